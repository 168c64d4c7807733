import type { JSX } from 'preact';
import { repetitionInWords } from '../bookings/repetition.words.js';
import { capitalised, datesInWords } from '../platform/i18n/in-words.js';
import type { Language, Words } from '../platform/i18n/language.js';
import { Icon } from '../platform/web/icon.js';
import type { SeriesSummary } from '../series/lists.queries.js';

/** A line each: the whole of it is one tap away. */
export function SeriesOfMine({
  series,
  language,
}: {
  readonly series: readonly SeriesSummary[];
  readonly language: Language;
}): JSX.Element | null {
  if (series.length === 0) return null;
  return (
    <section aria-labelledby="series">
      <h2 id="series">{WORDS.title[language]}</h2>
      <ul class="ways">
        {series.map((one) => (
          <li key={one.id}>
            <a href={`/series/${one.id}`}>
              <Icon name="arrow-repeat" />{' '}
              <span>
                {capitalised(inWords(one, language))}, {one.telecentreName},{' '}
                {datesInWords(one.startsOn, one.endsOn, language)}
              </span>
            </a>
          </li>
        ))}
      </ul>
    </section>
  );
}

function inWords({ rule, startsOn, fates, time }: SeriesSummary, language: Language): string {
  const dates = Object.values(fates).reduce((sum, count) => sum + count, 0);
  return repetitionInWords({ rule, startsOn, dates, time }, language);
}

const WORDS = { title: { fr: 'Mes séries', en: 'My series' } } satisfies Record<string, Words>;
