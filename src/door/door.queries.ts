import { exportNetwork } from '../network-file/export.js';
import { changesBetween, rememberChanges } from '../network-file/history.js';
import type { Status } from '../reservation/booking.js';
import type { Instant, Period } from '../reservation/period.js';
import { LONGEST_STAY_MINUTES } from '../reservation/stay.js';
import type { Sql } from '../platform/database/database.js';

export interface DoorScreen {
  readonly id: string;
  readonly label: string;
  /** The key of one resource; null: the whole telecentre. */
  readonly resource: string | null;
}

export interface FoundScreen extends DoorScreen {
  /** Slug of the telecentre. */
  readonly telecentre: string;
}

const COLUMNS = 's.id, s.label, r.key as resource';

export function screensAt(sql: Sql, telecentreId: number): Promise<DoorScreen[]> {
  return sql.query<DoorScreen>(
    `select ${COLUMNS} from door_screen s left join resource r on r.id = s.resource_id
where s.telecentre_id = $1 order by s.created_at, s.id`,
    [telecentreId],
  );
}

/** Of the token only its hash is kept. */
export async function addScreen(
  sql: Sql,
  screen: {
    readonly telecentreId: number;
    readonly resource: string | null;
    readonly label: string;
    readonly hash: Buffer;
  },
  now: Instant,
): Promise<void> {
  await sql.query(
    `insert into door_screen (telecentre_id, resource_id, label, token_hash, created_at)
values ($1, (select id from resource where key = $2 and telecentre_id = $1), $3, $4, $5)`,
    [screen.telecentreId, screen.resource, screen.label, screen.hash, new Date(now)],
  );
}

/** False: there was none. */
export async function removeScreen(sql: Sql, telecentreId: number, id: string): Promise<boolean> {
  const gone = await sql.query('delete from door_screen where id = $1 and telecentre_id = $2 returning id', [
    id,
    telecentreId,
  ]);
  return gone.length > 0;
}

export async function findScreen(sql: Sql, hash: Buffer): Promise<FoundScreen | undefined> {
  const [row] = await sql.query<FoundScreen>(
    {
      name: 'find-door-screen',
      text: `select ${COLUMNS}, t.slug as telecentre from door_screen s join telecentre t on t.id = s.telecentre_id
  left join resource r on r.id = s.resource_id where s.token_hash = $1`,
    },
    [hash],
  );
  return row;
}

/** Somebody who lets their initials be shown, and when they have which unit. */
export interface NamedTime extends Period {
  readonly unit: number;
  readonly name: string;
}

/** Nothing is read of anybody else. */
export function namedTimes(sql: Sql, units: readonly number[], window: Period): Promise<NamedTime[]> {
  return sql.query<NamedTime>(
    {
      name: 'named-times-at-the-door',
      text: `select a.resource_id as unit, h.name, ${moment('b.starts_at')} as start, ${moment('b.ends_at')} as "end"
from allocation a join booking b on b.id = a.booking_id join account h on h.id = b.account_id
where a.resource_id = any ($1) and lower(a.during) < $3 and lower(a.during) >= $2::timestamptz - make_interval(mins => $4)
  and upper(a.during) > $2
  and b.status in ('confirmed', 'checked_in') and h.door_initials and h.name is not null
order by b.starts_at`,
    },
    [units, new Date(window.start), new Date(window.end), LONGEST_STAY_MINUTES],
  );
}

export interface OwnBookingHere extends Period {
  readonly reference: string;
  readonly status: Status;
  readonly resourceName: string;
  readonly timeZone: string;
}

/** Those of a member at a telecentre within the window which are not over. */
export function ownBookingsAt(
  sql: Sql,
  { account, telecentreId }: { readonly account: string; readonly telecentreId: number },
  { start, end }: Period,
): Promise<OwnBookingHere[]> {
  return sql.query<OwnBookingHere>(
    {
      name: 'own-bookings-at-the-door',
      text: `select b.reference, b.status, r.name as "resourceName", b.time_zone as "timeZone",
  ${moment('b.starts_at')} as start, ${moment('b.ends_at')} as "end"
from booking b join resource r on r.id = b.resource_id
where b.account_id = $1 and b.telecentre_id = $2 and b.ends_at > $3 and b.starts_at < $4
  and b.status in ('confirmed', 'checked_in', 'no_show')
order by b.starts_at, b.reference`,
    },
    [account, telecentreId, new Date(start), new Date(end)],
  );
}

/**
 * What the hosts of a telecentre settle of who comes. Nobody is given up by a delay from before it was settled.
 * A change of the network, remembered like any other.
 */
export async function settleAttendance(
  sql: Sql,
  telecentreId: number,
  { selfCheckIn, noShowMinutes }: { readonly selfCheckIn: boolean; readonly noShowMinutes: number | null },
  editor: string,
  now: Instant,
): Promise<void> {
  // The network before its telecentres, as an import locks them: else each waits for the other.
  await sql.query('select from network for update');
  const before = await exportNetwork(sql, now);
  await sql.query(
    `update telecentre set self_check_in = $2, no_show_minutes = $3, attendance_settled_at = $4
where id = $1 and (self_check_in, no_show_minutes) is distinct from ($2, $3)`,
    [telecentreId, selfCheckIn, noShowMinutes, new Date(now)],
  );
  await rememberChanges(sql, changesBetween(before, await exportNetwork(sql, now)), editor, now);
}

function moment(column: string): string {
  return `(extract(epoch from ${column}) * 1000)::float8`;
}
