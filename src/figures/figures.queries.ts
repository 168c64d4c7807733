/** What figures are counted from: what there was to use, who used it, and how many people these were. */
import type { Sql } from '../platform/database/database.js';
import type { Kind } from '../reservation/kind.js';
import type { Instant, Period } from '../reservation/period.js';
import { LONGEST_STAY_MINUTES } from '../reservation/stay.js';
import type { Span } from './span.js';

/** What the index of figures holds: it is read alone where a question says so itself. */
const COUNTED = `b.status in ('confirmed', 'checked_in', 'completed', 'no_show')`;
/** Bookings for which somebody came: ticked, or over and nobody said otherwise. */
const CAME = `(b.status in ('checked_in', 'completed') or b.status = 'confirmed' and b.ends_at <= $2)`;
/**
 * And which had begun, from what that index holds: of last year all are over, but what began after this moment of that year is
 * to stand beside nothing yet. Stays need not ask it: no half-day counts before it begins.
 */
const CAME_BY_THEN = `(${CAME} and b.ends_at - (b.local_end - b.local_start) <= $2)`;

/** Minutes of the wall clock. The older function: it reckons in floating point, which is a third of the time here. */
const minutes = (column: string): string => `(date_part('epoch', ${column}) / 60)::int`;

export interface UnitRow {
  readonly telecentreId: number;
  readonly id: string;
  readonly name: string;
  readonly kind: Kind;
  /** As which resources it is booked: itself, and the rooms that it is part of. */
  readonly bookedAs: readonly number[];
  /** When it is closed, or somebody rents it: then nobody else can come. */
  readonly closures: readonly Period[];
}

/** Those that are withdrawn too: since then a closure stands on them. */
export function listUnits(sql: Sql, telecentres: readonly number[]): Promise<UnitRow[]> {
  return sql.query<UnitRow>(
    {
      name: 'figures-units',
      text: `select r.telecentre_id as "telecentreId", r.key as id, r.name, r.kind,
  r.id || array(select resource_id from resource_part where unit_id = r.id) as "bookedAs",
  coalesce((select json_agg(json_build_object('start', ${minutes('c.local_start')}, 'end', ${minutes('c.local_end')}))
    from (
      select local_start, local_end from closure where telecentre_id = r.telecentre_id and (resource_id is null or resource_id = r.id
        or exists (select from resource_part p where p.resource_id = closure.resource_id and p.unit_id = r.id))
      union all select rental.starts_on, rental.occupied_until from rental
        where rental.telecentre_id = r.telecentre_id and r.id = any (units_of(rental.resource_id))) c), '[]') as closures
from resource r
where r.telecentre_id = any ($1) and not exists (select from resource_part where resource_id = r.id)
order by r.telecentre_id, r.position, r.id`,
    },
    [telecentres],
  );
}

export interface SinceRow {
  readonly telecentreId: number;
  /** A minute of the wall clock. */
  readonly since: number;
}

/**
 * When a telecentre was first there: published (or, if it never was, entered), or booked where that was earlier. Of those
 * that were there before changes were remembered nothing is known, and they are not among the rows.
 */
export function listSince(sql: Sql, telecentres: readonly number[]): Promise<SinceRow[]> {
  return sql.query<SinceRow>(
    {
      name: 'figures-since',
      text: `select t.id as "telecentreId", ${minutes(`least(c.since at time zone t.time_zone, (
    select min(b.local_start) from booking b where b.telecentre_id = t.id and ${COUNTED}))`)} as since
from telecentre t, lateral (
  select coalesce(min(at) filter (where after ->> 'published' = 'true'), min(at)) as since, bool_or(before is null) as "isWhole"
  from network_change where telecentre_id = t.id) c
where t.id = any ($1) and c."isWhole"`,
    },
    [telecentres],
  );
}

export interface StaysRow {
  readonly resourceId: number;
  /** Side by side, in minutes of the wall clock. */
  readonly starts: readonly number[];
  readonly ends: readonly number[];
}

/** Of each resource all stays that may touch these days. */
export function listStays(
  sql: Sql,
  telecentres: readonly number[],
  { from, to }: Span,
  now: Instant,
): Promise<StaysRow[]> {
  return sql.query<StaysRow>(
    {
      name: 'figures-stays',
      // No stay is longer: so the index need not be read further back.
      text: `select b.resource_id as "resourceId",
  to_json(array_agg(${minutes('b.local_start')})) as starts, to_json(array_agg(${minutes('b.local_end')})) as ends
from booking b
where b.telecentre_id = any ($1) and ${COUNTED} and ${CAME}
  and b.local_start >= $3::date - make_interval(mins => $5) and b.local_start < $4::date + 1
group by 1`,
    },
    [telecentres, new Date(now), from, to, LONGEST_STAY_MINUTES],
  );
}

export interface PeopleRow {
  /** A member's status, a walk-in's category, `guest`, or `unknown`. */
  readonly status: string;
  readonly people: number;
}

/**
 * Members once each, guests and people without a booking each time they came: they cannot be told apart. Nor can members
 * who have left: to count each of their visits as somebody would be worse than to leave them out.
 */
const PERSON = `coalesce(b.account_id, case when b.holder_status is null then b.id end)`;

/** By what brings them. */
export function countPeople(
  sql: Sql,
  telecentres: readonly number[],
  { from, to }: Span,
  now: Instant,
): Promise<PeopleRow[]> {
  return sql.query<PeopleRow>(
    {
      name: 'figures-people',
      text: `select coalesce(b.walk_in, a.status, case when b.account_id is null then 'guest' else 'unknown' end) as status,
  count(distinct ${PERSON})::int as people
from booking b left join account a on a.id = b.account_id
where b.telecentre_id = any ($1) and ${COUNTED} and ${CAME_BY_THEN} and b.local_start >= $3::date and b.local_start < $4::date + 1
  and ${PERSON} is not null
group by 1`,
    },
    [telecentres, new Date(now), from, to],
  );
}

export interface VisitsRow {
  readonly firstVisits: number;
  readonly absences: number;
  readonly absentPeople: number;
  readonly visits: number;
  readonly arrivals: number;
}

/** Of one telecentre: who came for the first time, who did not come, and of how many it was noted that they arrived. */
export async function countVisits(
  sql: Sql,
  telecentre: number,
  { from, to }: Span,
  now: Instant,
): Promise<VisitsRow> {
  const [row] = await sql.query<VisitsRow>(
    {
      name: 'figures-visits',
      text: `with seen as (
  select b.id, b.account_id, b.holder_status, b.status, b.arrived_at, ${CAME_BY_THEN} as came from booking b
  where b.telecentre_id = $1 and ${COUNTED} and b.local_start >= $3::date and b.local_start < $4::date + 1)
select
  (select count(*) from (select distinct account_id from seen where came and account_id is not null) m
    where not exists (select from booking b where b.account_id = m.account_id and b.telecentre_id = $1
      and ${COUNTED} and b.local_start < $3::date and ${CAME_BY_THEN}))::int as "firstVisits",
  count(*) filter (where b.status = 'no_show')::int as absences,
  count(distinct ${PERSON}) filter (where b.status = 'no_show')::int as "absentPeople",
  count(*) filter (where b.came)::int as visits,
  count(*) filter (where b.came and b.arrived_at is not null)::int as arrivals
from seen b`,
    },
    [telecentre, new Date(now), from, to],
  );
  return row ?? { firstVisits: 0, absences: 0, absentPeople: 0, visits: 0, arrivals: 0 };
}

export interface AreaPeopleRow {
  /** Both null: of all telecentres together. */
  readonly telecentreId: number | null;
  readonly department: string | null;
  readonly people: number;
}

/** How many people in all: of each telecentre, of each department, and of all these telecentres together. */
export function countPeopleOfAreas(
  sql: Sql,
  telecentres: readonly number[],
  { from, to }: Span,
  now: Instant,
): Promise<AreaPeopleRow[]> {
  return sql.query<AreaPeopleRow>(
    {
      name: 'figures-people-of-areas',
      text: `select "telecentreId", department, count(*)::int as people from (
  select b.telecentre_id as "telecentreId", t.department_code as department, ${PERSON} as person
  from booking b join telecentre t on t.id = b.telecentre_id
  where b.telecentre_id = any ($1) and ${COUNTED} and ${CAME_BY_THEN} and b.local_start >= $3::date and b.local_start < $4::date + 1
  group by grouping sets ((1, 3), (2, 3), (3))) counted
where person is not null group by 1, 2`,
    },
    [telecentres, new Date(now), from, to],
  );
}
