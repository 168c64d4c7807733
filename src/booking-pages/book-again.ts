import { newBookingPath, wantedTimeOf, type Wish } from '../booking-forms/wish.js';
import type { BookingSnapshot } from '../bookings/booking-record.js';
import { targetOf } from '../bookings/target.js';
import { addDays, daysBetween, localDateOf } from '../reservation/local-time.js';
import { overlaps, type Instant } from '../reservation/period.js';
import { brokenRules } from '../reservation/policy.js';
import type { Resource } from '../reservation/resource.js';
import { isStay, stayOf, type Stay } from '../reservation/stay.js';
import type { Network } from '../telecentres/network.js';
import { searchPath } from './search-path.js';
import { wishOfBooking } from './wish-of-booking.js';

/** A telecentre that is shut on that day of the week for longer is searched for. */
const WEEKS_LOOKED_AT = 8;

/** Where the same is asked for once more: on the next same day of the week on which it could be booked. */
export function bookAgainPath(booking: BookingSnapshot, network: Network, now: Instant): string {
  const wish = wishOfBooking(booking);
  const target = targetOf(wish.where, network);
  const { telecentre: near, kind } = booking;
  if (target === null)
    return searchPath({ ...wish, time: onDate(wish, nextDate(booking, now)) }, near, { kind });
  const { telecentre, resources } = target;
  const first = nextDate(booking, now);
  for (let week = 0; week < WEEKS_LOOKED_AT; week++) {
    const time = onDate(wish, addDays(first, 7 * week));
    const stay = stayOf(wantedTimeOf(time), telecentre.opening);
    const mayBeHad = (one: Resource): boolean =>
      isStay(stay) &&
      isOpen(one, stay) &&
      brokenRules(one.policy, stay, telecentre.opening.timeZone, now).length === 0;
    if (resources.some(mayBeHad)) return newBookingPath({ ...wish, time });
  }
  return searchPath({ ...wish, time: onDate(wish, first) }, near, { kind });
}

function onDate({ time }: Wish, date: string): Wish['time'] {
  return { ...time, date };
}

/** The next same day of the week after both the booking and today. */
function nextDate({ start, timeZone }: BookingSnapshot, now: Instant): string {
  const [date, today] = [localDateOf(start, timeZone), localDateOf(now, timeZone)];
  const weeks = Math.max(1, Math.floor(daysBetween(date, today) / 7) + 1);
  return addDays(date, 7 * weeks);
}

function isOpen({ closures }: Resource, stay: Stay): boolean {
  return !closures.some(({ period }) => stay.periods.some((one) => overlaps(period, one)));
}
