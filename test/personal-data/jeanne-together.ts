/** What Jeanne booked several of at once: a series, and places for a team. */
import type { Database } from '../../src/platform/database/database.js';

export const HER_WORDS_TOGETHER = ['titre-de-série', 'mot-de-série', 'titre-d-équipe'];

interface Hers {
  readonly id: string;
  /** References of bookings of hers: a date of the series, a place of the team. */
  readonly date: string;
  readonly place: string;
}

export async function together(database: Database, { id, date, place }: Hers, now: number): Promise<void> {
  await database.query(
    `with hers as (
  insert into series (id, account_id, telecentre_id, kind, half_day, rule, starts_on, people, title, message, created_at, updated_at)
  select gen_random_uuid(), $1, telecentre_id, 'desk', 'morning', 'FREQ=WEEKLY;COUNT=2', local_start::date, 1,
    'titre-de-série', 'mot-de-série', $3, $3 from booking where reference = $2 returning id, starts_on
), dates as (
  insert into series_date (series_id, date, fate) select id, starts_on, 'booked' from hers returning series_id, date
) insert into joint_news (series_id, kind, done_by, bookings, events, at) select series_id, 'made', 'self', '{}', '{}', $3 from dates`,
    [id, date, new Date(now)],
  );
  await database.query(
    `update booking set series_id = s.id, series_date = s.starts_on from series s where s.account_id = $1 and reference = $2`,
    [id, date],
  );
  await database.query(
    `with hers as (
  insert into team_booking (id, account_id, telecentre_id, title, created_at)
  select gen_random_uuid(), $1, telecentre_id, 'titre-d-équipe', $3 from booking where reference = $2 returning id
) update booking set team_id = hers.id from hers where reference = $2`,
    [id, place, new Date(now)],
  );
}
