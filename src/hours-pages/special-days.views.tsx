import type { JSX } from 'preact';
import { PlaceFrame, placePath } from '../administration/administration-frame.js';
import { ADMINISTRATION_WORDS } from '../administration/administration.words.js';
import { nonEmpty } from '../administration/shown-again.js';
import { dayInWords } from '../platform/i18n/in-words.js';
import type { Language, Words } from '../platform/i18n/language.js';
import { describedBy, Field, Tick, WhatIsWrong, Wrong } from '../platform/web/form.js';
import { comingHolidays } from './holidays-form.js';
import { HOLIDAYS_PART, OPENINGS_PART } from './hours-parts.js';
import { HoursForm, LeftOutside, type HoursPageProps } from './hours.views.js';
import { DayFields, dayInHours } from './week-fields.views.js';
import { SHUT_DAY } from './week-form.js';

type SpecialDaysProps = HoursPageProps & { readonly today: string };

export function HolidaysPage(props: SpecialDaysProps): JSX.Element {
  const { visit, place, file, form, done, today } = props;
  const { language } = visit;
  const corrections = file.openingHours.holidayCorrections;
  const isWorked = (date: string): boolean =>
    form === undefined
      ? corrections.some((one) => one.date === date && !one.holiday)
      : form.typed[`worked-${date}`] === 'yes';
  const others = corrections.filter(({ date, holiday }) => holiday && date >= today).map(({ date }) => date);
  const error = form?.errors?.['others'];
  return (
    <PlaceFrame visit={visit} place={place} section="holidays" title={WORDS.holidays[language]} done={done}>
      <WhatIsWrong form={form ? nonEmpty(form) : null} language={language} />
      <LeftOutside {...props} />
      <HoursForm {...props} action={placePath(place.slug, 'holidays')} part={HOLIDAYS_PART}>
        <Tick
          name="closed"
          label={WORDS.closed[language]}
          checked={form === undefined ? file.closedOnPublicHolidays : form.typed['closed'] === 'yes'}
        />
        <fieldset class="field">
          <legend>{WORDS.worked[language]}</legend>
          {comingHolidays(file, today).map(({ date, name }) => (
            <label key={date} class="tick">
              <input type="checkbox" name={`worked-${date}`} value="yes" checked={isWorked(date)} />
              <span>
                {longDate(date, language)} <span class="muted">({name})</span>
              </span>
            </label>
          ))}
        </fieldset>
        <div class="field">
          <label for="others">{WORDS.others[language]}</label>
          <small id="others-help" class="help">
            {WORDS.othersHelp[language]}
          </small>
          <textarea
            id="others"
            name="others"
            rows={3}
            {...describedBy('others', WORDS.othersHelp[language], error)}
          >
            {form?.typed['others'] ?? others.map(shortDate).join('\n')}
          </textarea>
          <Wrong with="others" error={error} />
        </div>
      </HoursForm>
    </PlaceFrame>
  );
}

export function OpeningsPage(props: SpecialDaysProps & { readonly removing?: string }): JSX.Element {
  const { visit, place, file, form, refusal, done, today, removing } = props;
  const { language } = visit;
  const coming = file.openingHours.exceptionalOpenings.filter(({ date }) => date >= today);
  const typed = form?.typed ?? {};
  const errors = form?.errors ?? {};
  const labels = { date: WORDS.date[language], day: WORDS.hours[language] };
  return (
    <PlaceFrame visit={visit} place={place} section="openings" title={WORDS.openings[language]} done={done}>
      <p>{WORDS.openingsIntroduction[language]}</p>
      <WhatIsWrong form={form ? nonEmpty(form) : null} language={language} labels={labels} />
      <LeftOutside {...props} />
      {coming.length === 0 && <p class="muted">{WORDS.none[language]}</p>}
      <ul class="rows">
        {coming.map((one) => (
          <li key={one.date}>
            <p>
              <strong>{longDate(one.date, language)}</strong>
              <br />
              {dayInHours(one, language)}
            </p>
            <HoursForm
              {...props}
              refusal={removing === one.date ? refusal : undefined}
              action={placePath(place.slug, `openings/${one.date}/removal`)}
              part={OPENINGS_PART}
              button={`${ADMINISTRATION_WORDS.remove[language]} (${dayInWords(one.date, language)})`}
            />
          </li>
        ))}
      </ul>
      <h2>{WORDS.add[language]}</h2>
      <HoursForm
        {...props}
        refusal={removing === undefined ? refusal : undefined}
        action={placePath(place.slug, 'openings')}
        part={OPENINGS_PART}
      >
        <Field
          name="date"
          type="date"
          label={WORDS.date[language]}
          value={typed['date']}
          error={errors['date']}
          required
        />
        <DayFields
          name="day"
          label={WORDS.hours[language]}
          kept={SHUT_DAY}
          likeMonday={false}
          typed={typed}
          errors={errors}
          language={language}
        />
      </HoursForm>
    </PlaceFrame>
  );
}

function longDate(date: string, language: Language): string {
  return `${dayInWords(date, language)} ${date.slice(0, 4)}`;
}

/** As it is typed. */
function shortDate(date: string): string {
  return date.split('-').reverse().join('/');
}

const WORDS = {
  holidays: { fr: 'Jours fériés', en: 'Public holidays' },
  closed: { fr: 'Fermé les jours fériés', en: 'Shut on public holidays' },
  worked: {
    fr: 'Ouvert quand même, comme un jour ordinaire\u00a0:',
    en: 'Open all the same, as on an ordinary day:',
  },
  others: { fr: 'Autres jours traités comme fériés', en: 'Other days that are treated as holidays' },
  othersHelp: {
    fr: 'Fête locale, par exemple. Une date par ligne, comme 02/11/2027.',
    en: 'A local feast, for example. One date on each line, such as 02/11/2027.',
  },
  openings: { fr: 'Ouvertures exceptionnelles', en: 'Exceptional openings' },
  openingsIntroduction: {
    fr: 'Ce jour-là, ces horaires remplacent tous les autres, jours fériés compris.',
    en: 'On that day, these hours replace all others, also on a public holiday.',
  },
  none: { fr: 'Aucune ouverture exceptionnelle à venir.', en: 'No exceptional opening to come.' },
  add: { fr: 'Ajouter un jour', en: 'Add a day' },
  date: { fr: 'Jour', en: 'Day' },
  hours: { fr: 'Horaires de ce jour', en: 'Hours of that day' },
} satisfies Record<string, Words>;
