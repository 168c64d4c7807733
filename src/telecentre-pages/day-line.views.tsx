import type { JSX } from 'preact';
import { shortDay } from '../booking-forms/half-days.words.js';
import { dayInWords } from '../platform/i18n/in-words.js';
import type { Language } from '../platform/i18n/language.js';
import { Field } from '../platform/web/form.js';
import { Icon } from '../platform/web/icon.js';
import { addDays, type LocalDate } from '../reservation/local-time.js';
import { minutesOf } from '../reservation/period.js';
import type { Resource } from '../reservation/resource.js';
import { firstHour, type DayLine } from './day-line.js';
import { periodInWords, TELECENTRE_PAGES_WORDS as WORDS } from './telecentre-pages.words.js';

export interface DayLineProps {
  readonly language: Language;
  readonly resource: Resource;
  readonly line: DayLine;
  readonly zone: string;
  readonly today: LocalDate;
  /** The same page on another day. */
  readonly pathOn: (date: LocalDate) => string;
}

/** What is free that day, as a list and as a bar, and a form for the hours one wants. */
export function ByTheHour({ language, resource, line, zone, today, pathOn }: DayLineProps): JSX.Element {
  const hour = firstHour(line, resource, zone);
  return (
    <>
      <nav class="weeks" aria-label={WORDS.see[language]}>
        {line.date > today && (
          <a href={pathOn(addDays(line.date, -1))} rel="prev">
            <Icon name="chevron-left" /> {shortDay(addDays(line.date, -1), language)}
          </a>
        )}
        <strong>{dayInWords(line.date, language)}</strong>
        <a href={pathOn(addDays(line.date, 1))} rel="next">
          {shortDay(addDays(line.date, 1), language)} <Icon name="chevron-right" />
        </a>
      </nav>
      {line.stretches.length === 0 ? (
        <p>{WORDS.shutThatDay[language]}</p>
      ) : (
        <>
          <Bar line={line} />
          <ul class="stretches" aria-label={WORDS.dayLine[language]}>
            {line.stretches.map((stretch) => (
              <li key={stretch.start} class={stretch.isFree ? 'free' : 'full'}>
                <span class="whole-words">{periodInWords(stretch, zone, language)}</span>{' '}
                <strong>{(stretch.isFree ? WORDS.free : WORDS.taken)[language].toLowerCase()}</strong>
              </li>
            ))}
          </ul>
        </>
      )}
      <form method="get" action="/bookings/new" class="by-the-hour">
        <input type="hidden" name="resource" value={resource.id} />
        <Field name="date" type="date" label={WORDS.date[language]} value={line.date} required />
        <Field name="from" type="time" label={WORDS.from[language]} value={hour?.from} required />
        <Field name="to" type="time" label={WORDS.to[language]} value={hour?.to} required />
        <button type="submit">{WORDS.goOn[language]}</button>
      </form>
    </>
  );
}

/** From the first opening to the last closing; the list beside it says the same in words. */
function Bar({ line: { stretches } }: { readonly line: DayLine }): JSX.Element | null {
  const [first, last] = [stretches[0], stretches.at(-1)];
  if (first === undefined || last === undefined) return null;
  const width = minutesOf({ start: first.start, end: last.end });
  return (
    <svg
      class="day-line"
      viewBox={`0 0 ${width} 40`}
      preserveAspectRatio="none"
      aria-hidden="true"
      focusable="false"
    >
      {stretches.map(({ start, end, isFree }) => (
        <rect
          key={start}
          class={isFree ? 'free' : 'full'}
          x={minutesOf({ start: first.start, end: start })}
          y={isFree ? 0 : 10}
          width={minutesOf({ start, end })}
          height={isFree ? 40 : 20}
        />
      ))}
    </svg>
  );
}
