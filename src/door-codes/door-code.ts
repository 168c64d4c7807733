/**
 * What opens a door when nobody receives: a code, or where the key is; of the whole telecentre, or of one room. Whoever has
 * booked or rents sees it from some time before until the end of their stay, and nobody else ever does.
 */
import { occupiesTime, type Status } from '../reservation/booking.js';
import { MINUTE, type Instant } from '../reservation/period.js';

export interface Stay {
  readonly status: Status;
  /** Slug of the telecentre. */
  readonly telecentre: string;
  /** Id of what is booked or rented. */
  readonly resource: string;
  readonly start: Instant;
  readonly end: Instant;
}

export const MEANS = ['code', 'key'] as const;
export type Means = (typeof MEANS)[number];

/** One thing that opens a door, for as long as nothing has replaced it. */
export interface WayIn {
  readonly means: Means;
  readonly validFrom: Instant;
  /** Null: until it is changed. */
  readonly validUntil: Instant | null;
  readonly shownMinutesBefore: number;
}

export type DoorCodeState =
  /** The telecentre keeps nothing here that opens a door then. */
  { readonly kind: 'unset' } | { readonly kind: 'later'; readonly from: Instant } | { readonly kind: 'now' };

/** A day: time enough to look before leaving, and no code that lies in somebody's browser for weeks. */
export const SHOWN_HOURS_BEFORE = 24;
/** As the database has it. */
export const LONGEST_SHOWN_HOURS_BEFORE = 7 * 24;

/** From when on it is shown for a stay that begins then. */
export function beginningOf(
  { shownMinutesBefore }: Pick<WayIn, 'shownMinutesBefore'>,
  start: Instant,
): Instant {
  return start - shownMinutesBefore * MINUTE;
}

/** What opens the door at some time of the stay. */
export function waysDuring<Way extends WayIn>(
  ways: readonly Way[],
  { start, end }: Pick<Stay, 'start' | 'end'>,
): readonly Way[] {
  return ways.filter((way) => way.validFrom < end && (way.validUntil === null || way.validUntil > start));
}

/** What is shown for a stay at this moment: not what opens the door no more. */
export function waysShown<Way extends WayIn>(ways: readonly Way[], stay: Stay, now: Instant): readonly Way[] {
  if (!opensDoors(stay, now)) return [];
  return waysDuring(ways, stay).filter(
    (way) => beginningOf(way, stay.start) <= now && (way.validUntil === null || way.validUntil > now),
  );
}

/** Null when the stay opens no door: not confirmed, given back, or over. */
export function doorCodeState(ways: readonly WayIn[], stay: Stay, now: Instant): DoorCodeState | null {
  if (!opensDoors(stay, now)) return null;
  if (waysShown(ways, stay, now).length > 0) return { kind: 'now' };
  const later = shownFrom(ways, stay);
  return later === null || later <= now ? { kind: 'unset' } : { kind: 'later', from: later };
}

/** The first moment at which anything is shown; null when nothing is kept for then. */
export function shownFrom(ways: readonly WayIn[], stay: Pick<Stay, 'start' | 'end'>): Instant | null {
  const moments = waysDuring(ways, stay).map((way) => beginningOf(way, stay.start));
  return moments.length === 0 ? null : Math.min(...moments);
}

function opensDoors({ status, end }: Stay, now: Instant): boolean {
  return occupiesTime(status) && status !== 'held' && now <= end;
}
