import type { Words } from '../platform/i18n/language.js';

export const TARIFFS_WORDS = {
  title: { fr: 'Tarifs', en: 'Tariffs' },
  introduction: {
    fr: 'Ce que coûte une place, en règles. La plus précise compte\u00a0: un télécentre avant son département, un département avant le réseau. Une règle ne se modifie pas\u00a0: on l’arrête, puis on en ajoute une autre. Rien n’est encaissé ici.',
    en: 'What a place costs, as rules. The most specific one counts: a telecentre before its department, a department before the network. A rule is not changed: it is ended, and followed by another. Nothing is paid here.',
  },
  none: { fr: 'Aucune règle\u00a0: rien n’est dû.', en: 'No rule: nothing is due.' },
  network: { fr: 'Tout le réseau', en: 'The whole network' },
  add: { fr: 'Ajouter une règle', en: 'Add a rule' },
  end: { fr: 'Arrêter cette règle', en: 'End this rule' },
  ended: { fr: 'Règles arrêtées', en: 'Rules that have ended' },
  validUntil: { fr: 'Premier jour où elle ne compte plus', en: 'First day on which it no longer counts' },
  anyKind: { fr: 'toutes les places', en: 'all places' },
  anybody: { fr: 'tout le monde', en: 'everybody' },
  unitHelp: {
    fr: 'Une journée, une semaine ou un mois est le plus que ce temps peut coûter.',
    en: 'A day, a week or a month is the most that this time can cost.',
  },
  fromUnitHelp: {
    fr: '5\u00a0: à partir de la 5e journée, ou demi-journée, du mois.',
    en: '5: from the fifth day, or half-day, of the month on.',
  },
  absences: { fr: 'Absences', en: 'Absences' },
  absencesHelp: {
    fr: 'Une réservation à laquelle personne n’est venu est-elle due\u00a0?',
    en: 'Is a booking due to which nobody came?',
  },
  yes: { fr: 'due', en: 'due' },
  no: { fr: 'non due', en: 'not due' },
  'as-network': { fr: 'comme le réseau', en: 'as the network' },
  set: {
    yes: { fr: 'Compter les absences', en: 'Count absences' },
    no: { fr: 'Ne pas compter les absences', en: 'Do not count absences' },
    'as-network': { fr: 'Suivre le réseau', en: 'Follow the network' },
  },
} as const satisfies Readonly<Record<string, Words | Readonly<Record<string, Words>>>>;

/** What the form of a rule asks for. */
export const TARIFF_FIELDS = {
  where: { fr: 'Où', en: 'Where' },
  kind: { fr: 'Pour quelles places', en: 'For which places' },
  status: { fr: 'Pour qui', en: 'For whom' },
  amount: { fr: 'Montant en euros (0\u00a0: gratuit)', en: 'Amount in euros (0: free)' },
  unit: { fr: 'Unité de temps', en: 'Unit of time' },
  fromMonths: {
    fr: 'Après combien de mois depuis la première visite (facultatif)',
    en: 'After how many months since the first visit (optional)',
  },
  untilMonths: { fr: 'Jusqu’à combien de mois (facultatif)', en: 'Until how many months (optional)' },
  fromUnit: {
    fr: 'À partir de quel numéro dans le mois (facultatif)',
    en: 'From which number within the month on (optional)',
  },
  validFrom: { fr: 'À partir du', en: 'From' },
} as const satisfies Readonly<Record<string, Words>>;
