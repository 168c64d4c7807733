import type { JSX } from 'preact';
import { Framed } from '../accounts/framed.js';
import { visitorOf, type Visit } from '../accounts/visit.js';
import type { Refusal } from '../booking-links/refusal.js';
import type { Typed } from '../platform/http/endpoint.js';
import type { Words } from '../platform/i18n/language.js';
import { Field, Form, WhatIsWrong } from '../platform/web/form.js';
import type { Instant } from '../reservation/period.js';
import type { ChangedSeries } from '../series-changes/series-change.js';
import type { SeriesInHand } from '../series/known-series.js';
import type { Network } from '../telecentres/network.js';
import { PlaceFields, TimeFields } from '../new-series/place-and-time.views.js';
import { Reasons, ScopeFields } from './scope.views.js';
import { datesToCome } from './series-dates.js';
import { seriesPath } from '../new-series/series-path.js';
import { Tried } from './tried.views.js';

interface ChangeProps {
  readonly visit: Visit;
  readonly known: SeriesInHand;
  readonly network: Network;
  readonly typed: Typed;
  /** The one that they speak of. */
  readonly date: string | undefined;
  readonly errors: Readonly<Record<string, string>>;
  readonly refusal: Refusal | null;
  /** What would become of each date; null before it was looked at. */
  readonly tried: ChangedSeries | null;
  readonly now: Instant;
}

export function ChangeSeriesPage(props: ChangeProps): JSX.Element {
  const { visit, known, network, typed, errors, refusal, tried, now } = props;
  const { language } = visit;
  const { series, standing } = known;
  const dates = datesToCome(series, now);
  const date = dates.find((one) => one === props.date);
  const hasErrors = Object.keys(errors).length > 0;
  const form = hasErrors ? { value: null, errors, typed } : null;
  return (
    <Framed visit={visit} title={WORDS.title[language]}>
      <h1>{WORDS.title[language]}</h1>
      <WhatIsWrong form={form} language={language} />
      <Reasons refusal={refusal} />
      {tried !== null && <Tried {...{ visit, known, typed, tried }} />}
      {tried !== null && <h2>{WORDS.otherwise[language]}</h2>}
      <Form
        action={`${seriesPath(series.id)}/change`}
        formToken={visitorOf(visit).formToken}
        class="repeating"
      >
        <ScopeFields {...{ dates, date, language }} chosen={typed['scope']} />
        <TimeFields {...{ typed, errors, language }} />
        <PlaceFields {...{ network, typed, errors, language }} withPeople={false} />
        <Field
          name="title"
          label={WORDS.subject[language]}
          maxlength={200}
          value={typed['title']}
          error={errors['title']}
        />
        {standing.as === 'holder' && (
          <Field
            name="message"
            label={WORDS.message[language]}
            maxlength={500}
            value={typed['message']}
            error={errors['message']}
          />
        )}
        <button type="submit" class={tried === null ? undefined : 'quiet'}>
          {WORDS.look[language]}
        </button>
        <p class="muted">{WORDS.help[language]}</p>
      </Form>
      <p class="aside">
        <a href={seriesPath(series.id)}>{WORDS.back[language]}</a>
      </p>
    </Framed>
  );
}

export const NOTHING_TO_CHANGE: Words = {
  fr: 'dites ce qui doit changer\u00a0: c’est déjà ainsi',
  en: 'say what is to change: it is like that already',
};

const WORDS = {
  title: { fr: 'Changer la série', en: 'Change the series' },
  otherwise: { fr: 'Ou autrement', en: 'Or otherwise' },
  look: { fr: 'Voir ce que cela change', en: 'See what this changes' },
  help: {
    fr: 'Une date que vous avez changée à part garde ce qu’elle a de particulier. Rien ne change avant que vous confirmiez.',
    en: 'A date that you changed on its own keeps what is particular about it. Nothing changes before you confirm.',
  },
  subject: { fr: 'Objet (facultatif)', en: 'Title (optional)' },
  message: { fr: 'Mot pour l’accueil (facultatif)', en: 'Word for the host (optional)' },
  back: { fr: 'Voir la série', en: 'See the series' },
} satisfies Record<string, Words>;
