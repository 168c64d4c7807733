import { dateInWords, dayInWords, hoursInWords, monthInWords } from '../platform/i18n/in-words.js';
import type { Language, Words } from '../platform/i18n/language.js';
import { firstDayOf, nextMonth, type Month } from '../reservation/months.js';
import type { TariffRule } from '../tariffs/tariff-rule.js';
import { ruleInWords } from '../tariffs/tariff-rules.words.js';
import type { Line, Statement } from './statement.js';

export const STATEMENTS_WORDS = {
  title: { fr: 'Relevés', en: 'Statements' },
  mine: { fr: 'Mes relevés', en: 'My statements' },
  myAccount: { fr: 'Mon compte', en: 'My account' },
  places: { fr: 'Relevés des télécentres', en: 'Statements of the telecentres' },
  otherPlaces: { fr: 'Tous mes télécentres', en: 'All my telecentres' },
  month: { fr: 'Mois', en: 'Month' },
  show: { fr: 'Afficher', en: 'Show' },
  notMonth: { fr: 'Ce mois n’a pas été compris.', en: 'This month was not understood.' },
  nothing: { fr: 'Rien n’est dû pour ce mois.', en: 'Nothing is due for this month.' },
  who: { fr: 'Qui', en: 'Who' },
  halfDays: { fr: 'Demi-journées', en: 'Half-days' },
  amount: { fr: 'Montant', en: 'Amount' },
  total: { fr: 'Total', en: 'Total' },
  number: { fr: 'Numéro', en: 'Number' },
  numbered: { fr: 'Relevé n°', en: 'Statement no.' },
  telecentre: { fr: 'Télécentre', en: 'Telecentre' },
  department: { fr: 'Département', en: 'Department' },
  date: { fr: 'Date', en: 'Date' },
  what: { fr: 'Place', en: 'Place' },
  tariff: { fr: 'Tarif appliqué', en: 'Tariff' },
  noTariff: { fr: 'aucun tarif', en: 'no tariff' },
  missed: { fr: 'absence', en: 'absence' },
  rental: { fr: 'location au mois', en: 'monthly rental' },
  closed: { fr: 'Arrêté le', en: 'Closed on' },
  issued: { fr: 'Édité le', en: 'Issued on' },
  open: {
    fr: 'Mois non arrêté\u00a0: les montants peuvent encore changer.',
    en: 'Not closed: amounts may still change.',
  },
  elsewhere: {
    fr: 'Mois antérieur au premier mois arrêté\u00a0: il est compté ailleurs.',
    en: 'Before the first month that was closed: it is accounted for elsewhere.',
  },
  comesFirst: { fr: 'À arrêter d’abord\u00a0:', en: 'To be closed first:' },
  nothingYet: {
    fr: 'Rien n’était encore dû ici\u00a0: il n’y a pas à arrêter ce mois.',
    en: 'Nothing was due there yet: this month need not be closed.',
  },
  firstMonth: { fr: 'Commencer par', en: 'Begin with' },
  earlierElsewhere: {
    fr: 'Les mois précédents sont comptés ailleurs',
    en: 'The earlier months are accounted for elsewhere',
  },
  earlierHelp: {
    fr: 'Ils ne pourront plus être arrêtés ici.',
    en: 'They can no longer be closed here.',
  },
  justClosed: {
    fr: 'Le mois est arrêté. Ce qui change désormais sera corrigé sur le mois suivant.',
    en: 'The month is closed. Whatever changes from now on will be corrected in the following month.',
  },
  close: { fr: 'Arrêter le mois', en: 'Close the month' },
  closingHead: { fr: 'Arrêté du mois', en: 'Closing' },
  closing: {
    fr: 'Une fois le mois arrêté, ses relevés sont numérotés et ne changent plus\u00a0: les corrections viennent sur le mois suivant.',
    en: 'Once the month is closed, its statements are numbered and no longer change: corrections come in the following month.',
  },
  csv: { fr: 'Télécharger pour un tableur (CSV)', en: 'Download for a spreadsheet (CSV)' },
  pdf: { fr: 'Ouvrir le PDF', en: 'Open the PDF' },
  back: { fr: 'Revenir au mois', en: 'Back to the month' },
  employers: { fr: 'Employeurs', en: 'Employers' },
  employer: { fr: 'Employeur', en: 'Employer' },
  employerHelp: {
    fr: 'La feuille d’un employeur donne les demi-journées et le montant de chaque personne, désignée par ses initiales, sans dire ni quand ni où.',
    en: 'An employer’s sheet gives the half-days and the amount of each person, by their initials, and says neither when nor where.',
  },
  person: { fr: 'Personne', en: 'Person' },
  left: { fr: 'compte effacé', en: 'erased account' },
  others: {
    fr: 'Invités, personnes sans compte et comptes effacés',
    en: 'Guests, people without an account and erased accounts',
  },
  erased: { fr: 'Personne dont le compte est effacé', en: 'Somebody whose account was erased' },
  nobodySaid: { fr: 'Locataire', en: 'Tenant' },
  notInvoice: {
    fr: 'Ceci n’est pas une facture\u00a0: état des sommes dues, base d’un titre de recettes.',
    en: 'This is not an invoice: a statement of sums due, on which a formal demand may be based.',
  },
  howCounted: {
    fr: 'Sont comptées les réservations qui ont eu lieu, jusqu’au départ de chacun, et jamais ce qui a été annulé.',
    en: 'Bookings that took place count, until people left; what was cancelled never does.',
  },
} as const satisfies Readonly<Record<string, Words>>;

type Owed = Pick<Statement, 'debtor' | 'hasLeft'>;

/** `Il y a déjà à compter avant mars 2027, et aucun mois n’est encore arrêté.` It may be nought. */
export function earlierInWords(month: Month, language: Language): string {
  const words = monthInWords(month, language);
  return language === 'fr'
    ? `Il y a déjà à compter avant ${words}, et aucun mois n’est encore arrêté.`
    : `There is something to account for before ${words}, and no month is closed yet.`;
}

/** `Ce mois pourra être arrêté à partir du mardi 1er décembre 2026.` */
export function closableInWords(month: Month, language: Language): string {
  const date = dateInWords(firstDayOf(nextMonth(month)), language);
  return language === 'fr'
    ? `Ce mois pourra être arrêté à partir du ${date}.`
    : `This month can be closed from ${date} on.`;
}

export function debtorInWords({ debtor, hasLeft = false }: Owed, language: Language): string {
  switch (debtor.kind) {
    case 'member':
      return debtor.name ?? debtor.email;
    case 'employer':
      return debtor.name ?? debtor.siret;
    case 'body':
      return debtor.name ?? STATEMENTS_WORDS.nobodySaid[language];
    case 'nobody':
      return STATEMENTS_WORDS[hasLeft ? 'erased' : 'others'][language];
  }
}

/** When it was, in the first column. */
export function whenInWords(line: Line, language: Language): string {
  switch (line.kind) {
    case 'stay':
      return `${dayInWords(line.start.slice(0, 10), language)}, ${hoursInWords(line.start.slice(11), line.end.slice(11), language)}`;
    case 'rental':
      return line.share === null
        ? WHOLE_MONTH[language]
        : `${dayInWords(line.share.first, language)} – ${dayInWords(line.share.last, language)}`;
    case 'correction':
      return monthInWords(line.month, language);
  }
}

export function whatInWords(line: Line, language: Language): string {
  return line.kind === 'correction' ? CORRECTION[language] : line.place;
}

/** `2 demi-journées`; nothing of what is not counted in them, as a rental and its correction. */
export function halfDaysInWords(line: Line, language: Language): string {
  if (line.kind === 'rental' || (line.kind === 'correction' && line.halfDays === 0)) return '';
  const isOne = Math.abs(line.halfDays) <= 1;
  if (language === 'fr') return `${line.halfDays}\u00a0demi-journée${isOne ? '' : 's'}`;
  return `${line.halfDays}\u00a0half-day${isOne && line.halfDays !== 0 ? '' : 's'}`;
}

export function whyInWords(line: Line, language: Language): string {
  switch (line.kind) {
    case 'stay': {
      const rules =
        line.rules.length === 0 ? STATEMENTS_WORDS.noTariff[language] : rulesInWords(line.rules, language);
      return line.missed ? `${rules} (${STATEMENTS_WORDS.missed[language]})` : rules;
    }
    case 'rental': {
      const { share } = line;
      const days = share === null ? '' : `, ${share.days}/${share.of} ${DAYS[language]}`;
      return `${STATEMENTS_WORDS.rental[language]}${days}`;
    }
    case 'correction':
      return CORRECTED[language];
  }
}

export function rulesInWords(rules: readonly TariffRule[], language: Language): string {
  return [...new Set(rules.map((rule) => ruleInWords(rule, language)))].join(' + ');
}

const WHOLE_MONTH: Words = { fr: 'tout le mois', en: 'the whole month' };
const DAYS: Words = { fr: 'jours', en: 'days' };
const CORRECTION: Words = { fr: 'correction', en: 'correction' };
const CORRECTED: Words = {
  fr: 'changement après l’arrêté du mois',
  en: 'change after the month was closed',
};
