import type { JSX } from 'preact';
import type { DayCells } from '../booking-forms/day-cells.js';
import { HalfDaysTable } from '../booking-forms/half-days-table.views.js';
import { HalfDays } from '../booking-forms/half-days.views.js';
import type { Language } from '../platform/i18n/language.js';
import { dayInWords } from '../platform/i18n/in-words.js';
import { Icon } from '../platform/web/icon.js';
import { addDays } from '../reservation/local-time.js';
import type { NothingFree } from './elsewhere.js';
import { DAYS_SHOWN, type Weeks } from './weeks.js';
import { rangeInWords, TELECENTRE_PAGES_WORDS as WORDS } from './telecentre-pages.words.js';

export interface DaysAheadProps {
  readonly language: Language;
  readonly weeks: Weeks;
  readonly days: readonly DayCells[];
  /** What is to be had: `poste`. */
  readonly of: string;
  /** There is but one. */
  readonly one: boolean;
  readonly zone: string;
  readonly asTable: boolean;
  /** When nothing is free: where the same is looked for nearby, and the first day on which it is to be had here. */
  readonly nothing: NothingFree | null;
  /** The same page with something changed in its query. */
  readonly pathWith: (changed: Readonly<Record<string, string | undefined>>) => string;
}

/** Two weeks of half-days, to look over at once or to read line by line, and the ways to those before and after. */
export function DaysAhead(props: DaysAheadProps): JSX.Element {
  const { language, weeks, days, of, one, zone, asTable, nothing, pathWith } = props;
  const range = rangeInWords(weeks.from, addDays(weeks.from, DAYS_SHOWN - 1), language);
  const shown = { language, one, zone, today: weeks.today };
  return (
    <>
      <p class="range">
        {!asTable && (
          <>
            <strong>{range}</strong>
            <br />
          </>
        )}
        <span class="muted unprinted">{(nothing === null ? WORDS.press : WORDS.nothingThen)[language]}</span>
      </p>
      {nothing !== null && (
        <p class="actions">
          {nothing.next !== null && (
            <a class="button" href={pathWith({ from: nothing.next })}>
              {WORDS.freeAgain[language]} {dayInWords(nothing.next, language)}
            </a>
          )}
          <a class="button quiet" href={nothing.nearby}>
            {WORDS.searchNearby[language]}
          </a>
        </p>
      )}
      {asTable ? (
        <HalfDaysTable
          {...shown}
          days={days.filter(({ date }) => date >= weeks.today)}
          caption={`${range}, ${of}`}
        />
      ) : (
        <HalfDays {...shown} days={days} look="calendar" label={`${range}, ${of}`} />
      )}
      <nav class="weeks" aria-label={WORDS.weeks[language]}>
        {weeks.earlier !== null && (
          <a href={pathWith({ from: weeks.earlier })} rel="prev">
            <Icon name="chevron-left" /> {WORDS.earlier[language]}
          </a>
        )}
        {weeks.later !== null && (
          <a href={pathWith({ from: weeks.later })} rel="next">
            {WORDS.later[language]} <Icon name="chevron-right" />
          </a>
        )}
        <a href={pathWith({ view: asTable ? undefined : 'table' })}>
          {(asTable ? WORDS.asCalendar : WORDS.asTable)[language]}
        </a>
      </nav>
    </>
  );
}

/** The address of a part of a page, with those of its questions that have an answer. */
export function pathOf(
  path: string,
  query: Readonly<Record<string, string | undefined>>,
  part: string,
): string {
  const asked = Object.entries(query).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, value]],
  );
  const search = new URLSearchParams(asked).toString();
  return `${path}${search === '' ? '' : `?${search}`}#${part}`;
}
