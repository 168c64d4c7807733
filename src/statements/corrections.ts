/**
 * What changed in closed months: a line in the first month that is open. Whether anything changed is asked of the bookings,
 * never of the rules, the hours of the place or who somebody is by now. Pure.
 */
import type { Month } from '../reservation/months.js';
import type { ClosedStatement } from './closed.queries.js';
import { countedIn, staysOf, type Books } from './reckoning.js';
import {
  halfDaysOf,
  identityOf,
  totalOf,
  type CorrectionLine,
  type Debtor,
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
  bookings: readonly CountedBooking[],
  closed: readonly ClosedStatement[],
  books: Books,
): Correction[] {
  const ofMonth = closed.filter((statement) => statement.month === month);
  const standing = closed.filter(({ hasLeft }) => !hasLeft);
  const then = new Map(
    standing.filter((one) => one.month === month).map((one) => [identityOf(one.debtor), one]),
  );
  const counted = new Set(ofMonth.flatMap((statement) => statement.counted.map(referenceIn)));
  // Of somebody who has left since, the bookings are nobody's now; their statement stands.
  const nobodys = then.get('others')?.counted.map(referenceIn) ?? [];
  const known = bookings.filter(
    ({ member, reference }) => member !== null || !counted.has(reference) || nobodys.includes(reference),
  );
  const now = staysOf(month, known, books, ({ member, status }) =>
    member === null ? status : (then.get(member.account)?.status ?? status),
  );
  const concerned = [...new Set([...then.keys(), ...now.keys()])];
  return concerned.flatMap((identity) => {
    const [before, after] = [then.get(identity), now.get(identity)];
    const debtor = before?.debtor ?? after?.debtor;
    if (debtor === undefined || (debtor.kind !== 'member' && debtor.kind !== 'nobody')) return [];
    const stays = (before?.lines ?? []).filter((line): line is StayLine => line.kind === 'stay');
    const isAsBefore = sameWords(before?.counted ?? [], countedIn(after?.lines ?? []));
    const stands = isAsBefore ? stays : (after?.lines ?? []);
    const since = correctedSince(month, identity, standing);
    const cents = totalOf(stands) - totalOf(stays) - totalOf(since);
    const halfDays = halfDaysOf(stands) - halfDaysOf(stays) - halfDaysOf(since);
    if (cents === 0 && halfDays === 0) return [];
    return [{ debtor, booking: after?.booking, line: { kind: 'correction', month, halfDays, cents } }];
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

function sameWords(one: readonly string[], other: readonly string[]): boolean {
  return one.length === other.length && one.every((word, index) => word === other[index]);
}

function referenceIn(counted: string): string {
  return counted.slice(0, counted.indexOf(' '));
}
