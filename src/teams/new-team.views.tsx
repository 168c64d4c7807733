import type { JSX } from 'preact';
import { Framed } from '../accounts/framed.js';
import type { Visit } from '../accounts/visit.js';
import { distanceInWords } from '../booking-forms/offer.words.js';
import { telecentreOptions } from '../booking-forms/telecentre-options.js';
import { periodsInWords } from '../booking-forms/when.words.js';
import { HALF_DAY_IN_WORDS } from '../bookings/half-day.words.js';
import { KIND } from '../bookings/kind.words.js';
import { violationView } from '../bookings/violations.words.js';
import type { Filled, Typed } from '../platform/http/endpoint.js';
import { capitalised, dayInWords } from '../platform/i18n/in-words.js';
import type { Language } from '../platform/i18n/language.js';
import { Alert, Choice, Field, Form, WhatIsWrong } from '../platform/web/form.js';
import { HALF_DAYS } from '../reservation/half-day.js';
import { KINDS } from '../reservation/kind.js';
import { localDateOf } from '../reservation/local-time.js';
import type { Network } from '../telecentres/network.js';
import type { TeamOffer } from './alternatives.service.js';
import type { Incomplete } from './teams.problems.js';
import { hadInWords, HELP, LABELS, WORDS } from './teams.words.js';

export interface NewTeamProps {
  readonly visit: Visit;
  readonly network: Network;
  readonly typed: Typed;
  /** With what is wrong in it; null before it was sent. */
  readonly form: Filled<unknown> | null;
  /** Of this page, so that a second press books nothing more. */
  readonly sendKey: string;
  /** Why nothing was booked. */
  readonly refused: string | null;
  readonly incomplete: Incomplete | null;
}

export function NewTeamPage(props: NewTeamProps): JSX.Element {
  const { visit, form, refused, incomplete } = props;
  const { language } = visit;
  const labels = Object.fromEntries(Object.entries(LABELS).map(([name, words]) => [name, words[language]]));
  return (
    <Framed visit={visit} title={WORDS.newTitle[language]}>
      <h1>{WORDS.newTitle[language]}</h1>
      <p>{WORDS.lead[language]}</p>
      <WhatIsWrong form={form} language={language} labels={labels} />
      {refused !== null && (
        <Alert>
          <p>{refused}</p>
          {incomplete !== null && <WhatCouldBeHad incomplete={incomplete} language={language} />}
        </Alert>
      )}
      {incomplete !== null && incomplete.alternatives.length > 0 && <Instead {...props} />}
      {refused !== null && <h2>{WORDS.change[language]}</h2>}
      <TeamForm {...props} />
    </Framed>
  );
}

function TeamForm({ visit, network, typed, form, sendKey }: NewTeamProps): JSX.Element {
  const { language, visitor } = visit;
  const errors = form?.errors ?? {};
  return (
    <Form class="team-form" action="/teams" formToken={visitor?.formToken ?? null}>
      <input type="hidden" name="key" value={sendKey} />
      <Choice
        name="telecentre"
        label={LABELS.telecentre[language]}
        options={telecentreOptions(network)}
        unchosen={WORDS.choose[language]}
        value={typed['telecentre']}
        error={errors['telecentre']}
      />
      <div class="side-by-side">
        <Field
          name="date"
          type="date"
          required
          label={LABELS.date[language]}
          value={typed['date']}
          error={errors['date']}
        />
        <Choice
          name="halfDay"
          label={LABELS.halfDay[language]}
          options={HALF_DAYS.map((value) => ({
            value,
            label: capitalised(HALF_DAY_IN_WORDS[value][language]),
          }))}
          value={typed['halfDay']}
          error={errors['halfDay']}
        />
      </div>
      <Field
        name="desks"
        inputmode="numeric"
        maxlength={2}
        label={LABELS.desks[language]}
        help={HELP.desks[language]}
        value={typed['desks']}
        error={errors['desks']}
      />
      <RoomField {...{ language, typed, errors }} />
      <Field
        name="title"
        maxlength={200}
        label={LABELS.title[language]}
        help={HELP.title[language]}
        value={typed['title']}
        error={errors['title']}
      />
      <button type="submit">{WORDS.book[language]}</button>
    </Form>
  );
}

function RoomField({
  language,
  typed,
  errors,
}: {
  readonly language: Language;
  readonly typed: Typed;
  readonly errors: Readonly<Record<string, string>>;
}): JSX.Element {
  return (
    <div class="side-by-side">
      <div class="field">
        <label for="room">{LABELS.room[language]}</label>
        <select id="room" name="room">
          <option value="">{WORDS.none[language]}</option>
          {KINDS.filter((kind) => kind !== 'desk').map((kind) => (
            <option key={kind} value={kind} selected={kind === typed['room']}>
              {capitalised(KIND[language][kind])}
            </option>
          ))}
        </select>
      </div>
      <Field
        name="people"
        inputmode="numeric"
        maxlength={4}
        label={LABELS.people[language]}
        help={HELP.people[language]}
        value={typed['people']}
        error={errors['people']}
      />
    </div>
  );
}

function WhatCouldBeHad({
  incomplete: { telecentre, places, shortfalls },
  language,
}: {
  readonly incomplete: Incomplete;
  readonly language: Language;
}): JSX.Element {
  const { timeZone } = telecentre.opening;
  return (
    <ul>
      {places.map((place, index) => {
        const { had = 0, violations = [] } = shortfalls[index] ?? {};
        const [broken] = violations;
        if (!('kind' in place)) return null;
        const said = hadInWords({ kind: place.kind, count: place.count, had }, language);
        return (
          <li key={place.kind}>
            {said}
            {broken !== undefined && <> ({violationView(broken, timeZone, language).message})</>}
          </li>
        );
      })}
    </ul>
  );
}

/** One press each: the same team there, or then. */
function Instead({ visit, incomplete, typed, sendKey }: NewTeamProps): JSX.Element {
  const { language, visitor } = visit;
  return (
    <section>
      <h2>{WORDS.instead[language]}</h2>
      <ul class="rows offers">
        {incomplete?.alternatives.map((offer) => {
          const when = whenOf(offer, language);
          const { commune } = offer.telecentre;
          return (
            <li key={`${offer.telecentre.slug} ${offer.stay.start}`}>
              <div class="told">
                <h3 class="place">
                  {commune.name}{' '}
                  {offer.distanceKm !== null && (
                    <span class="distance">{distanceInWords(offer.distanceKm, language)}</span>
                  )}
                </h3>
                <p>
                  <strong>{when}</strong>
                </p>
                <p class="facts">{offer.candidates.map(({ resource }) => resource.name).join(', ')}</p>
              </div>
              <Form action="/teams" formToken={visitor?.formToken ?? null}>
                {Object.entries({ ...fieldsToKeep(typed), ...fieldsOf(offer), key: sendKey }).map(
                  ([name, value]) => (
                    <input key={name} type="hidden" name={name} value={value} />
                  ),
                )}
                <button type="submit" aria-label={`${WORDS.take[language]}, ${commune.name}, ${when}`}>
                  {WORDS.take[language]}
                </button>
              </Form>
            </li>
          );
        })}
      </ul>
    </section>
  );
}

function fieldsToKeep({ desks = '', room = '', people = '', title = '' }: Typed): Record<string, string> {
  return { desks, room, people, title };
}

function fieldsOf({ telecentre, stay }: TeamOffer): Record<string, string> {
  const date = localDateOf(stay.start, telecentre.opening.timeZone);
  return { telecentre: telecentre.slug, date, halfDay: stay.halfDay ?? 'day' };
}

/** `mardi 12 janvier, après-midi, 14 h – 18 h`. */
function whenOf({ telecentre, stay }: TeamOffer, language: Language): string {
  const { timeZone } = telecentre.opening;
  const half = stay.halfDay === null ? [] : [HALF_DAY_IN_WORDS[stay.halfDay][language]];
  const day = dayInWords(localDateOf(stay.start, timeZone), language);
  return [day, ...half, periodsInWords(stay.periods, timeZone, language)].join(', ');
}
