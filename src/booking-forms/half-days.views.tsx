/**
 * The half-day is what people book, so it looks the same everywhere: two cells for a day, each a word and a shape. The
 * same as a table, for those who prefer to read it line by line.
 */
import { Fragment, type JSX } from 'preact';
import type { HalfDayAhead } from '../availability/half-days-ahead.js';
import { HALF_DAY_IN_WORDS } from '../bookings/half-day.words.js';
import { dayInWords } from '../platform/i18n/in-words.js';
import type { Language } from '../platform/i18n/language.js';
import type { LocalDate } from '../reservation/local-time.js';
import type { DayCells, Half, HalfDayCell } from './day-cells.js';
import {
  freeInWords,
  HALF_DAYS_WORDS as WORDS,
  headOf,
  hoursOf,
  shortDay,
  stateInWords,
} from './half-days.words.js';

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
  return (
    <ol class={look === undefined ? 'half-days' : `half-days ${look}`} aria-label={label}>
      {days.map((day) => (
        <li
          key={day.date}
          {...(props.today !== undefined && day.date < props.today ? { class: 'over' } : {})}
        >
          <DayChips {...props} day={day} />
        </li>
      ))}
    </ol>
  );
}

export function DayChips({ day, ...props }: HalfDaysProps & { readonly day: DayCells }): JSX.Element {
  return (
    <>
      <p class="date">
        <time dateTime={day.date} aria-hidden="true">
          {shortDay(day.date, props.language)}
        </time>
        <span class="unseen">{dayInWords(day.date, props.language)}</span>
      </p>
      {HALVES.map((half) => (
        <Fragment key={half}>
          {' '}
          <HalfDayChip {...props} date={day.date} half={half} cell={day[half]} />
        </Fragment>
      ))}
    </>
  );
}

export interface HalfDayChipProps extends HalfDaysProps {
  readonly date: LocalDate;
  readonly half: Half;
  readonly cell: HalfDayCell;
}

/** Heard as `mardi 12 janvier, matin : 3 places libres`, wherever the focus comes from. */
export function HalfDayChip({
  date,
  half,
  cell,
  language,
  one = false,
  zone,
}: HalfDayChipProps): JSX.Element {
  const { ahead, own } = cell;
  const hours = zone === undefined ? undefined : hoursOf(ahead, zone, language);
  const href = own ?? cell.href;
  const look = own === null ? ahead.state : 'own';
  const content = (
    <>
      <span class="part">
        {href !== null && <span class="unseen">{dayInWords(date, language)}, </span>}
        {HALF_DAY_IN_WORDS[half][language]}
        <span class="unseen">{WORDS.colon[language]}</span>
      </span>
      <span class="state">
        {own === null ? <State ahead={ahead} one={one} language={language} /> : <Own language={language} />}
      </span>
      {hours !== undefined && (
        <span class="hours">
          <span class="unseen">, </span>
          {hours}
        </span>
      )}
      {own === null && ahead.state === 'closed' && ahead.reason !== '' && (
        <span class="hours why">
          <span class="unseen">, </span>
          {ahead.reason}
        </span>
      )}
    </>
  );
  return href === null ? (
    <span class={`half-day ${look}`}>{content}</span>
  ) : (
    <a class={`half-day ${look}`} href={href} {...(cell.current ? { 'aria-current': true } : {})}>
      {content}
    </a>
  );
}

/** The same days, line by line. */
export function HalfDaysTable({
  days,
  caption,
  language,
  one = false,
  zone,
}: HalfDaysProps & { readonly days: readonly DayCells[]; readonly caption: string }): JSX.Element {
  return (
    <div class="table" role="region" aria-label={caption} tabIndex={0}>
      <table class="half-days-table">
        <caption>{caption}</caption>
        <thead>
          <tr>
            <th scope="col">{WORDS.day[language]}</th>
            {HALVES.map((half) => (
              <th key={half} scope="col">
                {headOf(half, language)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {days.map((day) => (
            <tr key={day.date}>
              <th scope="row">{dayInWords(day.date, language)}</th>
              {HALVES.map((half) => (
                <td key={half}>
                  <TableCell
                    date={day.date}
                    half={half}
                    cell={day[half]}
                    language={language}
                    one={one}
                    {...(zone === undefined ? {} : { zone })}
                  />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

const HALVES = ['morning', 'afternoon'] as const;

function TableCell({ date, half, cell, language, one = false, zone }: HalfDayChipProps): JSX.Element {
  const { ahead, own } = cell;
  const hours = zone === undefined ? undefined : hoursOf(ahead, zone, language);
  const href = own ?? cell.href;
  const state =
    own === null ? <State ahead={ahead} one={one} language={language} inFull /> : <Own language={language} />;
  return (
    <>
      {href === null ? (
        state
      ) : (
        <a href={href}>
          <span class="unseen">{`${dayInWords(date, language)}, ${HALF_DAY_IN_WORDS[half][language]}${WORDS.colon[language]}`}</span>
          {state}
        </a>
      )}
      {ahead.state === 'closed' && own === null && ahead.reason !== '' && ` (${ahead.reason})`}
      {hours !== undefined && (
        <>
          <br />
          <span class="muted">{hours}</span>
        </>
      )}
    </>
  );
}

interface StateProps {
  readonly ahead: HalfDayAhead;
  readonly one: boolean;
  readonly language: Language;
  readonly inFull?: boolean;
}

function State({ ahead, one, language, inFull = false }: StateProps): JSX.Element {
  if (ahead.state !== 'free') return <>{stateInWords(ahead, one, language)}</>;
  const [count, places, free] = freeInWords(ahead.places, one, language);
  return (
    <>
      {count}
      {places !== '' && (inFull ? places : <span class="unseen">{places}</span>)}
      {free}
    </>
  );
}

function Own({ language }: { readonly language: Language }): JSX.Element {
  return (
    <>
      <span aria-hidden="true">✓ </span>
      {WORDS.own[language]}
    </>
  );
}
