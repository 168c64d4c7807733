/** Where somebody who is expected could sit instead: what is free for all of their time, and does as well. Pure. */
import { noticeKeptFor } from '../bookings/kept-notice.js';
import type { KnownBooking } from '../bookings/booking-record.js';
import { decide } from '../reservation/decide.js';
import { localDateOf } from '../reservation/local-time.js';
import type { Instant } from '../reservation/period.js';
import { servesAs, type Resource } from '../reservation/resource.js';
import type { WantedTime } from '../reservation/stay.js';
import { may, statusAt } from '../reservation/booking.js';
import type { SeenDay } from '../occupancy/day.service.js';

/** More would be a list to search in; the booking's own page moves it anywhere. */
const MOST_SHOWN = 12;

export function otherPlaces(
  { booking }: KnownBooking,
  { telecentre, facts }: Pick<SeenDay, 'telecentre' | 'facts'>,
  now: Instant,
): readonly Resource[] {
  if (!may(statusAt(booking, now), 'changePlace') || booking.awaitsApproval || booking.end <= now) return [];
  const others = telecentre.resources.filter(
    (one) => one.id !== booking.resource && servesAs(one, booking.kind),
  );
  if (others.length === 0) return [];
  const { people, equipment } = booking;
  const request = { time: timeOf(booking), kind: null, people, equipment };
  const around = { opening: telecentre.opening, taken: facts.taken, hadBefore: [] };
  const judgedAt = noticeKeptFor(booking, telecentre, now);
  return others
    .filter((one) => decide(request, { ...around, resources: [one] }, judgedAt).outcome === 'allocate')
    .slice(0, MOST_SHOWN);
}

function timeOf({ start, end, halfDay, timeZone }: KnownBooking['booking']): WantedTime {
  if (halfDay !== null) return { date: localDateOf(start, timeZone), halfDay };
  return { start: { instant: start }, end: { instant: end } };
}
