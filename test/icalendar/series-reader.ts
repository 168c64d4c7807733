import ICAL from 'ical.js';
import { objectIn, valueOf } from './invitations.js';

interface Version {
  readonly sequence: number;
  readonly stamp: number;
}

interface Apart extends Version {
  /** Null: cancelled. */
  readonly shown: Shown | null;
}

interface Shown {
  readonly start: number;
  readonly end: number;
  readonly summary: string;
}

interface Known {
  readonly organizer: string;
  /** When the rule has it, by the beginnings that it has; null: cancelled, or never heard of. */
  readonly ruled: readonly number[] | null;
  /** As the rule has it. */
  readonly usual: Shown;
  readonly whole: Version;
  readonly apart: Map<number, Apart>;
}

/**
 * The calendar of somebody who gets our mails about what repeats, after the rules of RFC 5546: the whole replaces all that was
 * known of a UID (3.2.2.1), a single date only that date (3.2.2.2), the higher SEQUENCE holds, then the later DTSTAMP (2.1.5),
 * only the organizer changes anything (6.1). As strict as the strictest: a date that the rule does not have, or that is
 * excepted, comes with no message about that date alone.
 */
export class SeriesReader {
  private readonly known = new Map<string, Known>();
  /** What no calendar would have understood. */
  readonly complaints: string[] = [];

  receive(text: string): void {
    const object = objectIn(text);
    const method = valueOf(object, 'method');
    const zone = zoneIn(object);
    const events = object.getAllSubcomponents('vevent');
    const [uid = '', ...otherUids] = new Set(events.map((event) => valueOf(event, 'uid')));
    if (otherUids.length > 0) throw new Error('More than one UID in one message');
    const whole = events.find((event) => !event.hasProperty('recurrence-id'));
    const singles = events.filter((event) => event.hasProperty('recurrence-id'));
    const organizer = valueOf(events[0] ?? object, 'organizer');
    const known = this.known.get(uid);
    if (known !== undefined && known.organizer !== organizer) {
      this.complaints.push(`${uid} from another organizer`);
      return;
    }
    if (whole !== undefined) this.receiveWhole(uid, { whole, singles, method, organizer, zone });
    else this.receiveSingles(uid, { singles, method, zone });
  }

  /** Beginnings of all that it shows, in order. */
  get shown(): number[] {
    return this.entries.map(({ start }) => start);
  }

  /** All that it shows, by its beginning. */
  get entries(): Shown[] {
    return [...this.known.values()]
      .flatMap(({ ruled, usual, apart }) =>
        (ruled ?? []).flatMap((start) => {
          const own = apart.get(start);
          return own === undefined
            ? [{ ...usual, start, end: start + usual.end - usual.start }]
            : (own.shown ?? []);
        }),
      )
      .sort((one, other) => one.start - other.start);
  }

  private receiveWhole(uid: string, { whole, singles, method, organizer, zone }: Received): void {
    const version = versionOf(whole ?? new ICAL.Component('vevent'));
    const known = this.known.get(uid);
    if (known !== undefined && !replaces(version, known.whole)) return;
    if (method === 'CANCEL' && known === undefined) this.complaints.push(`${uid} was never known`);
    const ruled = method === 'CANCEL' || whole === undefined ? null : occurrencesOf(whole, zone);
    const apart = new Map<number, Apart>();
    for (const single of singles) {
      const of = instantOf(single, 'recurrence-id', zone);
      if (ruled?.includes(of) !== true) this.complaints.push(`no date at ${new Date(of).toISOString()}`);
      apart.set(of, { ...versionOf(single), shown: shownIn(single, zone) });
    }
    const usual = shownIn(whole ?? new ICAL.Component('vevent'), zone);
    this.known.set(uid, { organizer, ruled, usual, whole: version, apart });
  }

  private receiveSingles(
    uid: string,
    { singles, method, zone }: Pick<Received, 'singles' | 'method' | 'zone'>,
  ): void {
    const known = this.known.get(uid);
    for (const single of singles) {
      const of = instantOf(single, 'recurrence-id', zone);
      if (known?.ruled?.includes(of) !== true) {
        if (method !== 'CANCEL') this.complaints.push(`no date at ${new Date(of).toISOString()}`);
        continue;
      }
      const version = versionOf(single);
      const before = known.apart.get(of) ?? known.whole;
      if (!replaces(version, before)) continue;
      if (known.apart.get(of)?.shown === null && method !== 'CANCEL') {
        this.complaints.push(`cancelled for good: ${new Date(of).toISOString()}`);
        continue;
      }
      known.apart.set(of, {
        ...version,
        shown: method === 'CANCEL' ? null : shownIn(single, zone),
      });
    }
  }
}

interface Received {
  readonly whole: ICAL.Component | undefined;
  readonly singles: readonly ICAL.Component[];
  readonly method: string;
  readonly organizer: string;
  readonly zone: ICAL.Timezone | null;
}

function replaces(received: Version, known: Version): boolean {
  if (received.sequence !== known.sequence) return received.sequence > known.sequence;
  return received.stamp > known.stamp;
}

function versionOf(event: ICAL.Component): Version {
  const stamp = event.getFirstPropertyValue('dtstamp') as ICAL.Time;
  return { sequence: Number(valueOf(event, 'sequence')), stamp: stamp.toUnixTime() };
}

function shownIn(event: ICAL.Component, zone: ICAL.Timezone | null): Shown {
  return {
    start: instantOf(event, 'dtstart', zone),
    end: instantOf(event, 'dtend', zone),
    summary: valueOf(event, 'summary'),
  };
}

function zoneIn(object: ICAL.Component): ICAL.Timezone | null {
  const clock = object.getFirstSubcomponent('vtimezone');
  return clock && new ICAL.Timezone(clock);
}

function instantOf(event: ICAL.Component, name: string, zone: ICAL.Timezone | null): number {
  return inZone(event.getFirstPropertyValue(name) as ICAL.Time, zone).toUnixTime() * 1000;
}

function inZone(time: ICAL.Time, zone: ICAL.Timezone | null): ICAL.Time {
  if (zone !== null && time.zone !== ICAL.Timezone.utcTimezone) time.zone = zone;
  return time;
}

/** What the rule has, without what is excepted: as ical.js expands it. */
function occurrencesOf(event: ICAL.Component, zone: ICAL.Timezone | null): number[] {
  const dtstart = inZone(event.getFirstPropertyValue('dtstart') as ICAL.Time, zone);
  if (!event.hasProperty('rrule')) return [dtstart.toUnixTime() * 1000];
  for (const property of event.getAllProperties('exdate'))
    for (const time of property.getValues() as unknown as ICAL.Time[]) inZone(time, zone);
  const expansion = new ICAL.RecurExpansion({ component: event, dtstart });
  const found: number[] = [];
  for (let next = expansion.next(); !expansion.complete && found.length < 500; next = expansion.next())
    found.push(inZone(next, zone).toUnixTime() * 1000);
  return found;
}
