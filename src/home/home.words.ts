import type { Language, Words } from '../platform/i18n/language.js';
import type { HalfDay } from '../reservation/half-day.js';
import type { Kind } from '../reservation/kind.js';
import type { Resource } from '../reservation/resource.js';

export const HOME_WORDS = {
  title: { fr: 'Un bureau près de chez moi', en: 'A desk near home' },
  signIn: { fr: 'Se connecter', en: 'Sign in' },
  finish: { fr: 'Finir de me connecter', en: 'Finish signing in' },
  finishWhy: {
    fr: 'Il reste une étape avant de voir vos réservations.',
    en: 'One step is left before you see your bookings.',
  },
  coming: { fr: 'Vos prochaines réservations', en: 'Your coming bookings' },
  nothingComing: { fr: 'Rien de prévu pour le moment.', en: 'Nothing planned at the moment.' },
  reference: { fr: 'Référence', en: 'Reference' },
  calendars: { fr: 'Mes réservations dans mon agenda', en: 'My bookings in my calendar program' },
  account: { fr: 'Mon compte', en: 'My account' },
  receiving: { fr: 'Là où vous accueillez', en: 'Where you receive people' },
  whoComes: { fr: 'Qui vient, dans mon agenda', en: 'Who comes, in my calendar program' },
  externalCalendars: { fr: 'Agendas attachés', en: 'Attached calendars' },
  doors: { fr: 'À afficher à chaque porte', en: 'To hang at each door' },
  isItFree: { fr: 'Est-ce libre\u00a0?', en: 'Is it free?' },
  telecentres: { fr: 'Les télécentres', en: 'The telecentres' },
  noTelecentres: { fr: 'Le réseau n’a pas encore de télécentre.', en: 'The network has no telecentre yet.' },
  booking: { fr: 'Réserver', en: 'Booking' },
  howMembers: {
    fr: 'Connectez-vous avec votre adresse électronique, sans mot de passe\u00a0: vos réservations s’affichent ici.',
    en: 'Sign in with your e-mail address, without a password: your bookings are shown here.',
  },
  howSoon: {
    fr: 'La réservation sur ces pages arrive bientôt. D’ici là, l’hôte de votre télécentre réserve pour vous.',
    en: 'Booking on these pages comes soon. Until then the host of your telecentre books for you.',
  },
  howPrograms: {
    fr: 'Un programme peut chercher et réserver lui-même\u00a0:',
    en: 'A program can search and book by itself:',
  },
  documentation: { fr: 'mode d’emploi pour les programmes', en: 'documentation for programs' },
} as const satisfies Readonly<Record<string, Words>>;

export const HALF_DAY: Readonly<Record<HalfDay, Words>> = {
  morning: { fr: 'matin', en: 'morning' },
  afternoon: { fr: 'après-midi', en: 'afternoon' },
  day: { fr: 'journée', en: 'whole day' },
};

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

/** `6 postes, 2 bureaux, 1 salle`. */
export function placesOf(resources: readonly Resource[], language: Language): string {
  return PLACES.map(({ kinds, words }) => ({
    count: resources.filter(({ kind }) => kinds.includes(kind)).length,
    words,
  }))
    .filter(({ count }) => count > 0)
    .map(({ count, words }) => counted(count, words[language]))
    .join(', ');
}

type OneAndMany = readonly [string, string];

const PLACES: readonly {
  readonly kinds: readonly Kind[];
  readonly words: Readonly<Record<Language, OneAndMany>>;
}[] = [
  { kinds: ['desk'], words: { fr: ['poste', 'postes'], en: ['desk', 'desks'] } },
  { kinds: ['office'], words: { fr: ['bureau', 'bureaux'], en: ['office', 'offices'] } },
  {
    kinds: ['meeting_room', 'training_room', 'videoconference_room'],
    words: { fr: ['salle', 'salles'], en: ['room', 'rooms'] },
  },
];

function counted(count: number, [one, many]: OneAndMany): string {
  return `${count}\u00a0${count > 1 ? many : one}`;
}
