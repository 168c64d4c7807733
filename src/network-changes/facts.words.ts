import type { Words } from '../platform/i18n/language.js';
import type { RuleField } from '../resource-pages/policy-form.js';

/** Of a word of the vocabulary, as the history keeps them. */
export const STATES: Readonly<Record<string, Words>> = {
  offered: { fr: 'proposé', en: 'offered' },
  retired: { fr: 'plus proposé', en: 'offered no more' },
};

interface RuleFact {
  readonly what: Words;
  readonly unit: 'days' | 'hours' | 'minutes';
}

/** What forms ask for as questions, told as facts. */
export const RULE_FACTS: Readonly<Record<RuleField['of'], RuleFact>> = {
  horizonDays: { what: { fr: 'réservable à l’avance', en: 'bookable ahead' }, unit: 'days' },
  noticeMinutes: { what: { fr: 'délai avant le début', en: 'notice before the beginning' }, unit: 'hours' },
  cancellationMinutes: {
    what: { fr: 'délai d’annulation avant le début', en: 'cancelled before the beginning by' },
    unit: 'hours',
  },
  stepMinutes: { what: { fr: 'pas des heures proposées', en: 'step of the hours offered' }, unit: 'minutes' },
  shortestMinutes: { what: { fr: 'durée la plus courte', en: 'shortest stay' }, unit: 'minutes' },
  longestMinutes: { what: { fr: 'durée la plus longue', en: 'longest stay' }, unit: 'minutes' },
  minutesBetween: {
    what: { fr: 'temps libre entre deux réservations', en: 'free time between two bookings' },
    unit: 'minutes',
  },
  holdMinutes: {
    what: { fr: 'temps pour confirmer une option', en: 'time to confirm a hold' },
    unit: 'minutes',
  },
  approvalHours: {
    what: { fr: 'temps pour répondre à une demande', en: 'time to answer a request' },
    unit: 'hours',
  },
};

export const FACT_WORDS = {
  name: { fr: 'Nom', en: 'Name' },
  code: { fr: 'Numéro', en: 'Number' },
  coordinator: { fr: 'Qui coordonne', en: 'Who coordinates' },
  about: { fr: 'À propos du réseau', en: 'About the network' },
  sources: { fr: 'Sources', en: 'Sources' },
  word: { fr: 'Mot', en: 'Word' },
  french: { fr: 'En français', en: 'In French' },
  english: { fr: 'En anglais', en: 'In English' },
  state: { fr: 'État', en: 'State' },
  published: { fr: 'Publié', en: 'Published' },
  hoursConfirmed: { fr: 'Horaires confirmés', en: 'Hours confirmed' },
  structure: { fr: 'Structure qui accueille', en: 'Host organisation' },
  phone: { fr: 'Téléphone', en: 'Telephone' },
  contactEmail: { fr: 'Adresse électronique', en: 'E-mail address' },
  address: { fr: 'Adresse postale', en: 'Postal address' },
  position: { fr: 'Position', en: 'Position' },
  staffed: { fr: 'Quelqu’un est sur place', en: 'Somebody is there' },
  regime: { fr: 'On entre', en: 'People come in' },
  instructions: { fr: 'Comment entrer', en: 'How to come in' },
  selfCheckIn: {
    fr: 'Les membres signalent eux-mêmes leur arrivée',
    en: 'Members tell themselves that they are there',
  },
  noShow: { fr: 'La place de qui ne vient pas est rendue', en: 'The place of who does not come is given up' },
  never: { fr: 'jamais', en: 'never' },
  shutOnHolidays: { fr: 'Fermé les jours fériés', en: 'Shut on public holidays' },
  season: { fr: 'Saison', en: 'Season' },
  treatedAsHoliday: { fr: 'traité comme férié', en: 'treated as a holiday' },
  ordinaryDay: { fr: 'traité comme un jour ordinaire', en: 'treated as an ordinary day' },
  opening: { fr: 'Ouverture exceptionnelle', en: 'Exceptional opening' },
  closure: { fr: 'Fermeture', en: 'Closure' },
  equipment: { fr: 'équipement', en: 'equipment' },
  joins: { fr: 'réunit', en: 'joins' },
  booked: { fr: 'se réserve', en: 'booked' },
  approval: { fr: 'sur demande', en: 'on request' },
  yes: { fr: 'oui', en: 'yes' },
  no: { fr: 'non', en: 'no' },
  modified: { fr: 'modifié', en: 'modified' },
  day: { fr: 'jour', en: 'day' },
  days: { fr: 'jours', en: 'days' },
  details: { fr: 'Autres précisions', en: 'Other details' },
  inTheFile: { fr: 'à lire dans le fichier', en: 'to be read in the file' },
} satisfies Record<string, Words>;
