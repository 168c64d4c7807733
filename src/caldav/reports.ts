/** REPORT on a calendar: its events by a filter or by their names (RFC 4791, 7.8 and 7.9), and what has changed (RFC 6578). */
import { eventFilter } from './event-filter.js';
import { found, gone, multistatus, type Wanted } from './multistatus.js';
import { hrefOf, placeAt, type Place } from './places.js';
import { CALENDAR_DATA, propertiesOf, type View } from './properties.js';
import { wantedProperties } from './propfind.js';
import { Refused } from './refusal.js';
import { caldav, childOf, childrenOf, dav, element, type Read, type WrittenElement } from './xml.js';

export function calendarQuery(asked: Read, view: View): WrittenElement {
  const wanted = wantedIn(asked);
  const filter = childOf(asked, caldav('filter'));
  if (filter === undefined) throw new Refused(403, caldav('valid-filter'));
  const matches = eventFilter(filter);
  const entries = view.content.entries.filter(matches);
  return multistatus(...entries.map(({ uid }) => responseOn(eventAt(uid, view), wanted, view)));
}

export function calendarMultiget(asked: Read, view: View): WrittenElement {
  const wanted = wantedIn(asked);
  const hrefs = childrenOf(asked, dav('href')).map(({ text }) => text.trim());
  return multistatus(
    ...hrefs.map((href) => {
      const place = placeAt(href, view.base);
      return place?.kind === 'event' ? responseOn(place, wanted, view) : gone(href);
    }),
  );
}

/**
 * `changed`: of which events something may have changed; null for a program that knows none yet. Of some that left, it
 * may never have heard: hearing it then does no harm.
 */
export function syncCollection(asked: Read, changed: ReadonlySet<string> | null, view: View): WrittenElement {
  const wanted = wantedIn(asked);
  const present = view.content.entries.map(({ uid }) => uid);
  const told = new Set(changed === null ? present : present.filter((uid) => changed.has(uid)));
  const left = [...(changed ?? [])].filter((uid) => !told.has(uid));
  refuseBeyondLimit(asked, told.size + left.length);
  return multistatus(
    ...[...told].map((uid) => responseOn(eventAt(uid, view), wanted, view)),
    ...left.map((uid) => gone(hrefOf(eventAt(uid, view), view.base))),
    element(dav('sync-token'), view.syncToken),
  );
}

/** Empty: a program that has nothing yet. Nothing: it forgot to say. */
export function syncTokenIn(asked: Read): string {
  return childOf(asked, dav('sync-token'))?.text.trim() ?? '';
}

function responseOn(place: Place, wanted: Wanted, view: View): WrittenElement {
  const href = hrefOf(place, view.base);
  const properties = propertiesOf(place, view);
  return properties === null ? gone(href) : found(href, properties, wanted);
}

function eventAt(uid: string, { feed }: View): Place {
  return { kind: 'event', calendar: feed.id, uid };
}

/** RFC 4791, 9.6: we have each event in one form only. */
function wantedIn(asked: Read): Wanted {
  const data = childOf(asked, dav('prop'))?.children.find(({ name }) => name === CALENDAR_DATA);
  const { attributes } = data ?? { attributes: new Map<string, string>() };
  const type = attributes.get('content-type') ?? 'text/calendar';
  if (type !== 'text/calendar' || (attributes.get('version') ?? '2.0') !== '2.0')
    throw new Refused(403, caldav('supported-calendar-data'));
  return wantedProperties(asked);
}

/** RFC 6578, 3.7: whoever takes fewer than there are is told so, and begins anew without a limit. */
function refuseBeyondLimit(asked: Read, count: number): void {
  const limit = childOf(asked, dav('limit'));
  const most = limit && childOf(limit, dav('nresults'))?.text.trim();
  if (most !== undefined && /^\d+$/.test(most) && count > Number(most))
    throw new Refused(507, dav('number-of-matches-within-limits'));
}
