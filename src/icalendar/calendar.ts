/** A calendar to subscribe to: what stands around its entries (RFC 5545, 3.4 and 3.6; RFC 7986, 5). */
import { calendarText, harmless } from './text.js';

export interface CalendarOfEntries {
  /** None for a single entry that is told by itself. */
  readonly name?: string;
  /** Where it is looked at from; each entry has its own time all the same. */
  readonly timeZone?: string;
  /** How long a reader may keep it before it looks again (RFC 5545, 3.3.6). */
  readonly refresh?: string;
  readonly colour?: Colour;
}

export interface Colour {
  /** Of CSS: the only names that RFC 7986 knows. */
  readonly css: string;
  /** For Apple's, which want the very shade. */
  readonly hex: string;
}

/** `entries`: texts of whole components, folded, every line ended. All that is of the calendar stands before them. */
export function calendarOf(calendar: CalendarOfEntries, entries: readonly string[]): string {
  const [head, foot] = calendarAround(calendar);
  return head + entries.join('') + foot;
}

/** What stands before its entries, and what after them. */
export function calendarAround(calendar: CalendarOfEntries): readonly [head: string, foot: string] {
  const { name, timeZone, refresh, colour } = calendar;
  const head = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Telecentres//Reservations 1.0//FR',
    'CALSCALE:GREGORIAN',
    ...(name === undefined ? [] : [`NAME:${escaped(name)}`, `X-WR-CALNAME:${escaped(name)}`]),
    ...(timeZone === undefined ? [] : [`X-WR-TIMEZONE:${timeZone}`]),
    ...(refresh === undefined
      ? []
      : [`REFRESH-INTERVAL;VALUE=DURATION:${refresh}`, `X-PUBLISHED-TTL:${refresh}`]),
    ...(colour === undefined ? [] : [`COLOR:${colour.css}`, `X-APPLE-CALENDAR-COLOR:${colour.hex}`]),
  ];
  return [calendarText(head), calendarText(['END:VCALENDAR'])];
}

/** RFC 5545, 3.3.11. */
function escaped(text: string): string {
  return harmless(text)
    .replace(/[\\;,]/g, (character) => `\\${character}`)
    .replaceAll('\n', '\\n');
}
