/** A series that was parted: the way to what came before, and to what comes after. */
import type { JSX } from 'preact';
import { repetitionInWords } from '../bookings/repetition.words.js';
import { datesInWords } from '../platform/i18n/in-words.js';
import type { Language, Words } from '../platform/i18n/language.js';
import type { SeriesSummary } from '../series/lists.queries.js';
import type { SeriesRecord } from '../series/series-record.js';
import { seriesPath } from '../new-series/series-path.js';

export function Parts({
  series,
  parts,
  language,
}: {
  readonly series: SeriesRecord;
  readonly parts: readonly SeriesSummary[];
  readonly language: Language;
}): JSX.Element | null {
  if (parts.length === 0) return null;
  return (
    <ul class="ways parts">
      {parts.map((part) => (
        <li key={part.id}>
          <a href={seriesPath(part.id)}>
            {(part.id === series.continues ? WORDS.before : WORDS.after)[language]}{' '}
            {partInWords(part, language)}
          </a>
        </li>
      ))}
    </ul>
  );
}

function partInWords(part: SeriesSummary, language: Language): string {
  const { rule, startsOn, endsOn, time, fates } = part;
  const dates = Object.values(fates).reduce((sum, count) => sum + count, 0);
  return `${repetitionInWords({ rule, startsOn, dates, time }, language)}, ${datesInWords(startsOn, endsOn, language)}`;
}

const WORDS = {
  before: { fr: 'Avant\u00a0:', en: 'Before:' },
  after: { fr: 'Suite\u00a0:', en: 'After:' },
} satisfies Record<string, Words>;
