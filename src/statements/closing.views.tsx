/** Closing a month of a place: the press, or why there is none. */
import type { JSX } from 'preact';
import { visitorOf, type Visit } from '../accounts/visit.js';
import type { Filled } from '../platform/http/endpoint.js';
import { monthInWords } from '../platform/i18n/in-words.js';
import { Form, Tick } from '../platform/web/form.js';
import type { Month } from '../reservation/months.js';
import { firstLeftOut, mayBeClosed, type MonthAtPlace } from './books.js';
import { closableInWords, earlierInWords, STATEMENTS_WORDS as WORDS } from './statements.words.js';

export interface ClosingProps {
  readonly visit: Visit;
  readonly at: MonthAtPlace;
  readonly form: Filled<unknown> | null;
}

export function Closing(props: ClosingProps): JSX.Element | null {
  const { at } = props;
  if (mayBeClosed(at)) return <ClosingForm {...props} />;
  if (!at.isOver) return <p>{closableInWords(at.month, props.visit.language)}</p>;
  if (at.nextToClose === null) return <p>{WORDS.nothingYet[props.visit.language]}</p>;
  return at.nextToClose < at.month ? <ComesFirst {...props} month={at.nextToClose} /> : null;
}

function ClosingForm({ visit, at, form }: ClosingProps): JSX.Element {
  const { language } = visit;
  const { telecentre, month } = at;
  const leavesOut = firstLeftOut(at);
  const path = `/telecentres/${telecentre.slug}/statements`;
  return (
    <section>
      <h2>{WORDS.closingHead[language]}</h2>
      <p>{WORDS.closing[language]}</p>
      <Form action={`${path}/${month}/closing`} formToken={visitorOf(visit).formToken}>
        {leavesOut !== null && (
          <>
            <p class="warning">
              {earlierInWords(month, language)}{' '}
              <a href={`${path}?month=${leavesOut}`}>
                {WORDS.firstMonth[language]} {monthInWords(leavesOut, language)}
              </a>
            </p>
            <Tick
              name="earlierElsewhere"
              label={WORDS.earlierElsewhere[language]}
              help={WORDS.earlierHelp[language]}
              error={form?.errors?.['earlierElsewhere']}
              required
            />
          </>
        )}
        <button type="submit">
          {WORDS.close[language]}
          <span class="unseen">, {monthInWords(month, language)}</span>
        </button>
      </Form>
    </section>
  );
}

function ComesFirst({ visit, at, month }: ClosingProps & { readonly month: Month }): JSX.Element {
  const { language } = visit;
  return (
    <p>
      {WORDS.comesFirst[language]}{' '}
      <a href={`/telecentres/${at.telecentre.slug}/statements?month=${month}`}>
        {monthInWords(month, language)}
      </a>
    </p>
  );
}
