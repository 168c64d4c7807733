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
  subscribe: { fr: 'Ajouter à mon agenda', en: 'Add to my calendar' },
  address: { fr: 'Ou copiez cette adresse\u00a0:', en: 'Or copy this address:' },
  programs: {
    fr: 'Pour les programmes (libre et occupé, iCalendar VFREEBUSY)\u00a0:',
    en: 'For programs (free and busy, iCalendar VFREEBUSY):',
  },
  door: { fr: 'À la porte', en: 'At the door' },
  print: {
    fr: 'Imprimez cette page\u00a0: il n’en reste que le nom et ce code, à afficher à la porte.',
    en: 'Print this page: only the name and this code remain, to hang at the door.',
  },
  scan: {
    fr: 'Libre\u00a0? Visez ce code avec un téléphone.',
    en: 'Free? Point a telephone at this code.',
  },
  code: { fr: 'Code QR de cette page', en: 'QR code of this page' },
} as const satisfies Readonly<Record<string, Words>>;

/** `Libre jusqu’à 12 h`, `Occupée jusqu’à mardi 24 novembre, 12 h`; `until` null: nobody knows until when. */
export function stateInWords(
  { state, kind }: { readonly state: State; readonly kind: Kind },
  until: { readonly date: string; readonly time: string; readonly isToday: boolean } | null,
  language: Language,
): string {
  const now = STATE[state][language][isFeminine(kind) ? 1 : 0];
  const time = until && timeInWords(until.time, language);
  const when = until && (until.isToday ? time : `${dayInWords(until.date, language)}, ${time}`);
  const begun = when === null ? now : `${now} ${UNTIL[language]} ${when}`;
  return state === 'tentative' ? `${begun} (${FREE_BUSY_WORDS.tentative[language]})` : begun;
}

/** Of a desk or an office, and of a room. It is the house that is closed, whatever it has. */
const STATE: Readonly<Record<State, Readonly<Record<Language, readonly [string, string]>>>> = {
  free: { fr: ['Libre', 'Libre'], en: ['Free', 'Free'] },
  busy: { fr: ['Occupé', 'Occupée'], en: ['Taken', 'Taken'] },
  tentative: { fr: ['Retenu', 'Retenue'], en: ['Held', 'Held'] },
  unavailable: { fr: ['Fermé', 'Fermé'], en: ['Closed', 'Closed'] },
};

const UNTIL: Words = { fr: 'jusqu’à', en: 'until' };

function isFeminine(kind: Kind): boolean {
  return kind.endsWith('room');
}
