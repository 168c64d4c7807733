import ICAL from 'ical.js';
import { Temporal } from 'temporal-polyfill';
import { DAY, type Instant } from '../reservation/period.js';

/**
 * Between what clocks show in a place and the moments of the world. What clocks show twice means the first time; what
 * they leap over means as many minutes after the leap (RFC 5545, 3.3.5).
 */
export interface Zone {
  instantOf(wall: Temporal.PlainDateTime): Instant;
  wallOf(instant: Instant): Temporal.PlainDateTime;
}

/** A zone of the world. */
export function namedZone(name: string): Zone {
  return {
    instantOf: (wall) => wall.toZonedDateTime(name, { disambiguation: 'compatible' }).epochMilliseconds,
    wallOf: (instant) =>
      Temporal.Instant.fromEpochMilliseconds(instant).toZonedDateTimeISO(name).toPlainDateTime(),
  };
}

/** One that only the calendar itself knows, by the rules that it tells; null where these are none. */
export function ruledZone(component: ICAL.Component): Zone | null {
  const changes = changesOf(component);
  const [first] = changes;
  if (first === undefined) return null;
  const offsetAt = (instant: Instant) =>
    changes.findLast(({ at }) => at <= instant)?.offset ?? first.offsetBefore;
  const wallOf = (instant: Instant) => fromUniversal(instant + offsetAt(instant));
  const instantOf = (wall: Temporal.PlainDateTime) => {
    const shown = wall.toZonedDateTime('UTC').epochMilliseconds;
    const [earlier, later] = [shown - offsetAt(shown - DAY), shown - offsetAt(shown + DAY)];
    return wallOf(earlier).equals(wall) || !wallOf(later).equals(wall) ? earlier : later;
  };
  return { instantOf, wallOf };
}

/** When clocks are changed, and by what, in milliseconds. */
interface ClockChange {
  readonly at: Instant;
  readonly offset: number;
  readonly offsetBefore: number;
}

/** Further than ical.js follows a zone's rules; calendars are read a year ahead. */
const FAR = new ICAL.Time({ year: 2036, month: 1, day: 1, isDate: true }, ICAL.Timezone.utcTimezone);

function changesOf(component: ICAL.Component): readonly ClockChange[] {
  const zone = new ICAL.Timezone(component);
  // Asked for an offset, it works out all that was before.
  zone.utcOffset(FAR);
  return (zone.changes as readonly WrittenChange[])
    .map(({ year, month, day, hour, minute, second, utcOffset, prevUtcOffset }) => ({
      at: Date.UTC(year, month - 1, day, hour, minute, second),
      offset: utcOffset * 1_000,
      offsetBefore: prevUtcOffset * 1_000,
    }))
    .filter(({ at, offset, offsetBefore }) => [at, offset, offsetBefore].every(Number.isFinite))
    .sort((one, other) => one.at - other.at);
}

/** In UTC, as ical.js keeps it. */
type WrittenChange = Readonly<
  Record<'year' | 'month' | 'day' | 'hour' | 'minute' | 'second' | 'utcOffset' | 'prevUtcOffset', number>
>;

function fromUniversal(instant: Instant): Temporal.PlainDateTime {
  return Temporal.Instant.fromEpochMilliseconds(instant).toZonedDateTimeISO('UTC').toPlainDateTime();
}
