import type { JSX } from 'preact';
import { Framed } from '../accounts/framed.js';
import { visitorOf, type Visit } from '../accounts/visit.js';
import type { Refusal } from '../booking-links/refusal.js';
import { LONGEST_REASON } from '../bookings/bookings.schemas.js';
import type { Filled } from '../platform/http/endpoint.js';
import type { Language, Words } from '../platform/i18n/language.js';
import { Field, Form } from '../platform/web/form.js';
import type { Instant } from '../reservation/period.js';
import type { SeriesInHand } from '../series/known-series.js';
import { Reasons, ScopeFields } from './scope.views.js';
import { isToCome } from './series-dates.js';
import { seriesPath } from './series-pages.schemas.js';

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
  const date = series.dates.find((one) => one.date === props.date)?.date;
  const count = series.dates.filter((one) => isToCome(one, series, now)).length;
  const says = (date === undefined ? WORDS.cancelAll : WORDS.cancel)[language];
  const title = (date === undefined ? WORDS.titleAll : WORDS.title)[language];
  const wrong = form?.errors?.['reason'];
  return (
    <Framed visit={visit} title={title}>
      <h1>{title}</h1>
      {wrong === undefined && <Reasons refusal={refusal} />}
      {count === 0 ? (
        <p>{WORDS.nothing[language]}</p>
      ) : (
        <>
          <p>{date === undefined ? countToCome(count, language) : WORDS.freed[language]}</p>
          <Form action={`${seriesPath(series.id)}/cancellation`} formToken={visitorOf(visit).formToken}>
            <ScopeFields date={date} chosen={form?.typed['scope']} language={language} />
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
              {says}
            </button>
          </Form>
        </>
      )}
      <p class="aside">
        <a href={seriesPath(series.id)}>{WORDS.back[language]}</a>
      </p>
    </Framed>
  );
}

function countToCome(count: number, language: Language): string {
  if (count === 1) return WORDS.one[language];
  return WORDS.several[language].replace('{count}', String(count));
}

const WORDS = {
  titleAll: { fr: 'Annuler toute la série\u00a0?', en: 'Cancel the whole series?' },
  title: { fr: 'Annuler des dates\u00a0?', en: 'Cancel dates?' },
  cancelAll: { fr: 'Annuler toute la série', en: 'Cancel the whole series' },
  cancel: { fr: 'Annuler', en: 'Cancel' },
  freed: {
    fr: 'Les places seront aussitôt libres pour d’autres. Les dates passées restent.',
    en: 'The places will be free for others at once. Past dates stay.',
  },
  one: {
    fr: 'La date à venir est annulée\u00a0; sa place sera aussitôt libre pour d’autres.',
    en: 'The date to come is cancelled; its place will be free for others at once.',
  },
  several: {
    fr: 'Les {count}\u00a0dates à venir sont annulées d’un coup\u00a0; leurs places seront aussitôt libres pour d’autres.',
    en: 'The {count} dates to come are cancelled at once; their places will be free for others immediately.',
  },
  nothing: { fr: 'Il n’y a plus rien à annuler.', en: 'There is nothing left to cancel.' },
  reason: { fr: 'Motif', en: 'Reason' },
  reasonFree: { fr: 'Motif (facultatif)', en: 'Reason (optional)' },
  reasonHelp: { fr: 'La personne le lit dans son courriel.', en: 'The person reads it in their mail.' },
  back: { fr: 'Voir la série', en: 'See the series' },
} satisfies Record<string, Words>;
