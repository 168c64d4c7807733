import type { CalendarNews } from '../booking-letters/booking-news.js';
import type { BookingSnapshot } from '../bookings/booking-record.js';
import type { Sql } from '../platform/database/database.js';

/** The entries of a booking that its holder's calendar was mailed and has not been told to drop. */
export async function standingInvitations(sql: Sql, booking: string): Promise<ReadonlySet<string>> {
  const rows = await sql.query<{ uid: string }>(
    'select uid from invitation where booking_id = $1 and withdrawn_at is null',
    [booking],
  );
  return new Set(rows.map(({ uid }) => uid));
}

/** In the transaction that writes the mail. */
export async function rememberInvitation(
  sql: Sql,
  { method, uid, sequence, stamp }: CalendarNews,
  concerned: { readonly id: string; readonly account: string; readonly booking: BookingSnapshot },
): Promise<void> {
  if (method === 'CANCEL') {
    await sql.query('update invitation set sequence = $2, withdrawn_at = $3 where uid = $1', [
      uid,
      sequence,
      new Date(stamp),
    ]);
    return;
  }
  const { id, account, booking } = concerned;
  await sql.query(
    `insert into invitation (uid, booking_id, account_id, sequence, telecentre_id, starts_at, ends_at)
values ($1, $2, $3, $4, (select id from telecentre where slug = $5), $6, $7)
on conflict (uid) do update set sequence = excluded.sequence, telecentre_id = excluded.telecentre_id,
  starts_at = excluded.starts_at, ends_at = excluded.ends_at, withdrawn_at = null`,
    [uid, id, account, sequence, booking.telecentre, new Date(booking.start), new Date(booking.end)],
  );
}
