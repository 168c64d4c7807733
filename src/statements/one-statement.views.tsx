import type { ComponentChildren, JSX } from 'preact';
import type { Language } from '../platform/i18n/language.js';
import { exactEuros } from '../tariffs/money.js';
import type { MonthAtPlace } from './books.js';
import type { Statement } from './statement.js';
import { LinesTable } from './statement-tables.views.js';
import { stateOfMonth, titleOfStatement } from './statements.titles.js';
import { STATEMENTS_WORDS as WORDS } from './statements.words.js';

/** Of one statement all lines, and what they come to. */
export function OfOne({
  at,
  statement,
  besideState,
  language,
  children,
}: {
  readonly at: MonthAtPlace;
  readonly statement: Statement;
  /** What the title does not say: the month, or the number. */
  readonly besideState: string | null;
  readonly language: Language;
  readonly children: ComponentChildren;
}): JSX.Element {
  return (
    <>
      <p class="muted">
        {besideState !== null && `${besideState}. `}
        {stateOfMonth(at, language)}
      </p>
      <LinesTable
        statement={statement}
        caption={titleOfStatement(at, statement, language)}
        language={language}
      />
      <p>
        {WORDS.total[language]}
        {COLON[language]}
        <strong>{exactEuros(statement.cents, language)}</strong>
      </p>
      <p class="actions">{children}</p>
      <Footnote language={language} />
    </>
  );
}

export function Footnote({ language }: { readonly language: Language }): JSX.Element {
  return (
    <p class="muted">
      {WORDS.notInvoice[language]} {WORDS.howCounted[language]}
    </p>
  );
}

const COLON = { fr: '\u00a0: ', en: ': ' } as const;
