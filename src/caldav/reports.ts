/** REPORT on a calendar: its events by a filter or by their names (RFC 4791, 7.8 and 7.9), and what has changed (RFC 6578). */
import { eventFilter } from './event-filter.js';
import { found, gone, multistatus, type Wanted } from './multistatus.js';
import { hrefOf, placeAt, type Place } from './places.js';
import { CALENDAR_DATA, propertiesOf, type View } from './properties.js';
import { wantedProperties } from './propfind.js';
import { Refused } from './refusal.js';
import { caldav, childOf, childrenOf, dav, element, type Read, type WrittenElement } from './xml.js';

export function calendarQuery(asked: Read, view: View): string {
  const wanted = wantedIn(asked);
  const filter = childOf(asked, caldav('filter'));
  if (filter === undefined) throw new Refused(403, caldav('valid-filter'));
  const matches = eventFilter(filter);
  const uids = view.content.entries.filter(matches).map(({ uid }) => uid);
  return multistatus(responsesOn(uids, wanted, view));
}

export function calendarMultiget(asked: Read, view: View): string {
  const wanted = wantedIn(asked);
  const hrefs = new Set(childrenOf(asked, dav('href')).map(({ text }) => text.trim()));
  return multistatus(responsesAt(hrefs, wanted, view));
}

/**
 * `changed`: of which events something may have changed; null for a program that knows none yet. Of some that left, it
 * may never have heard: hearing it then does no harm.
 */
export function syncCollection(asked: Read, changed: ReadonlySet<string> | null, view: View): string {
  const wanted = wantedIn(asked);
  const told = changed === null ? view.content.entries.map(({ uid }) => uid) : [...changed];
  refuseBeyondLimit(asked, told.length);
  return multistatus(changes());

  function* changes(): Iterable<WrittenElement> {
    yield* responsesOn(told, wanted, view);
    yield element(dav('sync-token'), view.syncToken);
  }
}

/** Empty: a program that has nothing yet. Nothing: it forgot to say. */
export function syncTokenIn(asked: Read): string {
  return childOf(asked, dav('sync-token'))?.text.trim() ?? '';
}

/** Those that are not there are told as gone. */
function* responsesOn(uids: readonly string[], wanted: Wanted, view: View): Iterable<WrittenElement> {
  for (const uid of uids) yield responseOn({ kind: 'event', calendar: view.feed.id, uid }, wanted, view);
}

function* responsesAt(hrefs: ReadonlySet<string>, wanted: Wanted, view: View): Iterable<WrittenElement> {
  for (const href of hrefs) {
    const place = placeAt(href, view.base);
    yield place?.kind === 'event' ? responseOn(place, wanted, view) : gone(href);
  }
}

function responseOn(place: Place, wanted: Wanted, view: View): WrittenElement {
  const href = hrefOf(place, view.base);
  const properties = propertiesOf(place, view);
  return properties === null ? gone(href) : found(href, properties, wanted);
}

/** RFC 4791, 9.6: we have each event in one form only. */
function wantedIn(asked: Read): Wanted {
  const wanted = childOf(asked, dav('prop'));
  if (wanted && !childrenOf(wanted, CALENDAR_DATA).every(isOurForm))
    throw new Refused(403, caldav('supported-calendar-data'));
  return wantedProperties(asked);
}

function isOurForm({ attributes }: Read): boolean {
  const [type = 'text/calendar', version = '2.0'] = ['content-type', 'version'].map((name) =>
    attributes.get(name),
  );
  return type === 'text/calendar' && version === '2.0';
}

/** RFC 6578, 3.7: whoever takes fewer than there are is told so, and begins anew without a limit. */
function refuseBeyondLimit(asked: Read, count: number): void {
  const limit = childOf(asked, dav('limit'));
  const most = limit && childOf(limit, dav('nresults'))?.text.trim();
  if (most !== undefined && /^\d+$/.test(most) && count > Number(most))
    throw new Refused(507, dav('number-of-matches-within-limits'));
}
