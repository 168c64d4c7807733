import { MAINLAND_ZONE } from '../platform/i18n/in-words.js';
import { localDateOf } from '../reservation/local-time.js';
import { monthOf, type Month } from '../reservation/months.js';
import type { Instant } from '../reservation/period.js';

/** The month that is under way: what is asked for when nothing is said. */
export function monthAtNow(now: Instant): Month {
  return monthOf(localDateOf(now, MAINLAND_ZONE));
}
