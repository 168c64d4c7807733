import type { BookingRecord } from '../bookings/booking-record.js';
import type { Sql, Statement } from '../platform/database/database.js';
import { DAY, type Instant, type Period } from '../reservation/period.js';
import type { HandoverOffer } from './handover-offer.js';

export interface NewOffer {
  readonly id: string;
  readonly booking: BookingRecord;
  readonly giver: string;
  /** Who receives people there and agrees; null when nobody does. */
  readonly host: string | null;
  readonly to: string;
  readonly inExchangeFor: string | null;
  readonly expiresAt: Instant;
}

/** Under the lock of the booking. `open`: there is one already; `stale`: the booking is no more as it was seen. */
export async function insertOffer(
  sql: Sql,
  offer: NewOffer,
  now: Instant,
): Promise<'made' | 'open' | 'stale'> {
  const { id, booking, giver, host, to, inExchangeFor, expiresAt } = offer;
  const seen = await sql.query(
    'select from booking where id = $1 and revision = $2 and account_id = $3 for update',
    [booking.id, booking.revision, giver],
  );
  if (seen.length === 0) return 'stale';
  await lapseOffers(sql, now, booking.id);
  const made = await sql.query(
    `insert into handover_offer (id, booking_id, revision, giver_id, host_id, recipient_email, other_reference, status, made_at, expires_at)
values ($1, $2, $3, $4, $5, $6, $7, 'open', $8, $9)
on conflict (booking_id) where status = 'open' do nothing returning id`,
    [id, booking.id, booking.revision, giver, host, to, inExchangeFor, new Date(now), new Date(expiresAt)],
  );
  return made.length > 0 ? 'made' : 'open';
}

/** What nobody answered in time, of one booking or of all. Returns how many that were. */
export async function lapseOffers(sql: Sql, now: Instant, booking: string | null = null): Promise<number> {
  const lapsed = await sql.query(
    `update handover_offer set status = 'lapsed', settled_at = expires_at where id in (
  select id from handover_offer where status = 'open' and expires_at <= $1 and ($2::uuid is null or booking_id = $2)
  order by id for update skip locked) returning id`,
    [new Date(now), booking],
  );
  return lapsed.length;
}

/** Long enough for whoever follows the link of an old mail to read what became of it. */
const SETTLED_KEPT_DAYS = 30;

export async function forgetOldOffers(sql: Sql, now: Instant): Promise<number> {
  const forgotten = await sql.query('delete from handover_offer where settled_at < $1 returning id', [
    new Date(now - SETTLED_KEPT_DAYS * DAY),
  ]);
  return forgotten.length;
}

/**
 * An offer to exchange is shown to whoever has both the address and the booking: to anybody else there is none. Once it is
 * settled, the booking may be somebody else's.
 */
const SEEN_BY_READER = `select o.id, case when reader.id in (o.giver_id, o.host_id) then 'given' else 'received' end as direction,
  o.status, o.recipient_email as "to", o.other_reference as "inExchangeFor",
  jsonb_build_object('account', g.id, 'pseudonym', g.pseudonym, 'name', g.name, 'email', g.email) as giver,
  o.host_id is not null as "isHosts", o.booking_id as "bookingId", e.booking,
  (extract(epoch from o.made_at) * 1000)::float8 as "madeAt", (extract(epoch from o.expires_at) * 1000)::float8 as "expiresAt"
from account reader
join handover_offer o on reader.id in (o.giver_id, o.host_id) or o.recipient_email = reader.email and (
  o.other_reference is null or o.status <> 'open'
  or exists (select from booking b where b.reference = o.other_reference and b.account_id = reader.id))
join account g on g.id = o.giver_id
join booking_event e on e.booking_id = o.booking_id and e.revision = o.revision
where reader.id = $1`;

const FIND: Statement = { name: 'find-handover-offer', text: `${SEEN_BY_READER} and o.id = $2` };

export async function findOffer(sql: Sql, reader: string, id: string): Promise<HandoverOffer | undefined> {
  const [offer] = await sql.query<HandoverOffer>(FIND, [reader, id]);
  return offer;
}

export async function findOpenOffer(
  sql: Sql,
  reader: string,
  booking: string,
): Promise<HandoverOffer | undefined> {
  const [offer] = await sql.query<HandoverOffer>(
    `${SEEN_BY_READER} and o.booking_id = $2 and o.status = 'open'`,
    [reader, booking],
  );
  return offer;
}

/** Nobody has more: of those that are settled, the oldest are left out. */
const LISTED = 100;

/** Those that wait for an answer first, then the latest. */
export async function listOffers(sql: Sql, reader: string, now: Instant): Promise<HandoverOffer[]> {
  return sql.query<HandoverOffer>(
    `${SEEN_BY_READER} order by o.status = 'open' and o.expires_at > $2 desc, o.made_at desc, o.id limit ${LISTED}`,
    [reader, new Date(now)],
  );
}

/** Those that wait for an answer, of the reader or of somebody else. */
export async function listOpenOffers(sql: Sql, reader: string, now: Instant): Promise<HandoverOffer[]> {
  return sql.query<HandoverOffer>(
    `${SEEN_BY_READER} and o.status = 'open' and o.expires_at > $2 order by o.expires_at, o.id limit ${LISTED}`,
    [reader, new Date(now)],
  );
}

export type HandoverOutcome = 'accepted' | 'over' | 'stale' | 'nobody';

/** Both change hands in one statement, or nothing has changed. */
export async function acceptOffer(
  sql: Sql,
  { id }: HandoverOffer,
  account: string,
  { given, other }: { readonly given: BookingRecord; readonly other: BookingRecord | null },
  now: Instant,
): Promise<HandoverOutcome> {
  const [row] = await sql.query<{ outcome: HandoverOutcome }>(
    { name: 'accept-handover', text: 'select accept_handover($1, $2, $3, $4, $5) as outcome' },
    [id, account, given.revision, other?.revision ?? null, new Date(now)],
  );
  return row?.outcome ?? 'over';
}

/** False: it was settled already. */
export async function settleOffer(
  sql: Sql,
  { id }: HandoverOffer,
  status: 'refused' | 'withdrawn',
  now: Instant,
): Promise<boolean> {
  const settled = await sql.query(
    `update handover_offer set status = $2, settled_at = $3
where id = $1 and status = 'open' and expires_at > $3 returning id`,
    [id, status, new Date(now)],
  );
  return settled.length > 0;
}

/** By their references, what somebody has booked at that time, besides what they would get and give. */
export async function bookedThen(
  sql: Sql,
  account: string,
  { start, end }: Period,
  besides: readonly string[],
): Promise<readonly string[]> {
  const rows = await sql.query<{ reference: string }>(
    `select reference from booking where account_id = $1 and status in ('confirmed', 'checked_in')
  and starts_at < $3 and ends_at > $2 and reference <> all ($4) order by starts_at`,
    [account, new Date(start), new Date(end), besides],
  );
  return rows.map(({ reference }) => reference);
}
