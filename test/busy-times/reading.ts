import type { BusyReading, CalendarToRead } from '../../src/busy-times/busy-times.js';
import { readCalendar } from '../../src/busy-times/read-calendar.js';

/** A year from the Monday on which all these tests play. */
const FROM = Date.parse('2026-11-23T00:00:00Z');
const TO = Date.parse('2027-11-23T00:00:00Z');

export interface Given extends Partial<CalendarToRead> {
  /** Properties of the calendar itself, and other components. */
  readonly calendar?: readonly string[];
}

/** A calendar with these events, each told by its lines. */
export function calendarWith(
  events: readonly (readonly string[])[],
  calendar: readonly string[] = [],
): string {
  const written = events.map((lines, index) => event(lines, index));
  const all = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Test//FR',
    ...calendar,
    ...written,
    'END:VCALENDAR',
  ];
  return `${all.join('\r\n')}\r\n`;
}

export function toRead(text: string, given: Partial<CalendarToRead> = {}): CalendarToRead {
  return { timeZone: 'Europe/Paris', from: FROM, to: TO, ...given, text };
}

export function read(
  text: string,
  given: Partial<CalendarToRead> = {},
): Extract<BusyReading, { outcome: 'read' }> {
  const reading = readCalendar(toRead(text, given));
  if (reading.outcome !== 'read') throw new Error(`The calendar is ${reading.why}`);
  return reading;
}

/** As in `2026-11-24T08:00Z/09:00Z`, the second day left out where it is the first. */
export function busyIn(text: string, given: Partial<CalendarToRead> = {}): string[] {
  return read(text, given).busy.map(({ start, end }) => {
    const [from, to] = [shown(start), shown(end)];
    const isSameDay = from.slice(0, 11) === to.slice(0, 11);
    return `${from}/${isSameDay ? to.slice(11) : to}`;
  });
}

export function shown(instant: number): string {
  return `${new Date(instant).toISOString().slice(0, 16)}Z`;
}

function event(lines: readonly string[], index: number): string {
  const hasUid = lines.some((line) => line.startsWith('UID'));
  const uid = hasUid ? [] : [`UID:${String(index)}@example.org`];
  return ['BEGIN:VEVENT', ...uid, 'DTSTAMP:20261101T000000Z', ...lines, 'END:VEVENT'].join('\r\n');
}
