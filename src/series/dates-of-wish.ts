import type { Language } from '../platform/i18n/language.js';
import { localDateOf, type LocalDate } from '../reservation/local-time.js';
import type { Instant } from '../reservation/period.js';
import { datesOf, isFault, lastPossible, readRule, type RuleFault } from '../reservation/recurrence.js';
import { cannotBeFollowed } from './series.problems.js';
import type { SeriesWhen } from './series-wish.js';

export interface DatesOfWish {
  /** In order, each once. */
  readonly dates: readonly LocalDate[];
  /** As it is kept; null: chosen dates. */
  readonly rule: string | null;
  readonly startsOn: LocalDate;
}

/** All dates that are wished for, unwanted ones among them; throws when they cannot be followed. */
export function datesOfWish(when: SeriesWhen, now: Instant, language: Language): DatesOfWish {
  const today = localDateOf(now, 'UTC');
  if ('dates' in when) {
    const dates = [...new Set(when.dates)].sort();
    const startsOn = dates[0] ?? today;
    if ((dates.at(-1) ?? today) > lastPossible(startsOn) || startsOn > lastPossible(today))
      throw cannotBeFollowed('dates', TOO_FAR, language);
    return { dates, rule: null, startsOn };
  }
  const { from, rule } = when;
  if (from > lastPossible(today)) throw cannotBeFollowed('from', TOO_FAR, language);
  const [dates, read] = [datesOf(rule, from), readRule(rule)];
  if (isFault(dates)) throw cannotBeFollowed('rule', dates, language);
  return { dates, rule: isFault(read) ? rule : read.text, startsOn: from };
}

const TOO_FAR: RuleFault = { fault: 'too-far' };
