import { inCommune } from '../platform/i18n/in-words.js';
import type { Language, Words } from '../platform/i18n/language.js';

export const HOME_WORDS = {
  title: { fr: 'Un bureau près de chez moi', en: 'A desk near home' },
  signIn: { fr: 'Se connecter', en: 'Sign in' },
  finish: { fr: 'Finir de me connecter', en: 'Finish signing in' },
  finishWhy: {
    fr: 'Il reste une étape avant de voir vos réservations.',
    en: 'One step is left before you see your bookings.',
  },
  today: { fr: 'Aujourd’hui', en: 'Today' },
  todaySee: { fr: 'L’adresse, l’accès, le téléphone', en: 'The address, the way in, the telephone' },
  usual: { fr: 'Comme d’habitude', en: 'As usual' },
  when: { fr: 'Quand\u00a0?', en: 'When?' },
  otherDay: { fr: 'Autre jour', en: 'Another day' },
  see: { fr: 'Voir', en: 'See' },
  daysAfter: { fr: 'Jours suivants', en: 'Following days' },
  colon: { fr: '\u00a0: ', en: ': ' },
  whatItIs: {
    fr: 'Un télécentre est un lieu avec des postes, des bureaux et une bonne connexion, près de chez vous.',
    en: 'A telecentre is a place with desks, offices and a good connection, near your home.',
  },
  wholeDay: { fr: 'La journée entière', en: 'The whole day' },
  room: { fr: 'Une salle', en: 'A room' },
  elsewhere: {
    fr: 'Autre lieu, plusieurs personnes, équipement…',
    en: 'Another place, several people, equipment…',
  },
  nothingFree: {
    fr: 'Plus rien n’est libre à ce moment-là. Choisissez-en un autre, ou cherchez plus largement.',
    en: 'Nothing is free at that time. Choose another, or search more widely.',
  },
  nothingAhead: {
    fr: 'Rien n’est libre près de chez vous dans ces quinze jours.',
    en: 'Nothing is free near you in that fortnight.',
  },
  nearWhere: { fr: 'Où\u00a0?', en: 'Where?' },
  day: { fr: 'Jour', en: 'Day' },
  search: { fr: 'Chercher', en: 'Search' },
  tellCommune: {
    fr: 'Dites une fois votre commune, et cette page commencera par ce qui est proche\u00a0:',
    en: 'Tell us your commune once, and this page will begin with what is near:',
  },
  tellCommuneWhere: { fr: 'mon compte', en: 'my account' },
  coming: { fr: 'Vos réservations', en: 'Your bookings' },
  nothingComing: { fr: 'Rien de prévu pour le moment.', en: 'Nothing planned at the moment.' },
  allBookings: { fr: 'Toutes vos réservations', en: 'All your bookings' },
  calendars: { fr: 'Mes réservations dans mon agenda', en: 'My bookings in my calendar program' },
  receiving: { fr: 'Là où vous accueillez', en: 'Where you receive people' },
  theDay: { fr: 'Journée', en: 'Day' },
  week: { fr: 'Semaine', en: 'Week' },
  closures: { fr: 'Fermetures', en: 'Closures' },
  figures: { fr: 'Chiffres', en: 'Figures' },
  whoComes: { fr: 'Qui vient, dans mon agenda', en: 'Who comes, in my calendar program' },
  externalCalendars: { fr: 'Agendas attachés', en: 'Attached calendars' },
  doors: { fr: 'À afficher à chaque porte', en: 'To hang at each door' },
  telecentres: { fr: 'Les télécentres', en: 'The telecentres' },
  noTelecentres: { fr: 'Le réseau n’a pas encore de télécentre.', en: 'The network has no telecentre yet.' },
  how: { fr: 'Comment ça marche', en: 'How it works' },
} as const satisfies Readonly<Record<string, Words>>;

/** What somebody does who comes for the first time. */
export const STEPS: readonly Words[] = [
  {
    fr: 'Cherchez un poste, un bureau ou une salle près de chez vous\u00a0: vous voyez tout de suite ce qui est libre.',
    en: 'Look for a desk, an office or a room near you: you see at once what is free.',
  },
  {
    fr: 'Connectez-vous avec votre adresse électronique, sans mot de passe, et réservez en un geste.',
    en: 'Sign in with your e-mail address, without a password, and book with one press.',
  },
  {
    fr: 'Venez\u00a0: l’adresse, l’accès et le téléphone sont sur la page de votre réservation, même sans réseau.',
    en: 'Come: the address, the way in and the telephone are on the page of your booking, even without network.',
  },
];

/** The network in two sentences. */
export function introduction(
  name: string,
  { telecentres, departments }: { readonly telecentres: number; readonly departments: number },
  language: Language,
): string {
  if (language === 'en') {
    const where = `${counted(telecentres, ['telecentre', 'telecentres'])} in ${counted(departments, ['department', 'departments'])}`;
    return `${name || 'This network of telecentres'}: ${where}, with desks, offices and rooms to work without a long drive. They are booked by the half-day, whether you are employed, on your own, or passing through.`;
  }
  const where = `${counted(telecentres, ['télécentre', 'télécentres'])} dans ${counted(departments, ['département', 'départements'])}`;
  return `${name || 'Ce réseau'}\u00a0: ${where}, avec des postes, des bureaux et des salles pour travailler sans faire la route. On y réserve à la demi-journée, que l’on soit salarié, indépendant ou de passage.`;
}

/** Where the usual place is not free: `Rien de libre à Figeac : voici le plus proche.` */
export function nearestInstead(commune: string, language: Language): string {
  return language === 'fr'
    ? `Rien de libre ${inCommune(commune, 'fr')}\u00a0: voici le plus proche.`
    : `Nothing free ${inCommune(commune, 'en')}: this is the nearest.`;
}

function counted(count: number, [one, many]: readonly [string, string]): string {
  return `${count}\u00a0${count > 1 ? many : one}`;
}
