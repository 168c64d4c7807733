import type { Language } from '../platform/i18n/language.js';
import type { SeriesDate, SeriesRecord } from '../series/series-record.js';
import type { Scope } from './series-change.js';
import { noSuchDate } from './series-changes.problems.js';

/** The dates that are meant, in order. A date is named as the series has it. */
export function datesIn({ dates }: SeriesRecord, scope: Scope, language: Language): readonly SeriesDate[] {
  if (scope.of === 'all') return dates;
  const index = dates.findIndex(({ date }) => date === scope.date);
  if (index === -1) throw noSuchDate(language);
  return scope.of === 'one' ? dates.slice(index, index + 1) : dates.slice(index);
}
