import type { BookingSnapshot } from '../bookings/booking-record.js';
import type { Sql, Statement } from '../platform/database/database.js';
import { MINUTE, type Instant } from '../reservation/period.js';
import { recipientAsJson, type Recipient } from './recipient.js';

/** An offer whose latest turn nobody has been told of yet. */
export interface UntoldOffer {
  readonly id: string;
  readonly status: 'open' | 'refused' | 'withdrawn' | 'void' | 'lapsed';
  /** Somebody was told of the offer itself. */
  readonly reached: boolean;
  /** The address as it was typed. */
  readonly to: string;
  readonly isSwap: boolean;
  readonly expiresAt: Instant;
  /** As it was offered. */
  readonly booking: BookingSnapshot;
  readonly bookingId: string;
  readonly giver: Recipient;
  /** Null: no member has the address. */
  readonly recipient: Recipient | null;
  /** What is asked for in exchange, where it is the recipient's and can be had. */
  readonly inExchangeFor: BookingSnapshot | null;
}

/** Set aside for so long, one that cannot be told neither floods the log nor waits for somebody to remember it. */
const TRIED_AGAIN_AFTER = 10 * MINUTE;

export async function untoldOffers(sql: Sql, most: number, now: Instant): Promise<string[]> {
  const rows = await sql.query<{ id: string }>(
    `select id from handover_offer where told is distinct from status
  and (failed_at is null or failed_at <= $1 or failed_at > $3) order by made_at, id limit $2`,
    [new Date(now - TRIED_AGAIN_AFTER), most, new Date(now)],
  );
  return rows.map(({ id }) => id);
}

/**
 * Locked until the transaction ends: accounts first, as by whoever erases somebody. Undefined when it was told or has gone
 * meanwhile.
 */
export async function takeUntoldOffer(sql: Sql, id: string, now: Instant): Promise<UntoldOffer | undefined> {
  await sql.query(
    `select from account where id in (select giver_id from handover_offer where id = $1)
  or email in (select recipient_email from handover_offer where id = $1) order by id for key share`,
    [id],
  );
  const [offer] = await sql.query<UntoldOffer>(TAKE, [id, new Date(now)]);
  return offer;
}

const TAKE: Statement = {
  name: 'take-untold-offer',
  text: `select o.id, o.status, o.reached, o.recipient_email as "to", o.other_reference is not null as "isSwap",
  (extract(epoch from o.expires_at) * 1000)::float8 as "expiresAt", e.booking, o.booking_id as "bookingId",
  ${recipientAsJson('g')} as giver, case when r.id is not null then ${recipientAsJson('r')} end as recipient,
  (select booking_snapshot(b.id) from booking b where b.reference = o.other_reference and b.account_id = r.id
    and b.status = 'confirmed' and b.starts_at > $2) as "inExchangeFor"
from handover_offer o join account g on g.id = o.giver_id left join account r on r.email = o.recipient_email
join booking_event e on e.booking_id = o.booking_id and e.revision = o.revision
where o.id = $1 and o.told is distinct from o.status for update of o`,
};

/** In the transaction that writes the mails. */
export async function rememberTold(
  sql: Sql,
  { id, status, reached }: Pick<UntoldOffer, 'id' | 'status' | 'reached'>,
): Promise<void> {
  await sql.query('update handover_offer set told = $2, reached = $3, failed_at = null where id = $1', [
    id,
    status,
    reached,
  ]);
}

export async function setOfferAside(sql: Sql, id: string, now: Instant): Promise<void> {
  await sql.query('update handover_offer set failed_at = $2 where id = $1', [id, new Date(now)]);
}

/** Whose a booking was until this revision of it, and whether they have another one in exchange. */
export async function formerHolder(
  sql: Sql,
  booking: { readonly id: string; readonly reference: string },
  revision: number,
): Promise<{ readonly former: Recipient; readonly isSwap: boolean } | undefined> {
  const [row] = await sql.query<{ former: Recipient; isSwap: boolean }>(
    {
      name: 'former-holder',
      text: `select ${recipientAsJson('a')} as former, exists (select from handover_offer o
    where o.status = 'accepted' and o.settled_at = p.at and o.other_reference is not null
      and (o.booking_id = $1 or o.other_reference = $2)) as "isSwap"
from past_holder p join account a on a.id = p.account_id where p.booking_id = $1 and p.revision = $3`,
    },
    [booking.id, booking.reference, revision],
  );
  return row;
}
