import type { Sql } from '../platform/database/database.js';
import type { Instant } from '../reservation/period.js';

/** Something that must be true of the live data at any moment, and a statement that finds where it is not. */
interface Invariant {
  readonly name: string;
  /** Returns a row with one text column, `place`, for each offence. $1 is now. */
  readonly offences: string;
  /** Where nothing is damaged and the service itself puts it right, what to do for that. */
  readonly remedy?: string;
}

/** A hold that lapsed longer ago than this should have been swept: the sweep runs every minute. */
const SWEEP_MINUTES = 5;

/** Between freeing something and offering it there are moments; the minute's job makes up for what was cut off. */
const KEPT_MINUTES = 5;

/** As the network file allows. */
const FURTHEST_DAYS = 1000;

const BY_THE_CLOCK =
  'The service does this when it starts and every minute: see that it runs, and what `jobs` says of its last runs.';

const OCCUPYING = `('held', 'confirmed', 'checked_in')`;

const INVARIANTS: readonly Invariant[] = [
  {
    name: 'no unit is occupied twice at the same moment',
    offences: `select 'resource ' || resource_id || ', from ' || lower(during) as place from (
      select resource_id, during, max(upper(during)) over (
        partition by resource_id order by lower(during), upper(during) rows between unbounded preceding and 1 preceding) as until
      from allocation) ordered where lower(during) < until and $1::timestamptz is not null`,
  },
  {
    name: 'the constraint that refuses overlaps stands',
    offences: `select 'allocation_never_overlaps' as place where $1::timestamptz is not null and not exists (
      select from pg_constraint where conname = 'allocation_never_overlaps' and contype = 'x' and convalidated
        and conrelid = 'allocation'::regclass)`,
  },
  {
    name: 'every booking that stands occupies just its units and its time',
    offences: `select b.reference as place from booking b
      left join lateral (select array_agg(distinct a.resource_id order by a.resource_id) as units,
        min(lower(a.during)) as starts, max(upper(a.during)) as ends
        from allocation a where a.booking_id = b.id) held on true
      cross join lateral (select coalesce((select array_agg(p.unit_id order by p.unit_id) from resource_part p
        where p.resource_id = b.resource_id), array[b.resource_id]) as units) wanted
      where b.status in ${OCCUPYING} and (b.status <> 'held' or b.expires_at > $1) and b.ends_at > $1
        and (held.units is distinct from wanted.units or held.starts <> b.starts_at or held.ends < b.ends_at)`,
  },
  {
    name: 'nothing is occupied by a booking that no longer stands',
    offences: `select b.reference as place from allocation a join booking b on b.id = a.booking_id
      where b.status in ('cancelled', 'expired', 'no_show') and $1::timestamptz is not null`,
  },
  {
    name: 'occupied time is of units, not of rooms made of rooms',
    offences: `select 'allocation ' || a.id as place from allocation a
      where exists (select from resource_part p where p.resource_id = a.resource_id) and $1::timestamptz is not null`,
  },
  {
    name: 'what a hold occupies lapses with it',
    offences: `select b.reference as place from allocation a join booking b on b.id = a.booking_id
      where a.held_until is distinct from b.expires_at and $1::timestamptz is not null`,
  },
  {
    name: 'lapsed holds are swept',
    offences: `select reference as place from booking
      where status = 'held' and expires_at < $1::timestamptz - interval '${SWEEP_MINUTES} minutes'`,
    remedy: BY_THE_CLOCK,
  },
  {
    name: 'every change of a booking has its event',
    offences: `select b.reference as place from booking b
      where $1::timestamptz is not null and b.revision <> (select count(*) from booking_event e where e.booking_id = b.id)`,
  },
  {
    name: 'every open offer of a booking is of whoever holds it, and can be accepted',
    offences: `select b.reference as place from handover_offer o join booking b on b.id = o.booking_id
      where o.status = 'open' and o.expires_at > $1 and (b.status <> 'confirmed' or b.account_id is distinct from o.giver_id)`,
  },
  {
    name: 'every event can be told',
    offences: `select e.booking ->> 'reference' || ', event ' || e.id as place from booking_event_untold u
      join booking_event e on e.id = u.event_id where u.failed_at is not null and $1::timestamptz is not null
      union all select coalesce('series ' || series_id, 'team ' || team_id) || ', news ' || id from joint_news
      where failed_at is not null`,
  },
  {
    name: 'instants and the clock on the wall agree',
    offences: `select reference as place from booking where $1::timestamptz is not null
      and (starts_at at time zone time_zone <> local_start or ends_at at time zone time_zone <> local_end)`,
  },
  {
    name: 'closed time cannot be booked',
    offences: `select 'closure ' || c.id || ', resource ' || unit.id as place
      from closure c
      cross join lateral (
        select r.id from resource r where c.resource_id is null and r.telecentre_id = c.telecentre_id
          and not exists (select from resource_part p where p.resource_id = r.id)
        union select p.unit_id from resource_part p where p.resource_id = c.resource_id
        union select c.resource_id where c.resource_id is not null
          and not exists (select from resource_part p where p.resource_id = c.resource_id)) unit
      where upper(c.period) > $1 and not exists (
        select from allocation a where a.resource_id = unit.id and (a.closure_id is not null or a.rental_id is not null) and a.during && c.period
        having range_agg(a.during) @> (c.period * tstzrange($1, null)))`,
  },
  {
    name: 'a rental has its place from its start to its end',
    offences: `select r.reference as place from rental r cross join lateral unnest(units_of(r.resource_id)) unit
      cross join lateral (select tstzmultirange(tstzrange(least(r.occupied_from, midnight_of(r.occupied_until, r.time_zone)),
        midnight_of(r.occupied_until, r.time_zone))) as time) wanted
      cross join lateral (select coalesce(range_agg(a.during), '{}') as time from allocation a
        where a.rental_id = r.id and a.resource_id = unit) had
      where $1::timestamptz is not null and had.time <> wanted.time`,
  },
  {
    name: 'a rental that renews itself has its place for longer than anybody books ahead',
    offences: `select reference as place from rental
      where ends_on is null and occupied_until < ($1::timestamptz + interval '${FURTHEST_DAYS} days')::date`,
  },
  {
    // By the clock of the database, as it is written.
    name: 'what is kept for those who wait is offered to them or given back',
    offences: `select 'allocation ' || id as place from allocation
      where kept_since < clock_timestamp() - interval '${KEPT_MINUTES} minutes' and $1::timestamptz is not null`,
    remedy: BY_THE_CLOCK,
  },
  {
    name: 'whoever is offered something is held it',
    offences: `select 'waitlist entry ' || e.id as place from waitlist_entry e left join booking b on b.id = e.offer_id
      where e.state = 'offered' and b.status is distinct from 'held' and $1::timestamptz is not null`,
  },
  {
    name: 'a date of a series has one booking that stands at the most',
    offences: `select 'series ' || series_id || ', ' || series_date as place from booking
      where series_id is not null and status in ${OCCUPYING} and $1::timestamptz is not null
      group by series_id, series_date having count(*) > 1`,
  },
  {
    name: 'the bookings of a series are its holder’s',
    offences: `select b.reference as place from booking b join series s on s.id = b.series_id
      where b.account_id is distinct from s.account_id and b.anonymised_at is null and $1::timestamptz is not null`,
  },
  {
    name: 'what stands of a series is written as booked',
    offences: `select b.reference as place from booking b
      join series_date d on d.series_id = b.series_id and d.date = b.series_date
      where b.status in ${OCCUPYING} and d.fate <> 'booked' and $1::timestamptz is not null`,
  },
  {
    name: 'calendars elsewhere block just what they tell',
    offences: `select 'allocation ' || a.id || ' of external calendar ' || c.id as place
      from allocation a join external_busy b on b.id = a.external_busy_id
      join external_calendar c on c.id = b.external_calendar_id
      where $1::timestamptz is not null
        and (not b.during @> a.during or a.resource_id <> all (units_of(c.resource_id)))`,
  },
  {
    name: 'what calendars elsewhere tell cannot be booked',
    offences: `select 'external calendar ' || c.id || ', resource ' || unit || ', from ' || lower(b.during) as place
      from external_busy b join external_calendar c on c.id = b.external_calendar_id
      cross join lateral unnest(units_of(c.resource_id)) unit
      where upper(b.during) > $1 and not exists (
        select from allocation a where a.resource_id = unit and a.during && b.during
        having range_agg(a.during) @> (b.during * tstzrange($1, null)))`,
  },
];

export interface Diagnosis {
  readonly invariant: string;
  /** At most twenty. */
  readonly offences: readonly string[];
  /** Null: somebody has to mend it before the service goes on. */
  readonly remedy: string | null;
}

/** What was looked at, how much of it there is, and where it is not as it must be. */
export async function examine(
  sql: Sql,
  now: Instant,
): Promise<{ counts: [string, number][]; diagnoses: Diagnosis[] }> {
  const diagnoses: Diagnosis[] = [];
  for (const { name, offences, remedy = null } of INVARIANTS) {
    const rows = await sql.query<{ place: string }>(`select place from (${offences}) found limit 20`, [
      new Date(now),
    ]);
    diagnoses.push({ invariant: name, offences: rows.map((row) => row.place), remedy });
  }
  const counts = await sql.query<{ what: string; count: number }>(COUNTS);
  return { counts: counts.map(({ what, count }) => [what, count]), diagnoses };
}

const COUNTS = `
select 'telecentres' as what, count(*)::int as count from telecentre
union all select 'resources', count(*)::int from resource where not withdrawn
union all select 'closures', count(*)::int from closure
union all select 'bookings ' || status, count(*)::int from booking group by status
union all select 'allocations', count(*)::int from allocation
order by 1`;
