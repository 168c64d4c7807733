import type { JSX } from 'preact';
import { Framed } from '../accounts/framed.js';
import { visitorOf, type Visit } from '../accounts/visit.js';
import { capitalised } from '../booking-links/link.words.js';
import type { Refusal } from '../booking-links/refusal.js';
import { violationView } from '../bookings/violations.words.js';
import type { Typed } from '../platform/http/endpoint.js';
import { dateInWords } from '../platform/i18n/in-words.js';
import type { Language, Words } from '../platform/i18n/language.js';
import { Field, Form, WhatIsWrong } from '../platform/web/form.js';
import { Icon, type IconName } from '../platform/web/icon.js';
import type { ChangedSeries, DateDeed, DateOutcome, KeptReason } from '../series-changes/series-change.js';
import type { SeriesInHand } from '../series/known-series.js';
import type { Network } from '../telecentres/network.js';
import { PlaceFields, TimeFields } from './place-and-time.views.js';
import { Reasons, ScopeFields } from './scope.views.js';
import { seriesPath } from './series-pages.schemas.js';
import { countInWords } from './series-pages.words.js';

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
}

export function ChangeSeriesPage(props: ChangeProps): JSX.Element {
  const { visit, known, network, typed, errors, refusal, tried } = props;
  const { language } = visit;
  const { series, standing } = known;
  const date = series.dates.find((one) => one.date === props.date)?.date;
  const hasErrors = Object.keys(errors).length > 0;
  const form = hasErrors ? { value: null, errors, typed } : null;
  return (
    <Framed visit={visit} title={WORDS.title[language]}>
      <h1>{WORDS.title[language]}</h1>
      <WhatIsWrong form={form} language={language} />
      <Reasons refusal={refusal} />
      {tried !== null && <Tried {...props} tried={tried} />}
      {tried !== null && <h2>{WORDS.otherwise[language]}</h2>}
      <Form
        action={`${seriesPath(series.id)}/change`}
        formToken={visitorOf(visit).formToken}
        class="repeating"
      >
        <ScopeFields date={date} chosen={typed['scope']} language={language} />
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

/** What would become of each date, and the press that does it. */
function Tried({ visit, known, typed, tried }: ChangeProps & { readonly tried: ChangedSeries }): JSX.Element {
  const { language } = visit;
  const { series } = known;
  const told = tried.outcomes.filter(({ deed }) => deed !== 'unchanged');
  const follows = told.filter(({ deed }) => DONE.includes(deed)).length;
  return (
    <section aria-labelledby="tried">
      <h2 id="tried">
        {follows === 0 ? WORDS.none[language] : countInWords(follows, told.length, language)}
      </h2>
      <ul class="rows series-dates">
        {told.map((one) => (
          <li key={one.date}>
            <div class="told">
              <p>
                <strong>{capitalised(dateInWords(one.date, language))}</strong>
              </p>
              <p class={`fate ${one.deed}`}>
                <Icon name={SIGN[one.deed]} /> {outcomeInWords(one, series.timeZone, language)}
              </p>
            </div>
          </li>
        ))}
      </ul>
      {follows > 0 && (
        <Form action={`${seriesPath(series.id)}/change`} formToken={visitorOf(visit).formToken}>
          {Object.entries(typed)
            .filter(([name]) => SENT_AGAIN.includes(name))
            .map(([name, value]) => (
              <input key={name} type="hidden" name={name} value={value} />
            ))}
          <input type="hidden" name="revision" value={series.revision} />
          <input type="hidden" name="sure" value="yes" />
          <button type="submit">{WORDS.confirm[language]}</button>
        </Form>
      )}
    </section>
  );
}

function outcomeInWords(
  { deed, why, violations = [] }: DateOutcome,
  zone: string,
  language: Language,
): string {
  const [violation] = violations;
  const reason =
    violation !== undefined
      ? violationView(violation, zone, language).message
      : why === undefined
        ? null
        : WHY[why][language];
  const said = DEED_IN_WORDS[deed][language];
  return reason === null ? said : `${said} · ${reason}`;
}

const SENT_AGAIN: readonly string[] = [
  ...['scope', 'date', 'telecentre', 'kind', 'resource', 'halfDay', 'from', 'to', 'title', 'message'],
];
const DONE: readonly DateDeed[] = ['changed', 'booked', 'waiting'];

const SIGN: Readonly<Record<DateDeed, IconName>> = {
  changed: 'check-lg',
  cancelled: 'x-lg',
  booked: 'check-lg',
  kept: 'x-lg',
  'not-had': 'x-lg',
  waiting: 'hourglass-split',
  'left-out': 'circle',
  unchanged: 'circle',
};

const DEED_IN_WORDS: Readonly<Record<DateDeed, Words>> = {
  changed: { fr: 'changera', en: 'will change' },
  cancelled: { fr: 'sera annulée', en: 'will be cancelled' },
  booked: { fr: 'devient possible et sera réservée', en: 'becomes possible and will be booked' },
  kept: { fr: 'ne peut pas suivre, reste comme elle est', en: 'cannot follow, stays as it is' },
  'not-had': { fr: 'n’est pas possible non plus', en: 'is not possible either' },
  waiting: { fr: 'sera réservée dès qu’elle s’ouvrira', en: 'will be booked as soon as it opens' },
  'left-out': { fr: 'sans cette date', en: 'without this date' },
  unchanged: { fr: 'ne change pas', en: 'does not change' },
};

const WHY: Readonly<Record<KeptReason, Words>> = {
  taken: { fr: 'tout est pris', en: 'everything is taken' },
  closed: { fr: 'fermé', en: 'closed' },
  refused: { fr: 'pas possible à cet endroit', en: 'not possible there' },
  'too-late': { fr: 'trop tard pour la changer', en: 'too late to change it' },
  'awaits-approval': { fr: 'attend la réponse de l’accueil', en: 'waits for the answer of the host' },
  'not-yours': { fr: 'n’est plus à vous', en: 'is no longer yours' },
};

export const NOTHING_TO_CHANGE: Words = {
  fr: 'dites ce qui doit changer\u00a0: c’est déjà ainsi',
  en: 'say what is to change: it is like that already',
};

const WORDS = {
  title: { fr: 'Changer la série', en: 'Change the series' },
  otherwise: { fr: 'Ou autrement', en: 'Or otherwise' },
  none: { fr: 'Aucune date ne peut suivre', en: 'No date can follow' },
  look: { fr: 'Voir ce que cela change', en: 'See what this changes' },
  confirm: { fr: 'Confirmer ce changement', en: 'Confirm this change' },
  help: {
    fr: 'Une date que vous avez changée à part garde ce qu’elle a de particulier. Rien ne change avant que vous confirmiez.',
    en: 'A date that you changed on its own keeps what is particular about it. Nothing changes before you confirm.',
  },
  subject: { fr: 'Objet (facultatif)', en: 'Title (optional)' },
  message: { fr: 'Mot pour l’accueil (facultatif)', en: 'Word for the host (optional)' },
  back: { fr: 'Voir la série', en: 'See the series' },
} satisfies Record<string, Words>;
