import { dayInWords, hoursInWords, timeInWords } from '../platform/i18n/in-words.js';
import type { Language, Words } from '../platform/i18n/language.js';
import type { Granularity } from '../reservation/half-day.js';
import type { Kind } from '../reservation/kind.js';
import { localDateOf, localTimeOf } from '../reservation/local-time.js';
import type { Instant, Period } from '../reservation/period.js';
import type { AccessRegime } from '../telecentres/network.js';
import type { OpenNow } from './opening-days.js';

export const TELECENTRE_PAGES_WORDS = {
  telecentres: { fr: 'Les télécentres', en: 'The telecentres' },
  noTelecentres: { fr: 'Le réseau n’a pas encore de télécentre.', en: 'The network has no telecentre yet.' },
  whatItIs: {
    fr: 'Un télécentre est un lieu près de chez vous où travailler quelques heures\u00a0: un poste, un bureau ou une salle, avec Internet.',
    en: 'A telecentre is a place near your home to work for a few hours: a desk, an office or a room, with Internet.',
  },
  near: { fr: 'Près de', en: 'Near' },
  nearShow: { fr: 'Trier par distance', en: 'Sort by distance' },
  nearUnknown: {
    fr: 'aucune commune de ce nom dans le réseau ni autour',
    en: 'no commune of this name in the network or around it',
  },
  nearSeveral: { fr: 'plusieurs communes portent ce nom', en: 'several communes are called like that' },
  which: { fr: 'Laquelle\u00a0?', en: 'Which one?' },
  meant: { fr: 'Vouliez-vous dire…', en: 'Did you mean…' },
  everyTelecentre: { fr: 'Par département', en: 'By department' },
  searchFrom: { fr: 'Chercher une place libre', en: 'Look for a free place' },
  hours: { fr: 'Horaires', en: 'Opening hours' },
  hoursOf: { fr: 'Les sept prochains jours', en: 'The coming seven days' },
  day: { fr: 'Jour', en: 'Day' },
  closed: { fr: 'Fermé', en: 'Closed' },
  holiday: { fr: 'jour férié', en: 'public holiday' },
  exceptional: { fr: 'ouverture exceptionnelle', en: 'open for once' },
  allDay: { fr: 'sans interruption', en: 'without a break' },
  today: { fr: 'aujourd’hui', en: 'today' },
  coming: { fr: 'Venir', en: 'Getting in' },
  address: { fr: 'Adresse', en: 'Address' },
  speciality: { fr: 'Particularité', en: 'What is special' },
  equipment: { fr: 'Équipement', en: 'Equipment' },
  announced: {
    fr: 'Annoncé par le télécentre\u00a0; aucun montant n’est calculé ici pour l’instant.',
    en: 'Announced by the telecentre; no amount is computed here for now.',
  },
  photos: { fr: 'En images', en: 'In pictures' },
  photoBy: { fr: 'Photo\u00a0: ', en: 'Photo: ' },
  places: { fr: 'Les places', en: 'The places' },
  noPlaces: {
    fr: 'Ce télécentre ne propose pas encore de place à réserver.',
    en: 'This telecentre has no place to book yet.',
  },
  daysAhead: { fr: 'Les jours à venir', en: 'The days ahead' },
  kinds: { fr: 'Sortes de places', en: 'Kinds of places' },
  alsoBooked: { fr: 'Réserver autrement', en: 'Other ways to book' },
  /** Side by side on a telephone. */
  everyWeek: { fr: 'Chaque semaine…', en: 'Every week…' },
  forTeam: { fr: 'Pour une équipe…', en: 'For a team…' },
  earlier: { fr: 'Plus tôt', en: 'Earlier' },
  later: { fr: 'Plus tard', en: 'Later' },
  weeks: { fr: 'Autres semaines', en: 'Other weeks' },
  asTable: { fr: 'Voir en tableau', en: 'See as a table' },
  asCalendar: { fr: 'Voir en calendrier', en: 'See as a calendar' },
  press: {
    fr: 'Choisissez une demi-journée libre pour la réserver.',
    en: 'Choose a free half-day to book it.',
  },
  nothingThen: {
    fr: 'Rien de libre sur ces deux semaines.',
    en: 'Nothing free in these two weeks.',
  },
  freeAgain: { fr: 'Libre de nouveau', en: 'Free again on' },
  searchNearby: { fr: 'Chercher aux environs', en: 'Look nearby' },
  elsewhere: { fr: 'Ouverts à proximité', en: 'Open nearby' },
  shutForNow: { fr: 'Fermé pour le moment.', en: 'Closed at the moment.' },
  seats: { fr: 'Personnes', en: 'People' },
  kind: { fr: 'Sorte', en: 'Kind' },
  telecentre: { fr: 'Télécentre', en: 'Telecentre' },
  bookedBy: { fr: 'Se réserve', en: 'Booked by' },
  byTheHour: { fr: 'À l’heure', en: 'By the hour' },
  date: { fr: 'Date', en: 'Date' },
  from: { fr: 'De', en: 'From' },
  to: { fr: 'À', en: 'To' },
  see: { fr: 'Voir ce jour', en: 'See this day' },
  goOn: { fr: 'Continuer', en: 'Go on' },
  free: { fr: 'Libre', en: 'Free' },
  taken: { fr: 'Pris', en: 'Taken' },
  dayLine: { fr: 'Libre et pris', en: 'Free and taken' },
  shutThatDay: { fr: 'Fermé ce jour-là.', en: 'Closed that day.' },
  atTheDoor: {
    fr: 'Est-ce libre maintenant\u00a0? La page à afficher à la porte, et son calendrier',
    en: 'Is it free now? The page to hang at the door, and its calendar',
  },
  assumedPlace: { fr: 'Nom et équipement', en: 'Name and equipment' },
  goneTitle: { fr: 'Cette place n’est plus proposée', en: 'This place is not offered any more' },
  gone: {
    fr: 'Elle a quitté le réseau. Vos réservations passées restent dans votre compte.',
    en: 'It has left the network. Your past bookings remain in your account.',
  },
  otherPlaces: { fr: 'Les autres places de', en: 'The other places of' },
} as const satisfies Readonly<Record<string, Words>>;

export const REGIME: Readonly<Record<AccessRegime, Words>> = {
  reception: { fr: 'On vous accueille sur place.', en: 'Somebody receives you.' },
  key: { fr: 'On entre avec une clé.', en: 'You get in with a key.' },
  code: { fr: 'On entre avec un code.', en: 'You get in with a code.' },
};

export const GRANULARITY: Readonly<Record<Granularity, Words>> = {
  hour: { fr: 'à l’heure', en: 'hour' },
  half_day: { fr: 'à la demi-journée', en: 'half-day' },
  day: { fr: 'à la journée', en: 'day' },
};

/** `Ouvert jusqu’à 12 h`; `Fermé jusqu’à 13 h 30`; `Fermé, ouvre lundi 4 janvier à 8 h 30`. */
export function openNowInWords(open: OpenNow, now: Instant, zone: string, language: Language): string {
  const at = (instant: Instant): string => timeInWords(localTimeOf(instant, zone), language);
  if (open.isOpen) return `${OPEN_UNTIL[language]}${at(open.until)}`;
  if (open.opens === null) return TELECENTRE_PAGES_WORDS.closed[language];
  const date = localDateOf(open.opens, zone);
  if (date === localDateOf(now, zone)) return `${CLOSED_UNTIL[language]}${at(open.opens)}`;
  const day = dayInWords(date, language);
  return language === 'fr'
    ? `Fermé, ouvre ${day} à ${at(open.opens)}`
    : `Closed, opens on ${day} at ${at(open.opens)}`;
}

/** `9 h – 12 h`; what ends at midnight ends at 24 h. */
export function periodInWords({ start, end }: Period, zone: string, language: Language): string {
  const to = localTimeOf(end, zone);
  return hoursInWords(localTimeOf(start, zone), to === '00:00' ? '24:00' : to, language);
}

/** `du lundi 23 novembre au dimanche 6 décembre`. */
export function rangeInWords(from: string, to: string, language: Language): string {
  const [first, last] = [dayInWords(from, language), dayInWords(to, language)];
  return language === 'fr' ? `Du ${first} au ${last}` : `From ${first} to ${last}`;
}

/** `6 postes`; `2 bureaux`, `1 salle`: people look for a room, and which sort its name says. */
export const GROUPS: readonly {
  readonly kinds: readonly Kind[];
  readonly one: Words;
  readonly many: Words;
}[] = [
  {
    kinds: ['desk'],
    one: { fr: 'poste', en: 'desk' },
    many: { fr: 'postes', en: 'desks' },
  },
  {
    kinds: ['office'],
    one: { fr: 'bureau', en: 'private office' },
    many: { fr: 'bureaux', en: 'private offices' },
  },
  {
    kinds: ['meeting_room', 'training_room', 'videoconference_room'],
    one: { fr: 'salle', en: 'room' },
    many: { fr: 'salles', en: 'rooms' },
  },
];

const OPEN_UNTIL: Words = { fr: 'Ouvert jusqu’à ', en: 'Open until ' };
const CLOSED_UNTIL: Words = { fr: 'Fermé jusqu’à ', en: 'Closed until ' };
