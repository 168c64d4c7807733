import ICAL from 'ical.js';
import type { Unreadable } from './busy-times.js';
import { textsOf } from './written.js';

/** Ten years of a busy room are ten thousand. */
const MOST_EVENTS = 20_000;
/** Every feed of ours says so, as does every copy that another calendar makes of one. */
const OUR_PRODID = '-//Telecentres//Reservations 1.0//FR';

/** All VCALENDARs of a file, mostly one; or why it cannot be used. */
export function parseCalendars(text: string): readonly ICAL.Component[] | Unreadable {
  const cleaned = clean(text);
  if (!/^BEGIN:VCALENDAR\s*$/im.test(cleaned)) return 'no-calendar';
  if ((cleaned.match(/^BEGIN:VEVENT/gim) ?? []).length > MOST_EVENTS) return 'too-much';
  const calendars = parsed(cleaned);
  if (calendars === null) return 'broken';
  return calendars.some(isOurs) ? 'our-own' : calendars;
}

/** What real exports do, and no parser likes: byte order marks, line ends of other systems, NULs, bare colons. */
function clean(text: string): string {
  return text
    .replace(/^\ufeff/, '')
    .replace(/\0/g, '')
    .replace(/\r\n?/g, '\n')
    .replace(/;TZID=(tzone:\/\/Microsoft\/\w+):/gi, ';TZID="$1":')
    .trimEnd()
    .concat('\n');
}

function parsed(text: string): readonly ICAL.Component[] | null {
  try {
    const roots = ICAL.parse(text) as unknown[];
    const all = typeof roots[0] === 'string' ? [roots] : (roots as unknown[][]);
    return all.map((root) => new ICAL.Component(root)).flatMap(calendarsIn);
  } catch {
    return null;
  }
}

/** Some programs put one into another. */
function calendarsIn(root: ICAL.Component): readonly ICAL.Component[] {
  return root.name === 'vcalendar' ? [root, ...root.getAllSubcomponents('vcalendar')] : [];
}

function isOurs(calendar: ICAL.Component): boolean {
  return textsOf(calendar, 'prodid').includes(OUR_PRODID);
}
