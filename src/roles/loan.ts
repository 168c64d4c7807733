/** For how long a host may lend their role to a neighbour. Pure. */
import { addDays, daysBetween, openingInstant, type LocalDate } from '../reservation/local-time.js';
import type { Period } from '../reservation/period.js';

/** Days of the calendar at the telecentre; the last one belongs to the loan. */
export interface LoanDays {
  readonly from: LocalDate;
  readonly until: LocalDate;
}

/** Assumed: a season. Whoever is away for longer has a successor, and appointing one is the coordinator's business. */
export const LONGEST_LOAN_DAYS = 90;

/** Assumed: nobody knows their holidays further ahead. */
export const FARTHEST_LOAN_DAYS = 365;

/** Nobody has more neighbours; it is too few to find out which addresses are members'. */
export const MOST_LOANS_A_DAY = 10;

export type LoanRule = 'loan-in-the-past' | 'loan-too-long' | 'loan-too-far-ahead' | 'too-many-loans';

export function rulesBroken({ from, until }: LoanDays, today: LocalDate): LoanRule[] {
  const broken: LoanRule[] = [];
  if (from < today) broken.push('loan-in-the-past');
  if (daysBetween(from, until) >= LONGEST_LOAN_DAYS) broken.push('loan-too-long');
  if (daysBetween(today, from) > FARTHEST_LOAN_DAYS) broken.push('loan-too-far-ahead');
  return broken;
}

/** From the first moment of the first day to the last of the last. */
export function periodOf({ from, until }: LoanDays, timeZone: string): Period {
  return {
    start: openingInstant(from, '00:00', timeZone),
    end: openingInstant(addDays(until, 1), '00:00', timeZone),
  };
}
