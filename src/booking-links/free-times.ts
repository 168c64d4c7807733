import { Injectable } from '@nestjs/common';
import type { BookingRecord } from '../bookings/booking-record.js';
import { takenByOthers } from '../bookings/facts.queries.js';
import { Clock } from '../platform/clock.js';
import { Database } from '../platform/database/database.js';
import { decide, type Facts } from '../reservation/decide.js';
import type { HalfDay } from '../reservation/half-day.js';
import { addDays, openingInstant, type LocalDate } from '../reservation/local-time.js';
import { segmentsOn, type OpeningHours } from '../reservation/opening-hours.js';
import type { Instant, Period } from '../reservation/period.js';
import { servesAs } from '../reservation/resource.js';
import { NetworkDirectory } from '../telecentres/network-directory.js';

/** A day on which the telecentre opens, and what the booking could have of it. */
export interface DayToChoose {
  readonly date: LocalDate;
  readonly free: readonly FreeHalfDay[];
}

export interface FreeHalfDay extends Period {
  readonly halfDay: HalfDay;
}

/** So many fit on a telephone without losing oneself. */
const DAYS_SHOWN = 7;
/** A telecentre that is shut for longer has nothing to choose from. */
const DAYS_LOOKED_AT = 45;

/** Where else in the same telecentre a booking by the half-day could go. */
@Injectable()
export class FreeTimes {
  constructor(
    private readonly database: Database,
    private readonly directory: NetworkDirectory,
    private readonly clock: Clock,
  ) {}

  /** One statement; the booking's own time stands in nobody's way, and is not proposed. */
  async halfDaysFrom(booking: BookingRecord, from: LocalDate): Promise<readonly DayToChoose[]> {
    const found = await this.directory.upToDate(async (network) => {
      const telecentre = network.telecentres.get(booking.telecentre);
      if (telecentre === undefined) return null;
      const { opening } = telecentre;
      const resources = telecentre.resources.filter((one) => servesAs(one, booking.kind));
      const units = [...new Set(resources.flatMap((one) => one.units))];
      const dates = openDates(opening, from);
      const now = this.clock.now();
      const window = windowOf(dates, opening);
      const { version, taken } = await takenByOthers(this.database, units, window, booking, now);
      const facts = { opening, resources, taken, hadBefore: [] };
      return { version, days: dates.map((date) => ({ date, free: freeOn(date, booking, facts, now) })) };
    });
    return found?.days ?? [];
  }
}

function openDates(opening: OpeningHours, from: LocalDate): LocalDate[] {
  return Array.from({ length: DAYS_LOOKED_AT }, (_, later) => addDays(from, later))
    .filter((date) => segmentsOn(opening, date).length > 0)
    .slice(0, DAYS_SHOWN);
}

/** A day more than they are, for the minutes that stay free after the last. */
function windowOf(dates: readonly LocalDate[], { timeZone }: OpeningHours): Period {
  const [first = '2000-01-01', last = first] = [dates[0], dates.at(-1)];
  return {
    start: openingInstant(first, '00:00', timeZone),
    end: openingInstant(addDays(last, 2), '00:00', timeZone),
  };
}

/** A day stays a day, and half of one a half. */
function freeOn(date: LocalDate, booking: BookingRecord, facts: Facts, now: Instant): FreeHalfDay[] {
  const { kind, people, equipment, start, end } = booking;
  const halves: readonly HalfDay[] = booking.halfDay === 'day' ? ['day'] : ['morning', 'afternoon'];
  return halves.flatMap((halfDay) => {
    const decision = decide({ time: { date, halfDay }, kind, people, equipment }, facts, now);
    if (decision.outcome !== 'allocate') return [];
    const { stay } = decision;
    return stay.start === start && stay.end === end ? [] : [{ halfDay, start: stay.start, end: stay.end }];
  });
}
