import type ICAL from 'ical.js';
import { plain, textsOf, valuesOf } from './written.js';

/** The room is free of it, as is everything that belongs to it. */
export function isCancelled(event: ICAL.Component): boolean {
  return tells(event, 'status', 'CANCELLED');
}

/**
 * Whether it keeps its room busy. Tentative ones do: to pencil in is to ask for the room. Not so what is shown as free;
 * what says only where somebody works that day; and what the calendar's own person or room has declined.
 */
export function isBlocking(event: ICAL.Component, calendarName: string | null): boolean {
  if (isCancelled(event) || tells(event, 'transp', 'TRANSPARENT')) return false;
  if (tells(event, 'x-microsoft-cdo-busystatus', 'FREE', 'WORKINGELSEWHERE')) return false;
  return !isDeclined(event, calendarName);
}

/** Of VFREEBUSY (RFC 5545, 3.2.9): types that nobody knows are busy, and so are tentative ones, as above. */
export function isBlockingPeriod(freeBusy: ICAL.Property): boolean {
  return !/^FREE$/i.test(freeBusy.getFirstParameter('fbtype'));
}

function tells(event: ICAL.Component, name: string, ...values: readonly string[]): boolean {
  return textsOf(event, name).some((value) => values.includes(value.trim().toUpperCase()));
}

/** Google names a calendar after its owner's address; others tell which of the invited are rooms. */
function isDeclined(event: ICAL.Component, calendarName: string | null): boolean {
  const invited = event.getAllProperties('attendee');
  const owners = invited.filter((one) => addressOf(one) === calendarName?.trim().toLowerCase());
  const rooms = invited.filter((one) => /^(ROOM|RESOURCE)$/i.test(one.getFirstParameter('cutype')));
  const asked = owners.length > 0 ? owners : rooms;
  return asked.length > 0 && asked.every((one) => /^DECLINED$/i.test(one.getFirstParameter('partstat')));
}

function addressOf(attendee: ICAL.Property): string {
  return plain(valuesOf(attendee)[0])
    .replace(/^mailto:/i, '')
    .toLowerCase();
}
