import type { BookingRecord } from '../bookings/booking-record.js';
import type { Booker, Holder } from '../bookings/people.js';
import type { Where } from '../bookings/target.js';
import type { Place } from '../permissions/roles.js';
import type { HalfDay } from '../reservation/half-day.js';
import type { LocalDate, LocalTime } from '../reservation/local-time.js';
import type { Instant } from '../reservation/period.js';
import type { Violation } from '../reservation/refusal.js';
import type { WantedTime } from '../reservation/stay.js';

/** When it is on each of its dates, by the clock on the wall: nine stays nine, in summer as in winter. */
export type SeriesTime =
  { readonly halfDay: HalfDay } | { readonly startTime: LocalTime; readonly endTime: LocalTime };

/** What all dates have in common unless one of them says otherwise. */
export interface SeriesTemplate {
  readonly where: Where;
  readonly time: SeriesTime;
  readonly people: number;
  readonly equipment: readonly string[];
  readonly title: string | null;
  /** To whoever receives them. */
  readonly message: string | null;
}

/** What became of a date. */
export const FATES = ['booked', 'waiting', 'taken', 'closed', 'refused', 'left_out'] as const;
export type Fate = (typeof FATES)[number];

/** A date that its rule has, or that was chosen, and what became of it. */
export interface SeriesDate {
  readonly date: LocalDate;
  readonly fate: Fate;
  /** Of one that waits: when the place can be booked for it. */
  readonly opensOn: LocalDate | null;
  /** Of one that is closed or refused: the rules in its way. */
  readonly violations: readonly Violation[];
  /** The booking that stands, else the last one there was; wherever it has been moved since, and whatever became of it. */
  readonly booking: BookingRecord | null;
}

export interface SeriesRecord extends SeriesTemplate {
  readonly id: string;
  /** Its slug. */
  readonly telecentre: string;
  readonly telecentreName: string;
  readonly timeZone: string;
  /** RFC 5545, 3.3.10; null: its dates were chosen one by one. */
  readonly rule: string | null;
  readonly startsOn: LocalDate;
  /** What the calendars of those who are invited know the whole by. */
  readonly calendarUid: string;
  readonly calendarSequence: number;
  /** The id of the series from which this one was parted. */
  readonly continues: string | null;
  readonly revision: number;
  readonly createdAt: Instant;
  /** In order. */
  readonly dates: readonly SeriesDate[];
}

/** A series and the people in it, and where it is: what decides whose business it is. */
export interface KnownSeries {
  readonly series: SeriesRecord;
  readonly holder: Holder;
  /** Null: the holder themselves, or somebody who has been erased. */
  readonly booker: Booker | null;
  readonly place: Place;
}

/** The time that a series wants on one of its dates. */
export function timeOn(date: LocalDate, time: SeriesTime): WantedTime {
  if ('halfDay' in time) return { date, halfDay: time.halfDay };
  return { start: { date, time: time.startTime }, end: { date, time: time.endTime } };
}
