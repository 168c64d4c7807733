/** When a habit would come round again. */
import type { SeenBooking } from '../bookings/booking-record.js';
import { halfDayOn, type HalfDay } from '../reservation/half-day.js';
import type { Kind } from '../reservation/kind.js';
import { addDays, localDateOf, weekdayOf, WEEKDAYS, type LocalDate } from '../reservation/local-time.js';
import { overlaps, type Instant } from '../reservation/period.js';
import type { Network, Telecentre } from '../telecentres/network.js';
import type { Habit } from './usual.queries.js';

export interface ComingHabit {
  readonly telecentre: Telecentre;
  readonly kind: Kind;
  readonly date: LocalDate;
  readonly halfDay: HalfDay;
}

/** Whoever has booked the next three Tuesdays does not want to hear of Tuesdays. */
const WEEKS_AHEAD = 3;
/** What is usual is one line, two at the most: it stands before everything else. */
const SHOWN = 2;

/** Those on which nothing is booked yet, soonest first. */
export function comingHabits(
  habits: readonly Habit[],
  own: readonly SeenBooking[],
  network: Network,
  now: Instant,
): ComingHabit[] {
  return habits
    .flatMap((habit) => {
      const telecentre = network.telecentres.get(habit.telecentre);
      return telecentre === undefined ? [] : (nextOf(habit, telecentre, own, now) ?? []);
    })
    .sort((one, other) => one.date.localeCompare(other.date))
    .slice(0, SHOWN);
}

function nextOf(
  { kind, weekday, halfDay }: Habit,
  telecentre: Telecentre,
  own: readonly SeenBooking[],
  now: Instant,
): ComingHabit | undefined {
  const { opening } = telecentre;
  const today = localDateOf(now, opening.timeZone);
  const toGo = (weekday - 1 - WEEKDAYS.indexOf(weekdayOf(today)) + 7) % 7;
  for (let week = 0; week < WEEKS_AHEAD; week++) {
    const date = addDays(today, toGo + 7 * week);
    const periods = halfDayOn(opening, date, halfDay);
    const isToCome = periods.length > 0 && periods.every(({ start }) => start > now);
    if (!isToCome || own.some((booking) => periods.some((period) => overlaps(period, booking)))) continue;
    return { telecentre, kind, date, halfDay };
  }
  return undefined;
}
