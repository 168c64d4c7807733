/** What somebody's week usually looks like, and the next one that is not booked yet. Pure. */
import type { SeenBooking } from '../bookings/booking-record.js';
import { MAINLAND_ZONE } from '../platform/i18n/in-words.js';
import { halfDayOn, type HalfDay } from '../reservation/half-day.js';
import type { Kind } from '../reservation/kind.js';
import { addDays, localDateOf, weekdayOf, WEEKDAYS, type LocalDate } from '../reservation/local-time.js';
import { overlaps, type Instant } from '../reservation/period.js';
import type { Network, Telecentre } from '../telecentres/network.js';

/** What somebody has done again and again of late. */
export interface WeekHabit {
  /** Its slug. */
  readonly telecentre: string;
  readonly kind: Kind;
  /** 1 is Monday. */
  readonly weekday: number;
  readonly halfDay: HalfDay;
  readonly times: number;
}

export interface UsualSlot {
  readonly telecentre: Telecentre;
  readonly kind: Kind;
  readonly date: LocalDate;
  readonly halfDay: HalfDay;
  /** What they have booked at that time already. */
  readonly own: SeenBooking | null;
}

export interface UsualWeek {
  readonly monday: LocalDate;
  /** In order. */
  readonly slots: readonly UsualSlot[];
}

/** Less often than this in so many weeks is no habit: two months without a holiday leave room for a week off. */
export const LEAST_TIMES = 3;
export const WEEKS_LOOKED_BACK = 8;
/** A single half-day is offered on its own; a week has several. */
const LEAST_SLOTS = 2;
/** Whoever has booked these weeks plans further ahead than one press helps. */
const WEEKS_AHEAD = 3;

/** The next week of which something is not booked yet; null: there is no habit, or nothing left to book. */
export function weekToOffer(
  habits: readonly WeekHabit[],
  own: readonly SeenBooking[],
  network: Network,
  now: Instant,
): UsualWeek | null {
  const first = mondayOf(addDays(localDateOf(now, MAINLAND_ZONE), 7));
  for (let week = 0; week < WEEKS_AHEAD; week++) {
    const usual = usualWeekOf(addDays(first, 7 * week), habits, own, network, now);
    if (usual.slots.length >= LEAST_SLOTS && usual.slots.some((slot) => slot.own === null)) return usual;
  }
  return null;
}

/** Of that week, what is usual and can be come to: a telecentre may be shut, or be no more. */
export function usualWeekOf(
  monday: LocalDate,
  habits: readonly WeekHabit[],
  own: readonly SeenBooking[],
  network: Network,
  now: Instant,
): UsualWeek {
  const slots = withoutOverlaps(habits).flatMap(
    ({ telecentre: slug, kind, weekday, halfDay }): UsualSlot[] => {
      const telecentre = network.telecentres.get(slug);
      if (telecentre === undefined) return [];
      const date = addDays(monday, weekday - 1);
      const periods = halfDayOn(telecentre.opening, date, halfDay);
      const isToCome = periods.length > 0 && periods.every(({ start }) => start > now);
      const isShut = telecentre.closures.some(({ period }) => periods.some((one) => overlaps(period, one)));
      if (!isToCome || isShut) return [];
      const booked = own.find((booking) => periods.some((period) => overlaps(period, booking)));
      return [{ telecentre, kind, date, halfDay, own: booked ?? null }];
    },
  );
  return { monday, slots };
}

export function mondayOf(date: LocalDate): LocalDate {
  return addDays(date, -WEEKDAYS.indexOf(weekdayOf(date)));
}

/** Nobody is at two places at once: what is done more often is what is usual. In the order of the week. */
function withoutOverlaps(habits: readonly WeekHabit[]): readonly WeekHabit[] {
  const kept: WeekHabit[] = [];
  const often = habits.filter(({ times }) => times >= LEAST_TIMES);
  for (const habit of [...often].sort((one, other) => other.times - one.times))
    if (!kept.some((one) => one.weekday === habit.weekday && isAtOnce(one.halfDay, habit.halfDay)))
      kept.push(habit);
  return kept.sort((one, other) => one.weekday - other.weekday || (one.halfDay === 'morning' ? -1 : 1));
}

function isAtOnce(one: HalfDay, other: HalfDay): boolean {
  return one === other || one === 'day' || other === 'day';
}
