/**
 * When a place is busy (RFC 5545, 3.6.4), for programs that ask an address for it: Outlook's internet free/busy, contacts
 * with an FBURL, scripts. As CalConnect's Freebusy Read URL wants it: one VFREEBUSY and no METHOD.
 */
import type { Instant, Period } from '../reservation/period.js';
import { calendarText } from './text.js';

export interface FreeBusy {
  readonly uid: string;
  /** When this became true: the same state is always written the same. */
  readonly stamp: Instant;
  /** What is told of; time of it that no period below covers is free. */
  readonly window: Period;
  readonly busy: readonly Period[];
  /** Somebody may still come. */
  readonly tentative: readonly Period[];
  /** Nobody can come: closed. */
  readonly unavailable: readonly Period[];
  /** Where people read the same. */
  readonly url: string;
}

export function freeBusyCalendar({
  uid,
  stamp,
  window,
  busy,
  tentative,
  unavailable,
  url,
}: FreeBusy): string {
  const periods = [
    ...told(busy, 'BUSY'),
    ...told(tentative, 'BUSY-TENTATIVE'),
    ...told(unavailable, 'BUSY-UNAVAILABLE'),
  ].sort((one, other) => one.start - other.start);
  return calendarText([
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Telecentres//Reservations 1.0//FR',
    'CALSCALE:GREGORIAN',
    'BEGIN:VFREEBUSY',
    `UID:${uid}`,
    `DTSTAMP:${utc(stamp)}`,
    `DTSTART:${utc(window.start)}`,
    `DTEND:${utc(window.end)}`,
    `URL:${new URL(url).href}`,
    // One period per line: some readers do not know that there may be several (python-icalendar before 5).
    ...periods.map(({ start, end, type }) => `FREEBUSY;FBTYPE=${type}:${utc(start)}/${utc(end)}`),
    'END:VFREEBUSY',
    'END:VCALENDAR',
  ]);
}

function told(periods: readonly Period[], type: string): (Period & { readonly type: string })[] {
  return periods.map((period) => ({ ...period, type }));
}

/** `20270112T083000Z`. */
function utc(instant: Instant): string {
  return `${new Date(instant).toISOString().slice(0, 19).replace(/[-:]/g, '')}Z`;
}
