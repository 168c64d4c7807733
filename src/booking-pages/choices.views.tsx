import type { JSX } from 'preact';
import { Framed } from '../accounts/framed.js';
import type { Visit } from '../accounts/visit.js';
import { BookButton } from '../booking-forms/book-button.js';
import { bookingKey } from '../booking-forms/booking-keys.js';
import { OfferRow, Offers } from '../booking-forms/offer.views.js';
import type { Own } from '../booking-forms/own-bookings.js';
import type { SeenBooking } from '../bookings/booking-record.js';
import { telecentreOptions } from '../booking-forms/telecentre-options.js';
import { WaitButton } from '../booking-forms/wait.views.js';
import { wishedTimeInWords } from '../booking-forms/when.words.js';
import { HALF_DAY_IN_WORDS } from '../bookings/half-day.words.js';
import { KIND } from '../bookings/kind.words.js';
import type { Filled, Typed } from '../platform/http/endpoint.js';
import type { Language, Words } from '../platform/i18n/language.js';
import { Alert, Field, Form, WhatIsWrong, Wrong, describedBy } from '../platform/web/form.js';
import { HALF_DAYS } from '../reservation/half-day.js';
import { KINDS } from '../reservation/kind.js';
import type { Network } from '../telecentres/network.js';
import { LinksTo } from './already.views.js';
import { CHOICES, type Choice } from './choices-form.js';
import { WORDS } from './choices.words.js';
import type { Proposal } from './proposals.js';
import type { Look } from './wish-looks.service.js';
import { wishInWords } from './wish.views.js';

export interface ChoicesProps {
  readonly visit: Visit;
  readonly network: Network;
  readonly own: Own;
  readonly typed: Typed;
  /** With what is wrong in it; null before it was sent. */
  readonly form: Filled<unknown> | null;
  /** Of this page, so that a second press books nothing more. */
  readonly sendKey: string;
  /** Why nothing was booked. */
  readonly refused: string | null;
  /** Each choice, as it is now that none could be had. */
  readonly looks: readonly Look[];
  /** Their own, where that is what stands in the way. */
  readonly already: readonly SeenBooking[];
}

export function ChoicesPage(props: ChoicesProps): JSX.Element {
  const { visit, form, refused, looks, already } = props;
  const { language } = visit;
  return (
    <Framed visit={visit} title={WORDS.title[language]}>
      <h1>{WORDS.title[language]}</h1>
      <WhatIsWrong form={form} language={language} labels={labelsIn(language)} />
      {refused === null ? (
        <p>{WORDS.lead[language]}</p>
      ) : (
        <Alert>
          <p>{refused}</p>
          {already.length > 0 && <LinksTo bookings={already} language={language} />}
        </Alert>
      )}
      {looks.length > 0 && <WhyOfEach {...props} />}
      <ChoicesForm {...props} />
    </Framed>
  );
}

function ChoicesForm({ visit, network, typed, form, sendKey, looks }: ChoicesProps): JSX.Element {
  const { language, visitor } = visit;
  const errors = form?.errors ?? {};
  return (
    <>
      {looks.length > 0 && <h2>{WORDS.otherwise[language]}</h2>}
      <Form action="/bookings/choices" formToken={visitor?.formToken ?? null}>
        <input type="hidden" name="key" value={sendKey} />
        {(['people', 'equipment'] as const).map((name) =>
          typed[name] ? <input key={name} type="hidden" name={name} value={typed[name]} /> : null,
        )}
        {CHOICES.map((choice) => (
          <OneChoice key={choice} {...{ choice, language, network, typed, errors }} />
        ))}
        <button type="submit">{WORDS.book[language]}</button>
      </Form>
    </>
  );
}

interface OneChoiceProps {
  readonly choice: Choice;
  readonly language: Language;
  readonly network: Network;
  readonly typed: Typed;
  readonly errors: Readonly<Record<string, string>>;
}

function OneChoice({ choice, language, network, typed, errors }: OneChoiceProps): JSX.Element {
  const select = (name: keyof typeof LABELS, options: readonly Option[], unchosen?: Words): JSX.Element => (
    <Select
      name={`${name}${choice}`}
      label={LABELS[name][language]}
      value={typed[`${name}${choice}`]}
      error={errors[`${name}${choice}`]}
      options={unchosen === undefined ? options : [{ value: '', label: unchosen[language] }, ...options]}
    />
  );
  return (
    <fieldset class="field wide one-choice">
      <legend>{WORDS.choices[choice][language]}</legend>
      {select('telecentre', telecentreOptions(network), choice === 1 ? WORDS.choose : WORDS.noOther)}
      {select(
        'kind',
        KINDS.map((value) => ({ value, label: KIND[language][value] })),
      )}
      <div class="side-by-side">
        <Field
          name={`date${choice}`}
          type="date"
          label={LABELS.date[language]}
          value={typed[`date${choice}`]}
          error={errors[`date${choice}`]}
        />
        {select(
          'halfDay',
          HALF_DAYS.map((value) => ({ value, label: HALF_DAY_IN_WORDS[value][language] })),
        )}
      </div>
    </fieldset>
  );
}

interface Option {
  readonly value: string;
  readonly label: string;
}

/** Nothing need be chosen in it. */
function Select({
  name,
  label,
  options,
  value,
  error,
}: {
  readonly name: string;
  readonly label: string;
  readonly options: readonly Option[];
  readonly value: string | undefined;
  readonly error: string | undefined;
}): JSX.Element {
  return (
    <div class="field">
      <label for={name}>{label}</label>
      <select id={name} name={name} {...describedBy(name, undefined, error)}>
        {options.map((one) => (
          <option key={one.value} value={one.value} selected={one.value === value}>
            {one.label}
          </option>
        ))}
      </select>
      <Wrong with={name} error={error} />
    </div>
  );
}

/** Of each choice why it could not be had, and how to wait for it; then what else there is, one press each. */
function WhyOfEach({ visit, own, looks }: ChoicesProps): JSX.Element {
  const { language } = visit;
  const proposals = proposalsIn(looks);
  return (
    <>
      <ol class="rows">
        {looks.map((look, index) => (
          <li key={`choice ${index + 1}`}>
            <Why {...{ visit, own, look }} />
          </li>
        ))}
      </ol>
      {proposals.length > 0 && (
        <>
          <h2>{WORDS.instead[language]}</h2>
          <Offers>
            {proposals.map(({ offer, wish }) => (
              <OfferRow
                key={`${offer.telecentre.slug} ${offer.stay.start}`}
                {...{ visit, offer, wish, own }}
                when={wishedTimeInWords(wish.time, language)}
              />
            ))}
          </Offers>
        </>
      )}
    </>
  );
}

function Why({
  visit,
  own,
  look: { wish, place, refusal, asks },
}: Pick<ChoicesProps, 'visit' | 'own'> & { readonly look: Look }): JSX.Element {
  const of = wishInWords(wish, place, visit.language);
  return (
    <>
      <div class="told">
        <h3 class="place">{of}</h3>
        {(refusal?.messages ?? [WORDS.freeNow[visit.language]]).map((message) => (
          <p key={message}>{message}</p>
        ))}
      </div>
      {refusal === null && <BookButton {...{ visit, wish, of, asks }} bookingKey={bookingKey(wish, own)} />}
      {refusal?.isTaken === true && <WaitButton visit={visit} wish={wish} of={of} />}
    </>
  );
}

/** As many as are read at a glance. */
const PROPOSED = 3;

/** By turns of each choice, and none twice. */
function proposalsIn(looks: readonly Look[]): readonly Proposal[] {
  const lists = looks.map(({ refusal }) => refusal?.proposals ?? []);
  const byTurns = Array.from({ length: PROPOSED }, (_, turn) => lists.flatMap((list) => list[turn] ?? []));
  const nameOf = ({ offer, wish }: Proposal): string => JSON.stringify([offer.telecentre.slug, wish]);
  return [...new Map(byTurns.flat().map((one) => [nameOf(one), one])).values()].slice(0, PROPOSED);
}

const LABELS = {
  telecentre: { fr: 'Télécentre', en: 'Telecentre' },
  kind: { fr: 'Place', en: 'Place' },
  date: { fr: 'Jour', en: 'Day' },
  halfDay: { fr: 'Moment', en: 'Time' },
} satisfies Record<string, Words>;

function labelsIn(language: Language): Record<string, string> {
  return Object.fromEntries(
    CHOICES.flatMap((choice) =>
      Object.entries(LABELS).map(([name, label]) => [
        `${name}${choice}`,
        `${WORDS.choices[choice][language]}, ${label[language].toLowerCase()}`,
      ]),
    ),
  );
}
