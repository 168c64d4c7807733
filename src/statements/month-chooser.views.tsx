import type { JSX } from 'preact';
import { monthInWords } from '../platform/i18n/in-words.js';
import type { Language } from '../platform/i18n/language.js';
import { Alert, Choice } from '../platform/web/form.js';
import { addMonths, firstDayOf, monthOf, type Month } from '../reservation/months.js';
import { STATEMENTS_WORDS as WORDS } from './statements.words.js';

export interface Chosen {
  /** Latest first. */
  readonly months: readonly Month[];
  readonly isWrong: boolean;
}

export function MonthChooser({
  path,
  month,
  months,
  isWrong,
  language,
}: Chosen & {
  readonly path: string;
  readonly month: Month;
  readonly language: Language;
}): JSX.Element {
  const offered = [...new Set([month, ...months])].sort().reverse();
  return (
    <>
      {isWrong && (
        <Alert>
          <p>{WORDS.notMonth[language]}</p>
        </Alert>
      )}
      <form method="get" action={path} class="span-picker">
        <Choice
          name="month"
          label={WORDS.month[language]}
          value={month}
          options={offered.map((value) => ({ value, label: monthInWords(value, language) }))}
        />
        <button type="submit" class="quiet">
          {WORDS.show[language]}
        </button>
      </form>
    </>
  );
}

/** This month and those before it, back to the first of which there is anything to tell. */
export function monthsUntil(last: Month, first: Month | null): Month[] {
  const all = Array.from({ length: MONTHS_OFFERED }, (_, back) =>
    monthOf(addMonths(firstDayOf(last), -back)),
  );
  return all.filter((month) => month === last || (first !== null && month >= first));
}

/** Two years: what is older is asked for by its address. */
const MONTHS_OFFERED = 24;
