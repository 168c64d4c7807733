/** One term after the other: when a rental may end, and until when that must be said. */
import { addDays, daysBetween, type LocalDate } from '../reservation/local-time.js';
import { addMonths } from '../reservation/months.js';
import type { RentalRecord, Terms } from './rental-record.js';

/** The first end of a term after this day: then a rental that renews itself goes on for another. */
export function nextRenewal(terms: Terms, today: LocalDate): LocalDate {
  return termEnds(terms, (end) => end > today);
}

/** The first end of a term that can still be had with notice given on this day. */
export function earliestEnd(terms: Terms, today: LocalDate): LocalDate {
  return termEnds(terms, (end) => end > today && daysBetween(today, end) >= terms.noticeDays);
}

/** The last day on which notice can be given for that end. */
export function noticeDeadline({ noticeDays }: Terms, end: LocalDate): LocalDate {
  return addDays(end, -noticeDays);
}

export function isEndOfTerm(terms: Terms, date: LocalDate): boolean {
  return date > terms.startsOn && termEnds(terms, (end) => end >= date) === date;
}

export type RentalState = 'coming' | 'running' | 'ended';

export function stateOn({ startsOn, endsOn }: Terms, today: LocalDate): RentalState {
  if (endsOn !== null && endsOn <= today) return 'ended';
  if (startsOn > today) return startsOn === endsOn ? 'ended' : 'coming';
  return 'running';
}

/** Counted from the start each time: a rental since 31 January ends on the last day of a February and on 31 March. */
function termEnds({ startsOn, termMonths }: Terms, isWanted: (end: LocalDate) => boolean): LocalDate {
  for (let months = termMonths; ; months += termMonths) {
    const end = addMonths(startsOn, months);
    if (isWanted(end)) return end;
  }
}

/** Until when the time of a rental without an end is taken. */
export function takenUntil({ startsOn }: Pick<Terms, 'startsOn'>, today: LocalDate): LocalDate {
  return addMonths(startsOn > today ? startsOn : today, TAKEN_AHEAD_MONTHS);
}

/** Then it is to be taken further: once a month. */
export function isTakenFarEnough(
  { startsOn, occupiedUntil }: Pick<RentalRecord, 'startsOn' | 'occupiedUntil'>,
  today: LocalDate,
): boolean {
  return occupiedUntil >= addMonths(startsOn > today ? startsOn : today, TAKEN_AHEAD_MONTHS - 1);
}

/** Nobody may book further ahead: a horizon is of a thousand days at the most; and two months to spare. */
const TAKEN_AHEAD_MONTHS = 36;
