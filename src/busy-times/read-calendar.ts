import type ICAL from 'ical.js';
import { overlaps, type Period } from '../reservation/period.js';
import { isBlockingPeriod } from './blocking.js';
import type { BusyReading, BusyTime, BusyWarning, CalendarToRead } from './busy-times.js';
import { eventOf, titleOf, type CalendarEvent } from './calendar-event.js';
import { instantOf, periodsOf, possible, type WrittenPeriod } from './calendar-time.js';
import { endOf } from './event-length.js';
import { parseCalendars } from './parse-calendars.js';
import { groupedBy } from './grouped.js';
import { busyOccurrencesOf } from './series.js';
import { textsOf } from './written.js';
import { Zones } from './zones.js';

/** A room with ten events on each day of a year has fewer. */
const MOST_OCCURRENCES = 5_000;

/** Everything that blocks, of a calendar that anybody may have written; never throws for what they wrote. */
export function readCalendar(calendar: CalendarToRead): BusyReading {
  const calendars = parseCalendars(calendar.text);
  if (typeof calendars === 'string') return { outcome: 'unreadable', why: calendars };
  const warnings = new Warnings();
  const window = { start: calendar.from, end: calendar.to };
  const busy = new Map<string, BusyTime>();
  for (const one of calendars)
    for (const time of busyOf(one, calendar.timeZone, window, warnings)) {
      busy.set(`${String(time.start)} ${String(time.end)} ${time.uid}`, time);
      if (busy.size > MOST_OCCURRENCES) return { outcome: 'unreadable', why: 'too-much' };
    }
  return {
    outcome: 'read',
    busy: [...busy.values()].sort((one, other) => one.start - other.start || one.end - other.end),
    events: calendars.map(eventsIn).reduce((sum, count) => sum + count, 0),
    name: calendars.map(nameOf).find((name) => name !== null) ?? null,
    warnings: warnings.all,
  };
}

function* busyOf(
  calendar: ICAL.Component,
  timeZone: string,
  window: Period,
  warnings: Warnings,
): Generator<BusyTime> {
  const zones = new Zones(calendar, timeZone, (name) => {
    warnings.note('unknown-zone', name);
  });
  const reading = {
    calendarName: nameOf(calendar),
    window,
    ruleNotFollowed: ({ title, uid }: CalendarEvent) => {
      warnings.note('rule-not-followed', title || uid);
    },
  };
  const events = eventsOf(calendar, zones, warnings);
  for (const [uid, told] of groupedBy(events, (event) => event.uid)) {
    const occurrences = possible(() => busyOccurrencesOf(told, reading));
    if (occurrences === null) warnings.note('event-without-start', told[0]?.title ?? uid);
    for (const occurrence of occurrences ?? [])
      if (isWithin(occurrence, window)) yield { uid, ...occurrence };
  }
  for (const period of freeBusyOf(calendar, zones)) if (isWithin(period, window)) yield period;
}

function eventsOf(calendar: ICAL.Component, zones: Zones, warnings: Warnings): CalendarEvent[] {
  return calendar.getAllSubcomponents('vevent').flatMap((component) => {
    const event = possible(() => eventOf(component, zones));
    if (event === null) warnings.note('event-without-start', titleOf(component));
    return event ?? [];
  });
}

/** What programs answer that tell when somebody is busy, and with what not. */
function freeBusyOf(calendar: ICAL.Component, zones: Zones): BusyTime[] {
  return calendar.getAllSubcomponents('vfreebusy').flatMap((component) =>
    component
      .getAllProperties('freebusy')
      .filter(isBlockingPeriod)
      .flatMap((property) => periodsOf(property, zones))
      .flatMap((period) => possible(() => busyPeriodOf(period, titleOf(component))) ?? []),
  );
}

function busyPeriodOf({ start: from, end: until }: WrittenPeriod, title: string): BusyTime {
  const start = instantOf(from);
  const end = 'wall' in until ? instantOf(until) : endOf(from, until);
  return { uid: `busy ${new Date(start).toISOString()}`, title, start, end };
}

function isWithin(period: Period, window: Period): boolean {
  return period.start < period.end && overlaps(period, window);
}

function eventsIn(calendar: ICAL.Component): number {
  const busy = calendar
    .getAllSubcomponents('vfreebusy')
    .map((component) => component.getAllProperties('freebusy').length);
  return busy.reduce((sum, count) => sum + count, calendar.getAllSubcomponents('vevent').length);
}

function nameOf(calendar: ICAL.Component): string | null {
  const [name = ''] = [...textsOf(calendar, 'x-wr-calname'), ...textsOf(calendar, 'name')];
  return name.trim() === '' ? null : Array.from(name.trim()).slice(0, 200).join('');
}

/** Each once, and no more than anybody would read. */
class Warnings {
  readonly #noted = new Map<string, BusyWarning>();

  note(kind: BusyWarning['kind'], about: string): void {
    if (this.#noted.size < 20) this.#noted.set(`${kind} ${about}`, { kind, about: about.slice(0, 200) });
  }

  get all(): readonly BusyWarning[] {
    return [...this.#noted.values()];
  }
}
