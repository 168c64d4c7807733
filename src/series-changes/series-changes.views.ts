import { violationView } from '../bookings/violations.words.js';
import type { Language } from '../platform/i18n/language.js';
import type { Instant } from '../reservation/period.js';
import { seriesView } from '../series/series.views.js';
import type { ChangedSeries, DateOutcome } from './series-change.js';

export function changedSeriesView(
  { after, outcomes, parted }: ChangedSeries,
  now: Instant,
  language: Language,
): object {
  const { timeZone } = after.series;
  // Nor is it for a colleague to know that there is one.
  const isSeen = (field: string): boolean => after.standing.as !== 'colleague' || field !== 'message';
  const asSeen = (one: DateOutcome): DateOutcome => ({ ...one, own: one.own?.filter(isSeen) ?? [] });
  return {
    ...seriesView(after, now, language),
    parted,
    outcomes: outcomes.map((one) => outcomeView(asSeen(one), timeZone, language)),
  };
}

export function outcomeView(
  { date, deed, why, violations = [], own = [] }: DateOutcome,
  timeZone: string,
  language: Language,
): object {
  return {
    date,
    outcome: deed,
    ...(why === undefined ? {} : { why }),
    ...(violations.length === 0
      ? {}
      : { violations: violations.map((one) => violationView(one, timeZone, language)) }),
    ...(own.length === 0 ? {} : { own }),
  };
}
