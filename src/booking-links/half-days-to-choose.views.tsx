import type { JSX } from 'preact';
import { HALF_DAY_IN_WORDS } from '../bookings/half-day.words.js';
import { capitalised, dateInWords, dayInWords } from '../platform/i18n/in-words.js';
import type { Words } from '../platform/i18n/language.js';
import { describedBy, Form, Wrong } from '../platform/web/form.js';
import { addDays, type LocalDate } from '../reservation/local-time.js';
import { linkPath } from './booking-links.js';
import type { DaysToChoose, DayToChoose } from './free-times.js';
import type { OpenedLink } from './link-door.js';
import type { MoveForm } from './link.schemas.js';
import { hoursOf, MOVE } from './link.words.js';
import { choiceOf, type MoveErrors } from './move-form.js';

export interface HalfDaysProps {
  readonly link: OpenedLink;
  /** The first day looked at. */
  readonly from: LocalDate;
  readonly today: LocalDate;
  readonly choice: DaysToChoose;
  readonly typed: MoveForm;
  readonly errors: MoveErrors;
}

/** The days are looked for by GET, so that going back brings back what was shown. */
export function HalfDays(props: HalfDaysProps): JSX.Element {
  const { link, from, today, choice } = props;
  const { visit, token } = link;
  const { language } = visit;
  const path = `${linkPath(token)}/move`;
  const [last, next] = [choice.days.at(-1)?.date, choice.next];
  const isAllFull = choice.days.every(({ free }) => free.length === 0);
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
      <h2>{WORDS.whichHalf[language]}</h2>
      {isAllFull && <p>{(next === null ? WORDS.nothingForLong : WORDS.nothing)[language]}</p>}
      {isAllFull && next !== null && (
        <p>
          <a class="button" href={`${path}?date=${next}`}>
            {WORDS.nextFree[language]} {dateInWords(next, language)}
          </a>
        </p>
      )}
      {!isAllFull && <ChoiceOfHalfDays {...props} />}
      {!isAllFull && last !== undefined && (
        <p class="aside">
          <a href={`${path}?date=${addDays(last, 1)}`}>{WORDS.later[language]}</a>
        </p>
      )}
    </>
  );
}

/** What is wrong is said of the whole choice, and leads to its first part. */
function ChoiceOfHalfDays(props: HalfDaysProps): JSX.Element {
  const { link, from, choice, errors } = props;
  const { visit, token } = link;
  const { language } = visit;
  const days = choice.days.filter(({ free }) => free.length > 0);
  const full = choice.days.filter(({ free }) => free.length === 0);
  return (
    <Form action={`${linkPath(token)}/move`} formToken={visit.visitor?.formToken ?? null}>
      <input type="hidden" name="from" value={from} />
      <Wrong with="choice" error={errors['choice']} />
      {days.map((day, index) => (
        <Day key={day.date} {...props} day={day} isFirst={index === 0} />
      ))}
      {full.length > 0 && (
        <p class="muted">
          {WORDS.full[language]}
          {full.map(({ date }) => dayInWords(date, language)).join(', ')}.
        </p>
      )}
      <button type="submit">{MOVE[language]}</button>
    </Form>
  );
}

function Day({
  link,
  day,
  isFirst,
  typed,
  errors,
}: HalfDaysProps & { readonly day: DayToChoose; readonly isFirst: boolean }): JSX.Element {
  const { booking, visit } = link;
  const { language } = visit;
  return (
    <fieldset class="field">
      <legend>{capitalised(dateInWords(day.date, language))}</legend>
      <div class="choices">
        {day.free.map(({ halfDay, start, end }, index) => {
          const value = choiceOf(day.date, halfDay);
          const hours = hoursOf({ start, end, timeZone: booking.timeZone }, language);
          return (
            <label key={value} class="tick">
              <input
                {...(isFirst && index === 0 ? { id: 'choice' } : {})}
                type="radio"
                name="choice"
                value={value}
                required
                checked={typed.choice === value}
                {...describedBy('choice', undefined, errors['choice'])}
              />
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

const WORDS = {
  whichDay: { fr: 'Quel jour\u00a0?', en: 'Which day?' },
  from: { fr: 'À partir du', en: 'From' },
  look: { fr: 'Voir ces jours', en: 'See these days' },
  whichHalf: { fr: 'Quel moment\u00a0?', en: 'What time?' },
  nothing: { fr: 'Rien de libre ces jours-là.', en: 'Nothing is free on these days.' },
  nothingForLong: {
    fr: 'Rien de libre ces jours-là ni dans les semaines qui suivent\u00a0; choisissez une autre date.',
    en: 'Nothing is free on these days, nor in the weeks that follow; choose another date.',
  },
  nextFree: { fr: 'Voir le prochain jour libre\u00a0:', en: 'See the next free day:' },
  full: { fr: 'Rien de libre\u00a0: ', en: 'Nothing free: ' },
  later: { fr: 'Voir les jours suivants', en: 'See the following days' },
} satisfies Record<string, Words>;
