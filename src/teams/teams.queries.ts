import {
  BOOKING_WITH_PEOPLE,
  knownBookingOf,
  PEOPLE_JOINED,
  type BookingWithPeopleRow,
} from '../bookings/people.queries.js';
import type { Sql } from '../platform/database/database.js';
import type { Instant } from '../reservation/period.js';
import type { UnitId } from '../reservation/resource.js';
import type { TeamRecord } from './team-record.js';

export interface NewTeam {
  readonly id: string;
  readonly account: string;
  readonly telecentreId: number;
  readonly title: string | null;
}

export async function insertTeam(
  sql: Sql,
  { id, account, telecentreId, title }: NewTeam,
  now: Instant,
): Promise<void> {
  await sql.query(
    'insert into team_booking (id, account_id, telecentre_id, title, created_at) values ($1, $2, $3, $4, $5)',
    [id, account, telecentreId, title, new Date(now)],
  );
}

/** Whosesoever it is: what the caller may see of it is to be asked next. */
export async function findTeam(sql: Sql, id: string): Promise<TeamRecord | undefined> {
  const rows = await sql.query<TeamRow>(
    {
      name: 'find-team',
      text: `select m.account_id as organiser, m.title as "teamTitle", ${BOOKING_WITH_PEOPLE}
from team_booking m join booking b on b.team_id = m.id join resource r on r.id = b.resource_id ${PEOPLE_JOINED}
where m.id = $1 order by b.starts_at, r.kind, length(r.name), r.name, b.id`,
    },
    [id],
  );
  const [first] = rows;
  return (
    first && { id, account: first.organiser, title: first.teamTitle, bookings: rows.map(knownBookingOf) }
  );
}

type TeamRow = BookingWithPeopleRow & { readonly organiser: string; readonly teamTitle: string | null };

/** What its bookings occupy now, wherever they have been moved. */
export async function unitsHeldByTeam(sql: Sql, id: string): Promise<UnitId[]> {
  const rows = await sql.query<{ unit: UnitId }>(
    {
      name: 'units-held-by-team',
      text: `select distinct a.resource_id as unit from allocation a join booking b on b.id = a.booking_id
where b.team_id = $1 order by unit`,
    },
    [id],
  );
  return rows.map(({ unit }) => unit);
}

/** After the units: until the transaction ends they stay as they are. */
export async function lockBookingsOfTeam(sql: Sql, id: string): Promise<void> {
  await sql.query(
    {
      name: 'lock-bookings-of-team',
      text: 'select from booking where team_id = $1 order by id for update',
    },
    [id],
  );
}
