import type { Sql } from '../platform/database/database.js';
import type { Instant } from '../reservation/period.js';

/** When the booking came to be as it is: the moment that our mails tell calendars. */
export async function lastChangeOf(sql: Sql, booking: string): Promise<Instant> {
  const [row] = await sql.query<{ at: Date }>(
    {
      name: 'last-change-of-booking',
      text: 'select at from booking_event where booking_id = $1 order by revision desc limit 1',
    },
    [booking],
  );
  return row?.at.getTime() ?? 0;
}
