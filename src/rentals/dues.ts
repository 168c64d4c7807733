/** What is due for a rental, month by month of the calendar. Nothing is paid here. */
import type { Sql } from '../platform/database/database.js';
import { addDays, daysBetween, type LocalDate } from '../reservation/local-time.js';
import { daysIn, firstDayOf, monthsFrom, nextMonth, type Month } from '../reservation/months.js';
import type { AmountFrom, RentalRecord } from './rental-record.js';
import { listRentalsWhere } from './rentals.queries.js';

export interface DueRental {
  readonly startsOn: LocalDate;
  /** The first day that is free again; null: it goes on. */
  readonly endsOn: LocalDate | null;
  readonly monthlyCents: number;
  /** What it costs from the first of a month on, instead; by date. */
  readonly amounts: readonly AmountFrom[];
}

export interface MonthDue<Rental extends DueRental> {
  readonly rental: Rental;
  readonly month: Month;
  readonly cents: number;
  /** Of a month in which it begins or ends: the days that count. Null: all of it. */
  readonly share: MonthShare | null;
}

export interface MonthShare {
  readonly days: number;
  readonly of: number;
  /** The first and the last day that count. */
  readonly first: LocalDate;
  readonly last: LocalDate;
}

/**
 * A line for each month of the calendar that the span touches and the rental lasts in; the last date does not belong to
 * the span. A month that it begins or ends in is due by its days, to the nearest cent, half a cent upwards.
 */
export function monthsDue<Rental extends DueRental>(
  rental: Rental,
  from: LocalDate,
  to: LocalDate,
): MonthDue<Rental>[] {
  return monthsFrom(from, to).flatMap((month): MonthDue<Rental>[] => {
    const [begins, ends] = [firstDayOf(month), firstDayOf(nextMonth(month))];
    const first = rental.startsOn > begins ? rental.startsOn : begins;
    const end = rental.endsOn !== null && rental.endsOn < ends ? rental.endsOn : ends;
    const days = daysBetween(first, end);
    if (days <= 0) return [];
    const of = daysIn(month);
    const amount = amountIn(rental, month);
    if (days === of) return [{ rental, month, cents: amount, share: null }];
    const share = { days, of, first, last: addDays(end, -1) };
    return [{ rental, month, cents: shareOf(amount, share), share }];
  });
}

/** What a whole month costs. */
export function amountIn({ monthlyCents, amounts }: DueRental, month: Month): number {
  return amounts.findLast(({ from }) => from <= firstDayOf(month))?.cents ?? monthlyCents;
}

/** Of whom, or where. */
export type RentalsOf =
  { readonly telecentreId: number } | { readonly account: string } | { readonly employerSiret: string };

/** The rentals that last some of this time, by place and start; the last date does not belong to it. */
export async function listRentalsDue(
  sql: Sql,
  of: RentalsOf,
  from: LocalDate,
  to: LocalDate,
): Promise<RentalRecord[]> {
  const [column, value] =
    'telecentreId' in of
      ? ['telecentre_id', of.telecentreId]
      : 'account' in of
        ? ['account_id', of.account]
        : ['employer_siret', of.employerSiret];
  return listRentalsWhere(
    sql,
    `r.${column} = $1 and r.starts_on < $3 and coalesce(r.ends_on, 'infinity') > greatest($2::date, r.starts_on)`,
    [value, from, to],
  );
}

/** In whole numbers: no cent is lost to a fraction that binary cannot say. */
function shareOf(cents: number, { days, of }: MonthShare): number {
  return Math.floor((2 * cents * days + of) / (2 * of));
}
