/**
 * The clock on the wall of a telecentre, and the instants behind it. A local time is not always one instant: on a
 * spring night some do not exist, on an autumn night some happen twice. This is the one file that knows the
 * time-zone library.
 */
import { DateTime, IANAZone } from 'luxon';
import type { Instant } from './period.js';

/** A day of the calendar, `2027-01-12`. */
export type LocalDate = string;
/** A time of the day, `09:00`, from `00:00` to `24:00` (the end of the day). */
export type LocalTime = string;

export const WEEKDAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;
export type Weekday = (typeof WEEKDAYS)[number];

export function isTimeZone(name: string): boolean {
  return IANAZone.isValidZone(name);
}

export function isLocalDate(text: string): boolean {
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && DateTime.fromISO(text, { zone: 'utc' }).isValid;
}

export function weekdayOf(date: LocalDate): Weekday {
  return WEEKDAYS[(new Date(midnightUtc(date)).getUTCDay() + 6) % 7] ?? 'mon';
}

export function addDays(date: LocalDate, days: number): LocalDate {
  return new Date(midnightUtc(date) + days * DAY).toISOString().slice(0, 10);
}

/** Whole days from one date to a later one; negative when it is earlier. */
export function daysBetween(from: LocalDate, to: LocalDate): number {
  return (midnightUtc(to) - midnightUtc(from)) / DAY;
}

/**
 * The instants at which the wall clock of `zone` shows this date and time, earliest first: one as a rule, none for a
 * time that the clocks jump over, two for a time that they show again.
 */
export function instantsOf(date: LocalDate, time: LocalTime, zone: string): readonly Instant[] {
  const key = `${zone} ${date} ${time}`;
  let known = knownInstants.get(key);
  if (known === undefined) {
    // Forgetting all at once is crude and enough: a service asks about a few hundred moments a day.
    if (knownInstants.size >= KNOWN_INSTANTS_KEPT) knownInstants.clear();
    known = computeInstants(date, time, zone);
    knownInstants.set(key, known);
  }
  return known;
}

/** When a door that opens at this time opens: the first such instant, or the end of the jump that swallows it. */
export function openingInstant(date: LocalDate, time: LocalTime, zone: string): Instant {
  return instantsOf(date, time, zone)[0] ?? afterTheJump(date, time, zone);
}

/** When a door that closes at this time closes: the last such instant, or the end of the jump that swallows it. */
export function closingInstant(date: LocalDate, time: LocalTime, zone: string): Instant {
  return instantsOf(date, time, zone).at(-1) ?? afterTheJump(date, time, zone);
}

export function localDateOf(instant: Instant, zone: string): LocalDate {
  return shownAt(instant, zone).slice(0, 10);
}

export function localTimeOf(instant: Instant, zone: string): LocalTime {
  return shownAt(instant, zone).slice(11, 16);
}

/** What the clock on the wall shows at that instant: `2027-01-12T09:00:00`. */
export function wallClockAt(instant: Instant, zone: string): string {
  return shownAt(instant, zone).slice(0, 19);
}

/** RFC 3339 with the offset that `zone` has at that instant: `2027-01-12T09:00:00+01:00`. */
export function withOffset(instant: Instant, zone: string): string {
  return shownAt(instant, zone).slice(0, 19) + offsetText(offsetAt(instant, zone));
}

/** Minutes since local midnight, as the clock on the wall counts them: 540 for `09:00`. */
export function minuteOfDay(time: LocalTime): number {
  return Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5));
}

/** A conversion costs some 20 µs in the library; the same few moments are asked about again and again. */
const KNOWN_INSTANTS_KEPT = 20_000;
const knownInstants = new Map<string, readonly Instant[]>();

function computeInstants(date: LocalDate, time: LocalTime, zone: string): readonly Instant[] {
  if (time === '24:00') return computeInstants(addDays(date, 1), '00:00', zone);
  const moment = DateTime.fromISO(`${date}T${time}`, { zone });
  if (moment.toFormat("yyyy-MM-dd'T'HH:mm") !== `${date}T${time}`) return [];
  return moment
    .getPossibleOffsets()
    .map((possible) => possible.toMillis())
    .sort((one, other) => one - other);
}

/** The longest jump that a clock of the time-zone database makes within a day, in minutes, with room to spare. */
const LONGEST_JUMP = 180;

function afterTheJump(date: LocalDate, time: LocalTime, zone: string): Instant {
  // The library pushes a time that does not exist on by the length of the jump. Walking back by minutes while the
  // offset stays finds the first moment after the jump.
  const pushed = DateTime.fromISO(`${date}T${time}`, { zone });
  let instant = pushed.toMillis();
  for (let step = 0; step < LONGEST_JUMP; step++) {
    if (DateTime.fromMillis(instant - 60_000, { zone }).offset !== pushed.offset) return instant;
    instant -= 60_000;
  }
  return pushed.toMillis();
}

const DAY = 86_400_000;

/** Since 1972 no clock of the world has changed but on a quarter of an hour of UTC: an offset holds for a quarter. */
const QUARTER = 900_000;
const knownOffsets = new Map<string, Map<number, number>>();

/** Minutes ahead of UTC. Asked of the library once for each quarter of an hour, for the same reason as above. */
function offsetAt(instant: Instant, zone: string): number {
  const ofZone = knownOffsets.get(zone) ?? new Map<number, number>();
  knownOffsets.set(zone, ofZone);
  const quarter = Math.floor(instant / QUARTER);
  let offset = ofZone.get(quarter);
  if (offset === undefined) {
    if (ofZone.size >= KNOWN_INSTANTS_KEPT) ofZone.clear();
    offset = DateTime.fromMillis(instant, { zone }).offset;
    ofZone.set(quarter, offset);
  }
  return offset;
}

function shownAt(instant: Instant, zone: string): string {
  return new Date(instant + offsetAt(instant, zone) * 60_000).toISOString();
}

function offsetText(minutes: number): string {
  const size = Math.abs(minutes);
  const two = (n: number): string => String(n).padStart(2, '0');
  return `${minutes < 0 ? '-' : '+'}${two(Math.floor(size / 60))}:${two(size % 60)}`;
}

function midnightUtc(date: LocalDate): number {
  return Date.UTC(Number(date.slice(0, 4)), Number(date.slice(5, 7)) - 1, Number(date.slice(8, 10)));
}
