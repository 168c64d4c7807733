import type { JSX } from 'preact';
import { dateInWords } from '../platform/i18n/in-words.js';
import type { Words } from '../platform/i18n/language.js';
import { Field, Form, WhatIsWrong } from '../platform/web/form.js';
import { addDays, localTimeOf, type LocalDate } from '../reservation/local-time.js';
import { linkPath } from './booking-links.js';
import type { DayToChoose } from './free-times.js';
import type { OpenedLink } from './link-door.js';
import type { MoveForm } from './link.schemas.js';
import { HALF_DAY_IN_WORDS, hoursOf } from './link.words.js';
import { choiceOf, type MoveErrors } from './move-form.js';
import { DeedPage, InShort } from './parts.views.js';
import type { Refusal } from './refusal.js';

export interface MovePageProps {
  readonly link: OpenedLink;
  /** Why it cannot be moved; null when it can. */
  readonly why: string | null;
  /** The first day looked at. */
  readonly from: LocalDate;
  readonly today: LocalDate;
  readonly days: readonly DayToChoose[];
  readonly typed: MoveForm;
  readonly errors: MoveErrors;
  readonly refusal: Refusal | null;
}

export function MovePage(props: MovePageProps): JSX.Element {
  const { link, why, refusal, errors, typed } = props;
  const { booking, visit } = link;
  const { language } = visit;
  const isWrong = Object.keys(errors).length > 0;
  const labels = { date: WORDS.date[language], start: WORDS.start[language], end: WORDS.end[language] };
  return (
    <DeedPage link={link} title={WORDS.title[language]} refusal={refusal}>
      {isWrong && (
        <WhatIsWrong form={{ value: null, errors, typed: {} }} language={language} labels={labels} />
      )}
      <InShort link={link} />
      {why !== null && refusal === null && <p>{why}</p>}
      {why === null && (
        <>
          <p>{WORDS.kept[language]}</p>
          {booking.halfDay === null ? <Hours {...props} typed={typed} /> : <HalfDays {...props} />}
        </>
      )}
    </DeedPage>
  );
}

/** The days are looked for by GET, so that going back brings back what was shown. */
function HalfDays(props: MovePageProps): JSX.Element {
  const { link, from, today, days, errors } = props;
  const { visit, token } = link;
  const { language } = visit;
  const path = `${linkPath(token)}/move`;
  const last = days.at(-1)?.date;
  return (
    <>
      <h2>{WORDS.whichDay[language]}</h2>
      <form method="get" action={path} class="field">
        <label for="date">{WORDS.from[language]}</label>
        <div class="actions">
          <input id="date" name="date" type="date" value={from} min={today} required />
          <button type="submit" class="quiet">
            {WORDS.look[language]}
          </button>
        </div>
      </form>
      <h2 id="choice" tabIndex={-1}>
        {WORDS.whichHalf[language]}
      </h2>
      {days.every(({ free }) => free.length === 0) ? (
        <p>{WORDS.nothing[language]}</p>
      ) : (
        <Form action={path} formToken={visit.visitor?.formToken ?? null}>
          <input type="hidden" name="from" value={from} />
          {errors['choice'] !== undefined && (
            <div class="field">
              <small class="wrong">{errors['choice']}</small>
            </div>
          )}
          {days.map((day) => (
            <Day key={day.date} {...props} day={day} />
          ))}
          <button type="submit">{WORDS.move[language]}</button>
        </Form>
      )}
      {last !== undefined && (
        <p class="aside">
          <a href={`${path}?date=${addDays(last, 1)}`}>{WORDS.later[language]}</a>
        </p>
      )}
    </>
  );
}

function Day({ link, day, typed }: MovePageProps & { readonly day: DayToChoose }): JSX.Element {
  const { booking, visit } = link;
  const { language } = visit;
  const date = dateInWords(day.date, language);
  if (day.free.length === 0)
    return (
      <p class="muted">
        {date}
        {WORDS.full[language]}
      </p>
    );
  return (
    <fieldset class="field">
      <legend>{date}</legend>
      <div class="choices">
        {day.free.map(({ halfDay, start, end }) => {
          const value = choiceOf(day.date, halfDay);
          const hours = hoursOf({ start, end, timeZone: booking.timeZone }, language);
          return (
            <label key={value} class="tick">
              <input type="radio" name="choice" value={value} required checked={typed.choice === value} />
              <span>
                {HALF_DAY_IN_WORDS[halfDay][language]} <span class="muted">{hours}</span>
              </span>
            </label>
          );
        })}
      </div>
    </fieldset>
  );
}

function Hours({ link, from, typed, errors }: MovePageProps): JSX.Element {
  const { booking, visit, token } = link;
  const { language } = visit;
  const { start, end, timeZone } = booking;
  return (
    <Form action={`${linkPath(token)}/move`} formToken={visit.visitor?.formToken ?? null}>
      <Field
        name="date"
        type="date"
        label={WORDS.date[language]}
        value={typed.date ?? from}
        error={errors['date']}
        required
      />
      <Field
        name="start"
        type="time"
        label={WORDS.start[language]}
        value={typed.start ?? localTimeOf(start, timeZone)}
        error={errors['start']}
        required
      />
      <Field
        name="end"
        type="time"
        label={WORDS.end[language]}
        value={typed.end ?? localTimeOf(end, timeZone)}
        error={errors['end']}
        required
      />
      <button type="submit">{WORDS.move[language]}</button>
    </Form>
  );
}

const WORDS = {
  title: { fr: 'Déplacer cette réservation', en: 'Move this booking' },
  kept: {
    fr: 'Votre place actuelle vous est gardée tant que la nouvelle n’est pas à vous.',
    en: 'Your present place is kept until the new one is yours.',
  },
  whichDay: { fr: 'Quel jour\u00a0?', en: 'Which day?' },
  from: { fr: 'À partir du', en: 'From' },
  look: { fr: 'Voir ces jours', en: 'See these days' },
  whichHalf: { fr: 'Quel moment\u00a0?', en: 'What time?' },
  nothing: {
    fr: 'Rien de libre ces jours-là\u00a0; choisissez une autre date.',
    en: 'Nothing is free on these days; choose another date.',
  },
  full: { fr: '\u00a0: rien de libre', en: ': nothing free' },
  later: { fr: 'Voir les jours suivants', en: 'See the following days' },
  date: { fr: 'Date', en: 'Date' },
  start: { fr: 'Début', en: 'Start' },
  end: { fr: 'Fin', en: 'End' },
  move: { fr: 'Déplacer', en: 'Move' },
} satisfies Record<string, Words>;
