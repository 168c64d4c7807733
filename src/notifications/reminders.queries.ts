import type { BookingSnapshot } from '../bookings/booking-record.js';
import type { Sql } from '../platform/database/database.js';
import { recipientAsJson, type Recipient } from './recipient.js';
import type { RemindedDay } from './day.js';

export interface DueReminder {
  /** Of the booking. */
  readonly id: string;
  readonly booking: BookingSnapshot;
  readonly holder: Recipient;
  readonly key: string;
}

export interface TelecentreClock {
  readonly telecentre: number;
  readonly timeZone: string;
}

export interface DayAtTelecentre extends RemindedDay {
  readonly telecentre: number;
}

/** Also of telecentres that are no longer published: what was booked there stands. */
export async function telecentreClocks(sql: Sql): Promise<TelecentreClock[]> {
  return sql.query<TelecentreClock>('select id as telecentre, time_zone as "timeZone" from telecentre');
}

/**
 * Members whose booking begins on one of these days, who have not been reminded of it and have not been told of it since
 * the reminder is due. The bookings stay as they are until the transaction ends: nobody is reminded of what has just been
 * cancelled. Those that another instance is at are left to it.
 */
export async function takeDueReminders(
  sql: Sql,
  days: readonly DayAtTelecentre[],
  withDemo: boolean,
  most: number,
): Promise<DueReminder[]> {
  return sql.query<DueReminder>(
    {
      name: 'take-due-reminders',
      text: `select b.id, booking_snapshot(b.id) as booking, ${recipientAsJson('h')} as holder, ${KEY} as key
from unnest($1::int[], $2::timestamptz[], $3::timestamptz[], $4::timestamptz[]) d (telecentre, starts, ends, due_at)
join booking b on b.telecentre_id = d.telecentre and b.starts_at >= d.starts and b.starts_at < d.ends
join account h on h.id = b.account_id
where b.status = 'confirmed' and not 'reminder' = any (h.declined_mail) and (not h.demo or $5 and h.name is not null)
  and not exists (select from outgoing_mail m where m.key = ${KEY})
  and not exists (select from booking_event e where e.booking_id = b.id and e.at >= d.due_at and ${TELLS_WHOEVER_COMES})
order by b.starts_at, b.id limit $6 for no key update of b skip locked`,
    },
    [
      days.map(({ telecentre }) => telecentre),
      days.map(({ day }) => new Date(day.start)),
      days.map(({ day }) => new Date(day.end)),
      days.map(({ dueAt }) => new Date(dueAt)),
      withDemo,
      most,
    ],
  );
}

/** What is told with place and time. Of a title that they have changed themselves they may want no mail. */
const TELLS_WHOEVER_COMES = `(e.kind in ('booked', 'confirmed', 'moved', 'restored', 'handed_over')
    or e.kind = 'edited' and e.actor_id is distinct from b.account_id)`;

/**
 * Moved to another time, a booking has another reminder. Whoever takes it over needs no other either: until it is due nobody
 * has been reminded, and afterwards they are told.
 */
const KEY = `'reminder:' || b.id || ':' || to_char(b.starts_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"')`;
