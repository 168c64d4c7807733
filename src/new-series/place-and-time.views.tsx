/** Where, and at what time of the day: the same for a new series and for one that is changed. */
import type { JSX } from 'preact';
import { telecentreOptions } from '../booking-forms/telecentre-options.js';
import { HALF_DAY_IN_WORDS } from '../bookings/half-day.words.js';
import { KIND } from '../bookings/kind.words.js';
import type { Typed } from '../platform/http/endpoint.js';
import { capitalised } from '../platform/i18n/in-words.js';
import type { Language, Words } from '../platform/i18n/language.js';
import { Choice, Field } from '../platform/web/form.js';
import { KINDS } from '../reservation/kind.js';
import type { Network } from '../telecentres/network.js';
import { PARTS } from './series-form.js';

interface FieldsProps {
  readonly typed: Typed;
  readonly errors: Readonly<Record<string, string>>;
  readonly language: Language;
}

export function PlaceFields({
  network,
  typed,
  errors,
  language,
  withPeople = true,
}: FieldsProps & { readonly network: Network; readonly withPeople?: boolean }): JSX.Element {
  return (
    <>
      <Choice
        name="telecentre"
        label={WORDS.telecentre[language]}
        options={telecentreOptions(network)}
        unchosen={WORDS.choose[language]}
        value={typed['telecentre']}
        error={errors['telecentre']}
      />
      <div class="side-by-side">
        <Choice
          name="kind"
          label={WORDS.kind[language]}
          options={KINDS.map((kind) => ({ value: kind, label: capitalised(KIND[language][kind]) }))}
          value={typed['kind']}
          error={errors['kind']}
        />
        {withPeople && (
          <Field
            name="people"
            inputmode="numeric"
            maxlength={4}
            label={WORDS.people[language]}
            value={typed['people'] ?? '1'}
            error={errors['people']}
          />
        )}
      </div>
      <OnePlace {...{ network, typed, language }} />
    </>
  );
}

/** Where there are several of that sort, one of them may be meant. */
function OnePlace({
  network,
  typed,
  language,
}: Omit<FieldsProps, 'errors'> & { readonly network: Network }): JSX.Element | null {
  const telecentre = network.telecentres.get(typed['telecentre'] ?? '');
  const places = telecentre?.resources.filter(({ kind }) => kind === typed['kind']) ?? [];
  const isChosen = places.some(({ id }) => id === typed['resource']);
  if (places.length < 2 && !isChosen) return null;
  return (
    <div class="field">
      <label for="resource">{WORDS.which[language]}</label>
      <select id="resource" name="resource">
        <option value="">{WORDS.any[language]}</option>
        {places.map(({ id, name }) => (
          <option key={id} value={id} selected={id === typed['resource']}>
            {name}
          </option>
        ))}
      </select>
    </div>
  );
}

/** Hours are asked for only where none of the half-days is meant: see series.css. */
export function TimeFields({ typed, errors, language }: FieldsProps): JSX.Element {
  const label = (part: (typeof PARTS)[number]): string =>
    part === 'hours' ? WORDS.hours[language] : capitalised(HALF_DAY_IN_WORDS[part][language]);
  return (
    <div class="time">
      <Choice
        name="halfDay"
        label={WORDS.part[language]}
        options={PARTS.map((part) => ({ value: part, label: label(part) }))}
        value={typed['halfDay']}
        error={errors['halfDay']}
      />
      <div class="side-by-side hours">
        <Field
          name="from"
          type="time"
          label={WORDS.from[language]}
          value={typed['from']}
          error={errors['from']}
        />
        <Field name="to" type="time" label={WORDS.to[language]} value={typed['to']} error={errors['to']} />
      </div>
    </div>
  );
}

const WORDS = {
  telecentre: { fr: 'Télécentre', en: 'Telecentre' },
  choose: { fr: 'Choisissez…', en: 'Choose…' },
  kind: { fr: 'Type de place', en: 'Kind of place' },
  people: { fr: 'Personnes', en: 'People' },
  which: { fr: 'Quelle place', en: 'Which place' },
  any: { fr: 'Au choix du télécentre', en: 'As the telecentre chooses' },
  part: { fr: 'Moment de la journée', en: 'Part of the day' },
  hours: { fr: 'À des heures précises', en: 'At certain hours' },
  from: { fr: 'De', en: 'From' },
  to: { fr: 'À', en: 'To' },
} satisfies Record<string, Words>;
