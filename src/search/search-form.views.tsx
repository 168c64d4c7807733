import type { JSX } from 'preact';
import { CommuneField } from '../booking-forms/commune-field.js';
import { HALF_DAY_IN_WORDS } from '../bookings/half-day.words.js';
import type { Language, Words } from '../platform/i18n/language.js';
import { Choice, describedBy, Field, Wrong } from '../platform/web/form.js';
import { KINDS } from '../reservation/kind.js';
import { equipmentInWords } from '../telecentres/equipment.js';
import { PARTS_OF_DAY, type Criteria, type Errors, type PartOfDay } from './criteria.js';
import type { SearchFormState } from './search-page.js';
import { KIND_CHOICE } from './search.words.js';

interface SearchFormProps extends SearchFormState {
  /** Null when they could not be understood: then what was typed is kept. */
  readonly criteria: Criteria | null;
  readonly errors: Errors;
}

/** Sent by GET: the address of a search can be kept, and going back brings it back. */
export function SearchForm(props: SearchFormProps): JSX.Element {
  const { visit, errors, moving, fields, criteria, usual, vocabulary } = props;
  const { language } = visit;
  const near = criteria === null ? (fields.near ?? usual.near?.label) : (criteria.near?.label ?? '');
  const ticked = criteria?.equipment ?? fields.equipment.flatMap((text) => text.split(','));
  const offered = vocabulary.filter(({ word, retired }) => !retired || ticked.includes(word));
  return (
    <form method="get" action="/search" class="search-form" aria-label={WORDS.form[language]}>
      {moving !== null && <input type="hidden" name="moving" value={moving.reference} />}
      <CommuneField language={language} label={LABELS.near[language]} value={near} error={errors.near} />
      <DayField {...props} />
      <PartOfDayField {...props} />
      <div class="side-by-side">
        <Choice
          name="kind"
          label={LABELS.kind[language]}
          options={KINDS.map((kind) => ({ value: kind, label: KIND_CHOICE[kind][language] }))}
          value={fields.kind ?? criteria?.kind ?? usual.kind}
          error={errors.kind}
        />
        <Field
          name="people"
          label={LABELS.people[language]}
          inputmode="numeric"
          value={fields.people ?? String(criteria?.people ?? usual.people)}
          error={errors.people}
          maxlength={4}
        />
      </div>
      <details class="equipment" open={ticked.length > 0 || errors.equipment !== undefined}>
        <summary>{LABELS.equipment[language]}</summary>
        <fieldset class="field wide" id="equipment">
          <legend class="unseen">{LABELS.equipment[language]}</legend>
          <div class="choices">
            {offered.map(({ word }) => (
              <label key={word} class="tick">
                <input type="checkbox" name="equipment" value={word} checked={ticked.includes(word)} />
                <span>{equipmentInWords(word, language)}</span>
              </label>
            ))}
          </div>
          <Wrong with="equipment" error={errors.equipment} />
        </fieldset>
      </details>
      <button type="submit">{WORDS.search[language]}</button>
    </form>
  );
}

function DayField({
  visit: { language },
  fields,
  criteria,
  usual,
  today,
  errors,
}: SearchFormProps): JSX.Element {
  return (
    <div class="field">
      <label for="date">{LABELS.date[language]}</label>
      <input
        id="date"
        name="date"
        type="date"
        min={today}
        required
        value={fields.date ?? (criteria ?? usual).time.date}
        {...describedBy('date', undefined, errors.date)}
      />
      <Wrong with="date" error={errors.date} />
    </div>
  );
}

/** Hours are for rooms, mostly: they stand under the last choice. */
function PartOfDayField({
  visit: { language },
  fields,
  criteria,
  usual,
  errors,
}: SearchFormProps): JSX.Element {
  const time = (criteria ?? usual).time;
  const part: string =
    fields.halfDay ?? ('halfDay' in time && fields.from === undefined ? time.halfDay : 'hours');
  const [from, to] = 'from' in time ? [time.from, time.to] : [undefined, undefined];
  return (
    <fieldset class="field part-of-day" id="halfDay" {...describedBy('halfDay', undefined, errors.halfDay)}>
      <legend>{LABELS.halfDay[language]}</legend>
      <div class="choices">
        {PARTS_OF_DAY.map((one) => (
          <label key={one} class="tick">
            <input type="radio" name="halfDay" id={`halfDay-${one}`} value={one} checked={one === part} />
            <span>{partInWords(one, language)}</span>
          </label>
        ))}
      </div>
      <Wrong with="halfDay" error={errors.halfDay} />
      <div class="hours side-by-side">
        <Field
          name="from"
          type="time"
          label={LABELS.from[language]}
          value={fields.from ?? from}
          error={errors.from}
        />
        <Field name="to" type="time" label={LABELS.to[language]} value={fields.to ?? to} error={errors.to} />
      </div>
    </fieldset>
  );
}

function partInWords(part: PartOfDay, language: Language): string {
  return part === 'hours' ? WORDS.hours[language] : HALF_DAY_IN_WORDS[part][language];
}

export function searchLabels(language: Language): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(LABELS).map(([field, label]) => [field, label[language]]));
}

const LABELS = {
  near: { fr: 'Près de', en: 'Near' },
  date: { fr: 'Jour', en: 'Day' },
  halfDay: { fr: 'Moment', en: 'Time' },
  from: { fr: 'De', en: 'From' },
  to: { fr: 'À', en: 'To' },
  kind: { fr: 'Place', en: 'Place' },
  people: { fr: 'Personnes', en: 'People' },
  equipment: { fr: 'Avec quel équipement\u00a0?', en: 'With what equipment?' },
} satisfies Record<string, Words>;

const WORDS = {
  form: { fr: 'Recherche', en: 'Search' },
  search: { fr: 'Chercher', en: 'Search' },
  hours: { fr: 'heures précises', en: 'exact hours' },
} satisfies Record<string, Words>;
