import type ICAL from 'ical.js';
import { textsOf } from './written.js';
import { ianaNameOf, isZone, wordOf } from './zone-names.js';
import { namedZone, ruledZone, type Zone } from './zone.js';

export const UTC: Zone = namedZone('UTC');

/** The zones that one calendar speaks of. */
export class Zones {
  /** Of times without zone, and of whole days. */
  readonly floating: Zone;
  readonly #rules: ReadonlyMap<string, ICAL.Component>;
  readonly #known = new Map<string, Zone>();

  constructor(
    calendar: ICAL.Component,
    /** IANA's name. */
    ofTheTelecentre: string,
    private readonly isUnknown: (name: string) => void,
  ) {
    const [own = ''] = textsOf(calendar, 'x-wr-timezone');
    const named = ianaNameOf(own) ?? wordOf(own);
    this.floating = namedZone(named ?? (isZone(ofTheTelecentre) ? ofTheTelecentre : 'UTC'));
    this.#rules = new Map(
      calendar
        .getAllSubcomponents('vtimezone')
        .map((zone) => [textsOf(zone, 'tzid')[0] ?? '', zone] as const),
    );
  }

  of(name: string): Zone {
    const known = this.#known.get(name);
    if (known) return known;
    const zone = this.#zoneOf(name);
    this.#known.set(name, zone);
    return zone;
  }

  #zoneOf(name: string): Zone {
    const meant = ianaNameOf(name);
    if (meant !== null) return namedZone(meant);
    const rules = this.#rules.get(name);
    const told = rules && zoneByRules(rules);
    if (told) return told;
    const word = wordOf(name);
    if (word !== null) return namedZone(word);
    this.isUnknown(name);
    return this.floating;
  }
}

/** Null: it tells none, or none that hold together. */
function zoneByRules(rules: ICAL.Component): Zone | null {
  try {
    return ruledZone(rules);
  } catch {
    return null;
  }
}
