/** Bookings of days gone by: plain rows, as no service lets anybody book what is over. */
import type { TestService } from '../support/service.js';

export interface PastBooking {
  readonly unit: string;
  readonly date: string;
  readonly from?: string;
  readonly to?: string;
  readonly status?: 'confirmed' | 'checked_in' | 'completed' | 'cancelled' | 'expired' | 'no_show';
  readonly account?: string;
  readonly guest?: string;
  readonly walkIn?: string;
}

let made = 0;

export async function wasThere(service: TestService, booking: PastBooking): Promise<void> {
  const { unit, date, from = '09:00', to = '12:00', status = 'completed' } = booking;
  await service.database.query(
    `insert into booking (id, reference, account_id, guest_name, walk_in, telecentre_id, resource_id, status, local_start, local_end,
  time_zone, starts_at, ends_at, people, created_at, updated_at)
select gen_random_uuid(), $1, $2, $3, $4, t.id, r.id, $5, $6::timestamp, $7::timestamp, t.time_zone,
  $6::timestamp at time zone t.time_zone, $7::timestamp at time zone t.time_zone, 1, now(), now()
from resource r join telecentre t on t.id = r.telecentre_id where r.key = $8`,
    [
      `PAST-${String(++made)}`,
      booking.account ?? null,
      booking.guest ?? null,
      booking.walkIn ?? null,
      status,
      `${date}T${from}`,
      `${date}T${to}`,
      unit,
    ],
  );
}

/** From Monday to Friday, 9 h to 12 h and 14 h to 17 h; and for longer than changes of the network are remembered. */
export async function openOnWeekdays(service: TestService, slug: string): Promise<void> {
  const open = { segments: [segment('09:00', '12:00'), segment('14:00', '17:00')], noon: null };
  const shut = { segments: [], noon: null };
  const week = { mon: open, tue: open, wed: open, thu: open, fri: open, sat: shut, sun: shut };
  await service.database.query(
    `update telecentre set closed_on_public_holidays = true, opening = opening || jsonb_build_object('week', $2::jsonb,
  'namedPeriods', '[]'::jsonb, 'holidayCorrections', '[]'::jsonb, 'exceptionalOpenings', '[]'::jsonb) where slug = $1`,
    [slug, JSON.stringify(week)],
  );
  await service.database.query(
    'delete from network_change where telecentre_id = (select id from telecentre where slug = $1)',
    [slug],
  );
}

function segment(opens: string, closes: string): object {
  return { opens, closes };
}
