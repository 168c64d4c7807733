import type { Grant } from '../permissions/roles.js';
import type { Sql } from '../platform/database/database.js';
import type { Instant } from '../reservation/period.js';

/** A series of which a date can be booked by now, those that were made first before the others. */
export async function seriesToContinue(sql: Sql, now: Instant): Promise<readonly string[]> {
  const rows = await sql.query<{ id: string }>(
    {
      name: 'series-to-continue',
      text: `select s.id from series s join telecentre t on t.id = s.telecentre_id
where exists (select from series_date d where d.series_id = s.id and d.fate = 'waiting'
  and d.opens_on <= ($1::timestamptz at time zone t.time_zone)::date)
order by s.created_at, s.id`,
    },
    [new Date(now)],
  );
  return rows.map(({ id }) => id);
}

export interface Makers {
  readonly account: string | null;
  readonly guestName: string | null;
  /** Who made it: whoever comes, or who booked for them; null when they have been erased. */
  readonly actor: string | null;
  /** The roles that they have now. */
  readonly grants: readonly Grant[];
}

export async function makersOf(sql: Sql, series: string, now: Instant): Promise<Makers | undefined> {
  const [row] = await sql.query<Makers>(
    {
      name: 'makers-of-series',
      text: `select account_id as account, guest_name as "guestName", coalesce(booked_by, account_id) as actor,
  coalesce(active_grants(coalesce(booked_by, account_id), $2), '[]') as grants from series where id = $1`,
    },
    [series, new Date(now)],
  );
  return row;
}
