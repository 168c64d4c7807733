import type { Instant } from '../reservation/period.js';

/** One occurrence that keeps somebody busy, as another calendar tells it. */
export interface BusyTime {
  readonly uid: string;
  /** For the host alone: which event this is. */
  readonly title: string;
  readonly start: Instant;
  readonly end: Instant;
}

export interface CalendarToRead {
  readonly text: string;
  /** Of the telecentre: for floating times and whole days, where the calendar names no zone of its own. */
  readonly timeZone: string;
  /** Only what touches [from, to). */
  readonly from: Instant;
  readonly to: Instant;
}

/** Why a calendar cannot be used; nothing of it is then believed. */
export type Unreadable =
  /** A page, a message: no VCALENDAR at all. */
  | 'no-calendar'
  /** A VCALENDAR that breaks off or cannot be parsed. */
  | 'broken'
  /** More events or occurrences than a room can have, or more work than its time and memory allow. */
  | 'too-much'
  /** One of our own feeds: a room would block itself. */
  | 'our-own';

/**
 * What was read otherwise than it was perhaps meant; for the host, in words. An unknown zone counts as the telecentre's
 * own; of a rule that is not followed only the first occurrence blocks; what has no start that can be understood, or
 * times that no calendar has, blocks nothing.
 */
export interface BusyWarning {
  readonly kind: 'unknown-zone' | 'rule-not-followed' | 'event-without-start';
  /** Of the event or of the zone. */
  readonly about: string;
}

export type BusyReading =
  | {
      readonly outcome: 'read';
      /** By start; occurrences of one event have one uid. */
      readonly busy: readonly BusyTime[];
      /** Events in the whole calendar, busy or not: to tell an emptied calendar from a quiet one. */
      readonly events: number;
      readonly name: string | null;
      readonly warnings: readonly BusyWarning[];
    }
  | { readonly outcome: 'unreadable'; readonly why: Unreadable };
