import type { Sql, Statement } from '../platform/database/database.js';
import type { LocalDate } from '../reservation/local-time.js';
import type { Instant, Period } from '../reservation/period.js';
import type { Kind } from '../reservation/kind.js';
import type { HalfDay } from '../reservation/half-day.js';
import type { WaitlistEntry } from './waitlist-entry.js';

const IN_LINE = `('waiting', 'offered')`;
const SHOWN = `('waiting', 'offered', 'gone')`;

/** What serves as a room for meetings may serve as one for videoconferences, and the reverse. */
const SORT = (kind: string): string =>
  `case ${kind} when 'videoconference_room' then 'meeting_room' else ${kind} end`;

/**
 * Ahead of somebody are those who asked earlier, at a time that meets theirs, for what would do for them too: of the same
 * sort; where both have named a room, one that has a part in common. An offer that has lapsed stands in nobody's way. $1 is
 * now.
 */
const POSITION = `(select 1 + count(*)::int
  from waitlist_entry ahead left join resource ar on ar.id = ahead.resource_id left join booking held on held.id = ahead.offer_id
  where ahead.telecentre_id = e.telecentre_id and ahead.number < e.number and ahead.state in ${IN_LINE}
    and (ahead.state = 'waiting' or held.expires_at > $1)
    and ahead.starts_at < e.ends_at and ahead.ends_at > e.starts_at
    and case when ahead.resource_id is null or e.resource_id is null
      then ${SORT('coalesce(ahead.kind, ar.kind)')} = ${SORT('coalesce(e.kind, r.kind)')}
      else units_of(ahead.resource_id) && units_of(e.resource_id) end)`;

/** An offer that nobody has written down as lapsed yet is one that has. */
const ENTRY = `select e.id, t.slug as telecentre, t.name as "telecentreName", t.commune, r.key as resource, r.name as "resourceName",
  coalesce(e.kind, r.kind) as kind, e.date::text as date, e.half_day as "halfDay",
  (extract(epoch from e.starts_at) * 1000)::float8 as start, (extract(epoch from e.ends_at) * 1000)::float8 as "end",
  t.time_zone as "timeZone", e.people, e.equipment, (extract(epoch from e.asked_at) * 1000)::float8 as "askedAt",
  case when e.state = 'offered' and b.expires_at <= $1 then 'lapsed' else e.state end as state,
  case when e.state = 'waiting' then ${POSITION} end as position,
  case when e.state = 'offered' and b.expires_at > $1 then jsonb_build_object('id', b.id, 'reference', b.reference,
    'resource', o.key, 'resourceName', o.name, 'until', (extract(epoch from b.expires_at) * 1000)::bigint) end as offer
from waitlist_entry e join telecentre t on t.id = e.telecentre_id left join resource r on r.id = e.resource_id
left join booking b on b.id = e.offer_id left join resource o on o.id = b.resource_id`;

const LIST: Statement = {
  name: 'own-waitlist-entries',
  text: `${ENTRY} where e.account_id = $2 and e.starts_at > $1 and (e.state in ${SHOWN} or e.state = 'lapsed' and not exists (
    select from waitlist_entry again where again.account_id = e.account_id and again.telecentre_id = e.telecentre_id
      and again.number > e.number and again.starts_at = e.starts_at))
order by e.state <> 'offered', e.starts_at, e.number`,
};

/** Those in line, and those whose offer has lapsed or whose place is gone: whoever is offered something first, then the soonest. */
export function listEntries(sql: Sql, account: string, now: Instant): Promise<WaitlistEntry[]> {
  return sql.query<WaitlistEntry>(LIST, [new Date(now), account]);
}

export async function findEntry(
  sql: Sql,
  account: string,
  { id }: { readonly id: string },
  now: Instant,
): Promise<WaitlistEntry | undefined> {
  const [entry] = await sql.query<WaitlistEntry>(`${ENTRY} where e.account_id = $2 and e.id = $3`, [
    new Date(now),
    account,
    id,
  ]);
  return entry;
}

/** The reference of what is, or was, offered to this account under this id. */
export async function referenceOfOffer(
  sql: Sql,
  account: string,
  offer: string,
): Promise<string | undefined> {
  const [row] = await sql.query<{ reference: string }>(
    `select b.reference from waitlist_entry e join booking b on b.id = e.offer_id
     where e.account_id = $1 and e.offer_id = $2`,
    [account, offer],
  );
  return row?.reference;
}

export interface NewEntry extends Period {
  readonly id: string;
  readonly account: string;
  readonly telecentre: number;
  /** Its key; null when any of the kind will do. */
  readonly resource: string | null;
  readonly kind: Kind | null;
  readonly date: LocalDate | null;
  readonly halfDay: HalfDay | null;
  readonly people: number;
  readonly equipment: readonly string[];
}

/**
 * The id of the entry: of the one that was there already, where they asked before; it is then for as many as they ask for
 * now. Null: there would be too many.
 */
export async function insertEntry(
  sql: Sql,
  entry: NewEntry,
  most: number,
  now: Instant,
): Promise<string | null> {
  const { account, telecentre, resource, kind, start, end, people, equipment } = entry;
  const time = [new Date(start), new Date(end)];
  const same = [account, telecentre, resource, kind, ...time, people, equipment, new Date(now)];
  const known = async (): Promise<string | null> => {
    const [row] = await sql.query<{ id: string }>(SAME, same);
    return row?.id ?? null;
  };
  const before = await known();
  if (before !== null) return before;
  const [row] = await sql.query<{ id: string }>(INSERT, [...same, entry.id, entry.date, entry.halfDay, most]);
  return row?.id ?? known();
}

const STANDS = (now: string): string =>
  `(b.status in ('confirmed', 'checked_in') or b.status = 'held' and b.expires_at > ${now})`;

const IS_OFFER = `(b.offered_instead_of is not null or exists (select from waitlist_entry line where line.offer_id = b.id))`;

/** Whoever asks knows of it, as whoever books does. What they are offered is still to be answered. */
const BESIDE = `array(select b.id from booking b
  where b.account_id = $1 and b.starts_at < $6 and b.ends_at > $5 and ${STANDS('$9')} and not (b.status = 'held' and ${IS_OFFER}))`;

/** What is offered already is offered as it was asked for. */
const SAME = `update waitlist_entry set people = case state when 'waiting' then $7 else people end,
  equipment = case state when 'waiting' then $8 else equipment end, beside = case state when 'waiting' then ${BESIDE} else beside end
where account_id = $1 and telecentre_id = $2
  and resource_id is not distinct from (select id from resource where key = $3) and kind is not distinct from $4::text
  and starts_at = $5 and ends_at = $6 and state in ${IN_LINE}
returning id`;

/** Whatever frees from now on is kept; what was freed a moment ago is looked for by whoever hears of it. */
const INSERT = `with made as (
  insert into waitlist_entry (account_id, telecentre_id, resource_id, kind, starts_at, ends_at, people, equipment, asked_at,
    beside, id, date, half_day)
  select $1, $2, (select id from resource where key = $3), $4, $5, $6, $7, $8, $9, ${BESIDE}, $10::uuid, $11, $12
  where (select count(*) from waitlist_entry where account_id = $1 and state in ${IN_LINE}) < $13
  on conflict do nothing returning id, telecentre_id)
select id, pg_notify('time_kept', telecentre_id::text) from made`;

/** False: they were not waiting. What they are offered is declined, and not withdrawn. */
export async function withdrawEntry(sql: Sql, account: string, id: string): Promise<boolean> {
  const withdrawn = await sql.query(
    `update waitlist_entry set state = 'withdrawn' where id = $2 and account_id = $1 and state = 'waiting' returning id`,
    [account, id],
  );
  return withdrawn.length > 0;
}

/**
 * Of the entry `e`, whether its holder is passed over for now: they are offered something at that time, or have got something
 * since they asked that does as well.
 */
export const isServedThen = (now: string): string => `exists (
  select from booking b join resource had on had.id = b.resource_id left join resource asked on asked.id = e.resource_id
  where b.account_id = e.account_id and b.starts_at < e.ends_at and b.ends_at > e.starts_at and ${STANDS(now)}
    and (b.status = 'held' and ${IS_OFFER}
      or b.id <> all (e.beside) and are_alike(had.kind, coalesce(e.kind, asked.kind))))`;

export interface WaitingThen extends Period {
  readonly halfDay: HalfDay | null;
  readonly people: number;
}

/** How many are in line for anything at a telecentre between two moments, by when; without who they are. */
export function waitingBetween(sql: Sql, telecentre: number, { start, end }: Period): Promise<WaitingThen[]> {
  return sql.query<WaitingThen>(
    `select half_day as "halfDay", (extract(epoch from starts_at) * 1000)::float8 as start,
       (extract(epoch from ends_at) * 1000)::float8 as "end", count(*)::int as people
     from waitlist_entry where telecentre_id = $1 and state = 'waiting' and starts_at < $3 and ends_at > $2
     group by half_day, starts_at, ends_at order by starts_at, ends_at`,
    [telecentre, new Date(start), new Date(end)],
  );
}

/** How many places in line they have; for a line on a page of theirs. */
export async function countEntries(
  sql: Sql,
  account: string,
  now: Instant,
): Promise<{ readonly waiting: number; readonly offered: number }> {
  const [row] = await sql.query<{ waiting: number; offered: number }>(
    {
      name: 'count-waitlist-entries',
      text: `select count(*) filter (where e.state = 'waiting')::int as waiting,
  count(*) filter (where e.state = 'offered' and b.expires_at > $2)::int as offered
from waitlist_entry e left join booking b on b.id = e.offer_id
where e.account_id = $1 and e.starts_at > $2 and e.state in ${IN_LINE}`,
    },
    [account, new Date(now)],
  );
  return row ?? { waiting: 0, offered: 0 };
}

/** What has begun is waited for no more. */
export async function endWhatHasBegun(sql: Sql, now: Instant): Promise<number> {
  const ended = await sql.query(
    `update waitlist_entry set state = 'over' where state = 'waiting' and starts_at <= $1 returning id`,
    [new Date(now)],
  );
  return ended.length;
}

/** Long enough to answer whoever asks why they were not offered anything. */
const REMEMBERED = '30 days';

export async function forgetOldEntries(sql: Sql, now: Instant): Promise<number> {
  const forgotten = await sql.query(
    `delete from waitlist_entry where ends_at < $1::timestamptz - interval '${REMEMBERED}' returning id`,
    [new Date(now)],
  );
  return forgotten.length;
}
