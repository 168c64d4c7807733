/** Who has been shown what opens a door, and when. */
import type { Sql } from '../platform/database/database.js';
import { DAY, type Instant } from '../reservation/period.js';

/** For what: a booking, or a rental, by its id. */
export type ShownFor = { readonly booking: string } | { readonly rental: string };
/** To whom: for a booking or a rental of theirs, or as somebody who receives people there. */
export type Reader = ShownFor | { readonly host: string };

export interface Showing {
  readonly at: Instant;
  /** Null: somebody who has been erased. */
  readonly name: string | null;
  /** Of whoever it is about; null of a host, and of somebody who has been erased. */
  readonly pseudonym: string | null;
  /** Null when a host looked. */
  readonly reference: string | null;
  /** The reference is that of a rental. */
  readonly isTenant: boolean;
  /** Id of what they had booked, or rent. */
  readonly resource: string | null;
  /**
   * They gave their booking back or handed it over, or it was taken from them, after they had seen it; or the telecentre has
   * ended their rental sooner than was agreed.
   */
  readonly cancelledAfter: boolean;
}

/** As long as a code lasts at most, whoever has seen it matters. */
const KEPT_FOR = 400 * DAY;

export async function rememberShowing(
  sql: Sql,
  telecentre: string,
  reader: Reader,
  now: Instant,
): Promise<void> {
  const { booking, rental, host }: Partial<Record<'booking' | 'rental' | 'host', string>> = reader;
  await sql.query(
    `insert into door_code_showing (telecentre_id, booking_id, rental_id, account_id, shown_at)
select id, $2, $3, $4, $5 from telecentre where slug = $1`,
    [telecentre, booking ?? null, rental ?? null, host ?? null, new Date(now)],
  );
  await sql.query(
    `delete from door_code_showing using telecentre t where t.id = telecentre_id and t.slug = $1 and shown_at < $2`,
    [telecentre, new Date(now - KEPT_FOR)],
  );
}

/** Latest first. */
export async function listShowings(
  sql: Sql,
  telecentre: string,
  since: Instant,
  now: Instant,
): Promise<Showing[]> {
  return sql.query<Showing>(
    {
      name: 'list-door-code-showings',
      text: `select (extract(epoch from s.shown_at) * 1000)::float8 as at, coalesce(h.name, b.guest_name, a.name) as name,
  h.pseudonym, coalesce(b.reference, l.reference) as reference, l.id is not null as "isTenant", r.key as resource,
  passed.revision is not null or coalesce(b.status = 'cancelled' and exists (select from booking_event e
    where e.booking_id = b.id and e.kind = 'cancelled' and e.at >= s.shown_at), false)
  or coalesce(l.revoked and midnight_of(l.ends_on, l.time_zone) <= $3, false) as "cancelledAfter"
from door_code_showing s join telecentre t on t.id = s.telecentre_id
left join booking b on b.id = s.booking_id left join rental l on l.id = s.rental_id
left join lateral (select p.revision, p.account_id from past_holder p
  where p.booking_id = b.id and p.at > s.shown_at order by p.revision limit 1) passed on true
left join account h on h.id = case when passed.revision is null then coalesce(b.account_id, l.account_id) else passed.account_id end
left join resource r on r.id = coalesce(b.resource_id, l.resource_id) left join account a on a.id = s.account_id
where t.slug = $1 and s.shown_at >= $2 order by s.shown_at desc, s.id desc`,
    },
    [telecentre, new Date(since), new Date(now)],
  );
}
