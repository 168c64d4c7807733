/** How often: what belongs to a way of repeating is seen with it only (see series.css), and is of no use with another. */
import type { JSX } from 'preact';
import type { Typed } from '../platform/http/endpoint.js';
import type { Language, Words } from '../platform/i18n/language.js';
import { WEEKDAY_IN_WORDS } from '../platform/i18n/weekday.words.js';
import { Field, Wrong } from '../platform/web/form.js';
import { WEEKDAYS } from '../reservation/local-time.js';
import { ORDINALS, WAYS } from './repetition.js';
import { CHOSEN, chosenDates, MOST_CHOSEN } from './series-form.js';
import { ORDINAL_IN_WORDS, WAY_IN_WORDS } from './new-series.words.js';

interface RepetitionProps {
  readonly typed: Typed;
  readonly errors: Readonly<Record<string, string>>;
  readonly language: Language;
}

export function RepetitionFields(props: RepetitionProps): JSX.Element {
  const { typed, errors, language } = props;
  return (
    <>
      <fieldset class="field wide ways-to-repeat">
        <legend>{WORDS.how[language]}</legend>
        {WAYS.map((way) => (
          <label key={way} class="tick">
            <input
              type="radio"
              id={`how-${way}`}
              name="how"
              value={way}
              required
              checked={typed['how'] === way}
            />
            <span>{WAY_IN_WORDS[way][language]}</span>
          </label>
        ))}
      </fieldset>
      <fieldset class="field wide by-week">
        <legend>{WORDS.weekdays[language]}</legend>
        <div class="choices">
          {WEEKDAYS.map((day) => (
            <label key={day} class="tick">
              <input type="checkbox" name={day} value="yes" checked={typed[day] === 'yes'} />
              <span>{WEEKDAY_IN_WORDS[day][language]}</span>
            </label>
          ))}
        </div>
      </fieldset>
      <Monthly {...props} />
      <div class="side-by-side by-rule">
        <Field
          name="date"
          type="date"
          label={WORDS.from[language]}
          value={typed['date']}
          error={errors['date']}
        />
        <Field
          name="until"
          type="date"
          label={WORDS.until[language]}
          value={typed['until']}
          error={errors['until']}
        />
      </div>
      <Chosen {...props} />
    </>
  );
}

/** « chaque premier lundi du mois ». */
function Monthly({ typed, language }: RepetitionProps): JSX.Element {
  return (
    <div class="side-by-side by-month">
      <div class="field">
        <label for="ordinal">{WORDS.which[language]}</label>
        <select id="ordinal" name="ordinal">
          {ORDINALS.map((one) => (
            <option key={one} value={one} selected={one === typed['ordinal']}>
              {ORDINAL_IN_WORDS[one][language]}
            </option>
          ))}
        </select>
      </div>
      <div class="field">
        <label for="weekday">{WORDS.weekday[language]}</label>
        <select id="weekday" name="weekday">
          {WEEKDAYS.map((day) => (
            <option key={day} value={day} selected={day === typed['weekday']}>
              {`${WEEKDAY_IN_WORDS[day][language]} ${WORDS.ofMonth[language]}`}
            </option>
          ))}
        </select>
      </div>
    </div>
  );
}

/** Some more than are filled in: each look at the dates brings further ones. */
const SPARE = 5;

function Chosen({ typed, errors, language }: RepetitionProps): JSX.Element {
  const shown = Math.min(MOST_CHOSEN, chosenDates(typed).length + SPARE);
  return (
    <fieldset class="field wide by-date">
      <legend>{WORDS.dates[language]}</legend>
      <small class="help">{WORDS.datesHelp[language]}</small>
      <div class="chosen-dates">
        {CHOSEN.slice(0, shown).map((name, index) => (
          <input
            key={name}
            id={name}
            type="date"
            name={name}
            value={typed[name] ?? ''}
            aria-label={`${WORDS.date[language]} ${String(index + 1)}`}
            {...(errors[name] === undefined ? {} : { 'aria-invalid': 'true' })}
          />
        ))}
      </div>
      {CHOSEN.map((name) => (
        <Wrong key={name} with={name} error={errors[name]} />
      ))}
    </fieldset>
  );
}

const WORDS = {
  how: { fr: 'À quel rythme', en: 'How often' },
  weekdays: { fr: 'Quels jours', en: 'On which days' },
  which: { fr: 'Le jour du mois', en: 'The day of the month' },
  weekday: { fr: 'Jour de la semaine', en: 'Day of the week' },
  ofMonth: { fr: 'du mois', en: 'of the month' },
  from: { fr: 'À partir du', en: 'From' },
  until: { fr: 'Jusqu’au', en: 'Until' },
  dates: { fr: 'Quelles dates', en: 'Which dates' },
  date: { fr: 'Date', en: 'Date' },
  datesHelp: {
    fr: 'Laissez vides les champs en trop. Il en vient d’autres quand vous affichez les dates.',
    en: 'Leave fields that are too many empty. More come when you see the dates.',
  },
} satisfies Record<string, Words>;
