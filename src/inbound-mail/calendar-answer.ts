import ICAL from 'ical.js';
import { inLowerCase } from './structured-header.js';

/** What a calendar says about one entry (iTIP, RFC 5546). */
export interface CalendarAnswer {
  /** In capitals: `REPLY`. */
  readonly method: string;
  readonly uid: string;
  readonly sequence: number;
  readonly attendees: readonly Attendee[];
}

export interface Attendee {
  /** In lower case. */
  readonly address: string;
  /** In capitals: `DECLINED`. */
  readonly status: string;
}

/** Null: not a calendar with one entry. Nothing is expanded: a rule of repetition can be made to have no end. */
export function readCalendarAnswer(content: string): CalendarAnswer | null {
  try {
    return answerIn(new ICAL.Component(ICAL.parse(content) as unknown[]));
  } catch {
    return null;
  }
}

function answerIn(calendar: ICAL.Component): CalendarAnswer | null {
  const [entry, ...others] = calendar.getAllSubcomponents('vevent');
  if (calendar.name !== 'vcalendar' || entry === undefined || others.length > 0) return null;
  // One occurrence of a series: our bookings are not series.
  if (entry.hasProperty('recurrence-id')) return null;
  const sequence = Number(entry.getFirstPropertyValue('sequence') ?? 0);
  if (!Number.isSafeInteger(sequence) || sequence < 0) return null;
  return {
    method: textOf(calendar.getFirstPropertyValue('method')).toUpperCase(),
    uid: textOf(entry.getFirstPropertyValue('uid')),
    sequence,
    attendees: entry.getAllProperties('attendee').map((attendee) => ({
      address: inLowerCase(textOf(attendee.getFirstValue()).replace(/^mailto:/i, '')),
      status: textOf(attendee.getParameter('partstat')).toUpperCase(),
    })),
  };
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value.trim() : '';
}
