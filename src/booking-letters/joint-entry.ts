/**
 * What calendars are told of bookings that belong together: the dates of a series as one entry that repeats, the places of
 * a team as one entry. Pure.
 */
import type { BookingSnapshot } from '../bookings/booking-record.js';
import { mostCommon } from '../bookings/most-common.js';
import type { EntryApart } from '../icalendar/invitation.js';
import { regularRule } from '../icalendar/regular-rule.js';
import type { Repetition } from '../icalendar/vevent.js';
import { vtimezone } from '../icalendar/vtimezone.js';
import {
  closingInstant,
  localDateOf,
  localTimeOf,
  openingInstant,
  type LocalDate,
  type LocalTime,
} from '../reservation/local-time.js';
import type { Instant } from '../reservation/period.js';
import { datesOf } from '../reservation/recurrence.js';

export interface JointEntry {
  /** Where all of it can be seen; it asks for signing in. */
  readonly page: string;
  /** As it is on most dates; of a team, when most of them come. */
  readonly main: EntryFace;
  readonly repeats?: Repetition;
  readonly apart: readonly DateApart[];
}

/** What a calendar shows. */
export type EntryFace = Pick<
  BookingSnapshot,
  'start' | 'end' | 'timeZone' | 'title' | 'resourceName' | 'telecentreName'
>;

export type DateApart = Pick<EntryApart, 'insteadOf'> & { readonly booking: BookingSnapshot };

/** By the clock on the wall, the hours that most dates have: the calendar knows each date by them. */
export interface UsualHours {
  readonly from: LocalTime;
  readonly to: LocalTime;
}

export interface SeriesRule {
  /** Null: chosen dates. */
  readonly rule: string | null;
  readonly startsOn: LocalDate;
  readonly timeZone: string;
}

/** Whether every calendar understands it as one entry. */
export function isRegular({ rule, startsOn, timeZone }: SeriesRule): boolean {
  return rule !== null && regularRule(rule, startsOn) !== null && vtimezone(timeZone) !== undefined;
}

export interface SeriesEntry extends JointEntry {
  readonly usual: UsualHours;
}

/** `bookings`: those that stand, each on a date of the series. Null: none does, or a rule does not say when they are. */
export function seriesEntry(
  series: SeriesRule,
  bookings: readonly BookingSnapshot[],
  page: string,
): SeriesEntry | null {
  const { rule, startsOn, timeZone } = series;
  const regular = rule === null ? null : regularRule(rule, startsOn);
  const standing = new Map(bookings.map((booking) => [booking.seriesDate ?? '', booking]));
  const dates = [...standing.keys()].sort();
  const [first, last] = [dates[0], dates.at(-1)];
  const [example] = bookings;
  if (regular === null || first === undefined || last === undefined || example === undefined) return null;
  const ruled = datesOf(`${regular};UNTIL=${last.replaceAll('-', '')}`, first);
  if (!isList(ruled) || dates.some((date) => !ruled.includes(date))) return null;

  const usual = usualHours(bookings);
  const main = {
    ...example,
    ...timeOn(first, usual, timeZone),
    title: mostCommon(bookings.map(({ title }) => title)),
    resourceName: mostCommon(bookings.map(({ resourceName }) => resourceName)) ?? example.resourceName,
  };
  return {
    page,
    usual,
    main,
    repeats: {
      rule: `${regular};UNTIL=${inUtc(openingInstant(last, usual.from, timeZone))}`,
      except: ruled
        .filter((date) => !standing.has(date))
        .map((date) => openingInstant(date, usual.from, timeZone)),
    },
    apart: dates.flatMap((date) => {
      const booking = standing.get(date);
      const { start, end } = timeOn(date, usual, timeZone);
      const isAsUsual =
        booking?.start === start &&
        booking.end === end &&
        booking.title === main.title &&
        booking.resourceName === main.resourceName;
      return booking === undefined || isAsUsual ? [] : [{ insteadOf: start, booking }];
    }),
  };
}

/** As what the calendar knows this date, wherever its booking has moved. */
export function usualStart(date: LocalDate, { from }: UsualHours, timeZone: string): Instant {
  return openingInstant(date, from, timeZone);
}

/** The hours of most dates of the series on one of them. */
export function timeOn(
  date: LocalDate,
  { from, to }: UsualHours,
  timeZone: string,
): Pick<EntryFace, 'start' | 'end'> {
  return {
    start: openingInstant(date, from, timeZone),
    end: closingInstant(date, to === '00:00' ? '24:00' : to, timeZone),
  };
}

/**
 * The places of a team in one entry, with the names of some; null: none is left. Whoever comes at another hour than the
 * others has an entry apart: `told` are the hours that the calendar knows the team by, as long as anybody keeps them.
 */
export function teamEntry(
  bookings: readonly BookingSnapshot[],
  page: string,
  told: TeamHours | null,
): JointEntry | null {
  const known = told && bookings.find((booking) => isAt(booking, told));
  const hours = mostCommon(bookings.map(({ start, end }) => `${start} ${end}`));
  const example = known ?? bookings.find(({ start, end }) => `${start} ${end}` === hours);
  if (example === undefined) return null;
  const together = bookings.filter((booking) => isAt(booking, example));
  const names = together.map((booking) => booking.resourceName).sort(IN_ORDER.compare);
  const [named, others] = [names.slice(0, MOST_NAMED), names.length - MOST_NAMED];
  const resourceName = named.join(', ') + (others > 0 ? ` + ${others}` : '');
  return { page, main: { ...example, resourceName }, apart: [] };
}

export type TeamHours = Pick<EntryFace, 'start' | 'end'>;

export function isAt({ start, end }: TeamHours, hours: TeamHours): boolean {
  return start === hours.start && end === hours.end;
}

/** `Poste 2` before `Poste 10`. */
const IN_ORDER = new Intl.Collator('fr', { numeric: true });
/** A title with more names does not fit into the square of a month. */
const MOST_NAMED = 3;

/** Of dates that were not moved to another day, where there are any. */
function usualHours(bookings: readonly BookingSnapshot[]): UsualHours {
  const onTheirDay = bookings.filter(
    ({ start, timeZone, seriesDate }) => localDateOf(start, timeZone) === seriesDate,
  );
  const hours = (onTheirDay.length > 0 ? onTheirDay : bookings).map(
    ({ start, end, timeZone }) => `${localTimeOf(start, timeZone)} ${localTimeOf(end, timeZone)}`,
  );
  const [from = '', to = ''] = mostCommon(hours)?.split(' ') ?? [];
  return { from, to };
}

/** RFC 5545, 3.3.10: of what is told by a clock on a wall, the end of a rule is told in UTC. */
function inUtc(instant: Instant): string {
  return `${new Date(instant).toISOString().slice(0, 19).replace(/[-:]/g, '')}Z`;
}

function isList(dates: ReturnType<typeof datesOf>): dates is readonly LocalDate[] {
  return Array.isArray(dates);
}
