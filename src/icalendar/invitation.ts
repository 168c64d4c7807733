/**
 * What a mail tells the reader's own calendar (iTIP, RFC 5546): this is booked, this has changed, this is cancelled.
 * Everything in it is given, nothing is asked of the clock: the same version of a booking is the same to the octet.
 */
import type { Instant } from '../reservation/period.js';
import { calendarText, mailto, quoted } from './text.js';
import { vevent, type CalendarEntry } from './vevent.js';
import { vtimezone } from './vtimezone.js';

export interface Invitation extends Omit<CalendarEntry, 'cancelled' | 'timeZone'>, Inviting {
  /** What is different on single dates of what repeats; the entry itself is then what most of them have. */
  readonly apart?: readonly EntryApart[];
}

/** One date out of several, as far as it is not as they all are. */
export type EntryApart = Omit<CalendarEntry, 'uid' | 'sequence' | 'stamp' | 'cancelled' | 'timeZone'> & {
  readonly insteadOf: Instant;
};

export interface Inviting {
  /** REQUEST for what is new or has changed, CANCEL for what is over (RFC 5546, 3.2.2 and 3.2.5). */
  readonly method: InvitationMethod;
  readonly timeZone: string;
  /** Who invites. Calendars take changes only from the one whom the invitation came from: always the same. */
  readonly organizer: Party;
  /** Who comes: the reader, and nobody else. */
  readonly attendee: Party;
}

export type InvitationMethod = 'REQUEST' | 'CANCEL';

export interface Party {
  readonly name: string | null;
  readonly address: string;
}

/** All that has one UID is one object, however many dates of it stand apart (RFC 5546, 3.2.2). */
export function invitationOf({
  method,
  timeZone,
  organizer,
  attendee,
  apart = [],
  ...entry
}: Invitation): string {
  const clock = vtimezone(timeZone);
  const { uid, sequence, stamp } = entry;
  const common = {
    uid,
    sequence,
    stamp,
    cancelled: method === 'CANCEL',
    // A zone that we cannot describe would be taken for any: UTC is understood everywhere.
    ...(clock === undefined ? {} : { timeZone }),
  };
  const parties = [organizerLine(organizer), attendeeLine(attendee, method)];
  return calendarText([
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Telecentres//Reservations 1.0//FR',
    'CALSCALE:GREGORIAN',
    `METHOD:${method}`,
    ...(clock ?? []),
    ...[entry, ...apart].flatMap((one) => vevent({ ...one, ...common }, parties)),
    'END:VCALENDAR',
  ]);
}

/** Who invites, as every version of an entry says it. */
export function organizerLine(organizer: Party): string {
  return `ORGANIZER${nameOf(organizer)}:${mailto(organizer.address)}`;
}

/** Whoever has booked has accepted already; the answer that is still asked for leaves them the button to decline. */
function attendeeLine(attendee: Party, method: InvitationMethod): string {
  const answer = method === 'REQUEST' ? ';PARTSTAT=ACCEPTED;RSVP=TRUE' : '';
  return `ATTENDEE${nameOf(attendee)};CUTYPE=INDIVIDUAL;ROLE=REQ-PARTICIPANT${answer}:${mailto(attendee.address)}`;
}

function nameOf({ name }: Party): string {
  return name === null ? '' : `;CN=${quoted(name)}`;
}
