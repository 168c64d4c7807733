import { dayInWords, timeInWords } from '../platform/i18n/in-words.js';
import type { Language, Words } from '../platform/i18n/language.js';
import type { Kind } from '../reservation/kind.js';
import type { State } from './free-busy.js';

export const FREE_BUSY_WORDS = {
  days: { fr: 'Les sept prochains jours', en: 'The coming seven days' },
  free: { fr: 'Libre\u00a0: ', en: 'Free: ' },
  taken: { fr: 'Pris\u00a0: ', en: 'Taken: ' },
  shut: { fr: 'Fermé', en: 'Closed' },
  tentative: { fr: 'à confirmer', en: 'to be confirmed' },
  follow: { fr: 'Dans votre agenda', en: 'In your calendar' },
  followHow: {
    fr: 'Votre agenda peut montrer quand ce lieu est pris. Personne n’y est nommé.',
    en: 'Your calendar can show when this place is taken. Nobody is named in it.',
  },
  subscribe: { fr: 'Ouvrir dans mon agenda', en: 'Open in my calendar program' },
  google: { fr: 'Ajouter à Google Agenda', en: 'Add to Google Calendar' },
  outlookAtWork: { fr: 'Outlook sur le web (travail)', en: 'Outlook on the web (work)' },
  outlookAtHome: { fr: 'Outlook.com (personnel)', en: 'Outlook.com (personal)' },
  address: { fr: 'Ou copiez cette adresse\u00a0:', en: 'Or copy this address:' },
  account: {
    fr: 'Pour en suivre plusieurs et voir qui les lit, créez-les dans votre compte\u00a0:',
    en: 'To follow several and see who reads them, make them in your account:',
  },
  calendars: { fr: 'Mes calendriers', en: 'My calendars' },
  others: { fr: 'Les autres places du réseau', en: 'The other places of the network' },
  programs: { fr: 'Pour les programmes', en: 'For programs' },
  freeBusy: {
    fr: 'Libre et occupé, au format iCalendar VFREEBUSY\u00a0:',
    en: 'Free and busy, in the iCalendar format VFREEBUSY:',
  },
  door: { fr: 'À la porte', en: 'At the door' },
  print: {
    fr: 'Imprimez cette page\u00a0: il n’en reste que le nom, ce code et son adresse, en grand, à afficher à la porte.',
    en: 'Print this page: only the name, this code and its address remain, large, to hang at the door.',
  },
  scan: { fr: 'Visez ce code avec votre téléphone.', en: 'Point your telephone at this code.' },
  code: { fr: 'Code QR de cette page', en: 'QR code of this page' },
} as const satisfies Readonly<Record<string, Words>>;

/** `Cette salle est-elle libre ?` */
export function questionAtTheDoor(kind: Kind, language: Language): string {
  return QUESTION[kind][language];
}

const ROOM: Words = { fr: 'Cette salle est-elle libre\u00a0?', en: 'Is this room free?' };

const QUESTION: Readonly<Record<Kind, Words>> = {
  desk: { fr: 'Ce poste est-il libre\u00a0?', en: 'Is this desk free?' },
  office: { fr: 'Ce bureau est-il libre\u00a0?', en: 'Is this office free?' },
  meeting_room: ROOM,
  training_room: ROOM,
  videoconference_room: ROOM,
};

/** `Libre jusqu’à 12 h`, `Occupée jusqu’au mardi 24 novembre à 12 h`; `until` null: nobody knows until when. */
export function stateInWords(
  { state, kind }: { readonly state: State; readonly kind: Kind },
  until: Until | null,
  language: Language,
): string {
  const now = STATE[state][language][isFeminine(kind) ? 1 : 0];
  const begun = until === null ? now : `${now} ${untilInWords(until, language)}`;
  return state === 'tentative' ? `${begun} (${FREE_BUSY_WORDS.tentative[language]})` : begun;
}

/** Of a desk or an office, and of a room. It is the house that is closed, whatever it has. */
const STATE: Readonly<Record<State, Readonly<Record<Language, readonly [string, string]>>>> = {
  free: { fr: ['Libre', 'Libre'], en: ['Free', 'Free'] },
  busy: { fr: ['Occupé', 'Occupée'], en: ['Taken', 'Taken'] },
  tentative: { fr: ['Retenu', 'Retenue'], en: ['Held', 'Held'] },
  unavailable: { fr: ['Fermé', 'Fermé'], en: ['Closed', 'Closed'] },
};

interface Until {
  readonly date: string;
  readonly time: string;
  readonly isToday: boolean;
}

function untilInWords({ date, time, isToday }: Until, language: Language): string {
  const [day, hour] = [dayInWords(date, language), timeInWords(time, language)];
  if (language === 'en') return isToday ? `until ${hour}` : `until ${day} at ${hour}`;
  return isToday ? `jusqu’à ${hour}` : `jusqu’au ${day} à ${hour}`;
}

function isFeminine(kind: Kind): boolean {
  return kind.endsWith('room');
}
