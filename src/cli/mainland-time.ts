/** Moments as commands print them: by the clock of the mainland, which the first line of an answer names. */
import { MAINLAND_ZONE } from '../platform/i18n/in-words.js';
import { wallClockAt } from '../reservation/local-time.js';
import type { Instant } from '../reservation/period.js';

export const WHOSE_CLOCK = `Times of ${MAINLAND_ZONE}`;

/** `2026-11-23 09:00` */
export function minuteInWords(moment: Instant): string {
  return wallClockAt(moment, MAINLAND_ZONE).slice(0, 16).replace('T', ' ');
}
