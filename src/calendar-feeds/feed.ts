import type { Instant } from '../reservation/period.js';

/** What a calendar can be subscribed to. */
export const FEED_SCOPES = ['me', 'telecentre', 'resource', 'department', 'events'] as const;
export type FeedScope = (typeof FEED_SCOPES)[number];

/** What a feed tells of; the ids are those of the database, of the scope's own kind only. */
export type FeedSubject =
  /** The bookings of one account. */
  | { readonly scope: 'me'; readonly account: string }
  /** `names`: who comes, for those who receive there; without, only that a place is taken. */
  | { readonly scope: 'telecentre'; readonly telecentre: number; readonly names: boolean }
  | { readonly scope: 'department'; readonly department: string; readonly names: boolean }
  /** Always without names. */
  | { readonly scope: 'resource'; readonly resource: number }
  /** What happens in the network for everybody. */
  | { readonly scope: 'events' };

/** What somebody asks to subscribe to, by the names that the API and the pages use. */
export interface WishedSubject {
  readonly scope: FeedScope;
  /** Its slug. */
  readonly telecentre?: string | undefined;
  /** Its key. */
  readonly resource?: string | undefined;
  /** Its code. */
  readonly department?: string | undefined;
  readonly names?: boolean | undefined;
}

/** Why a feed is over: its owner ended it, or may not read it any more. */
export type EndReason = 'revoked' | 'right-lost';

export interface Feed {
  readonly id: string;
  readonly account: string;
  readonly label: string;
  readonly subject: FeedSubject;
  readonly createdAt: Instant;
  readonly revokedAt: Instant | null;
}

/** One event as it stands in a feed. */
export interface FeedEntry {
  readonly uid: string;
  readonly sequence: number;
  readonly start: Instant;
  readonly end: Instant;
  /** The VEVENT, folded, every line ended by CRLF; the same version is the same to the octet. */
  readonly text: string;
  /** Of this event alone: changes when its text does, quotes included, as in HTTP. */
  readonly tag: string;
}
