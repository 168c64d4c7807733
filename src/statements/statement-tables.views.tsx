import type { ComponentChildren, JSX } from 'preact';
import type { Language } from '../platform/i18n/language.js';
import { exactEuros } from '../tariffs/money.js';
import type { Statement } from './statement.js';
import {
  halfDaysInWords,
  STATEMENTS_WORDS as WORDS,
  whatInWords,
  whenInWords,
  whyInWords,
} from './statements.words.js';

/** What is due, line by line; in three columns, so that the amount is seen on a phone. */
export function LinesTable({
  statement,
  caption,
  language,
}: {
  readonly statement: Statement;
  readonly caption: string;
  readonly language: Language;
}): JSX.Element {
  return (
    <div class="table" role="region" aria-label={caption} tabIndex={0}>
      <table class="statement">
        <thead>
          <tr>
            <th scope="col">{WORDS.date[language]}</th>
            <th scope="col">{WORDS.what[language]}</th>
            <th scope="col" class="sum">
              {WORDS.amount[language]}
            </th>
          </tr>
        </thead>
        <tbody>
          {statement.lines.map((line) => (
            <tr>
              <th scope="row">{whenInWords(line, language)}</th>
              <td>
                {whatInWords(line, language)}
                <br />
                <span class="muted">
                  {[whyInWords(line, language), halfDaysInWords(line, language)].filter(Boolean).join(', ')}
                </span>
              </td>
              <td class="sum">{exactEuros(line.cents, language)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

export interface SumRow {
  readonly name: ComponentChildren;
  /** Below the name. */
  readonly beside: string | null;
  readonly halfDays: number;
  readonly cents: number;
}

/** Half-days and sums, with their total. */
export function SumTable({
  caption,
  head,
  rows,
  language,
}: {
  readonly caption: string;
  readonly head: string;
  readonly rows: readonly SumRow[];
  readonly language: Language;
}): JSX.Element {
  const halfDays = rows.reduce((sum, row) => sum + row.halfDays, 0);
  const cents = rows.reduce((sum, row) => sum + row.cents, 0);
  return (
    <div class="table" role="region" aria-label={caption} tabIndex={0}>
      <table class="statement">
        <thead>
          <tr>
            <th scope="col">{head}</th>
            <th scope="col" class="sum">
              {WORDS.halfDays[language]}
            </th>
            <th scope="col" class="sum">
              {WORDS.amount[language]}
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr>
              <th scope="row">
                {row.name}
                {row.beside !== null && <span class="muted beside-name"> {row.beside}</span>}
              </th>
              <td class="sum">{row.halfDays}</td>
              <td class="sum">{exactEuros(row.cents, language)}</td>
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">{WORDS.total[language]}</th>
            <td class="sum">{halfDays}</td>
            <td class="sum">{exactEuros(cents, language)}</td>
          </tr>
        </tfoot>
      </table>
    </div>
  );
}
