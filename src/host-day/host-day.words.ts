/** What a host's day says. */
import { HALF_DAY_IN_WORDS } from '../bookings/half-day.words.js';
import type { ComingState, countsOf, HalfDayState } from '../occupancy/day.js';
import { dayInWords, hoursInWords, timeInWords } from '../platform/i18n/in-words.js';
import type { Language, Words } from '../platform/i18n/language.js';
import { localTimeOf, type LocalDate } from '../reservation/local-time.js';
import type { Instant, Period } from '../reservation/period.js';

export const WORDS = {
  myDay: { fr: 'Ma journée', en: 'My day' },
  today: { fr: 'Aujourd’hui', en: 'Today' },
  days: { fr: 'Jours', en: 'Days' },
  thatDay: { fr: 'ce jour-là', en: 'that day' },
  dayBefore: { fr: 'Jour précédent', en: 'Previous day' },
  dayAfter: { fr: 'Jour suivant', en: 'Next day' },
  backToToday: { fr: 'Revenir à aujourd’hui', en: 'Back to today' },
  close: { fr: 'Fermer…', en: 'Close…' },
  walkIn: { fr: 'Passage', en: 'Walk-in' },
  print: { fr: 'Imprimer', en: 'Print' },
  arrive: { fr: 'Arrivé(e)', en: 'Arrived' },
  undoArrival: { fr: 'Annuler l’arrivée', en: 'Undo arrival' },
  leave: { fr: 'Parti(e)', en: 'Left' },
  absent: { fr: 'Absent(e)', en: 'Absent' },
  undoAbsence: { fr: 'Annuler l’absence', en: 'Undo absence' },
  otherPlace: { fr: 'Autre place', en: 'Another place' },
  moveTo: { fr: 'Installer à\u00a0:', en: 'Move to:' },
  moreOfIt: { fr: 'Détails', en: 'Details' },
  answer: { fr: 'Répondre', en: 'Answer' },
  team: { fr: 'équipe', en: 'team' },
  firstVisit: { fr: 'première visite', en: 'first visit' },
  nobodyKnown: { fr: 'Nom effacé', en: 'Name erased' },
  free: { fr: 'Libre', en: 'Free' },
  closed: { fr: 'Fermé', en: 'Closed' },
  closedEverywhere: { fr: 'Télécentre fermé', en: 'Telecentre closed' },
  busy: { fr: 'Pris par un agenda extérieur', en: 'Taken by an outside calendar' },
  rented: { fr: 'Loué', en: 'Rented' },
  noBusyTitle: { fr: 'sans titre', en: 'untitled' },
  nobody: { fr: 'Personne n’est attendu.', en: 'Nobody is expected.' },
  noFree: { fr: 'Aucune place libre.', en: 'No free place.' },
  withdrawn: { fr: 'n’est plus proposé', en: 'no longer offered' },
  outside: { fr: 'Hors des heures d’ouverture', en: 'Outside opening hours' },
  outsideHelp: {
    fr: 'Ces réservations tombent quand la porte est fermée\u00a0: ouvrez, ou prévenez.',
    en: 'These bookings are at a time when the door is shut: open it, or tell them.',
  },
  nothingSoon: {
    fr: 'Rien n’est ouvert dans les deux mois qui viennent.',
    en: 'Nothing is open in the next two months.',
  },
  others: { fr: 'Les autres télécentres', en: 'The other telecentres' },
  noPlaces: {
    fr: 'Aucun télécentre ne vous est confié pour le moment.',
    en: 'No telecentre is in your care at the moment.',
  },
  updated: { fr: 'La journée vient de changer.', en: 'The day has just changed.' },
  wholeDay: { fr: 'Voir la journée', en: 'See the day' },
} as const satisfies Readonly<Record<string, Words>>;

/** For the script that keeps what is ticked without a connection. */
export const TICK_WORDS = {
  kept: { fr: 'gardé, sera envoyé', en: 'kept, will be sent' },
  one: { fr: 'Un pointage gardé, sera envoyé.', en: 'One tick kept, will be sent.' },
  many: { fr: '{count} pointages gardés, seront envoyés.', en: '{count} ticks kept, will be sent.' },
  offline: {
    fr: 'Pas de réseau\u00a0: vos pointages sont gardés et partiront tout seuls.',
    en: 'No network: your ticks are kept and will go by themselves.',
  },
  forget: { fr: 'Ne pas l’envoyer', en: 'Do not send it' },
  refused: { fr: 'Ce pointage n’a pas été accepté', en: 'This tick was not accepted' },
  signedOut: {
    fr: 'Reconnectez-vous pour les envoyer.',
    en: 'Sign in again to send them.',
  },
  colon: { fr: '\u00a0: ', en: ': ' },
  understood: { fr: 'Compris', en: 'Understood' },
} as const satisfies Readonly<Record<string, Words>>;

export const STATE: Readonly<Record<ComingState, Words>> = {
  expected: { fr: 'attendu(e)', en: 'expected' },
  arrived: { fr: 'arrivé(e)', en: 'arrived' },
  absent: { fr: 'absent(e)', en: 'absent' },
  over: { fr: 'terminé', en: 'over' },
  held: { fr: 'en attente de confirmation', en: 'waits for confirmation' },
  awaiting: { fr: 'demande à accepter', en: 'request to answer' },
};

/** `5 attendus · 2 arrivés · 3 libres`: the first always, of the others those that there are. */
export function countsInWords(
  counts: ReturnType<typeof countsOf>,
  isOver: boolean,
  language: Language,
): string {
  const said = COUNTED.filter(
    ({ of, always }) => (always === true && !(isOver && of === 'free')) || (counts[of] > 0 && of !== 'free'),
  );
  return said
    .map(({ of, one, many }) => `${counts[of]} ${(counts[of] > 1 ? many : one)[language]}`)
    .join(' · ');
}

interface Counted {
  readonly of: keyof ReturnType<typeof countsOf>;
  readonly one: Words;
  readonly many: Words;
  readonly always?: true;
}

const COUNTED: readonly Counted[] = [
  {
    of: 'expected',
    one: { fr: 'attendu', en: 'expected' },
    many: { fr: 'attendus', en: 'expected' },
    always: true,
  },
  {
    of: 'arrived',
    one: { fr: 'arrivé', en: 'arrived' },
    many: { fr: 'arrivés', en: 'arrived' },
    always: true,
  },
  { of: 'absent', one: { fr: 'absent', en: 'absent' }, many: { fr: 'absents', en: 'absent' } },
  { of: 'over', one: { fr: 'non pointé', en: 'not ticked' }, many: { fr: 'non pointés', en: 'not ticked' } },
  { of: 'awaiting', one: { fr: 'demande', en: 'request' }, many: { fr: 'demandes', en: 'requests' } },
  { of: 'held', one: { fr: 'en attente', en: 'held' }, many: { fr: 'en attente', en: 'held' } },
  { of: 'free', one: { fr: 'libre', en: 'free' }, many: { fr: 'libres', en: 'free' }, always: true },
];

export function halfInWords(halfDay: HalfDayState['halfDay'], language: Language): string {
  return capital(HALF_DAY_IN_WORDS[halfDay][language]);
}

export function dateAndHalf(
  date: LocalDate,
  today: LocalDate,
  halfDay: HalfDayState['halfDay'],
  language: Language,
): string {
  const day = date === today ? WORDS.today[language] : capital(dayInWords(date, language));
  return `${day}, ${HALF_DAY_IN_WORDS[halfDay][language]}`;
}

export function periodInWords({ start, end }: Period, zone: string, language: Language): string {
  return hoursInWords(localTimeOf(start, zone), localTimeOf(end, zone), language);
}

/** `8 h 35`. */
export function momentInWords(instant: Instant, zone: string, language: Language): string {
  return timeInWords(localTimeOf(instant, zone), language);
}

export function peopleInWords(people: number, language: Language): string {
  return language === 'fr' ? `${people} personnes` : `${people} people`;
}

/** `2 demandes attendent votre réponse.` */
export function requestsInWords(count: number, language: Language): string {
  if (language === 'fr')
    return count === 1 ? '1 demande attend votre réponse.' : `${count} demandes attendent votre réponse.`;
  return count === 1 ? '1 request waits for your answer.' : `${count} requests wait for your answer.`;
}

export function capital(text: string): string {
  return text.charAt(0).toLocaleUpperCase('fr') + text.slice(1);
}
