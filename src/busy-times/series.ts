import type { Temporal } from 'temporal-polyfill';
import type { Instant, Period } from '../reservation/period.js';
import { isBlocking, isCancelled } from './blocking.js';
import type { CalendarEvent } from './calendar-event.js';
import { instantOf, type CalendarTime } from './calendar-time.js';
import { daysAtMost, endOf, type EventLength } from './event-length.js';
import { groupedBy } from './grouped.js';
import { occurrencesOf, type WallWindow } from './rule.js';

export interface SeriesReading {
  /** The calendar's, which may be its owner's address. */
  readonly calendarName: string | null;
  readonly window: Period;
  readonly ruleNotFollowed: (event: CalendarEvent) => void;
}

/** One occurrence; it keeps its room busy. */
export interface BusyOccurrence extends Period {
  readonly title: string;
}

/** All that blocks of the events with one UID: a single one, or a series and what became of its occurrences. */
export function busyOccurrencesOf(
  events: readonly CalendarEvent[],
  reading: SeriesReading,
): BusyOccurrence[] {
  const masters = newestOf(events.filter(({ instead }) => instead === null));
  if (masters.length > 0 && masters.every(({ component }) => isCancelled(component))) return [];
  const exceptions = exceptionsOf(events);
  // Without its series there is nothing later that could move with it.
  const isForLater = ({ instead }: CalendarEvent) => masters.length > 0 && instead?.andLater === true;
  const later = exceptions.filter(isForLater);
  const single = exceptions.filter((event) => !isForLater(event));
  const regular = masters.flatMap((master) => regularOf(master, single, later, reading));
  return [...regular, ...single.map((event) => ({ event, start: event.start, length: null }))]
    .filter(({ event }) => isBlocking(event.component, reading.calendarName))
    .map(({ event, start, length }) => ({
      title: event.title,
      start: instantOf(start),
      end: endOf(start, length ?? event.length),
    }));
}

interface Occurrence {
  /** That tells what it is. */
  readonly event: CalendarEvent;
  readonly start: CalendarTime;
  /** Where it has one of its own. */
  readonly length: EventLength | null;
}

/** Those that nobody has changed by themselves, moved with all later ones where these were. */
function regularOf(
  master: CalendarEvent,
  single: readonly CalendarEvent[],
  later: readonly CalendarEvent[],
  reading: SeriesReading,
): Occurrence[] {
  const removed = new Set([
    ...master.removed.map((time) => keyOf(time, master)),
    ...single.flatMap(({ instead }) => (instead ? keyOf(instead.of, master) : [])),
  ]);
  const isThere = ({ start }: Occurrence) =>
    removed.size === 0 || !keysOf(start, master).some((key) => removed.has(key));
  return startsOf(master, later, reading)
    .filter(isThere)
    .map((occurrence) => movedBy(later, occurrence));
}

function startsOf(
  master: CalendarEvent,
  later: readonly CalendarEvent[],
  { window, ruleNotFollowed }: SeriesReading,
): Occurrence[] {
  const { start, rules, added } = master;
  const found = new Map<string, Occurrence>();
  const note = (one: CalendarTime, length: EventLength | null) => {
    found.set(one.wall.toString(), { event: master, start: one, length });
  };
  note(start, null);
  for (const rule of rules) {
    const occurrences = occurrencesOf(rule, start, wallWindowOf(master, later, window));
    if (occurrences === null) ruleNotFollowed(master);
    for (const wall of occurrences ?? []) note({ ...start, wall }, null);
  }
  if (master.component.getFirstProperty('exrule')) ruleNotFollowed(master);
  for (const one of added) note(inZoneOf(start, one.start), one.length);
  return [...found.values()];
}

/** So wide that nothing is missed that reaches into the window, or is moved into it. */
function wallWindowOf(
  { start, length }: CalendarEvent,
  later: readonly CalendarEvent[],
  window: Period,
): WallWindow {
  const longest = [{ start, length }, ...later].map((event) => daysAtMost(event.start, event.length));
  const moves = later.map((event) => Math.abs(moveOf(event).total({ unit: 'days' })));
  const days = Math.ceil(Math.max(...longest) + Math.max(0, ...moves)) + 1;
  return {
    from: start.zone.wallOf(window.start).subtract({ days }),
    to: start.zone.wallOf(window.end).add({ days }),
  };
}

/** RANGE=THISANDFUTURE: as far as the first was moved, by the clock. */
function movedBy(later: readonly CalendarEvent[], occurrence: Occurrence): Occurrence {
  const at = instantOf(occurrence.start);
  const [last] = later.filter((event) => idOf(event) <= at).sort((one, other) => idOf(other) - idOf(one));
  if (last === undefined) return occurrence;
  const { wall } = inZoneOf(last.start, occurrence.start);
  return { event: last, start: { ...last.start, wall: wall.add(moveOf(last)) }, length: null };
}

function moveOf({ instead, start }: CalendarEvent): Temporal.Duration {
  const from = inZoneOf(start, instead?.of ?? start).wall;
  return from.until(start.wall, { largestUnit: 'days' });
}

function idOf({ instead, start }: CalendarEvent): Instant {
  return instantOf(instead?.of ?? start);
}

/** The same moment as clocks show it where the other is; a whole day stays the day it is. */
function inZoneOf(other: CalendarTime, time: CalendarTime): CalendarTime {
  if (time.isDate || time.zone === other.zone) return { ...other, wall: time.wall };
  return { ...other, wall: other.zone.wallOf(instantOf(time)) };
}

/**
 * Which occurrence of the series a time names. Programs write a day where they mean a moment, and a moment where they
 * mean a day: a series of days is known by days, and a day names whatever begins on it.
 */
function keyOf(time: CalendarTime, { start }: CalendarEvent): string {
  const isDay = time.isDate || start.isDate;
  return isDay ? dayOf(inZoneOf(start, time)) : String(instantOf(time));
}

function keysOf(start: CalendarTime, master: CalendarEvent): string[] {
  return [dayOf(start), keyOf(start, master)];
}

function dayOf({ wall }: CalendarTime): string {
  return wall.toPlainDate().toString();
}

/** Of several that tell of the same occurrence, what is told last. */
function exceptionsOf(events: readonly CalendarEvent[]): CalendarEvent[] {
  const byId = groupedBy(
    events.filter(({ instead }) => instead !== null),
    idOf,
  );
  return [...byId.values()].flatMap(newestOf);
}

/** Several when nothing tells which is newer: then all of them hold. */
function newestOf(events: readonly CalendarEvent[]): CalendarEvent[] {
  const [newest] = [...events].sort((one, other) => compareVersions(other, one));
  return newest ? events.filter((event) => compareVersions(event, newest) === 0) : [];
}

function compareVersions({ version: one }: CalendarEvent, { version: other }: CalendarEvent): number {
  if (one[0] !== other[0]) return one[0] - other[0];
  return one[1] < other[1] ? -1 : Number(one[1] > other[1]);
}
