import { eurosInWords } from '../platform/i18n/euros-in-words.js';
import { dateInWords } from '../platform/i18n/in-words.js';
import type { Language, Words } from '../platform/i18n/language.js';
import { addDays, type LocalDate } from '../reservation/local-time.js';
import { firstDayOf, monthOf, nextMonth, type Month } from '../reservation/months.js';
import { amountIn } from './dues.js';
import type { Notice, NoticeGiver, RentalRecord, Terms } from './rental-record.js';
import type { DONE } from './rentals.schemas.js';
import { earliestEnd, nextRenewal, noticeDeadline, stateOn, type RentalState } from './terms.js';

export function pageOf(slug: string, page = ''): string {
  return `/telecentres/${slug}/rentals${page === '' ? '' : `/${page}`}`;
}

export interface Fact {
  readonly label: string;
  readonly value: string;
}

/** What an agreement says, line by line, for its tenant as for those who receive people there. */
export function factsOf(rental: RentalRecord, today: LocalDate, language: Language): Fact[] {
  const { resourceName, telecentreName, agreement, endsOn, notice } = rental;
  const fact = (label: Words, value: string): Fact => ({ label: label[language], value });
  const month = rental.startsOn > today ? monthOf(rental.startsOn) : monthOf(today);
  return [
    fact(WORDS.place, `${resourceName}, ${telecentreName}`),
    fact(WORDS.since, dateInWords(rental.startsOn, language)),
    fact(WORDS.term, termInWords(rental, language)),
    fact(WORDS.monthly, eurosInWords(amountIn(rental, month), language)),
    ...rental.amounts
      .filter(({ from }) => monthOf(from) > month)
      .map(({ from, cents }) => ({
        label: fromInWords(from, language),
        value: eurosInWords(cents, language),
      })),
    fact(WORDS.agreement, agreement),
    ...(endsOn === null
      ? renewalFacts(rental, today, language)
      : [fact(WORDS.lastDay, lastDayInWords(rental, language))]),
    ...(notice === null ? [] : [fact(WORDS.notice, noticeGivenInWords(notice, language))]),
    ...(notice?.reason == null ? [] : [fact(WORDS.reason, notice.reason)]),
  ];
}

export function renewalFacts(terms: Terms, today: LocalDate, language: Language): Fact[] {
  const earliest = earliestEnd(terms, today);
  const until = noticeDeadline(terms, earliest);
  return [
    { label: WORDS.nextRenewal[language], value: dateInWords(nextRenewal(terms, today), language) },
    { label: WORDS.noticeUntil[language], value: noticeUntilInWords(until, earliest, language) },
  ];
}

/** « 1er juillet 2027, pour un dernier jour le 31 juillet 2027 ». */
function noticeUntilInWords(until: LocalDate, end: LocalDate, language: Language): string {
  const [by, last] = [dateInWords(until, language), dateInWords(addDays(end, -1), language)];
  return language === 'fr' ? `${by}, pour un dernier jour le ${last}` : `${by}, for a last day on ${last}`;
}

/** The day before the first that is free again; of what never began, nothing. */
export function lastDayInWords({ startsOn, endsOn }: Terms, language: Language): string {
  if (endsOn === null) return '';
  return endsOn === startsOn ? WORDS.never[language] : dateInWords(addDays(endsOn, -1), language);
}

/** « dernier jour le mardi 12 janvier 2027 », within a sentence. */
export function lastDaySaid(terms: Terms, language: Language): string {
  const words = lastDayInWords(terms, language);
  if (terms.endsOn === terms.startsOn) return words;
  return language === 'fr' ? `dernier jour le ${words}` : `last day ${words}`;
}

/** « par le locataire, le lundi 23 novembre 2026 ». */
function noticeGivenInWords({ by, givenOn }: Notice, language: Language): string {
  const date = dateInWords(givenOn, language);
  return language === 'fr' ? `${GIVEN_BY[by].fr}, le ${date}` : `${GIVEN_BY[by].en}, on ${date}`;
}

/** Once notice is given it renews itself no more. */
export function termInWords(
  { termMonths, noticeDays, tacitRenewal, endsOn }: Terms,
  language: Language,
): string {
  const months =
    language === 'fr' ? `${termMonths}\u00a0mois` : `${termMonths}\u00a0month${termMonths > 1 ? 's' : ''}`;
  if (tacitRenewal && endsOn !== null) return months;
  if (!tacitRenewal) return `${months}, ${WORDS.withoutRenewal[language]}`;
  return `${months}, ${WORDS.renewing[language]}, ${noticeInDays(noticeDays, language)}`;
}

function noticeInDays(days: number, language: Language): string {
  if (days === 0) return WORDS.withoutNotice[language];
  if (language === 'fr') return `préavis de ${days}\u00a0jour${days > 1 ? 's' : ''}`;
  return `${days}\u00a0${days > 1 ? 'days’' : 'day’s'} notice`;
}

export function closedUntilInWords(month: Month, language: Language): string {
  const last = dateInWords(addDays(firstDayOf(nextMonth(month)), -1), language);
  return language === 'fr'
    ? `Les relevés sont déjà arrêtés jusqu’au ${last}\u00a0: ce que cette location coûte pour les mois arrêtés viendra en correction sur le relevé suivant.`
    : `Statements are closed already until ${last}: what this rental costs for closed months comes as a correction in the next statement.`;
}

function fromInWords(from: LocalDate, language: Language): string {
  const date = dateInWords(from, language);
  return language === 'fr' ? `À partir du ${date}` : `From ${date} on`;
}

/** « en cours », « à venir », « terminée ». */
export function stateInWords(rental: Terms, today: LocalDate, language: Language): string {
  return STATES[stateOn(rental, today)][language];
}

const STATES: Readonly<Record<RentalState, Words>> = {
  running: { fr: 'en cours', en: 'running' },
  coming: { fr: 'à venir', en: 'coming' },
  ended: { fr: 'terminée', en: 'ended' },
};

export const GIVERS: Readonly<Record<NoticeGiver, Words>> = {
  tenant: { fr: 'Le locataire', en: 'The tenant' },
  telecentre: { fr: 'Le télécentre', en: 'The telecentre' },
};

const GIVEN_BY: Readonly<Record<NoticeGiver, Words>> = {
  tenant: { fr: 'par le locataire', en: 'by the tenant' },
  telecentre: { fr: 'par le télécentre', en: 'by the telecentre' },
};

export const DONE_IN_WORDS: Readonly<Record<(typeof DONE)[number], Words>> = {
  made: { fr: 'La location est enregistrée.', en: 'The rental is recorded.' },
  again: {
    fr: 'Cette location était déjà enregistrée\u00a0: rien n’a changé.',
    en: 'This rental was recorded already: nothing has changed.',
  },
  notice: {
    fr: 'Le congé est enregistré. La place peut être réservée pour la suite.',
    en: 'The notice is recorded. The place can be booked from then on.',
  },
  amount: { fr: 'Le nouveau montant est enregistré.', en: 'The new amount is recorded.' },
};

/** CG3P, L2122-1 to -3: of public property nobody has more than this. */
export const PRECARIOUS: Words = {
  fr: 'L’occupation d’un lieu public est temporaire, précaire et révocable\u00a0: le télécentre peut y mettre fin plus tôt, en disant pourquoi.',
  en: 'Public premises are only ever occupied temporarily and until further notice: the telecentre may end the rental sooner, saying why.',
};

export const WORDS = {
  title: { fr: 'Locations', en: 'Rentals' },
  mine: { fr: 'Ma location', en: 'My rental' },
  one: { fr: 'Location', en: 'Rental' },
  add: { fr: 'Enregistrer une location', en: 'Record a rental' },
  none: { fr: 'Aucune place n’est louée au mois.', en: 'No place is rented by the month.' },
  running: { fr: 'En cours', en: 'Running' },
  coming: { fr: 'À venir', en: 'Coming' },
  ended: { fr: 'Terminées', en: 'Ended' },
  forgotten: { fr: 'une personne partie', en: 'somebody who has left' },
  rentedTo: { fr: 'Loué à', en: 'Rented to' },
  place: { fr: 'Place', en: 'Place' },
  tenant: { fr: 'Locataire', en: 'Tenant' },
  details: { fr: 'En détail', en: 'Details' },
  since: { fr: 'Premier jour', en: 'First day' },
  lastDay: { fr: 'Dernier jour', en: 'Last day' },
  never: { fr: 'n’a pas commencé', en: 'never began' },
  term: { fr: 'Durée', en: 'Term' },
  monthly: { fr: 'Montant mensuel', en: 'Monthly amount' },
  agreement: { fr: 'Convention', en: 'Agreement' },
  nextRenewal: { fr: 'Prochain renouvellement', en: 'Next renewal' },
  noticeUntil: { fr: 'Congé au plus tard', en: 'Notice at the latest' },
  notice: { fr: 'Congé donné', en: 'Notice given' },
  reason: { fr: 'Raison', en: 'Reason' },
  withoutRenewal: { fr: 'sans renouvellement', en: 'without renewal' },
  renewing: { fr: 'à renouvellement tacite', en: 'renewed automatically' },
  withoutNotice: { fr: 'sans préavis', en: 'without notice' },
  choose: { fr: 'Choisissez…', en: 'Choose…' },
  who: { fr: 'Qui loue\u00a0?', en: 'Who rents?' },
  member: { fr: 'Un membre', en: 'A member' },
  employer: { fr: 'Un employeur', en: 'An employer' },
  name: { fr: 'Un autre organisme', en: 'Another body' },
  memberEmail: { fr: 'Adresse électronique du membre', en: 'E-mail address of the member' },
  siret: { fr: 'SIRET de l’employeur', en: 'SIRET of the employer' },
  bodyName: { fr: 'Nom de l’organisme', en: 'Name of the body' },
  startsHelp: {
    fr: 'Pour une convention déjà en cours, son vrai premier jour.',
    en: 'For an agreement that is running already, its true first day.',
  },
  termMonths: { fr: 'Durée en mois', en: 'Term in months' },
  noticeDays: { fr: 'Préavis en jours', en: 'Notice in days' },
  renewal: { fr: 'À la fin de la durée', en: 'At the end of the term' },
  tacit: { fr: 'Renouvellement tacite', en: 'It is renewed automatically' },
  ends: { fr: 'Fin de la location', en: 'It ends' },
  euros: { fr: 'Montant mensuel en euros', en: 'Monthly amount in euros' },
  agreementRef: { fr: 'Référence de la convention signée', en: 'Reference of the signed agreement' },
  sayWho: { fr: 'dites qui loue', en: 'say who rents' },
  goOn: { fr: 'Continuer', en: 'Go on' },
  nothingYet: {
    fr: 'La page suivante montre qui est concerné\u00a0; rien n’est encore enregistré.',
    en: 'The next page shows whom it concerns; nothing is recorded yet.',
  },
  checkTitle: { fr: 'Vérifier la location', en: 'Check the rental' },
  free: { fr: 'La place est libre tout ce temps.', en: 'The place is free all that time.' },
  inTheWay: {
    fr: 'Cette place n’est pas libre tout ce temps. Déplacez d’abord ces réservations, ou choisissez d’autres dates.',
    en: 'This place is not free all that time. First move these bookings, or choose other dates.',
  },
  write: { fr: 'Enregistrer la location', en: 'Record the rental' },
  giveNotice: { fr: 'Donner congé', en: 'Give notice' },
  endSooner: { fr: 'Mettre fin plus tôt', en: 'End it sooner' },
  whoseNotice: { fr: 'Qui donne congé\u00a0?', en: 'Who gives notice?' },
  endsOn: { fr: 'Premier jour où la place est libre', en: 'First day on which the place is free' },
  endsOnHelp: {
    fr: 'Laissez vide pour la première date prévue par la convention.',
    en: 'Leave empty for the first date that the agreement allows.',
  },
  earliest: { fr: 'Au plus tôt, d’après la convention', en: 'At the earliest, under the agreement' },
  reasonHelp: {
    fr: 'Nécessaire si le télécentre donne congé\u00a0; le locataire la lira.',
    en: 'Needed if the telecentre gives notice; the tenant will read it.',
  },
  reasonNeeded: { fr: 'Le locataire la lira.', en: 'The tenant will read it.' },
  reasonOptional: { fr: 'Raison (facultatif)', en: 'Reason (optional)' },
  newAmount: { fr: 'Changer le montant', en: 'Change the amount' },
  fromMonth: { fr: 'À partir du mois', en: 'From the month' },
  fromMonthHelp: {
    fr: 'L’année puis le mois, comme 2027-01.',
    en: 'The year, then the month, such as 2027-01.',
  },
  noteAmount: { fr: 'Enregistrer le montant', en: 'Record the amount' },
  back: { fr: 'Toutes les locations', en: 'All rentals' },
  myBookings: { fr: 'Mes réservations', en: 'My bookings' },
} satisfies Record<string, Words>;
