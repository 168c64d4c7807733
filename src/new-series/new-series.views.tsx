import type { JSX } from 'preact';
import { Framed } from '../accounts/framed.js';
import { visitorOf, type Visit } from '../accounts/visit.js';
import { FOR_WHOM_WORDS } from '../booking-forms/for-whom.words.js';
import type { Refusal } from '../booking-links/refusal.js';
import type { Typed } from '../platform/http/endpoint.js';
import type { Language, Words } from '../platform/i18n/language.js';
import { Alert, Field, Form, WhatIsWrong } from '../platform/web/form.js';
import type { PreviewedDate, SeriesPreview } from '../series/preview.js';
import type { Network } from '../telecentres/network.js';
import type { ForWhom } from './for-whom.service.js';
import { isForOther, mayName, OtherTick, PersonFields } from './for-whom.views.js';
import type { OwnTime } from './own-then.js';
import { PlaceFields, TimeFields } from './place-and-time.views.js';
import { PreviewInShort } from './preview.views.js';
import { PreviewedDates } from './previewed-dates.views.js';
import { RepetitionFields } from './repetition.views.js';
import { fieldsOfTyped } from './series-form.js';
import { bookInWords, nowAndLaterInWords } from './new-series.words.js';
import { canBeHad, isAsked, isTicked, type Ticks } from './ticked.js';

export interface NewSeriesProps {
  readonly visit: Visit;
  readonly network: Network;
  /** When the visitor has something already, where it is for themselves. */
  readonly own: readonly OwnTime[];
  readonly whom: ForWhom;
  readonly typed: Typed;
  readonly errors: Readonly<Record<string, string>>;
  /** Of this preview, so that a second press books nothing more. */
  readonly sendKey: string;
  /** Null before everything has been said. */
  readonly preview: SeriesPreview | null;
  readonly ticks: Ticks;
  /** What stood in the way of the press. */
  readonly refusal: Refusal | null;
}

export function NewSeriesPage(props: NewSeriesProps): JSX.Element {
  const { visit, typed, errors, preview, refusal } = props;
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
      {preview === null ? (
        <AskForm {...props} />
      ) : (
        <>
          <details class="asks">
            <summary>{WORDS.otherwise[language]}</summary>
            <AskForm {...props} />
          </details>
          <Preview {...props} preview={preview} />
        </>
      )}
    </Framed>
  );
}

function AskForm({ visit, network, typed, errors, preview, whom }: NewSeriesProps): JSX.Element {
  const { language } = visit;
  return (
    <form method="get" action="/series/new#dates" class="repeating">
      <OtherTick {...{ typed, whom, language }} />
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
  );
}

type PreviewProps = NewSeriesProps & { readonly preview: SeriesPreview };

function Preview(props: PreviewProps): JSX.Element {
  const { visit, network, typed, own, preview, whom, errors, ticks } = props;
  const { language } = visit;
  const isOther = isForOther(typed);
  const canBook = preview.dates.some(canBeHad);
  return (
    <section aria-labelledby="dates">
      <PreviewInShort {...{ language, network, typed, preview, own }} />
      <Form action="/series" formToken={visitorOf(visit).formToken} class="longer">
        {Object.entries(fieldsOfTyped(typed)).map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={value} />
        ))}
        <input type="hidden" name="key" value={props.sendKey} />
        <PreviewedDates {...{ language, typed, preview, own, ticks }} />
        {isOther && (canBook || !mayName(whom)) && <PersonFields {...{ whom, typed, errors, language }} />}
        {canBook && (!isOther || mayName(whom)) && (
          <>
            <Field
              name="title"
              label={LABELS.title[language]}
              help={WORDS.titleHelp[language]}
              maxlength={200}
              value={typed['title']}
            />
            <Field name="message" label={LABELS.message[language]} maxlength={500} value={typed['message']} />
            <BookTicked {...{ language, ticked: preview.dates.filter((one) => isTicked(one, own, ticks)) }} />
            <p class="muted">
              {WORDS.keepHelp[language]} {(isOther ? WORDS.mailToThem : WORDS.mail)[language]}
            </p>
          </>
        )}
      </Form>
    </section>
  );
}

/** Within reach however long the list of dates is: see series.css. */
function BookTicked({
  language,
  ticked,
}: {
  readonly language: Language;
  readonly ticked: readonly PreviewedDate[];
}): JSX.Element {
  const now = ticked.filter(({ fate }) => fate !== 'later');
  const [count, later] = [ticked.length, ticked.length - now.length];
  return (
    <div class="in-reach">
      <button type="submit" class="main">
        {count > 0 && now.length === 0
          ? WORDS.bookLater[language]
          : bookInWords(count, isAsked(now), language)}
      </button>
      {now.length > 0 && later > 0 && <p class="muted">{nowAndLaterInWords(now.length, later, language)}</p>}
    </div>
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
  name: FOR_WHOM_WORDS.name,
  email: FOR_WHOM_WORDS.email,
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
  otherwise: { fr: 'Changer le lieu, l’heure ou les dates', en: 'Change the place, the time or the dates' },
  showAgain: { fr: 'Voir les dates ainsi', en: 'See the dates like this' },
  bookLater: { fr: 'Réserver ces dates dès qu’elles s’ouvrent', en: 'Book these dates as soon as they open' },
  titleHelp: { fr: 'Le même à toutes les dates.', en: 'The same on all dates.' },
  keepHelp: {
    fr: 'Seules les dates cochées sont réservées\u00a0: tout de suite, ou dès qu’elles s’ouvrent.',
    en: 'Only ticked dates are booked: at once, or as soon as they open.',
  },
  mail: { fr: 'Un seul courriel vous les confirme.', en: 'A single mail confirms them to you.' },
  mailToThem: {
    fr: 'Un membre les reçoit confirmées par un seul courriel.',
    en: 'A member gets a single mail that confirms them.',
  },
} satisfies Record<string, Words>;
