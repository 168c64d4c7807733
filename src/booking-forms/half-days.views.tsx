/**
 * The half-day is what people book, so it looks the same everywhere: two cells for a day, each a word and a shape.
 */
import { Fragment, type JSX } from 'preact';
import { HALF_DAY_IN_WORDS } from '../bookings/half-day.words.js';
import { dayInWords } from '../platform/i18n/in-words.js';
import type { Language } from '../platform/i18n/language.js';
import type { LocalDate } from '../reservation/local-time.js';
import type { HalfDay } from '../reservation/half-day.js';
import { partsOf, type DayCells, type HalfDayCell } from './day-cells.js';
import {
  HALF_DAYS_WORDS as WORDS,
  headOf,
  hoursOf,
  shortDay,
  stateInFull,
  stateInShort,
} from './half-days.words.js';
import { usualHours, type UsualHours } from './usual-hours.js';

export interface HalfDaysProps {
  readonly language: Language;
  /** There is but one such place, so nobody counts. */
  readonly one?: boolean;
  /** Of the telecentre: with it, its hours are said as well. */
  readonly zone?: string;
  /** What comes before today is left out where there is little room. */
  readonly today?: LocalDate;
}

/**
 * Days one under the other, each with its two halves beside its date. `calendar`: in weeks from Monday to Sunday where the page
 * is wide enough; the first day is then a Monday. `row`: side by side, each half under the other, at any width.
 */
export function HalfDays({
  days,
  look,
  label,
  ...props
}: HalfDaysProps & {
  readonly days: readonly DayCells[];
  readonly look?: 'calendar' | 'row';
  /** For those who hear it: `Les jours à venir, poste`. */
  readonly label: string;
}): JSX.Element {
  const { zone, language, today } = props;
  const usual = zone === undefined ? undefined : usualHours(days, zone, language);
  return (
    <>
      {usual !== undefined && usual.size > 0 && <Usual hours={usual} language={language} />}
      <ol class={look === undefined ? 'half-days' : `half-days ${look}`} aria-label={label}>
        {days.map((day) => (
          <li key={day.date} {...(today !== undefined && day.date < today ? { class: 'over' } : {})}>
            <DayChips {...props} {...(usual === undefined ? {} : { usual })} day={day} />
          </li>
        ))}
      </ol>
    </>
  );
}

/** `Matin 8 h 30 – 12 h, après-midi 13 h 30 – 17 h 30`. */
function Usual({
  hours,
  language,
}: {
  readonly hours: UsualHours;
  readonly language: Language;
}): JSX.Element {
  return (
    <p class="usual-hours">
      {[...hours].map(([part, range], index) => (
        <Fragment key={part}>
          {index > 0 && ', '}
          {index === 0 ? headOf(part, language) : HALF_DAY_IN_WORDS[part][language]}{' '}
          <span class="whole-words">{range}</span>
        </Fragment>
      ))}
    </p>
  );
}

interface ChipProps extends HalfDaysProps {
  /** The hours that are said once for all days, and not again. */
  readonly usual?: UsualHours;
}

function DayChips({ day, ...props }: ChipProps & { readonly day: DayCells }): JSX.Element {
  const { date } = day;
  return (
    <>
      <p class="date">
        <time dateTime={date} aria-hidden="true">
          {shortDay(date, props.language)}
        </time>
        <span class="unseen">{dayInWords(date, props.language)}</span>
      </p>
      <div class="halves">
        {partsOf(day).map(([part, cell]) => (
          <Chip key={part} {...props} date={date} part={part} cell={cell} />
        ))}
      </div>
    </>
  );
}

/** Heard in one breath, wherever the focus comes from: `mardi 12 janvier, matin : 3 places libres, 9 h – 12 h`. */
function Chip({
  date,
  part,
  cell,
  language,
  one = false,
  zone,
  usual,
}: ChipProps & {
  readonly date: LocalDate;
  readonly part: HalfDay;
  readonly cell: HalfDayCell;
}): JSX.Element {
  const { ahead, own, current = false } = cell;
  const hours = zone === undefined ? undefined : hoursOf(ahead, zone, language);
  const href = own ?? cell.href;
  const why = own === null && ahead.state === 'closed' && ahead.reason !== '' ? ahead.reason : undefined;
  const state = own === null ? stateInFull(ahead, one, language) : WORDS.own[language];
  const elsewhere =
    href !== null && own === null && ahead.state === 'full' ? WORDS.elsewhere[language] : undefined;
  const heard = [
    ...(href === null ? [] : [dayInWords(date, language)]),
    `${HALF_DAY_IN_WORDS[part][language]}${WORDS.colon[language]}${state}`,
    ...[hours, why, elsewhere].filter((words) => words !== undefined),
  ].join(', ');
  const content = (
    <>
      <span class="unseen">{heard}</span>
      <span class="part" aria-hidden="true">
        {HALF_DAY_IN_WORDS[part][language]}
      </span>
      <span class="state" aria-hidden="true">
        {own === null
          ? stateInShort(ahead, one, language)
          : `✓\u00a0${WORDS.own[language].replace(' ', '\u00a0')}`}
      </span>
      {hours !== undefined && hours !== usual?.get(part) && (
        <span class="hours" aria-hidden="true">
          {hours}
        </span>
      )}
      {why !== undefined && (
        <span class="hours why" aria-hidden="true">
          {why}
        </span>
      )}
    </>
  );
  const look = `half-day ${own === null ? ahead.state : 'own'}${part === 'day' ? ' whole' : ''}`;
  return href === null ? (
    <span class={look}>{content}</span>
  ) : (
    <a class={look} href={href} {...(current ? { 'aria-current': true } : {})}>
      {content}
    </a>
  );
}
