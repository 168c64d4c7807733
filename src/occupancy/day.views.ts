/** A telecentre's day as programs read it. */
import { bookingView } from '../bookings/booking-record.js';
import { seenAs } from '../bookings/standing.js';
import { withOffset } from '../reservation/local-time.js';
import type { Instant, Period } from '../reservation/period.js';
import type { Coming, HalfDayState, PlaceState, Shut } from './day.js';
import type { SeenDay } from './day.service.js';

export function occupancyView(
  { telecentre, role, state: { date, timeZone, halfDays, outside } }: SeenDay,
  now: Instant,
): object {
  return {
    telecentre: telecentre.slug,
    date,
    timeZone,
    halfDays: halfDays.map(halfDayView),
    outside: outside.map(comingView),
  };

  function halfDayView({ halfDay, hours, closed, places }: HalfDayState): object {
    return {
      halfDay,
      ...periodView(hours),
      closed,
      places: places.map((place) => placeView(place, hours)),
    };
  }

  function placeView({ resource, coming, closed, busy, rented, free }: PlaceState, hours: Period): object {
    return {
      resource: resource.id,
      name: resource.name,
      kind: resource.kind,
      coming: coming.map(comingView),
      closed: closed.map(shutView),
      busy: busy.map(shutView),
      rented: rented.map(({ why, times }) => ({ tenant: why || null, times: times && periodView(times) })),
      free: (free === 'all' ? [hours] : free).map(periodView),
    };
  }

  function comingView({ state, known, times }: Coming): object {
    const { arrivedAt, message } = known.booking;
    return {
      state,
      arrivedAt: arrivedAt && withOffset(arrivedAt, timeZone),
      message,
      times: times && periodView(times),
      booking: bookingView(seenAs({ as: 'receiver', role }, known), now),
    };
  }

  function shutView({ why, times }: Shut): object {
    return { why, times: times && periodView(times) };
  }

  function periodView({ start, end }: Period): object {
    return { start: withOffset(start, timeZone), end: withOffset(end, timeZone) };
  }
}
