/** What calendar programs ask about the calendar, its events, and whose it is. Each is written only when asked for. */
import { CALENDAR_COLOUR } from '../calendar-feeds/feed-bodies.js';
import type { FeedContent } from '../calendar-feeds/feed-content.js';
import type { Feed, FeedEntry } from '../calendar-feeds/feed.js';
import { calendarOf } from '../icalendar/calendar.js';
import { calendarText } from '../icalendar/text.js';
import { vtimezone } from '../icalendar/vtimezone.js';
import { COLLATIONS } from './text-match.js';
import { hrefOf, type Place } from './places.js';
import { REPORTS } from './report-names.js';
import { apple, caldav, calendarServer, dav, element, type Name, type Written } from './xml.js';

/** All that one request can see. */
export interface View {
  readonly base: string;
  readonly feed: Feed;
  readonly content: FeedContent;
  /** By UID. */
  readonly events: ReadonlyMap<string, FeedEntry>;
  readonly syncToken: string;
}

export type Properties = ReadonlyMap<Name, Telling>;
type Telling = () => readonly Written[];

export const EVENT_TYPE = 'text/calendar; charset=utf-8; component=vevent';
export const CALENDAR_DATA = caldav('calendar-data');

/** Null where nothing is. */
export function propertiesOf(place: Place, view: View): Properties | null {
  if (place.kind === 'root') return withOwner(view, ROOT);
  if (place.kind === 'principal') return withOwner(view, principal(view));
  if (place.kind === 'home') return withOwner(view, HOME);
  if (place.calendar !== view.feed.id) return null;
  if (place.kind === 'calendar') return withOwner(view, calendar(view));
  const entry = view.events.get(place.uid);
  return entry === undefined ? null : withOwner(view, event(entry));
}

/** One event is a calendar object of its own (RFC 4791, 4.1). */
export function objectOf(entry: FeedEntry): string {
  return calendarOf({}, [entry.text]);
}

const ROOT: Properties = new Map<Name, Telling>([
  [dav('resourcetype'), () => [element(dav('collection'))]],
  [dav('displayname'), () => ['CalDAV']],
]);

const HOME: Properties = new Map<Name, Telling>([
  [dav('resourcetype'), () => [element(dav('collection'))]],
  [dav('displayname'), () => ['Calendriers']],
]);

/** Nobody is invited here, so nobody has an address: programs then offer no invitations. */
function principal(view: View): Properties {
  return new Map<Name, Telling>([
    [dav('resourcetype'), () => [element(dav('collection')), element(dav('principal'))]],
    [dav('displayname'), () => [view.feed.label]],
    [dav('principal-URL'), () => [href({ kind: 'principal' }, view)]],
    [caldav('calendar-home-set'), () => [href({ kind: 'home' }, view)]],
  ]);
}

function calendar({ feed, content, syncToken }: View): Properties {
  const clock = vtimezone(content.timeZone);
  return new Map<Name, Telling>([
    [dav('resourcetype'), () => [element(dav('collection')), element(caldav('calendar'))]],
    [dav('displayname'), () => [content.name]],
    [dav('getcontenttype'), () => ['text/calendar; charset=utf-8']],
    [dav('sync-token'), () => [syncToken]],
    [calendarServer('getctag'), () => [`"${content.version}"`]],
    [dav('supported-report-set'), () => REPORTS.map(supportedReport)],
    [caldav('calendar-description'), () => [feed.label]],
    [caldav('supported-calendar-component-set'), () => [withAttributes('comp', { name: 'VEVENT' })]],
    [
      caldav('supported-calendar-data'),
      () => [withAttributes('calendar-data', { 'content-type': 'text/calendar', version: '2.0' })],
    ],
    [
      caldav('supported-collation-set'),
      () => COLLATIONS.map((collation) => element(caldav('supported-collation'), collation)),
    ],
    [apple('calendar-color'), () => [`${CALENDAR_COLOUR.hex}FF`]],
    ...(clock === undefined
      ? []
      : [
          [
            caldav('calendar-timezone'),
            () => [calendarText(['BEGIN:VCALENDAR', 'VERSION:2.0', PRODUCT, ...clock, 'END:VCALENDAR'])],
          ] as const,
        ]),
  ]);
}

const PRODUCT = 'PRODID:-//Telecentres//Reservations 1.0//FR';

function event(entry: FeedEntry): Properties {
  return new Map<Name, Telling>([
    [dav('resourcetype'), () => []],
    [dav('getetag'), () => [entry.tag]],
    [dav('getcontenttype'), () => [EVENT_TYPE]],
    [dav('getcontentlength'), () => [String(Buffer.byteLength(objectOf(entry)))]],
    [CALENDAR_DATA, () => [objectOf(entry)]],
  ]);
}

/** Whoever has the feed's address may read, and nobody may write. */
function withOwner(view: View, properties: Properties): Properties {
  const owner = (): readonly Written[] => [href({ kind: 'principal' }, view)];
  return new Map([
    ...properties,
    [dav('current-user-principal'), owner],
    [dav('owner'), owner],
    [dav('principal-collection-set'), () => [href({ kind: 'root' }, view)]],
    [
      dav('current-user-privilege-set'),
      () =>
        ['read', 'read-current-user-privilege-set'].map((name) =>
          element(dav('privilege'), element(dav(name))),
        ),
    ],
  ]);
}

function href(place: Place, { base }: View): Written {
  return element(dav('href'), hrefOf(place, base));
}

function supportedReport(name: Name): Written {
  return element(dav('supported-report'), element(dav('report'), element(name)));
}

function withAttributes(name: string, attributes: Readonly<Record<string, string>>): Written {
  return { name: caldav(name), attributes, children: [] };
}
