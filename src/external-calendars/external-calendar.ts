/** A calendar that a place is kept in elsewhere, such as an Outlook or Google room calendar: what is known of it here. */
import type { WalkInCategory } from '../bookings/walk-in.js';
import type { BusyTime, BusyWarning, Unreadable } from '../busy-times/busy-times.js';
import type { FetchFailure } from '../outside-web/fetched.js';
import type { Place } from '../permissions/roles.js';
import { DAY, HOUR, MINUTE, type Instant, type Period } from '../reservation/period.js';

export interface ExternalCalendar {
  readonly id: string;
  readonly at: PlaceOfCalendar;
  readonly label: string;
  /** All that is shown of its address. */
  readonly host: string;
  readonly createdAt: Instant;
  /** When it was last asked, whatever came of it. */
  readonly lastReadAt: Instant | null;
  /** When it last answered: what it blocks is as it was then. */
  readonly lastSuccessAt: Instant | null;
  /** In the whole calendar, busy or not. */
  readonly events: number;
  /** Periods that it blocks, from now on. */
  readonly busyTimes: number;
  readonly warnings: readonly BusyWarning[];
  readonly failing: { readonly since: Instant; readonly why: ReadingFailure } | null;
  readonly heldBack: (HeldBack & { readonly since: Instant }) | null;
}

/** The resource that it blocks, and where that is. */
export interface PlaceOfCalendar extends Place {
  readonly slug: string;
  readonly name: string;
  readonly commune: string;
  readonly timeZone: string;
  readonly resource: string;
  readonly resourceName: string;
}

export type ReadingFailure = FetchFailure | { readonly kind: Unreadable | 'empty' };

/** It was suddenly nearly empty. */
export interface HeldBack {
  readonly eventsBefore: number;
  readonly eventsNow: number;
  /** Blocked periods that would be free. */
  readonly freed: number;
  readonly until: Doubt;
}

/** What a calendar that looks emptied waits for before it is believed. */
export type Doubt = 'confirmation' | 'second-reading';

/** An event elsewhere and a booking here that want the same place at the same time. */
export interface Conflict {
  readonly event: Period & { readonly title: string };
  readonly booking: Period & {
    readonly reference: string;
    /** Null when the account was erased. */
    readonly holder: string | null;
    /** Of somebody who came without a booking: what brings them. */
    readonly walkIn: WalkInCategory | null;
  };
}

/** What was read elsewhere and can be placed. */
export interface CalendarContent {
  readonly busy: readonly BusyTime[];
  readonly events: number;
  readonly warnings: readonly BusyWarning[];
  readonly etag: string | null;
  readonly lastModified: string | null;
}

/** More of one place are a mistake; more of one telecentre are a burden on other people's servers. */
export const MOST_OF_A_RESOURCE = 5;
export const MOST_OF_A_TELECENTRE = 100;

/** A copy that is older than a day may no longer be true (and a day is what some servers take to publish a change). */
const STALE_AFTER = DAY;
/** Occurrences enter the window without a change of the calendar, and some servers say "unchanged" for ever. */
const WHOLE_EVERY = 20 * HOUR;

/** As far ahead as anybody can book, and a day back for what is under way. */
export function windowAt(now: Instant): { readonly from: Instant; readonly to: Instant } {
  return { from: now - DAY, to: now + 400 * DAY };
}

export function isStale({ lastSuccessAt }: ExternalCalendar, now: Instant): boolean {
  return lastSuccessAt !== null && now - lastSuccessAt > STALE_AFTER;
}

export function isToBeReadWhole(lastWholeAt: Instant | null, now: Instant): boolean {
  return lastWholeAt === null || now - lastWholeAt >= WHOLE_EVERY;
}

/** Many servers publish anew every few minutes: what an earlier look shows again is the same fault. */
const SECOND_READING_AFTER = 10 * MINUTE;

/**
 * Whether a calendar may have been emptied by accident rather than by its owner: a room that had fifty events and has
 * hardly one left waits for a person. Smaller ones may well be empty; with none left at all they are looked at twice.
 */
export function doubtOf(before: number, now: number): Doubt | null {
  if (before >= 50 && now * 10 < before) return 'confirmation';
  return before >= 3 && now === 0 ? 'second-reading' : null;
}

export function isSecondReading(heldBackSince: Instant | null, now: Instant): boolean {
  return heldBackSince !== null && now - heldBackSince >= SECOND_READING_AFTER;
}
