import type { Sql } from '../platform/database/database.js';
import type { Instant } from '../reservation/period.js';
import { LONGEST_STAY_MINUTES } from '../reservation/stay.js';
import { arrived, COLUMNS, type EntryRow, type Travelling } from './entry-row.js';
import type { FeedSubject } from './feed.js';
import {
  GIVEN_SUBJECT,
  NO_STATE,
  STATE_COLUMNS,
  STATE_JOINED,
  subjectParameters,
  type FeedState,
} from './feed-state.js';
import type { FeedWindow } from './feed-window.js';

export async function readState(sql: Sql, subject: FeedSubject): Promise<FeedState> {
  const [state] = await sql.query<FeedState>(
    { name: 'feed-state', text: `select ${STATE_COLUMNS} from ${GIVEN_SUBJECT} ${STATE_JOINED}` },
    subjectParameters(subject),
  );
  return state ?? NO_STATE;
}

/** Which version of an entry there is: whoever keeps its text need not read it again. */
export interface EntryVersion {
  readonly uid: string;
  readonly sequence: number;
  readonly stamp: Instant;
}

export interface FeedVersions extends FeedState {
  readonly versions: readonly EntryVersion[];
}

/** What is within the window and the state that it is of, as of one moment: one more than `most` if there are more. */
export async function readVersions(
  sql: Sql,
  subject: FeedSubject,
  window: FeedWindow,
  most: number,
): Promise<FeedVersions> {
  const [row] = await sql.query<FeedState & { readonly versions: readonly [string, number, number][] }>(
    {
      name: `feed-versions-${variantOf(subject)}`,
      text: `with entries as (${sourcesOf(subject).join('\nunion all\n')})
select ${STATE_COLUMNS}, (select coalesce(json_agg(json_build_array(uid, sequence, stamp)), '[]') from (
  select uid, sequence, stamp from entries
  order by "end" <= $8::bigint, abs(start - $8::bigint), uid limit $9) nearest) as versions
from ${GIVEN_SUBJECT} ${STATE_JOINED}`,
    },
    [...within(subject, window), window.todayBegins, most + 1],
  );
  if (row === undefined) return { ...NO_STATE, versions: [] };
  return { ...row, versions: row.versions.map(([uid, sequence, stamp]) => ({ uid, sequence, stamp })) };
}

/** Some of them, as they are now. */
export async function readEntries(
  sql: Sql,
  subject: FeedSubject,
  window: FeedWindow,
  uids: readonly string[],
): Promise<EntryRow[]> {
  const [row] = await sql.query<{ readonly entries: readonly Travelling[] }>(
    {
      name: `feed-entries-${variantOf(subject)}`,
      text: `with entries as (${sourcesOf(subject).join('\nunion all\n')})
select (select coalesce(json_agg(json_build_array(${TRAVELLING})), '[]')
  from entries join unnest($8::uuid[]) wanted (uid) using (uid)) as entries
from ${GIVEN_SUBJECT}`,
    },
    [...within(subject, window), uids],
  );
  return (row?.entries ?? []).map(arrived);
}

const TRAVELLING = COLUMNS.map((name) => `"${name}"`).join(', ');

function variantOf(subject: FeedSubject): string {
  return `${subject.scope}-${tellsNames(subject) ? 'names' : 'plain'}`;
}

function within(subject: FeedSubject, { start, end }: FeedWindow): unknown[] {
  return [...subjectParameters(subject), new Date(start), new Date(end)];
}

function tellsNames(subject: FeedSubject): boolean {
  return 'names' in subject && subject.names;
}

/** Each a select with the columns of `EntryRow`, of what touches [$6, $7); $1 to $5 are the subject. */
function sourcesOf(subject: FeedSubject): readonly string[] {
  const { scope } = subject;
  if (scope === 'events') return [CLOSURES];
  const names = tellsNames(subject);
  const booked = bookings(WHERE[scope], names, scope === 'me');
  return scope === 'me' ? [booked] : [booked, elsewhere(WHERE_ELSEWHERE[scope], names)];
}

/** Neither held, cancelled, expired nor given up; written out, so that the planner knows. */
const STANDS = (booking: string): string => `${booking}.status in ('confirmed', 'checked_in', 'completed')`;

/** In milliseconds. */
const epoch = (column: string): string => `(date_part('epoch', ${column}) * 1000)::bigint`;

/**
 * Every change that an entry shows raises its SEQUENCE: of the booking, of what places are called, and of whoever comes
 * where that is told. The time of the latest of them is its LAST-MODIFIED. Without names only what the public may know of is
 * told, and not when it was booked: two that were booked in one go would be seen to be one person's.
 */
function bookings(where: string, names: boolean, own: boolean): string {
  return `select b.calendar_uid as uid,
  b.revision - 1 + m.revision${names ? ' + coalesce(a.name_revision, b.name_revision)' : ''} as sequence,
  ${epoch(`greatest(b.updated_at, m.revised_at${names ? ', a.named_at, b.anonymised_at' : ''})`)} as stamp,
  ${names || own ? epoch('b.created_at') : 'null::bigint'} as created, ${epoch('b.starts_at')} as start, ${epoch('b.ends_at')} as "end", null::text[] as days,
  t.slug as telecentre, t.name as "telecentreName", r.name as "resourceName", b.reference, b.title,
  ${names ? 'b.people' : 'null::int'} as people, ${names ? 'coalesce(a.name, b.guest_name)' : 'null::text'} as name,
  ${names ? 'b.walk_in' : 'null::text'} as "walkIn", null::text as reason
from booking b join telecentre t on t.id = b.telecentre_id join resource r on r.id = b.resource_id
  cross join calendar_naming m ${names ? 'left join account a on a.id = b.account_id' : ''}
where ${where} and ${STANDS('b')} ${names || own ? '' : 'and t.published'}
  -- No stay is longer: so the index need not be read further back.
  and b.starts_at >= $6::timestamptz - interval '${LONGEST_STAY_MINUTES} minutes' and b.starts_at < $7::timestamptz
  and b.ends_at > $6::timestamptz`;
}

const WHERE = {
  me: 'b.account_id = $2::uuid',
  telecentre: 'b.telecentre_id = $3::int',
  department: 'b.telecentre_id in (select id from telecentre where department_code = $5::text)',
  // A room made of rooms is taken with any of them, and they with it.
  resource: `b.resource_id in (
    with units as (select unit_id from resource_part where resource_id = $4::int union select $4::int)
    select unit_id from units union select p.resource_id from resource_part p join units using (unit_id))`,
} as const;

/**
 * Time that is taken by calendars kept elsewhere, and by which of them for those who receive people there. Such a row never
 * changes but by what places are called. Whoever reads that a place is taken need not read it twice.
 */
function elsewhere(where: string, names: boolean): string {
  return `select x.calendar_uid as uid, m.revision as sequence,
  ${epoch('greatest(x.first_told_at, m.revised_at)')} as stamp, null::bigint as created,
  ${epoch('lower(x.during)')} as start, ${epoch('upper(x.during)')} as "end",
  case when local.starts::time = '00:00' and local.ends::time = '00:00'
    then array[local.starts::date::text, local.ends::date::text] end as days,
  t.slug as telecentre, t.name as "telecentreName", r.name as "resourceName", null::text as reference, null::text as title,
  null::int as people, ${names ? 'b.label' : 'null::text'} as name, null::text as "walkIn", null::text as reason
from external_calendar b join resource r on r.id = b.resource_id join telecentre t on t.id = r.telecentre_id
  join external_busy x on x.external_calendar_id = b.id cross join calendar_naming m
  cross join lateral (
    values (lower(x.during) at time zone t.time_zone, upper(x.during) at time zone t.time_zone)) local (starts, ends)
where ${where} and not r.withdrawn ${names ? '' : 'and t.published'} and x.during && tstzrange($6::timestamptz, $7::timestamptz)
  ${names ? '' : `and not exists (${BOOKED_THROUGHOUT})`}`;
}

const BOOKED_THROUGHOUT = `select from booking k where k.resource_id = b.resource_id and ${STANDS('k')}
    and k.starts_at > lower(x.during) - interval '${LONGEST_STAY_MINUTES} minutes'
    and k.starts_at <= lower(x.during) and k.ends_at >= upper(x.during)`;

const WHERE_ELSEWHERE = {
  telecentre: 't.id = $3::int',
  department: 't.department_code = $5::text',
  resource: WHERE.resource,
} as const;

/** What concerns everybody who would go there: whole telecentres that are shut, and why. */
const CLOSURES = `select closure_uid(c.telecentre_id, c.period) as uid, m.revision + m.closures_revision as sequence,
  ${epoch('greatest(m.revised_at, m.closures_revised_at)')} as stamp, null::bigint as created,
  ${epoch('lower(c.period)')} as start, ${epoch('upper(c.period)')} as "end",
  case when c.local_start::time = '00:00' and c.local_end::time = '00:00'
    then array[c.local_start::date::text, c.local_end::date::text] end as days,
  t.slug as telecentre, t.name as "telecentreName", null::text as "resourceName", null::text as reference, null::text as title,
  null::int as people, null::text as name, null::text as "walkIn", c.reason
from closure c join telecentre t on t.id = c.telecentre_id cross join calendar_naming m
where c.resource_id is null and t.published and c.period && tstzrange($6::timestamptz, $7::timestamptz)`;

/**
 * Of what has changed or gone since; `renamed`: what every entry shows has changed. With any change at a place, time that
 * calendars elsewhere take there may be told again, or not any more.
 */
export async function changedUids(
  sql: Sql,
  subject: FeedSubject,
  since: Instant,
): Promise<{ readonly uids: readonly string[]; readonly renamed: boolean }> {
  const [row] = await sql.query<{ uids: string[]; renamed: boolean }>(
    {
      name: `feed-changes-${subject.scope}`,
      text: `with changes as materialized (
  select c.uid, c.telecentre_id from ${GIVEN_SUBJECT} join calendar_change c on ${CHANGES_OF[subject.scope]} and c.at >= $6::timestamptz)
select array(select uid::text from changes ${subject.scope === 'me' ? '' : `union ${UIDS_ELSEWHERE}`}) as uids,
  greatest(m.revised_at, case when s.scope = 'events' then m.closures_revised_at end) >= $6::timestamptz as renamed
from ${GIVEN_SUBJECT} cross join calendar_naming m`,
    },
    [...subjectParameters(subject), new Date(since)],
  );
  return row ?? { uids: [], renamed: false };
}

const UIDS_ELSEWHERE = `select x.calendar_uid::text
    from external_busy x join external_calendar e on e.id = x.external_calendar_id join resource r on r.id = e.resource_id
    where r.telecentre_id in (select telecentre_id from changes)`;

const CHANGES_OF = {
  me: 'c.account_id = s.account_id',
  telecentre: 'c.telecentre_id = s.telecentre_id',
  department: 'c.telecentre_id in (select id from telecentre where department_code = s.department_code)',
  resource: 'c.telecentre_id = (select telecentre_id from resource where id = s.resource_id)',
  events: 'c.telecentre_id is null and c.account_id is null',
} as const;
