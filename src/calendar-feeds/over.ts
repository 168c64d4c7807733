/** What a feed tells once it is over: one whole day, today, that says so. Silence would keep old bookings on a screen. */
import { addDays, localDateOf } from '../reservation/local-time.js';
import { MAINLAND_ZONE } from '../platform/i18n/in-words.js';
import type { Language } from '../platform/i18n/language.js';
import { DAY, type Instant } from '../reservation/period.js';
import { feedEntry } from './entry.js';
import type { EndReason } from './feed.js';
import type { FeedContent } from './feed-content.js';
import { OVER, OVER_NAME } from './feed.words.js';
import { shortHash } from './feed-state.js';

export interface OverFeed {
  readonly id: string;
  readonly createdAt: Instant;
  readonly because: EndReason;
  readonly language: Language;
  readonly baseUrl: string;
  readonly now: Instant;
}

export function overVersion({ id, because, language, baseUrl, now }: OverFeed): string {
  return shortHash(['over', id, because, language, baseUrl, localDateOf(now, MAINLAND_ZONE)]);
}

export function overContent(feed: OverFeed): FeedContent {
  const { id, createdAt, because, language, baseUrl, now } = feed;
  const today = localDateOf(now, MAINLAND_ZONE);
  const start = Date.parse(today);
  const page = `${baseUrl}/account/calendars`;
  const entry = feedEntry({
    uid: id,
    // It moves with the day: of two versions the one with the higher number holds.
    sequence: Math.floor((start - createdAt) / DAY) + 1,
    stamp: start,
    start,
    end: Date.parse(addDays(today, 1)),
    wholeDays: true,
    summary: OVER[because][language],
    description: page,
    url: page,
    cancelled: false,
    leavesFree: true,
  });
  return {
    name: OVER_NAME[language],
    timeZone: MAINLAND_ZONE,
    entries: [entry],
    version: overVersion(feed),
  };
}
