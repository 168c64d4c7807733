/** Where things are: one principal, one home and one calendar for each feed, whose events are its members. */

export const CALDAV = '/caldav/';

export type Place =
  | { readonly kind: 'root' }
  | { readonly kind: 'principal' }
  | { readonly kind: 'home' }
  | { readonly kind: 'calendar'; readonly calendar: string }
  | { readonly kind: 'event'; readonly calendar: string; readonly uid: string };

/** `base`: what stands before our paths where people reach the service; mostly nothing. */
export function hrefOf(place: Place, base: string): string {
  return base + CALDAV + pathOf(place);
}

/** What an address means: as it was asked for, or as a client names it in a body, absolute or not; null for nothing. */
export function placeAt(address: string, base: string): Place | null {
  const path = pathIn(address);
  if (path === null) return null;
  const ours = base !== '' && path.startsWith(base + CALDAV) ? path.slice(base.length) : path;
  if (`${ours}/` === CALDAV) return { kind: 'root' };
  if (!ours.startsWith(CALDAV)) return null;
  return placeOf(ours.slice(CALDAV.length));
}

function pathOf(place: Place): string {
  switch (place.kind) {
    case 'root':
      return '';
    case 'principal':
      return 'principal/';
    case 'home':
      return 'calendars/';
    case 'calendar':
      return `calendars/${encodeURIComponent(place.calendar)}/`;
    case 'event':
      return `calendars/${encodeURIComponent(place.calendar)}/${encodeURIComponent(place.uid)}.ics`;
  }
}

/** Encoded still; what comes after a question mark means nothing here. */
function pathIn(address: string): string | null {
  if (!URL.canParse(address.trim(), 'http://here.invalid')) return null;
  return new URL(address.trim(), 'http://here.invalid').pathname;
}

function placeOf(path: string): Place | null {
  const parts = partsOf(path);
  if (parts === null || parts.length > 3) return null;
  const [first, calendar, event] = parts;
  if (first === undefined) return { kind: 'root' };
  if (first === 'principal') return calendar === undefined ? { kind: 'principal' } : null;
  if (first !== 'calendars') return null;
  if (calendar === undefined) return { kind: 'home' };
  if (event === undefined) return { kind: 'calendar', calendar };
  return event.endsWith('.ics') ? { kind: 'event', calendar, uid: event.slice(0, -'.ics'.length) } : null;
}

function partsOf(path: string): string[] | null {
  const parts = path.replace(/\/$/, '').split('/');
  if (parts.length === 1 && parts[0] === '') return [];
  try {
    return parts.map(decodeURIComponent);
  } catch {
    return null;
  }
}
