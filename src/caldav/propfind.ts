/** PROPFIND (RFC 4918, 9.1): what is known of something and, at depth 1, of what is directly in it. */
import { found, multistatus, type Wanted } from './multistatus.js';
import { hrefOf, type Place } from './places.js';
import { propertiesOf, type View } from './properties.js';
import { Refused, unreadable } from './refusal.js';
import { childOf, dav, readXml, type Read, type WrittenElement } from './xml.js';

export function propfind(place: Place, depth: string | undefined, body: string, view: View): WrittenElement {
  const wanted = wantedIn(body);
  if (depth !== '0' && depth !== '1') throw new Refused(403, dav('propfind-finite-depth'));
  const places = depth === '1' ? [place, ...membersOf(place, view)] : [place];
  const responses = places.flatMap((one) => {
    const properties = propertiesOf(one, view);
    return properties === null ? [] : [found(hrefOf(one, view.base), properties, wanted)];
  });
  if (responses.length === 0) throw new Refused(404);
  return multistatus(...responses);
}

/** The properties that a report asks for are asked for in the same words. */
export function wantedProperties(asking: Read): Wanted {
  if (childOf(asking, dav('propname'))) return { kind: 'names' };
  const some = childOf(asking, dav('prop'));
  if (some) return { kind: 'some', names: some.children.map(({ name }) => name) };
  const further = childOf(asking, dav('include'))?.children ?? [];
  return { kind: 'all', further: further.map(({ name }) => name) };
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
