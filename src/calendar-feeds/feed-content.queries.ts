import type { Sql } from '../platform/database/database.js';
import type { Instant } from '../reservation/period.js';
import { LONGEST_STAY_MINUTES } from '../reservation/stay.js';
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

/** A row of a feed, whatever it comes from. What does not concern it is null. */
export interface EntryRow {
  readonly uid: string;
  readonly sequence: number;
  readonly stamp: Instant;
  readonly created: Instant | null;
  readonly start: Instant;
  readonly end: Instant;
  /** First and last day, when it is about whole days. */
  readonly days: readonly [string, string] | null;
  readonly telecentre: number;
  readonly telecentreName: string;
  readonly resourceName: string | null;
  readonly reference: string | null;
  readonly title: string | null;
  /** Whoever comes, where names are told. */
  readonly name: string | null;
  readonly reason: string | null;
}

export async function readState(sql: Sql, subject: FeedSubject): Promise<FeedState> {
  const [state] = await sql.query<FeedState>(
    { name: 'feed-state', text: `select ${STATE_COLUMNS} from ${GIVEN_SUBJECT} ${STATE_JOINED}` },
    subjectParameters(subject),
  );
  return state ?? NO_STATE;
}

export interface FeedRows extends FeedState {
  readonly entries: readonly EntryRow[];
}

/** The entries within the window and the state that they are of, as of one moment: one more than `most` if there are more. */
export async function readEntries(
  sql: Sql,
  subject: FeedSubject,
  window: FeedWindow,
  most: number,
): Promise<FeedRows> {
  const names = 'names' in subject && subject.names;
  const [row] = await sql.query<FeedRows>(
    {
      name: `feed-entries-${subject.scope}-${names ? 'names' : 'plain'}`,
      text: `with entries as (${sourcesOf(subject).join('\nunion all\n')})
select ${STATE_COLUMNS}, (select coalesce(json_agg(to_json(nearest)), '[]') from (
  select * from entries
  order by "end" <= $8::bigint, abs(start - $8::bigint), uid limit $9) nearest) as entries
from ${GIVEN_SUBJECT} ${STATE_JOINED}`,
    },
    [
      ...subjectParameters(subject),
      new Date(window.start),
      new Date(window.end),
      window.todayBegins,
      most + 1,
    ],
  );
  return row ?? { ...NO_STATE, entries: [] };
}

/** Each a select with the columns of `EntryRow`, of what touches [$6, $7); $1 to $5 are the subject. */
function sourcesOf(subject: FeedSubject): readonly string[] {
  const { scope } = subject;
  if (scope === 'events') return [CLOSURES];
  const booked = bookings(WHERE[scope], 'names' in subject && subject.names);
  return scope === 'me' ? [booked] : [booked, elsewhere(WHERE_ELSEWHERE[scope])];
}

/** In milliseconds. */
const epoch = (column: string): string => `(date_part('epoch', ${column}) * 1000)::bigint`;

/**
 * Every change that an entry shows raises its SEQUENCE: of the booking, of what places are called, and of whoever comes
 * where that is told. The time of the latest of them is its LAST-MODIFIED.
 */
function bookings(where: string, names: boolean): string {
  return `select b.calendar_uid as uid,
  b.revision - 1 + m.revision${names ? ' + coalesce(a.name_revision, b.name_revision)' : ''} as sequence,
  ${epoch(`greatest(b.updated_at, m.revised_at${names ? ', a.named_at, b.anonymised_at' : ''})`)} as stamp,
  ${epoch('b.created_at')} as created, ${epoch('b.starts_at')} as start, ${epoch('b.ends_at')} as "end", null::text[] as days,
  t.id as telecentre, t.name as "telecentreName", r.name as "resourceName", b.reference, b.title,
  ${names ? 'coalesce(a.name, b.guest_name)' : 'null::text'} as name, null::text as reason
from booking b join telecentre t on t.id = b.telecentre_id join resource r on r.id = b.resource_id
  cross join calendar_naming m ${names ? 'left join account a on a.id = b.account_id' : ''}
where ${where} and b.status in ('confirmed', 'checked_in', 'completed', 'no_show')
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
 * Time that is taken by calendars kept elsewhere: that it is taken, and nothing more, whoever reads. Such a row never
 * changes but by what places are called.
 */
function elsewhere(where: string): string {
  return `select x.calendar_uid as uid, m.revision as sequence,
  ${epoch('greatest(x.first_told_at, m.revised_at)')} as stamp, null::bigint as created,
  ${epoch('lower(x.during)')} as start, ${epoch('upper(x.during)')} as "end", null::text[] as days,
  t.id as telecentre, t.name as "telecentreName", r.name as "resourceName", null::text as reference, null::text as title,
  null::text as name, null::text as reason
from external_calendar b join resource r on r.id = b.resource_id join telecentre t on t.id = r.telecentre_id
  join external_busy x on x.external_calendar_id = b.id cross join calendar_naming m
where ${where} and not r.withdrawn and x.during && tstzrange($6::timestamptz, $7::timestamptz)`;
}

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
  t.id as telecentre, t.name as "telecentreName", null::text as "resourceName", null::text as reference, null::text as title,
  null::text as name, c.reason
from closure c join telecentre t on t.id = c.telecentre_id cross join calendar_naming m
where c.resource_id is null and t.published and c.period && tstzrange($6::timestamptz, $7::timestamptz)`;

/** Of what has changed or gone since; `renamed`: what every entry shows has changed. */
export async function changedUids(
  sql: Sql,
  subject: FeedSubject,
  since: Instant,
): Promise<{ readonly uids: readonly string[]; readonly renamed: boolean }> {
  const [row] = await sql.query<{ uids: string[]; renamed: boolean }>(
    {
      name: `feed-changes-${subject.scope}`,
      text: `select coalesce(array_agg(distinct c.uid::text) filter (where c.uid is not null), '{}') as uids,
  bool_or(greatest(m.revised_at, case when s.scope = 'events' then m.closures_revised_at end) >= $6::timestamptz) as renamed
from ${GIVEN_SUBJECT} cross join calendar_naming m left join calendar_change c on ${CHANGES_OF[subject.scope]} and c.at >= $6::timestamptz`,
    },
    [...subjectParameters(subject), new Date(since)],
  );
  return row ?? { uids: [], renamed: false };
}

const CHANGES_OF = {
  me: 'c.account_id = s.account_id',
  telecentre: 'c.telecentre_id = s.telecentre_id',
  department: 'c.telecentre_id in (select id from telecentre where department_code = s.department_code)',
  resource: 'c.telecentre_id = (select telecentre_id from resource where id = s.resource_id)',
  events: 'c.telecentre_id is null and c.account_id is null',
} as const;
