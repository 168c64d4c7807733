import type { ComponentChildren, JSX } from 'preact';
import type { Language } from '../platform/i18n/language.js';
import { FIGURES_WORDS as WORDS, numberInWords, percentInWords } from './figures.words.js';
import { OccupancyBar } from './occupancy-bar.views.js';
import { percentOf, type Use } from './occupancy.js';

export interface UseRow {
  readonly name: ComponentChildren;
  readonly use: Use;
  /** The same days of the year before. */
  readonly before?: Use;
}

/** Half-days used and open, line by line. */
export function UseTable({
  caption,
  head,
  rows,
  language,
}: {
  readonly caption: string;
  /** What the lines are about. */
  readonly head: string;
  readonly rows: readonly UseRow[];
  readonly language: Language;
}): JSX.Element {
  const hasBefore = rows.some(({ before }) => before !== undefined);
  return (
    <div class="table" role="region" aria-label={caption} tabIndex={0}>
      <table class="use-table">
        <thead>
          <tr>
            <th scope="col">{head}</th>
            <th scope="col">{WORDS.occupancy[language]}</th>
            <th scope="col">{WORDS.used[language]}</th>
            <th scope="col">{WORDS.open[language]}</th>
            {hasBefore && <th scope="col">{WORDS.lastYear[language]}</th>}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ name, use, before }) => (
            <tr>
              <th scope="row">{name}</th>
              <td>
                <OccupancyBar use={use} language={language} />
              </td>
              <td>{numberInWords(use.used, language)}</td>
              <td>{numberInWords(use.open, language)}</td>
              {before !== undefined && (
                <td>{before.used === 0 ? '–' : percentInWords(percentOf(before), language)}</td>
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
