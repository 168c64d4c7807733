/**
 * What changed in closed months: a line in the first month that is open. Whether anything changed is asked of the bookings and
 * the rentals, never of the rules, the hours of the place or who somebody is by now. Pure.
 */
import type { Month } from '../reservation/months.js';
import type { ClosedStatement } from './closed.queries.js';
import type { RentalRecord } from '../rentals/rental-record.js';
import { countedIn, rentalsOf, staysOf, type Books } from './reckoning.js';
import {
  halfDaysOf,
  identityOf,
  totalOf,
  type CorrectionLine,
  type Debtor,
  type Line,
  type RentalLine,
  type StayLine,
} from './statement.js';
import type { CountedBooking } from './statements.queries.js';

export interface Correction {
  readonly debtor: Debtor;
  readonly booking: CountedBooking | undefined;
  readonly line: CorrectionLine;
}

/** For a closed month, against its statements and what was corrected since. */
export function correctionsOf(
  month: Month,
  {
    bookings,
    rentals,
  }: { readonly bookings: readonly CountedBooking[]; readonly rentals: readonly RentalRecord[] },
  closed: readonly ClosedStatement[],
  books: Books,
): Correction[] {
  const standing = closed.filter(({ hasLeft }) => !hasLeft);
  const then = new Map(
    standing.filter((one) => one.month === month).map((one) => [identityOf(one.debtor), one]),
  );
  // Of somebody who has left since, the bookings are nobody's now; what they were charged stands, in whichever month.
  const nobodys = new Set([
    ...(then.get('others')?.counted.map(referenceIn) ?? []),
    ...correctedSince(month, 'others', standing).flatMap(({ counted }) => counted),
  ]);
  const known = bookings
    .filter(({ isForgotten, reference }) => !isForgotten || nobodys.has(reference))
    // What somebody was then counts, not what they have become.
    .map((one) => ({ ...one, status: (one.member && then.get(one.member.account)?.status) ?? one.status }));
  const stayed = staysOf(month, known, books);
  const rented = rentalsOf(month, rentals);
  const concerned = [...new Set([...then.keys(), ...stayed.keys(), ...rented.keys()])];
  return concerned.flatMap((identity) => {
    const [before, after] = [then.get(identity), stayed.get(identity)];
    const debtor = before?.debtor ?? after?.debtor ?? rented.get(identity)?.debtor;
    if (debtor === undefined) return [];
    const lines = (before?.lines ?? []).filter((line) => line.kind !== 'correction');
    const stays = lines.filter(isStay);
    const isAsBefore = sameWords(before?.counted ?? [], countedIn(after?.lines ?? []));
    // What somebody rented who has left since is nobody's now; their statement stands.
    const rental = debtor.kind === 'nobody' ? lines.filter(isRental) : (rented.get(identity)?.lines ?? []);
    const stands = [...(isAsBefore ? stays : (after?.lines ?? [])), ...rental];
    const since = correctedSince(month, identity, standing);
    const cents = totalOf(stands) - totalOf(lines) - totalOf(since);
    const halfDays = halfDaysOf(stands) - halfDaysOf(lines) - halfDaysOf(since);
    if (cents === 0 && halfDays === 0) return [];
    const counted = countedIn(after?.lines ?? []).map(referenceIn);
    return [
      { debtor, booking: after?.booking, line: { kind: 'correction', month, halfDays, cents, counted } },
    ];
  });
}

function correctedSince(
  month: Month,
  identity: string,
  closed: readonly ClosedStatement[],
): readonly CorrectionLine[] {
  return closed
    .filter(({ debtor }) => identityOf(debtor) === identity)
    .flatMap(({ lines }) => lines)
    .filter((line): line is CorrectionLine => line.kind === 'correction' && line.month === month);
}

function isStay(line: Line): line is StayLine {
  return line.kind === 'stay';
}

function isRental(line: Line): line is RentalLine {
  return line.kind === 'rental';
}

function sameWords(one: readonly string[], other: readonly string[]): boolean {
  return one.length === other.length && one.every((word, index) => word === other[index]);
}

function referenceIn(counted: string): string {
  return counted.slice(0, counted.indexOf(' '));
}
