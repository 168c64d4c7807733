import type { Caller } from '../permissions/caller.js';
import type { Sql } from '../platform/database/database.js';
import { notFound } from '../platform/http/problem.js';
import { may, statusAt, type Transition } from '../reservation/booking.js';
import type { Instant } from '../reservation/period.js';
import type { BookingRecord, KnownBooking } from './booking-record.js';
import { holdLapsed, wrongState } from './bookings.problems.js';
import { findBooking } from './people.queries.js';
import { standingOf, type Deed, type Standing } from './standing.js';

export type BookingInHand = KnownBooking & { readonly standing: Standing };

/** What is not the caller's business looks as if it were not there. */
export async function takeInHand(
  sql: Sql,
  caller: Caller,
  deed: Deed,
  reference: string,
): Promise<BookingInHand> {
  const known = await findBooking(sql, reference);
  const standing = known && standingOf(caller, deed, known);
  if (!known || !standing) throw notFound();
  // Of somebody who has been erased there is a story left, and nothing to change in it.
  if (deed === 'change' && known.holder.kind === 'erased') throw wrongState(known.booking.status);
  return { ...known, standing };
}

export function refuseUnlessIt(transition: Transition, booking: BookingRecord, now: Instant): void {
  const status = statusAt(booking, now);
  if (may(status, transition)) return;
  throw status === 'expired' ? holdLapsed() : wrongState(status);
}
