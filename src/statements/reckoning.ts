/** Who owes what for a month: the stays that took place, by the rules of then, and the rentals. Pure. */
import { monthsDue } from '../rentals/dues.js';
import type { RentalRecord } from '../rentals/rental-record.js';
import type { LocalDate, LocalTime } from '../reservation/local-time.js';
import { firstDayOf, monthOf, nextMonth, type Month } from '../reservation/months.js';
import { chargesOf, type Guest, type Stay } from '../tariffs/pricing.js';
import { daysOf } from '../tariffs/stay-days.js';
import type { TariffRule } from '../tariffs/tariff-rule.js';
import {
  halfDaysOf,
  identityOf,
  totalOf,
  type Debtor,
  type Line,
  type RentalLine,
  type Statement,
  type StayLine,
} from './statement.js';
import type { CountedBooking } from './statements.queries.js';

export interface Books {
  readonly telecentre: string;
  readonly department: string;
  readonly rules: readonly TariffRule[];
  /** Where the afternoon of the place begins on a date. */
  readonly noonOn: (date: LocalDate) => LocalTime;
  /** Whether bookings that were missed are due. */
  readonly chargesAbsences: boolean;
}

interface PricedBooking extends Stay {
  readonly booking: CountedBooking;
}

/**
 * What is due for the stays of a month, by who owes it. Bookings of the month before are known as well, so that a week that
 * lies in both is counted as one week.
 */
export function staysOf(
  month: Month,
  bookings: readonly CountedBooking[],
  books: Books,
): ReadonlyMap<
  string,
  { readonly debtor: Debtor; readonly booking: CountedBooking; readonly lines: StayLine[] }
> {
  const due = new Map<string, { debtor: Debtor; booking: CountedBooking; lines: StayLine[] }>();
  for (const together of byPerson(bookings, books)) {
    const [first] = together;
    if (first === undefined) continue;
    const { booking } = first;
    const guest: Guest = { ...books, status: booking.status, firstVisit: booking.firstVisit };
    for (const [stay, { cents, rules }] of chargesOf(together, guest, books.rules)) {
      if (monthOf(stay.start) !== month) continue;
      const debtor: Debtor = booking.member ?? { kind: 'nobody' };
      const entry = due.get(identityOf(debtor)) ?? { debtor, booking, lines: [] };
      due.set(identityOf(debtor), entry);
      entry.lines.push(lineOf(stay, cents, rules));
    }
  }
  for (const { lines } of due.values()) lines.sort((one, other) => (one.start < other.start ? -1 : 1));
  return due;
}

export function statementsOf(
  month: Month,
  bookings: readonly CountedBooking[],
  rentals: readonly RentalRecord[],
  books: Books,
): Statement[] {
  const drafts = new Map<string, { debtor: Debtor; lines: Line[]; booking?: CountedBooking }>();
  for (const [identity, entry] of staysOf(month, bookings, books)) drafts.set(identity, entry);
  for (const [identity, { debtor, lines }] of rentalsOf(month, rentals)) {
    const draft = drafts.get(identity) ?? { debtor, lines: [] };
    drafts.set(identity, { ...draft, lines: [...draft.lines, ...lines] });
  }
  return [...drafts.values()].map(({ debtor, lines, booking }) => ({
    debtor,
    number: null,
    employer: employerOf(debtor, booking),
    status: debtor.kind === 'member' ? (booking?.status ?? null) : null,
    lines,
    cents: totalOf(lines),
    halfDays: halfDaysOf(lines),
    counted: countedIn(lines),
  }));
}

export function employerOf(debtor: Debtor, booking: CountedBooking | undefined): Statement['employer'] {
  if (debtor.kind === 'employer') return { siret: debtor.siret, name: debtor.name };
  return debtor.kind === 'member' ? (booking?.employer ?? null) : null;
}

/** What is due for the rentals of a month, by who owes it. */
export function rentalsOf(
  month: Month,
  rentals: readonly RentalRecord[],
): ReadonlyMap<string, { readonly debtor: Debtor; readonly lines: RentalLine[] }> {
  const due = new Map<string, { debtor: Debtor; lines: RentalLine[] }>();
  for (const rental of rentals) {
    const lines = rentalLines(rental, month);
    if (lines.length === 0) continue;
    const debtor = debtorOf(rental);
    const entry = due.get(identityOf(debtor)) ?? { debtor, lines: [] };
    due.set(identityOf(debtor), entry);
    entry.lines.push(...lines);
  }
  return due;
}

/** The stays among these lines, as they were counted. */
export function countedIn(lines: readonly Line[]): string[] {
  return lines
    .flatMap((line) =>
      line.kind === 'stay'
        ? [`${line.reference} ${line.start} ${line.end} ${line.placeKind}${line.missed ? ' missed' : ''}`]
        : [],
    )
    .sort();
}

/** Guests and people without an account each by themselves: whether two of them are one person, nobody knows. */
function byPerson(bookings: readonly CountedBooking[], books: Books): PricedBooking[][] {
  const people = new Map<string, PricedBooking[]>();
  for (const booking of bookings) {
    if (booking.missed && !books.chargesAbsences) continue;
    const key = booking.member?.account ?? booking.reference;
    const stay = { ...booking, days: daysOf(booking, books.noonOn), booking };
    people.set(key, [...(people.get(key) ?? []), stay]);
  }
  return [...people.values()];
}

function lineOf({ booking, days }: PricedBooking, cents: number, rules: readonly TariffRule[]): StayLine {
  const { reference, start, end, place, kind, missed } = booking;
  const halfDays = days.reduce((sum, { halves }) => sum + halves.length, 0);
  return { kind: 'stay', reference, start, end, place, placeKind: kind, halfDays, missed, rules, cents };
}

function rentalLines(rental: RentalRecord, month: Month): RentalLine[] {
  return monthsDue(rental, firstDayOf(month), firstDayOf(nextMonth(month))).map(({ cents, share }) => ({
    kind: 'rental',
    reference: rental.reference,
    place: rental.resourceName,
    share,
    cents,
  }));
}

function debtorOf({ tenant, reference }: RentalRecord): Debtor {
  switch (tenant.kind) {
    case 'member':
      return tenant;
    case 'employer':
      return tenant;
    case 'body':
      return { kind: 'body', rental: reference, name: tenant.name };
    case 'forgotten':
      return { kind: 'nobody' };
  }
}
