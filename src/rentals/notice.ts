/** When a rental ends on notice. Pure: who gives it, until when it had to be given, and what the telecentre may sooner. */
import { invalidRequest } from '../platform/http/problem.js';
import { dateInWords } from '../platform/i18n/in-words.js';
import type { Language, Words } from '../platform/i18n/language.js';
import { addDays, type LocalDate } from '../reservation/local-time.js';
import type { Notice, NoticeGiver, RentalRecord } from './rental-record.js';
import { rentalEnds } from './rentals.problems.js';
import { addMonths } from '../reservation/months.js';
import { earliestEnd, isEndOfTerm, stateOn } from './terms.js';

export interface NoticeWish {
  /** The first day that is free again; undefined: as soon as the agreement says. */
  readonly endsOn?: LocalDate | undefined;
  readonly reason?: string | undefined;
  /** For those who receive people there: whose notice it is. */
  readonly by?: NoticeGiver | undefined;
}

export interface DecidedNotice {
  readonly endsOn: LocalDate;
  readonly notice: Notice;
}

/** Longer than any term with its notice; an end beyond is a slip of the keyboard. */
const FURTHEST_MONTHS = 120;

export function decideNotice(
  rental: RentalRecord,
  { endsOn: wanted, reason, by: said }: NoticeWish,
  who: 'tenant' | 'receiver',
  today: LocalDate,
  language: Language,
): DecidedNotice {
  const { endsOn: present } = rental;
  if (present !== null && stateOn(rental, today) === 'ended') throw rentalEnds(present);
  if (who === 'tenant' && said === 'telecentre') throw wrong('by', NOT_YOURS[language]);
  const by = who === 'tenant' ? 'tenant' : (said ?? 'telecentre');
  const latest = addMonths(today, FURTHEST_MONTHS);
  if (wanted !== undefined && wanted > latest) throw wrong('endsOn', notAfter(latest)[language]);
  const earliest = earliestEnd(rental, today);
  const asAgreed = (end: LocalDate): boolean =>
    present === null && end >= earliest && isEndOfTerm(rental, end);
  if (by === 'tenant') {
    if (present !== null) throw rentalEnds(present);
    const endsOn = wanted ?? earliest;
    if (!asAgreed(endsOn)) throw wrong('endsOn', endOfTermFrom(earliest)[language]);
    return { endsOn, notice: { givenOn: today, by, reason: reason ?? null, revoked: false } };
  }
  if (reason === undefined) throw wrong('reason', SAY_WHY[language]);
  if (present !== null && wanted === undefined) throw rentalEnds(present);
  const endsOn = wanted ?? earliest;
  const soonest = soonestEnd(rental, today);
  if (endsOn < soonest) throw wrong('endsOn', notBefore(soonest)[language]);
  if (present !== null && endsOn >= present) throw wrong('endsOn', notSooner(present)[language]);
  return { endsOn, notice: { givenOn: today, by, reason, revoked: !asAgreed(endsOn) } };
}

/** Said by the telecentre: whoever has not come yet need not come at all. */
export function soonestEnd({ startsOn }: Pick<RentalRecord, 'startsOn'>, today: LocalDate): LocalDate {
  return startsOn > today ? startsOn : addDays(today, 1);
}

function wrong(field: string, message: string) {
  return invalidRequest([{ field, message }]);
}

const NOT_YOURS: Words = {
  fr: 'seul l’accueil donne congé pour le télécentre',
  en: 'only whoever receives people there gives notice for the telecentre',
};
const SAY_WHY: Words = {
  fr: 'dites pourquoi\u00a0: le locataire le lira',
  en: 'say why: the tenant will read it',
};

function endOfTermFrom(earliest: LocalDate): Words {
  return {
    fr: `doit être la fin d’une période, au plus tôt le ${dateInWords(earliest, 'fr')}`,
    en: `must be the end of a term, ${dateInWords(earliest, 'en')} at the earliest`,
  };
}

function notBefore(soonest: LocalDate): Words {
  return {
    fr: `doit être au plus tôt le ${dateInWords(soonest, 'fr')}`,
    en: `must be ${dateInWords(soonest, 'en')} at the earliest`,
  };
}

function notAfter(latest: LocalDate): Words {
  return {
    fr: `doit être au plus tard le ${dateInWords(latest, 'fr')}`,
    en: `must be ${dateInWords(latest, 'en')} at the latest`,
  };
}

function notSooner(present: LocalDate): Words {
  return {
    fr: `doit être avant la fin actuelle, le ${dateInWords(present, 'fr')}`,
    en: `must be before the present end, ${dateInWords(present, 'en')}`,
  };
}
