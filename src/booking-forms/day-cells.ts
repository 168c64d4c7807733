import type { DayAhead, HalfDayAhead } from '../availability/half-days-ahead.js';
import type { SeenBooking } from '../bookings/booking-record.js';
import { halfDayOn, type HalfDay } from '../reservation/half-day.js';
import type { LocalDate } from '../reservation/local-time.js';
import { overlaps } from '../reservation/period.js';
import type { Telecentre } from '../telecentres/network.js';
import { ownBookingPath } from './held.views.js';

/** A day as pages show it: each half with where a press leads. */
export interface DayCells {
  readonly date: LocalDate;
  readonly morning: HalfDayCell;
  readonly afternoon: HalfDayCell;
  /** Instead of both, where nothing less than a day is booked. */
  readonly whole?: HalfDayCell;
}

export interface HalfDayCell {
  readonly ahead: HalfDayAhead;
  /** Where a free one leads, or one that is full; null: nowhere. */
  readonly href: string | null;
  /** The page of the visitor's own booking then; null when they have none. */
  readonly own: string | null;
  /** What the page shows further down. */
  readonly current?: boolean;
}

export interface CellsOptions {
  readonly telecentre: Telecentre;
  /** What the visitor has booked, wherever: that of this telecentre is marked. */
  readonly own: readonly SeenBooking[];
  readonly hrefOf: (date: LocalDate, halfDay: HalfDay) => string | null;
  /** Where else one can look for a half-day that is full. */
  readonly elsewhere: (date: LocalDate, halfDay: HalfDay) => string;
}

export type Half = Exclude<HalfDay, 'day'>;

export function cellsOf(days: readonly DayAhead[], options: CellsOptions): DayCells[] {
  const { telecentre, own, hrefOf, elsewhere } = options;
  const here = own.filter((booking) => booking.telecentre === telecentre.slug);
  return days.map((day) => ({
    date: day.date,
    morning: cellOf(day.date, 'morning', day.morning),
    afternoon: cellOf(day.date, 'afternoon', day.afternoon),
    ...(day.whole === undefined ? {} : { whole: cellOf(day.date, 'day', day.whole) }),
  }));

  function cellOf(date: LocalDate, part: HalfDay, ahead: HalfDayAhead): HalfDayCell {
    const periods = halfDayOn(telecentre.opening, date, part);
    const booking = here.find((one) => periods.some((period) => overlaps(period, one)));
    return {
      ahead,
      href: hrefThen(date, part, ahead),
      own: booking === undefined ? null : ownBookingPath(booking),
    };
  }

  function hrefThen(date: LocalDate, part: HalfDay, { state }: HalfDayAhead): string | null {
    if (state === 'free') return hrefOf(date, part);
    return state === 'full' ? elsewhere(date, part) : null;
  }
}

/** Two halves; or the whole day, where nothing less is booked, or where it is shut like every week. */
export function partsOf({
  morning,
  afternoon,
  whole,
}: DayCells): readonly (readonly [HalfDay, HalfDayCell])[] {
  if (whole !== undefined) return [['day', whole]];
  const isShut = [morning, afternoon].every(({ ahead, own }) => ahead.state === 'none' && own === null);
  if (isShut) return [['day', morning]];
  return [
    ['morning', morning],
    ['afternoon', afternoon],
  ];
}
