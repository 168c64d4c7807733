/** What the page of the jobs says. */
import type { Language, Words } from '../platform/i18n/language.js';

/** By the names of the timetable. */
export const JOBS_IN_WORDS: Readonly<Record<string, Words>> = {
  'sweep lapsed holds': {
    fr: 'Libérer les places gardées dont le délai est passé',
    en: 'Sweep lapsed holds',
  },
  'offer what is free to those who wait': {
    fr: 'Proposer ce qui se libère à ceux qui attendent',
    en: 'Offer what is free to those who wait',
  },
  'read the mailbox of answers': {
    fr: 'Lire les réponses des agendas et les courriels revenus',
    en: 'Read the mailbox of answers',
  },
  'send reminders': { fr: 'Envoyer les rappels', en: 'Send reminders' },
  'send morning sheets': { fr: 'Envoyer les feuilles du matin', en: 'Send morning sheets' },
  'release places of the absent': {
    fr: 'Rendre les places des absents',
    en: 'Release places of the absent',
  },
  'continue series': {
    fr: 'Réserver les dates de séries qui viennent de s’ouvrir',
    en: 'Continue series',
  },
  'complete what is over': { fr: 'Clore les réservations passées', en: 'Complete what is over' },
  'read external calendars': { fr: 'Lire les agendas tenus ailleurs', en: 'Read external calendars' },
  'renew rentals': {
    fr: 'Prolonger les locations sans fin et prévenir avant leur renouvellement',
    en: 'Renew rentals',
  },
  'tally calendar changes': { fr: 'Compter les changements des agendas', en: 'Tally calendar changes' },
  'close offers that nobody answered': {
    fr: 'Clore les propositions restées sans réponse',
    en: 'Close offers that nobody answered',
  },
  'forget old offers': { fr: 'Oublier les anciennes propositions entre collègues', en: 'Forget old offers' },
  'forget old answers': { fr: 'Oublier les anciennes réponses aux programmes', en: 'Forget old answers' },
  'forget old links': { fr: 'Oublier les anciens liens de connexion', en: 'Forget old links' },
  'forget old sessions': { fr: 'Oublier les anciennes sessions', en: 'Forget old sessions' },
  'forget old attempts': { fr: 'Oublier les anciennes tentatives', en: 'Forget old attempts' },
  'forget old runs': { fr: 'Effacer l’historique des travaux', en: 'Forget old runs' },
  'forget what has been kept for long enough': {
    fr: 'Effacer ce qui a été gardé assez longtemps',
    en: 'Forget what has been kept for long enough',
  },
  'forget old waiting lines': {
    fr: 'Oublier les anciennes files d’attente',
    en: 'Forget old waiting lines',
  },
  'forget old calendar changes': {
    fr: 'Oublier les anciens changements des agendas',
    en: 'Forget old calendar changes',
  },
  'forget old calendar feeds': {
    fr: 'Oublier les abonnements arrêtés depuis longtemps',
    en: 'Forget old calendar feeds',
  },
  'forget old external busy times': {
    fr: 'Effacer les événements passés des agendas tenus ailleurs',
    en: 'Forget old external busy times',
  },
  'forget old inbound mail': {
    fr: 'Effacer le suivi des courriels reçus',
    en: 'Forget old inbound mail',
  },
};

/** What people feel when it does not run; the rest is to keep the house clean. */
export const FELT_BY_PEOPLE: readonly string[] = [
  'sweep lapsed holds',
  'offer what is free to those who wait',
  'read the mailbox of answers',
  'send reminders',
  'send morning sheets',
  'read external calendars',
  'release places of the absent',
  'continue series',
];

/** One that has left the timetable may still be in the book. */
export function jobInWords(name: string, language: Language): string {
  return JOBS_IN_WORDS[name]?.[language] ?? name;
}

/** What jobs say of themselves is English: `3 sent, 1 warned`. */
export function outcomeInWords(outcome: string, language: Language): string {
  if (language === 'en') return outcome;
  return outcome.split(', ').map(inFrench).join(', ');
}

/** `12 fois`. */
export function timesInWords(times: number, language: Language): string {
  return `${times}\u00a0${language === 'fr' ? 'fois' : 'times'}`;
}

function inFrench(part: string): string {
  const [, count, what = ''] = /^(\d+) (\w+)$/.exec(part) ?? [];
  if (count === undefined) return SAYINGS[part] ?? part;
  return `${COUNTED[what] ?? what}\u00a0: ${count}`;
}

const SAYINGS: Readonly<Record<string, string>> = { done: 'fait', 'nothing to do': 'rien à faire' };

const COUNTED: Readonly<Record<string, string>> = {
  swept: 'places libérées',
  released: 'places rendues',
  lapsed: 'propositions closes',
  offered: 'places proposées',
  over: 'attentes finies',
  completed: 'réservations closes',
  booked: 'dates réservées',
  missed: 'dates manquées',
  read: 'courriels lus',
  sent: 'courriels écrits',
  forgotten: 'oubliés',
  auditEntries: 'lignes du journal effacées',
  guests: 'invités oubliés',
  mails: 'courriels oubliés',
  placed: 'agendas relus',
  unchanged: 'agendas inchangés',
  failed: 'agendas muets',
  heldBack: 'agendas retenus',
  warned: 'membres prévenus',
  erased: 'comptes effacés',
};

export const PAGE_WORDS = {
  introduction: {
    fr: 'Ce que le service fait de lui-même, à heures fixes\u00a0: une seule fois, même s’il tourne sur plusieurs machines. Ce qui échoue est repris deux fois. Les heures sont celles de Paris.',
    en: 'What the service does by itself, by the clock: once, even if it runs on several machines. What fails is tried twice more. Times are those of Paris.',
  },
  failed: { fr: 'Échecs des sept derniers jours', en: 'Failures of the last seven days' },
  noneFailed: {
    fr: 'Rien n’a échoué ces sept derniers jours.',
    en: 'Nothing has failed in the last seven days.',
  },
  felt: { fr: 'Réservations et courriels', en: 'Bookings and mails' },
  cleaning: { fr: 'Ménage', en: 'Cleaning' },
  due: { fr: 'Prévu\u00a0:', en: 'Due:' },
  took: { fr: 'durée\u00a0:', en: 'took' },
  nextDue: { fr: 'Prochain passage\u00a0:', en: 'Next due:' },
  never: { fr: 'Pas encore passé', en: 'Not yet run' },
  underWay: { fr: 'En cours', en: 'Under way' },
  unfinished: { fr: 'Jamais terminé', en: 'Never finished' },
  hasFailed: { fr: 'Échec\u00a0:', en: 'Failed:' },
  attempts: { fr: 'essais\u00a0:', en: 'attempts:' },
} as const satisfies Readonly<Record<string, Words>>;
