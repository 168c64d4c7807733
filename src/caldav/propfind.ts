/** PROPFIND (RFC 4918, 9.1): what is known of something and, at depth 1, of what is directly in it. */
import { found, multistatus, type Wanted } from './multistatus.js';
import { hrefOf, type Place } from './places.js';
import { propertiesOf, type View } from './properties.js';
import { Refused, unreadable } from './refusal.js';
import { childOf, dav, readXml, type Name, type Read, type WrittenElement } from './xml.js';

/** Twice what Apple's programs ask for, which ask for most. */
const MOST_NAMES = 100;

export function propfind(place: Place, depth: string | undefined, body: string, view: View): string {
  const wanted = wantedIn(body);
  if (depth !== '0' && depth !== '1') throw new Refused(403, dav('propfind-finite-depth'));
  if (propertiesOf(place, view) === null) throw new Refused(404);
  return multistatus(responses(depth === '1' ? [place, ...membersOf(place, view)] : [place], wanted, view));
}

/** The properties that a report asks for are asked for in the same words. */
export function wantedProperties(asking: Read): Wanted {
  if (childOf(asking, dav('propname'))) return { kind: 'names' };
  const some = childOf(asking, dav('prop'));
  if (some) return { kind: 'some', names: namesIn(some) };
  const further = childOf(asking, dav('include'));
  return { kind: 'all', further: further === undefined ? [] : namesIn(further) };
}

function* responses(places: readonly Place[], wanted: Wanted, view: View): Iterable<WrittenElement> {
  for (const place of places) {
    const properties = propertiesOf(place, view);
    if (properties !== null) yield found(hrefOf(place, view.base), properties, wanted);
  }
}

/** Each once, however often it is asked for. */
function namesIn({ children }: Read): readonly Name[] {
  const names = new Set(children.map(({ name }) => name));
  if (names.size > MOST_NAMES) throw new Refused(403);
  return [...names];
}

function wantedIn(body: string): Wanted {
  if (body.trim() === '') return { kind: 'all', further: [] };
  const asked = readXml(body);
  if (asked?.name !== dav('propfind')) throw unreadable();
  const kinds = ['prop', 'propname', 'allprop'].filter((name) => childOf(asked, dav(name)));
  if (kinds.length !== 1) throw unreadable();
  return wantedProperties(asked);
}

function membersOf(place: Place, { feed, content }: View): Place[] {
  switch (place.kind) {
    case 'root':
      return [{ kind: 'principal' }, { kind: 'home' }];
    case 'home':
      return [{ kind: 'calendar', calendar: feed.id }];
    case 'calendar':
      return content.entries.map(({ uid }) => ({ kind: 'event', calendar: place.calendar, uid }));
    default:
      return [];
  }
}
