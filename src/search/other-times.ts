/** Times that might do as well as the one that was asked for. */
import type { Prospect } from '../availability/offers.js';
import type { WishedTime } from '../booking-forms/wish.js';
import { addDays, minuteOfDay, type LocalTime } from '../reservation/local-time.js';
import { dayOf } from '../reservation/opening-hours.js';

/** Days after the one that was sought, from and to: over a week-end with a holiday and a week more; and over a summer. */
export const LATER_LOOKS: readonly (readonly [number, number])[] = [
  [1, 12],
  [13, 60],
];

/** The other half of the day; of a day each of its halves; of hours as many sooner or later, the nearest first. */
export function otherTimesThatDay(time: WishedTime, prospect: Prospect): WishedTime[] {
  const { date } = time;
  if (!('halfDay' in time)) return [...shifted(time, prospect), ...halves(date)];
  if (time.halfDay === 'day') return halves(date);
  return [{ date, halfDay: time.halfDay === 'morning' ? 'afternoon' : 'morning' }];
}

/** The days that follow: the same part of each, and for half a day its other half too. */
export function laterTimes(time: WishedTime, [from, to]: readonly [number, number]): WishedTime[] {
  const days = Array.from({ length: to - from + 1 }, (_, index) => addDays(time.date, from + index));
  return days.flatMap((date): WishedTime[] =>
    !('halfDay' in time) || time.halfDay === 'day' ? [{ ...time, date }] : halves(date),
  );
}

function halves(date: string): WishedTime[] {
  return [
    { date, halfDay: 'morning' },
    { date, halfDay: 'afternoon' },
  ];
}

/** Rooms are booked on halves of an hour or more; where the step is wider, what does not fit is refused by the rules. */
const STEP_MINUTES = 30;

function shifted(
  { date, from, to }: Extract<WishedTime, { from: LocalTime }>,
  { telecentre }: Prospect,
): WishedTime[] {
  const [wanted, length] = [minuteOfDay(from), minuteOfDay(to) - minuteOfDay(from)];
  const starts = dayOf(telecentre.opening, date).hours.segments.flatMap(({ opens, closes }) => {
    const [first, last] = [minuteOfDay(opens), minuteOfDay(closes) - length];
    return Array.from(
      { length: Math.max(0, Math.floor((last - first) / STEP_MINUTES) + 1) },
      (_, index) => first + index * STEP_MINUTES,
    );
  });
  return starts
    .filter((start) => Math.abs(start - wanted) >= STEP_MINUTES)
    .sort((one, other) => Math.abs(one - wanted) - Math.abs(other - wanted))
    .map((start) => ({ date, from: clockAt(start), to: clockAt(start + length) }));
}

function clockAt(minutes: number): LocalTime {
  return `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
}
