import type { JSX } from 'preact';
import { visitorOf, type Visit } from '../accounts/visit.js';
import type { Refusal } from '../booking-links/refusal.js';
import { LONGEST_REASON } from '../bookings/bookings.schemas.js';
import type { Filled } from '../platform/http/endpoint.js';
import type { Words } from '../platform/i18n/language.js';
import { Field, Form } from '../platform/web/form.js';
import type { Instant } from '../reservation/period.js';
import type { SeriesInHand } from '../series/known-series.js';
import { Reasons, ScopeFields } from './scope.views.js';
import { datesToCome } from './series-dates.js';
import { SeriesFrame } from './series-frame.js';
import { seriesPath } from '../new-series/series-path.js';

interface CancelProps {
  readonly visit: Visit;
  readonly known: SeriesInHand;
  /** The one that they speak of. */
  readonly date: string | undefined;
  readonly form: Filled<unknown> | null;
  readonly refusal: Refusal | null;
  /** Whether whoever receives them may, or has to, say why. */
  readonly reason: 'none' | 'possible' | 'owed';
  readonly now: Instant;
}

export function CancelSeriesPage(props: CancelProps): JSX.Element {
  const { visit, known, form, refusal, reason, now } = props;
  const { language } = visit;
  const { series } = known;
  const dates = datesToCome(series, now);
  const date = dates.find((one) => one === props.date);
  const isOne = dates.length === 1;
  const title = (isOne ? WORDS.titleOne : WORDS.title)[language];
  const wrong = form?.errors?.['reason'];
  return (
    <SeriesFrame {...{ visit, known, title }}>
      {wrong === undefined && <Reasons refusal={refusal} />}
      {dates.length === 0 ? (
        <p>{WORDS.nothing[language]}</p>
      ) : (
        <>
          <p>{(isOne ? WORDS.freedOne : WORDS.freed)[language]}</p>
          <Form action={`${seriesPath(series.id)}/cancellation`} formToken={visitorOf(visit).formToken}>
            <ScopeFields {...{ dates, date, language }} chosen={form?.typed['scope']} />
            {reason !== 'none' && (
              <Field
                name="reason"
                label={(reason === 'owed' ? WORDS.reason : WORDS.reasonFree)[language]}
                help={WORDS.reasonHelp[language]}
                maxlength={LONGEST_REASON}
                required={reason === 'owed'}
                value={form?.typed['reason']}
                error={wrong}
              />
            )}
            <button type="submit" class="grave">
              {(isOne ? WORDS.cancelOne : WORDS.cancel)[language]}
            </button>
          </Form>
        </>
      )}
      <p class="aside">
        <a href={seriesPath(series.id)}>{WORDS.back[language]}</a>
      </p>
    </SeriesFrame>
  );
}

const WORDS = {
  titleOne: { fr: 'Annuler la dernière date\u00a0?', en: 'Cancel the last date?' },
  title: { fr: 'Annuler des dates\u00a0?', en: 'Cancel dates?' },
  cancelOne: { fr: 'Annuler cette date', en: 'Cancel this date' },
  cancel: { fr: 'Annuler ces dates', en: 'Cancel these dates' },
  freed: {
    fr: 'Les places seront aussitôt libres pour d’autres. Les dates passées restent.',
    en: 'The places will be free for others at once. Past dates stay.',
  },
  freedOne: {
    fr: 'La place sera aussitôt libre pour d’autres. Les dates passées restent.',
    en: 'The place will be free for others at once. Past dates stay.',
  },
  nothing: { fr: 'Il n’y a plus rien à annuler.', en: 'There is nothing left to cancel.' },
  reason: { fr: 'Motif', en: 'Reason' },
  reasonFree: { fr: 'Motif (facultatif)', en: 'Reason (optional)' },
  reasonHelp: { fr: 'La personne le lit dans son courriel.', en: 'The person reads it in their mail.' },
  back: { fr: 'Voir la série', en: 'See the series' },
} satisfies Record<string, Words>;
