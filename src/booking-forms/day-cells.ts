import type { DayAhead, HalfDayAhead } from '../availability/half-days-ahead.js';
import type { SeenBooking } from '../bookings/booking-record.js';
import { halfDayOn, type HalfDay } from '../reservation/half-day.js';
import type { LocalDate } from '../reservation/local-time.js';
import { overlaps } from '../reservation/period.js';
import type { Telecentre } from '../telecentres/network.js';

/** A day as pages show it: each half with where a press leads. */
export interface DayCells {
  readonly date: LocalDate;
  readonly morning: HalfDayCell;
  readonly afternoon: HalfDayCell;
}

export interface HalfDayCell {
  readonly ahead: HalfDayAhead;
  /** Where a free one leads; null: nowhere. */
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
  readonly hrefOf: (date: LocalDate, halfDay: Half) => string | null;
}

export type Half = Exclude<HalfDay, 'day'>;

export function cellsOf(days: readonly DayAhead[], { telecentre, own, hrefOf }: CellsOptions): DayCells[] {
  const here = own.filter((booking) => booking.telecentre === telecentre.slug);
  return days.map((day) => ({
    date: day.date,
    morning: cellOf(day, 'morning'),
    afternoon: cellOf(day, 'afternoon'),
  }));

  function cellOf(day: DayAhead, half: Half): HalfDayCell {
    const ahead = day[half];
    const periods = halfDayOn(telecentre.opening, day.date, half);
    const booking = here.find((one) => periods.some((period) => overlaps(period, one)));
    return {
      ahead,
      href: ahead.state === 'free' ? hrefOf(day.date, half) : null,
      own: booking === undefined ? null : `/bookings/${booking.reference}`,
    };
  }
}
