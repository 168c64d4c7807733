/** Which days the figures are about: one press for the usual ones, two dates for all others. */
import type { JSX } from 'preact';
import type { Filled } from '../platform/http/endpoint.js';
import type { Language } from '../platform/i18n/language.js';
import { Alert, Field } from '../platform/web/form.js';
import { FIGURES_WORDS as WORDS, USUAL_SPAN_WORDS } from './figures.words.js';
import { USUAL_SPANS, type Span } from './span.js';

export interface SpanPickerProps {
  readonly path: string;
  readonly span: Span;
  readonly asked: Filled<unknown>;
  readonly language: Language;
}

export function SpanPicker({ path, span, asked, language }: SpanPickerProps): JSX.Element {
  const { errors, typed } = asked;
  const chosen =
    errors === null && typed['from'] === undefined ? (typed['period'] ?? 'this-month') : undefined;
  return (
    <>
      {errors !== null && (
        <Alert>
          <p>{WORDS.notUnderstood[language]}</p>
        </Alert>
      )}
      <nav class="spans" aria-label={WORDS.period[language]}>
        <ul class="places">
          {USUAL_SPANS.map((name) => (
            <li key={name}>
              <a
                href={`${path}?period=${name}`}
                {...(name === chosen ? { 'aria-current': 'page' as const } : {})}
              >
                {USUAL_SPAN_WORDS[name][language]}
              </a>
            </li>
          ))}
        </ul>
      </nav>
      <form method="get" action={path} class="span-picker">
        <DateField name="from" typed={typed['from'] ?? span.from} />
        <DateField name="to" typed={typed['to'] ?? span.to} />
        <button type="submit" class="quiet">
          {WORDS.show[language]}
        </button>
      </form>
    </>
  );

  function DateField({ name, typed: value }: { name: 'from' | 'to'; typed: string }): JSX.Element {
    return (
      <Field
        name={name}
        label={WORDS[name][language]}
        type="date"
        value={value}
        error={errors?.[name]}
        required
      />
    );
  }
}
