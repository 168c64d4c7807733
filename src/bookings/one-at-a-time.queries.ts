/**
 * What one person presses in two tabs at once stands in line, since of two transactions neither sees what the other is about
 * to book, and no rule of places forbids both. All of it on one connection: those who wait never keep the one in front
 * from working.
 */
import type { Database, Sql, Statement } from '../platform/database/database.js';
import type { Instant, Period } from '../reservation/period.js';
import { allOrNothing, Undo } from './all-or-nothing.js';
import { book, type BookOutcome, type NewBooking, type RetryKey, type Turn } from './bookings.queries.js';

/** Nobody compares more; the one that was taken first is given back. */
const HELD_AT_ONCE = 3;

/** Won with all that it asks, or nothing has changed. Nobody else can slip in between giving back and taking. */
export async function bookInTurn(
  database: Database,
  booking: NewBooking,
  { unlessBooked, insteadOf }: Turn,
  now: Instant,
): Promise<BookOutcome> {
  const { id, account, stay, expiresAt } = booking;
  return allOrNothing(database, async (sql) => {
    await takeTurn(sql, account);
    if (unlessBooked && (await hasBooked(sql, account, stay, now)))
      return { outcome: 'already-booked', snapshot: null };
    if (insteadOf.length > 0) {
      if (!(await comeBeforeOthers(sql, booking, insteadOf)))
        return { outcome: 'network-changed', snapshot: null };
      await sql.query(GIVE_BACK, [account, new Date(now), insteadOf]);
    }
    const written = await book(sql, booking, now);
    if (written.outcome !== 'booked') throw new Undo(written);
    if (expiresAt !== null && !booking.awaitsApproval)
      await sql.query(GIVE_BACK_OLDEST, [account, new Date(now), id, HELD_AT_ONCE - 1]);
    return written;
  });
}

/** False: it is a hold no more, or the key has its answer already, or they have booked something at that time. */
export async function confirmInTurn(
  database: Database,
  { account, reference, stay }: HoldToConfirm,
  { unlessBooked, retry }: { readonly unlessBooked: boolean; readonly retry: RetryKey },
  now: Instant,
): Promise<boolean> {
  return allOrNothing(database, async (sql) => {
    await takeTurn(sql, account);
    if (unlessBooked && (await hasBooked(sql, account, stay, now))) return false;
    const answered = await sql.query(ANSWER_WITH, [
      account,
      retry.key,
      retry.fingerprint,
      reference,
      new Date(now),
    ]);
    if (answered.length === 0) return false;
    const [row] = await sql.query<{ snapshot: object | null }>(CONFIRM, [account, new Date(now), reference]);
    if (!row?.snapshot) throw new Undo(false);
    return true;
  });
}

export interface HoldToConfirm {
  readonly account: string;
  readonly reference: string;
  readonly stay: Period;
}

/** Any number, as long as nobody else locks it. */
const PERSON_LOCK = 2018;

/** Until the transaction ends. Before the network, units and bookings. */
export async function takeTurn(sql: Sql, account: string | null): Promise<void> {
  await sql.query('select pg_advisory_xact_lock($1, hashtext($2))', [PERSON_LOCK, account]);
}

async function hasBooked(
  sql: Sql,
  account: string | null,
  { start, end }: Period,
  now: Instant,
): Promise<boolean> {
  const others = await sql.query(
    {
      name: 'booked-at-that-time',
      text: `select from booking where account_id = $1 and status in ('confirmed', 'checked_in')
  and starts_at < $3 and ends_at > $2 and ends_at > $4 limit 1`,
    },
    [account, new Date(start), new Date(end), new Date(now)],
  );
  return others.length > 0;
}

/** In the order of every writer: the network, then units, then bookings. Nobody then waits for us crosswise. */
async function comeBeforeOthers(
  sql: Sql,
  { networkVersion, account, candidates }: NewBooking,
  holds: readonly string[],
): Promise<boolean> {
  const units = candidates.flatMap(({ allocations }) => allocations.map(({ unit }) => unit));
  const [row] = await sql.query<{ current: boolean }>(
    {
      name: 'lock-with-own-holds',
      text: `select network_is_at($1) as current, lock_units($2::int[] || array(
  select a.resource_id from allocation a join booking b on b.id = a.booking_id
  where b.account_id = $3 and b.reference = any ($4)))`,
    },
    [networkVersion, units, account, holds],
  );
  return row?.current === true;
}

const GIVE_BACK: Statement = {
  name: 'give-back-own-holds',
  text: `select change_status(b.id, b.revision, '{held}', 'cancelled', 'cancelled', true, $1, $2, null)
from (select id, revision from booking where account_id = $1 and reference = any ($3) order by id) b`,
};

/** What others hold for them, or what they have waited for in line, is not theirs to be given back unasked. */
const GIVE_BACK_OLDEST: Statement = {
  name: 'give-back-oldest-holds',
  text: `select change_status(b.id, b.revision, '{held}', 'cancelled', 'cancelled', true, $1, $2, null)
from (select id, revision from booking
  where account_id = $1 and booked_by is null and status = 'held' and not awaits_approval and expires_at > $2 and id <> $3
    and not exists (select from waitlist_entry e where e.offer_id = booking.id)
  order by expires_at desc, created_at desc, id offset $4) b`,
};

const ANSWER_WITH: Statement = {
  name: 'answer-with-hold',
  text: `insert into idempotency_key (account_id, key, fingerprint, booking_id, created_at)
select $1, $2, $3, b.id, $5 from booking b where b.account_id = $1 and b.reference = $4
on conflict (account_id, key) do nothing returning key`,
};

const CONFIRM: Statement = {
  name: 'confirm-own-hold',
  text: `select change_status(b.id, b.revision, '{held}', 'confirmed', 'confirmed', false, $1, $2, null) as snapshot
from booking b where b.account_id = $1 and b.reference = $3 and not b.awaits_approval`,
};
