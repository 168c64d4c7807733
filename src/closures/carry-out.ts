/** Does to one booking what has been decided, by the functions of the database. In the transaction of the closing. */
import { randomUUID } from 'node:crypto';
import type { BookingRecord } from '../bookings/booking-record.js';
import { book, changeStatus, move, type Placement } from '../bookings/bookings.queries.js';
import { newReference } from '../bookings/reference.js';
import type { Sql } from '../platform/database/database.js';
import { wallClockAt } from '../reservation/local-time.js';
import type { Instant } from '../reservation/period.js';
import type { Decided, InTheWay, What } from './closing.js';

export interface Doing {
  /** The account of whoever closes. */
  readonly actor: string;
  /** Told to those who lose their place. */
  readonly reason: string;
  readonly now: Instant;
}

export interface Done {
  readonly booking: string;
  readonly reference: string;
  /** Of the booking, from now on. */
  readonly revision: number;
  readonly what: What;
  /** The id of what is held for its holder instead. */
  readonly offer: string | null;
}

/** Null: something is not as it was when it was decided; decide again. */
export async function carryOut(sql: Sql, { one, fate }: Decided, doing: Doing): Promise<Done | null> {
  const { booking } = one;
  const { actor, now } = doing;
  const done = { booking: booking.id, reference: booking.reference, what: fate.what, offer: null };
  switch (fate.what) {
    case 'moved': {
      const { snapshot } = await move(sql, booking, { ...fate.to, message: booking.message }, actor, now);
      return snapshot && { ...done, revision: snapshot.revision };
    }
    case 'offered': {
      const offer = await hold(sql, one, fate.to, fate.heldUntil, doing);
      const cancelled = offer === null ? null : await cancel(sql, booking, doing);
      return cancelled === null ? null : { ...done, revision: cancelled, offer };
    }
    case 'cancelled': {
      const cancelled = await cancel(sql, booking, doing);
      return cancelled === null ? null : { ...done, revision: cancelled };
    }
    case 'ended': {
      const ended = await endEarly(sql, booking, fate.end, doing);
      return ended === null ? null : { ...done, revision: ended };
    }
  }
}

/** Null: somebody has it. */
async function hold(
  sql: Sql,
  { booking, holder }: InTheWay,
  to: Placement,
  expiresAt: Instant,
  { actor, now }: Doing,
): Promise<string | null> {
  if (holder.kind !== 'member') return null;
  for (;;) {
    const id = randomUUID();
    const people = { account: holder.account, guestName: null, actor };
    // What was said to one host is not for another.
    const request = { message: null, awaitsApproval: false, retry: null, turn: null };
    const offer = { ...to, ...people, ...request, id, reference: newReference(), expiresAt };
    const { outcome } = await book(sql, offer, now);
    if (outcome === 'reference-used') continue;
    if (outcome !== 'booked') return null;
    await sql.query('select offer_instead($1, $2)', [id, booking.id]);
    return id;
  }
}

async function cancel(sql: Sql, booking: BookingRecord, doing: Doing): Promise<number | null> {
  const { actor, reason, now } = doing;
  const change = {
    from: [booking.status],
    to: 'cancelled',
    event: 'cancelled',
    release: true,
    reason,
  } as const;
  const snapshot = await changeStatus(sql, booking, change, actor, now);
  return snapshot && snapshot.revision;
}

async function endEarly(
  sql: Sql,
  { id, revision, timeZone }: BookingRecord,
  end: Instant,
  { actor, now }: Doing,
): Promise<number | null> {
  const [row] = await sql.query<{ revision: number | null }>(
    `select (end_early($1, $2, $3, $4, $5, $6) ->> 'revision')::int as revision`,
    [id, revision, new Date(end), wallClockAt(end, timeZone), actor, new Date(now)],
  );
  return row?.revision ?? null;
}
