import type { JSX } from 'preact';
import { HALF_DAY_IN_WORDS } from '../bookings/half-day.words.js';
import { segmentsInWords } from '../bookings/violations.words.js';
import { dateInWords, dayInWords, inCommune } from '../platform/i18n/in-words.js';
import type { Language, Words } from '../platform/i18n/language.js';
import { describedBy, Field, Form, WhatIsWrong, Wrong } from '../platform/web/form.js';
import { Icon } from '../platform/web/icon.js';
import { addDays, localTimeOf, type LocalDate } from '../reservation/local-time.js';
import { linkPath } from './booking-links.js';
import type { DaysToChoose, DayToChoose, OpenDay } from './free-times.js';
import type { OpenedLink } from './link-door.js';
import type { MoveForm } from './link.schemas.js';
import { capitalised, hoursOf, whichInWords } from './link.words.js';
import { choiceOf, type MoveErrors } from './move-form.js';
import { DeedPage, InShort } from './parts.views.js';
import type { Refusal } from './refusal.js';
import { Unbroken } from './unbroken.views.js';

export interface MovePageProps {
  readonly link: OpenedLink;
  /** Why it cannot be moved; null when it can. */
  readonly why: string | null;
  /** The first day looked at. */
  readonly from: LocalDate;
  readonly today: LocalDate;
  /** Of a booking by the half-day. */
  readonly choice: DaysToChoose;
  /** What that first day is like, for a booking by the hour. */
  readonly openDay: OpenDay | null;
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
          <p>
            <Unbroken>{movingInWords(link)}</Unbroken>
          </p>
          <p>
            <a class="button quiet" href={`/search?moving=${booking.reference}`}>
              <Icon name="search" /> {WORDS.elsewhere[language]}
            </a>
          </p>
          {booking.halfDay === null ? <Hours {...props} typed={typed} /> : <HalfDays {...props} />}
        </>
      )}
    </DeedPage>
  );
}

function movingInWords({ booking, telecentre, visit: { language } }: OpenedLink): string {
  const where = telecentre === null ? booking.telecentreName : inCommune(telecentre.commune.name, language);
  return WORDS.moving[language]
    .replace('{when}', () => whichInWords(booking, language))
    .replace('{where}', () => where);
}

/** The days are looked for by GET, so that going back brings back what was shown. */
function HalfDays(props: MovePageProps): JSX.Element {
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
function ChoiceOfHalfDays(props: MovePageProps): JSX.Element {
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
      <button type="submit">{WORDS.move[language]}</button>
    </Form>
  );
}

function Day({
  link,
  day,
  isFirst,
  typed,
  errors,
}: MovePageProps & { readonly day: DayToChoose; readonly isFirst: boolean }): JSX.Element {
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
                {HALF_DAY_IN_WORDS[halfDay][language]} <span class="muted unbroken">{hours}</span>
              </span>
            </label>
          );
        })}
      </div>
    </fieldset>
  );
}

function Hours({ link, from, openDay, typed, errors }: MovePageProps): JSX.Element {
  const { booking, visit, token } = link;
  const { language } = visit;
  const { start, end, timeZone } = booking;
  return (
    <Form action={`${linkPath(token)}/move`} formToken={visit.visitor?.formToken ?? null}>
      {openDay !== null && <p>{dayInShort(openDay, timeZone, language)}</p>}
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

/** `Le mardi 24 novembre 2026, le télécentre ouvre de 9 h à 12 h et de 14 h à 18 h. Déjà pris : de 10 h à 11 h.` */
function dayInShort({ date, open, taken }: OpenDay, timeZone: string, language: Language): string {
  const on = WORDS.on[language].replace('{date}', dateInWords(date, language));
  if (open.length === 0) return `${on} ${WORDS.shut[language]}`;
  const [hours, others] = [open, taken].map((periods) =>
    segmentsInWords(
      periods.map(({ start, end }) => ({
        opens: localTimeOf(start, timeZone),
        closes: localTimeOf(end, timeZone),
      })),
      language,
    ),
  );
  const opens = `${on} ${WORDS.opens[language]} ${hours}.`;
  return taken.length === 0 ? opens : `${opens} ${WORDS.taken[language]} ${others}.`;
}

const WORDS = {
  title: { fr: 'Déplacer cette réservation', en: 'Move this booking' },
  moving: {
    fr: 'Vous déplacez votre réservation de {when}, {where}. Elle reste la vôtre jusqu’à ce que la nouvelle place soit réservée.',
    en: 'You are moving your booking of {when}, {where}. It stays yours until the new place is booked.',
  },
  elsewhere: { fr: 'Chercher dans un autre télécentre', en: 'Look in another telecentre' },
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
  on: { fr: 'Le {date}, le télécentre', en: 'On {date} the telecentre' },
  opens: { fr: 'ouvre', en: 'is open' },
  shut: { fr: 'est fermé.', en: 'is closed.' },
  taken: { fr: 'Déjà pris\u00a0:', en: 'Already taken:' },
  later: { fr: 'Voir les jours suivants', en: 'See the following days' },
  date: { fr: 'Date', en: 'Date' },
  start: { fr: 'Début', en: 'Start' },
  end: { fr: 'Fin', en: 'End' },
  move: { fr: 'Déplacer', en: 'Move' },
} satisfies Record<string, Words>;
