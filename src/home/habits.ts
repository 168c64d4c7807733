/** When a habit would come round again. */
import type { SeenBooking } from '../bookings/booking-record.js';
import { halfDayOn, type HalfDay } from '../reservation/half-day.js';
import type { Kind } from '../reservation/kind.js';
import { addDays, localDateOf, weekdayOf, WEEKDAYS, type LocalDate } from '../reservation/local-time.js';
import { overlaps, type Instant, type Period } from '../reservation/period.js';
import type { Network, Telecentre } from '../telecentres/network.js';
import type { Habit } from './usual.queries.js';

export interface ComingHabit {
  readonly telecentre: Telecentre;
  readonly kind: Kind;
  readonly date: LocalDate;
  readonly halfDay: HalfDay;
}

interface Coming extends ComingHabit {
  readonly periods: readonly Period[];
}

/** Whoever has booked the next three Tuesdays does not want to hear of Tuesdays. */
const WEEKS_AHEAD = 3;
/** What is usual is one line, two at the most: it stands before everything else. */
const SHOWN = 2;

/** Those on which nothing is booked yet, soonest first. Nobody is at two places at once: what is done more often is what is usual. */
export function comingHabits(
  /** Most frequent first. */
  habits: readonly Habit[],
  own: readonly SeenBooking[],
  network: Network,
  now: Instant,
): ComingHabit[] {
  const coming: Coming[] = [];
  for (const habit of habits) {
    const telecentre = network.telecentres.get(habit.telecentre);
    const next = telecentre && nextOf(habit, telecentre, own, now);
    if (next !== undefined && !coming.some((one) => isAtOnce(one, next))) coming.push(next);
  }
  return coming.sort((one, other) => one.date.localeCompare(other.date)).slice(0, SHOWN);
}

function nextOf(
  { kind, weekday, halfDay }: Habit,
  telecentre: Telecentre,
  own: readonly SeenBooking[],
  now: Instant,
): Coming | undefined {
  const { opening } = telecentre;
  const today = localDateOf(now, opening.timeZone);
  const toGo = (weekday - 1 - WEEKDAYS.indexOf(weekdayOf(today)) + 7) % 7;
  for (let week = 0; week < WEEKS_AHEAD; week++) {
    const date = addDays(today, toGo + 7 * week);
    const periods = halfDayOn(opening, date, halfDay);
    const isToCome = periods.length > 0 && periods.every(({ start }) => start > now);
    if (!isToCome || own.some((booking) => periods.some((period) => overlaps(period, booking)))) continue;
    return { telecentre, kind, date, halfDay, periods };
  }
  return undefined;
}

function isAtOnce(one: Coming, other: Coming): boolean {
  return one.periods.some((period) => other.periods.some((theirs) => overlaps(period, theirs)));
}
