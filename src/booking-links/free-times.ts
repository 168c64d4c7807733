import { Injectable } from '@nestjs/common';
import type { TakenTime } from '../availability/taken-time.js';
import type { BookingRecord } from '../bookings/booking-record.js';
import { takenByOthers } from '../bookings/facts.queries.js';
import { Clock } from '../platform/clock.js';
import { Database } from '../platform/database/database.js';
import { splitDay } from '../reservation/availability.js';
import { decide, type Facts } from '../reservation/decide.js';
import type { HalfDay } from '../reservation/half-day.js';
import { addDays, openingInstant, type LocalDate } from '../reservation/local-time.js';
import { openPeriods, segmentsOn, type OpeningHours } from '../reservation/opening-hours.js';
import { intersect, type Instant, type Period } from '../reservation/period.js';
import { servesAs } from '../reservation/resource.js';
import { NetworkDirectory } from '../telecentres/network-directory.js';
import type { Network, Telecentre } from '../telecentres/network.js';

/** A day on which the telecentre opens, and what the booking could have of it. */
export interface DayToChoose {
  readonly date: LocalDate;
  readonly free: readonly FreeHalfDay[];
}

export interface FreeHalfDay extends Period {
  readonly halfDay: HalfDay;
}

export interface DaysToChoose {
  readonly days: readonly DayToChoose[];
  /** Where none of them has anything: the next one that has; null when none has for weeks. */
  readonly next: LocalDate | null;
}

/** What is known of a day for a booking by the hour. */
export interface OpenDay {
  readonly date: LocalDate;
  readonly open: readonly Period[];
  /** When nothing that would do is free. */
  readonly taken: readonly Period[];
}

/** So many fit on a telephone without losing oneself. */
const DAYS_SHOWN = 7;
/** A telecentre that is shut or full for longer has nothing to choose from. */
const DAYS_LOOKED_AT = 45;

/** Where else in the same telecentre a booking could go; its own time stands in nobody's way. */
@Injectable()
export class FreeTimes {
  constructor(
    private readonly database: Database,
    private readonly directory: NetworkDirectory,
    private readonly clock: Clock,
  ) {}

  /** One statement, and a second where the first days are full. What the booking has already is not proposed. */
  async halfDaysFrom(booking: BookingRecord, from: LocalDate): Promise<DaysToChoose> {
    const found = await this.directory.upToDate(async (network) => {
      const place = placeOf(booking, network);
      if (place === null) return null;
      const dates = openDates(place.opening, from);
      const first = await this.lookAt(dates.slice(0, DAYS_SHOWN), booking, place);
      if (first.days.some(hasSomething) || dates.length <= DAYS_SHOWN) return { ...first, next: null };
      const later = await this.lookAt(dates.slice(DAYS_SHOWN), booking, place);
      const version = Math.max(first.version, later.version);
      return { version, days: first.days, next: later.days.find(hasSomething)?.date ?? null };
    });
    return found ?? { days: [], next: null };
  }

  /** Null when the network shows the telecentre no more. */
  async dayOf(booking: BookingRecord, date: LocalDate): Promise<OpenDay | null> {
    return this.directory.upToDate(async (network) => {
      const place = placeOf(booking, network);
      if (place === null) return null;
      const { opening, resources } = place;
      const window = windowOf([date], opening, 1);
      const { version, taken } = await this.takenAt(place, window, booking);
      const open = openPeriods(opening, place.closures, window);
      const full = resources
        .map((one) => splitDay(one, open, taken).taken)
        .reduce((some, others) => intersect(some, others), open);
      return { version, date, open, taken: full };
    });
  }

  private async lookAt(
    dates: readonly LocalDate[],
    booking: BookingRecord,
    place: PlaceOfBooking,
  ): Promise<{ readonly version: number; readonly days: readonly DayToChoose[] }> {
    const now = this.clock.now();
    // A day more, for the minutes that stay free after the last.
    const { version, taken } = await this.takenAt(place, windowOf(dates, place.opening, 2), booking);
    const facts = { ...place, taken, hadBefore: [] };
    return { version, days: dates.map((date) => ({ date, free: freeOn(date, booking, facts, now) })) };
  }

  private async takenAt(
    { resources }: PlaceOfBooking,
    window: Period,
    booking: BookingRecord,
  ): Promise<TakenTime> {
    const units = [...new Set(resources.flatMap((one) => one.units))];
    return takenByOthers(this.database, units, window, [booking.reference], this.clock.now());
  }
}

/** The telecentre, and what would do there. */
type PlaceOfBooking = Pick<Telecentre, 'opening' | 'closures' | 'resources'>;

function placeOf({ telecentre: slug, kind }: BookingRecord, network: Network): PlaceOfBooking | null {
  const telecentre = network.telecentres.get(slug);
  if (telecentre === undefined) return null;
  return { ...telecentre, resources: telecentre.resources.filter((one) => servesAs(one, kind)) };
}

function openDates(opening: OpeningHours, from: LocalDate): LocalDate[] {
  return Array.from({ length: DAYS_LOOKED_AT }, (_, later) => addDays(from, later)).filter(
    (date) => segmentsOn(opening, date).length > 0,
  );
}

function hasSomething({ free }: DayToChoose): boolean {
  return free.length > 0;
}

/** From the first of these dates until so many days after the last begins. */
function windowOf(dates: readonly LocalDate[], { timeZone }: OpeningHours, days: number): Period {
  const [first = '2000-01-01', last = first] = [dates[0], dates.at(-1)];
  return {
    start: openingInstant(first, '00:00', timeZone),
    end: openingInstant(addDays(last, days), '00:00', timeZone),
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
