import ICAL from 'ical.js';
import { inLowerCase } from './structured-header.js';

/** What a calendar says about one entry (iTIP, RFC 5546). */
export interface CalendarAnswer {
  /** In capitals: `REPLY`. */
  readonly method: string;
  readonly uid: string;
  readonly sequence: number;
  /** One date of a series; null: all of it. */
  readonly date: AnsweredDate | null;
  readonly attendees: readonly Attendee[];
}

export interface AnsweredDate {
  /** `2027-03-11T09:00:00`, or a day only; as far as we know on the clock of the telecentre, unless it is UTC. */
  readonly clock: string;
  readonly isUtc: boolean;
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
  const recurrence = entry.getFirstProperty('recurrence-id');
  // This and all that follow (RFC 5545, 3.2.13): hardly any calendar knows it, and too much hangs on it.
  if (recurrence?.getParameter('range') !== undefined) return null;
  const sequence = Number(entry.getFirstPropertyValue('sequence') ?? 0);
  if (!Number.isSafeInteger(sequence) || sequence < 0) return null;
  return {
    method: textOf(calendar.getFirstPropertyValue('method')).toUpperCase(),
    uid: textOf(entry.getFirstPropertyValue('uid')),
    sequence,
    date: recurrence === null ? null : dateIn(recurrence.getFirstValue()),
    attendees: entry.getAllProperties('attendee').map((attendee) => ({
      address: inLowerCase(textOf(attendee.getFirstValue()).replace(/^mailto:/i, '')),
      status: textOf(attendee.getParameter('partstat')).toUpperCase(),
    })),
  };
}

function dateIn(value: unknown): AnsweredDate {
  if (!(value instanceof ICAL.Time)) throw new Error('not a date');
  return { clock: value.toString().replace(/Z$/, ''), isUtc: value.zone === ICAL.Timezone.utcTimezone };
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value.trim() : '';
}
