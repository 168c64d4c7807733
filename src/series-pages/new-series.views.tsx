import type { JSX } from 'preact';
import { Framed } from '../accounts/framed.js';
import { visitorOf, type Visit } from '../accounts/visit.js';
import type { Own } from '../booking-forms/own-bookings.js';
import type { Refusal } from '../booking-links/refusal.js';
import type { Typed } from '../platform/http/endpoint.js';
import type { Words } from '../platform/i18n/language.js';
import { Alert, Field, Form, WhatIsWrong } from '../platform/web/form.js';
import type { SeriesPreview } from '../series/preview.js';
import type { Network } from '../telecentres/network.js';
import { PlaceFields, TimeFields } from './place-and-time.views.js';
import { isAsked, isToBeHad, PreviewedDates, PreviewInShort } from './preview.views.js';
import { RepetitionFields } from './repetition.views.js';
import { fieldsOfTyped } from './series-form.js';
import { bookInWords } from './series-pages.words.js';

export interface NewSeriesProps {
  readonly visit: Visit;
  readonly network: Network;
  readonly own: Own;
  readonly typed: Typed;
  readonly errors: Readonly<Record<string, string>>;
  /** Of this preview, so that a second press books nothing more. */
  readonly sendKey: string;
  /** Null before everything has been said. */
  readonly preview: SeriesPreview | null;
  /** What stood in the way of the press. */
  readonly refusal: Refusal | null;
}

export function NewSeriesPage(props: NewSeriesProps): JSX.Element {
  const { visit, network, typed, errors, preview, refusal } = props;
  const { language } = visit;
  const hasErrors = Object.keys(errors).length > 0;
  const form = hasErrors ? { value: null, errors, typed } : null;
  const labels = Object.fromEntries(Object.entries(LABELS).map(([name, words]) => [name, words[language]]));
  return (
    <Framed visit={visit} title={WORDS.title[language]}>
      <h1>{WORDS.title[language]}</h1>
      <WhatIsWrong form={form} language={language} labels={labels} />
      {refusal !== null && refusal.messages.length > 0 && (
        <Alert>
          {refusal.messages.map((message) => (
            <p key={message}>{message}</p>
          ))}
        </Alert>
      )}
      {preview === null && <p>{WORDS.lead[language]}</p>}
      <form method="get" action="/series/new#dates" class="repeating">
        <PlaceFields {...{ network, typed, errors, language }} />
        <TimeFields {...{ typed, errors, language }} />
        <RepetitionFields {...{ typed, errors, language }} />
        {typed['equipment'] !== undefined && (
          <input type="hidden" name="equipment" value={typed['equipment']} />
        )}
        <button type="submit" class={preview === null ? undefined : 'quiet'}>
          {(preview === null ? WORDS.show : WORDS.showAgain)[language]}
        </button>
      </form>
      {preview !== null && <Preview {...props} preview={preview} />}
    </Framed>
  );
}

type PreviewProps = NewSeriesProps & { readonly preview: SeriesPreview };

function Preview(props: PreviewProps): JSX.Element {
  const { visit, typed, own, preview } = props;
  const { language } = visit;
  const wanted = preview.dates.filter((one) => isToBeHad(one, own.occupying));
  const now = wanted.filter(({ fate }) => fate !== 'later');
  const count = now.length > 0 ? now.length : wanted.length;
  const isLater = now.length === 0;
  return (
    <section id="dates" aria-labelledby="dates-title">
      <PreviewInShort {...props} booked={own.occupying} />
      <Form action="/series" formToken={visitorOf(visit).formToken} class="longer">
        {Object.entries(fieldsOfTyped(typed)).map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={value} />
        ))}
        <input type="hidden" name="key" value={props.sendKey} />
        <PreviewedDates {...props} booked={own.occupying} />
        {wanted.length > 0 && (
          <>
            <Field
              name="title"
              label={LABELS.title[language]}
              help={WORDS.titleHelp[language]}
              maxlength={200}
              value={typed['title']}
            />
            <Field name="message" label={LABELS.message[language]} maxlength={500} value={typed['message']} />
            <button type="submit" class="main">
              {isLater ? WORDS.bookLater[language] : bookInWords(count, isAsked(now), language)}
            </button>
            <p class="muted">{WORDS.keepHelp[language]}</p>
          </>
        )}
      </Form>
    </section>
  );
}

const LABELS: Readonly<Record<string, Words>> & { readonly title: Words; readonly message: Words } = {
  telecentre: { fr: 'Télécentre', en: 'Telecentre' },
  kind: { fr: 'Type de place', en: 'Kind of place' },
  halfDay: { fr: 'Moment de la journée', en: 'Part of the day' },
  from: { fr: 'De', en: 'From' },
  to: { fr: 'À', en: 'To' },
  people: { fr: 'Personnes', en: 'People' },
  date: { fr: 'À partir du', en: 'From' },
  until: { fr: 'Jusqu’au', en: 'Until' },
  on1: { fr: 'Dates', en: 'Dates' },
  title: { fr: 'Objet (facultatif)', en: 'Title (optional)' },
  message: { fr: 'Mot pour l’accueil (facultatif)', en: 'Word for the host (optional)' },
};

const WORDS = {
  title: { fr: 'Répéter une réservation', en: 'Repeat a booking' },
  lead: {
    fr: 'Dites où, quand et à quel rythme\u00a0: vous verrez ce qui est possible à chaque date avant de réserver.',
    en: 'Say where, when and how often: you will see what is possible on each date before you book.',
  },
  show: { fr: 'Voir les dates', en: 'See the dates' },
  showAgain: { fr: 'Voir les dates ainsi', en: 'See the dates like this' },
  bookLater: { fr: 'Réserver ces dates dès qu’elles s’ouvrent', en: 'Book these dates as soon as they open' },
  titleHelp: { fr: 'Le même à toutes les dates.', en: 'The same on all dates.' },
  keepHelp: {
    fr: 'Seules les dates cochées sont réservées, toutes d’un coup\u00a0; un seul courriel vous les confirme.',
    en: 'Only ticked dates are booked, all at once; a single mail confirms them to you.',
  },
} satisfies Record<string, Words>;
