import type { CalendarNews } from '../booking-letters/booking-news.js';
import type { BookingSnapshot } from '../bookings/booking-record.js';
import type { Sql } from '../platform/database/database.js';

/** The entries of a booking that its holder's calendar was mailed, by their UIDs. */
export interface MailedEntries {
  readonly standing: ReadonlySet<string>;
  /** Those that it has been told to drop. */
  readonly withdrawn: ReadonlySet<string>;
}

export async function mailedEntries(sql: Sql, booking: string): Promise<MailedEntries> {
  const rows = await sql.query<{ uid: string; stands: boolean }>(
    'select uid, withdrawn_at is null as stands from invitation where booking_id = $1',
    [booking],
  );
  const uids = (wanted: boolean) =>
    new Set(rows.filter(({ stands }) => stands === wanted).map(({ uid }) => uid));
  return { standing: uids(true), withdrawn: uids(false) };
}

/** Of several bookings, the UIDs of those that their holder's calendar was mailed as entries of their own. */
export async function ownEntriesOf(sql: Sql, bookings: readonly string[]): Promise<ReadonlySet<string>> {
  const rows = await sql.query<{ uid: string }>(
    'select uid from invitation where booking_id = any ($1::uuid[]) and withdrawn_at is null',
    [bookings],
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
