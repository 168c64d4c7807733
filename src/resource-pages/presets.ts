/** What a telecentre usually offers, each with rules that suit it: a coordinator chooses one, and changes it later if at all. */
import { policy } from '../network-file/schema.js';
import type { FileResource } from '../network-file/schema.js';
import type { Words } from '../platform/i18n/language.js';

export const PRESET_NAMES = ['desk', 'open-space', 'office', 'meeting-room', 'videoconference'] as const;
export type PresetName = (typeof PRESET_NAMES)[number];

interface Preset {
  readonly label: Words;
  /** The resource's name unless another is given; French, as the names of the network are. */
  readonly name: string;
  readonly kind: FileResource['kind'];
  readonly counts: 'places' | 'people';
  readonly usual: number;
  /** What each of its kind has: people come for what is promised, so whatever else is there is for somebody to say. */
  readonly equipment: FileResource['equipment'];
  readonly policy: FileResource['policy'];
}

/** By the half-day and free to the last moment: most desks of the network are empty. */
const DESKS = policy.parse({ granularities: ['half_day', 'day'] });
/** By the hour, and known an hour before, so that somebody can open it. */
const ROOMS = policy.parse({
  granularities: ['hour', 'half_day', 'day'],
  noticeMinutes: 60,
  horizonDays: 90,
});

export const PRESETS: Readonly<Record<PresetName, Preset>> = {
  desk: {
    label: { fr: 'Un poste', en: 'A desk' },
    name: 'Poste',
    kind: 'desk',
    counts: 'people',
    usual: 1,
    equipment: ['desk'],
    policy: DESKS,
  },
  'open-space': {
    label: { fr: 'Un open space de plusieurs postes', en: 'An open space of several desks' },
    name: 'Open space',
    kind: 'desk',
    counts: 'places',
    usual: 4,
    equipment: ['desk'],
    policy: DESKS,
  },
  office: {
    label: { fr: 'Un bureau fermé', en: 'A private office' },
    name: 'Bureau',
    kind: 'office',
    counts: 'people',
    usual: 1,
    equipment: ['desk'],
    policy: DESKS,
  },
  'meeting-room': {
    label: { fr: 'Une salle de réunion', en: 'A meeting room' },
    name: 'Salle de réunion',
    kind: 'meeting_room',
    counts: 'people',
    usual: 8,
    equipment: [],
    policy: ROOMS,
  },
  videoconference: {
    label: { fr: 'Une salle de visioconférence', en: 'A videoconference room' },
    name: 'Salle de visioconférence',
    kind: 'videoconference_room',
    counts: 'people',
    usual: 6,
    equipment: ['videoconference'],
    policy: ROOMS,
  },
};

export function resourceOf(
  preset: PresetName,
  { key, name, size }: { readonly key: string; readonly name: string; readonly size: number },
): FileResource {
  const { kind, counts, equipment, policy: rules } = PRESETS[preset];
  return {
    key,
    kind,
    name,
    ...(counts === 'places' ? { places: size } : {}),
    capacity: kind === 'desk' ? 1 : size,
    equipment: [...equipment],
    policy: rules,
  };
}
