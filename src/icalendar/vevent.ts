/** One entry of a calendar (RFC 5545, 3.6.1), for a mail or for a feed. */
import {
  ICalCalendar,
  ICalEvent,
  ICalEventBusyStatus,
  ICalEventStatus,
  ICalEventTransparency,
} from 'ical-generator';
import { DateTime } from 'luxon';
import { wallClockAt } from '../reservation/local-time.js';
import type { Instant } from '../reservation/period.js';
import { harmless, quoted } from './text.js';

export interface CalendarEntry {
  /** What calendars know it by, for ever. */
  readonly uid: string;
  /** Of two versions the one with the higher number holds. */
  readonly sequence: number;
  /** When this version came to be: the same version is always written the same. */
  readonly stamp: Instant;
  /** When its first version came to be. */
  readonly created?: Instant;
  readonly start: Instant;
  readonly end: Instant;
  /** Whole days, wherever they are read: `start` and `end` are then midnights of UTC. */
  readonly wholeDays?: boolean;
  /** The zone to tell its time in, with a VTIMEZONE beside it; absent: UTC, which needs none. */
  readonly timeZone?: string;
  readonly summary: string;
  readonly description?: string;
  readonly location?: string;
  readonly position?: Position;
  readonly url?: string;
  readonly categories?: readonly string[];
  readonly cancelled: boolean;
  /** It is good to know and takes nobody's time. */
  readonly leavesFree?: boolean;
  /** Of what comes again and again. */
  readonly repeats?: Repetition;
  /** Of one time out of several: which one it is, by when it would begin as all the others do (RFC 5545, 3.8.4.4). */
  readonly insteadOf?: Instant;
}

export interface Repetition {
  /** RFC 5545, 3.3.10. */
  readonly rule: string;
  /** Beginnings that the rule has and that are not to be. */
  readonly except: readonly Instant[];
}

export interface Position {
  readonly latitude: number;
  readonly longitude: number;
}

/** Unfolded, with further lines at its end. */
export function vevent(entry: CalendarEntry, further: readonly string[] = []): string[] {
  const lines = eventOf(entry).toString().trimEnd().split('\r\n');
  return [
    ...lines.slice(0, -1),
    ...repetitionLines(entry),
    ...positionLines(entry),
    ...further,
    'END:VEVENT',
  ];
}

/** The library wants a calendar around each event. This one has no time zone: with one, times lose theirs. */
const NO_CALENDAR = new ICalCalendar();

function eventOf(entry: CalendarEntry): ICalEvent {
  const { timeZone, cancelled, categories = [], leavesFree = false } = entry;
  const time = (instant: Instant): DateTime => DateTime.fromMillis(instant, { zone: timeZone ?? 'utc' });
  return new ICalEvent(
    {
      id: entry.uid,
      sequence: entry.sequence,
      stamp: new Date(entry.stamp),
      ...(entry.created === undefined ? {} : { created: new Date(entry.created) }),
      lastModified: new Date(entry.stamp),
      // Not a Date: of those the library writes what the server's own clock shows.
      start: time(entry.start),
      end: time(entry.end),
      ...(timeZone === undefined ? {} : { timezone: timeZone }),
      allDay: entry.wholeDays ?? false,
      // In one line: some readers drop an event whose title has two.
      summary: harmless(entry.summary).replace(/\s*\n\s*/g, ' '),
      ...(entry.description === undefined ? {} : { description: harmless(entry.description) }),
      ...(entry.location === undefined ? {} : { location: harmless(entry.location) }),
      ...(entry.url === undefined ? {} : { url: plainUrl(entry.url) }),
      categories: categories.map((name) => ({ name: harmless(name) })),
      status: cancelled ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
      transparency: leavesFree ? ICalEventTransparency.TRANSPARENT : ICalEventTransparency.OPAQUE,
      // Outlook's own word for it; without, it may show the time as taken.
      ...(leavesFree ? { busystatus: ICalEventBusyStatus.FREE } : {}),
    },
    NO_CALENDAR,
  );
}

/** The library escapes these two as if an address were text, and nothing else: the address would be broken. */
function plainUrl(url: string): string {
  return new URL(url).href.replace(/[,;]/g, encodeURIComponent);
}

/** Each exception on a line of its own, by the very clock that the beginning is told by: else some calendars find none. */
function repetitionLines({ repeats, insteadOf, timeZone }: CalendarEntry): string[] {
  const at = (name: string, instant: Instant): string =>
    timeZone === undefined
      ? `${name}:${digits(wallClockAt(instant, 'UTC'))}Z`
      : `${name};TZID=${timeZone}:${digits(wallClockAt(instant, timeZone))}`;
  return [
    ...(insteadOf === undefined ? [] : [at('RECURRENCE-ID', insteadOf)]),
    ...(repeats === undefined ? [] : [`RRULE:${repeats.rule}`]),
    ...(repeats?.except ?? []).map((instant) => at('EXDATE', instant)),
  ];
}

/** `20270112T090000`. */
function digits(clock: string): string {
  return clock.replace(/[-:]/g, '');
}

/** Where it is, for maps (RFC 5545, 3.8.1.6); Apple's want a line of their own, which names the very same place. */
function positionLines({ position, location }: CalendarEntry): string[] {
  if (position === undefined || location === undefined) return [];
  const [latitude, longitude] = [degrees(position.latitude), degrees(position.longitude)];
  return [
    `GEO:${latitude};${longitude}`,
    `X-APPLE-STRUCTURED-LOCATION;VALUE=URI;X-APPLE-RADIUS=70;X-TITLE=${quoted(location)}:geo:${latitude},${longitude}`,
  ];
}

/** Six decimals are a hand's breadth. */
function degrees(angle: number): string {
  return String(Number(angle.toFixed(6)));
}
