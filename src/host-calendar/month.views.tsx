import type { JSX } from 'preact';
import type { Visit } from '../accounts/visit.js';
import { HALF_DAY_IN_WORDS } from '../bookings/half-day.words.js';
import { HostFrame } from '../host-frame/host-frame.js';
import { countsOf, type HalfDayState, type StateOfDay } from '../occupancy/day.js';
import { wholeDay } from '../occupancy/expected-day.js';
import { dayInWords } from '../platform/i18n/in-words.js';
import type { Language } from '../platform/i18n/language.js';
import type { LocalDate } from '../reservation/local-time.js';
import type { Period } from '../reservation/period.js';
import { ClosingsOfMonth } from './closings-of-month.views.js';
import type { SeenDays } from './host-calendar.service.js';
import { CALENDAR_WORDS as WORDS, dayAndMonth, monthInWords, weekdayInWords } from './host-calendar.words.js';
import { OutsideOfMonth } from './outside.views.js';
import { Turn } from './turn.views.js';
import { weeksOfMonth } from './week.js';

/** How full each half-day is, told by a bar and by its words. */
export function MonthPage({
  visit,
  month,
}: {
  readonly visit: Visit;
  readonly month: SeenDays;
}): JSX.Element {
  const { language } = visit;
  const { telecentre, from } = month;
  const title = monthInWords(from, language);
  const weeks = weeksOfMonth(from);
  const days = new Map(month.days.map((day) => [day.date, day]));
  return (
    <HostFrame visit={visit} telecentre={telecentre} section="month" title={title}>
      <Turn visit={visit} seen={month} by="month" />
      <div
        id="month"
        class="host-calendar"
        data-live
        data-date={from}
        data-changes={`/telecentres/${telecentre.slug}/day/changes`}
        data-updated={WORDS.updated[language]}
      >
        {/* The roles are said again: laid out as blocks on a phone, a table would no longer be heard as one. */}
        <table class="month" role="table" data-cells>
          <caption class="unseen">{title}</caption>
          <thead role="rowgroup">
            <tr role="row">
              <th role="columnheader" scope="col">
                {WORDS.seeWeek[language]}
              </th>
              {(weeks[0] ?? []).map((date) => (
                <th key={date} role="columnheader" scope="col">
                  {weekdayInWords(date, language)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody role="rowgroup">
            {weeks.map((week) => (
              <tr key={week[0]} role="row">
                <WeekHead slug={telecentre.slug} monday={week[0] ?? from} language={language} />
                {week.map((date) => (
                  <td key={date} role="cell" class={lookOf(date, month)}>
                    <MonthDay slug={telecentre.slug} date={date} day={days.get(date)} language={language} />
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
        <ClosingsOfMonth telecentre={telecentre} shown={shownIn(weeks, month)} language={language} />
      </div>
    </HostFrame>
  );
}

function shownIn(weeks: readonly (readonly LocalDate[])[], { from, telecentre }: SeenDays): Period {
  const { timeZone } = telecentre.opening;
  const last = weeks.at(-1)?.at(-1) ?? from;
  return { start: wholeDay(weeks[0]?.[0] ?? from, timeZone).start, end: wholeDay(last, timeZone).end };
}

function lookOf(date: LocalDate, { from, today }: SeenDays): string {
  if (date.slice(0, 7) !== from.slice(0, 7)) return 'other-month';
  return date === today ? 'today' : '';
}

function WeekHead({
  slug,
  monday,
  language,
}: {
  readonly slug: string;
  readonly monday: LocalDate;
  readonly language: Language;
}): JSX.Element {
  const says = WORDS.week[language].replace('{day}', dayInWords(monday, language));
  return (
    <th role="rowheader" scope="row">
      <a href={`/telecentres/${slug}/week?date=${monday}`}>
        <span class="only-wide">
          <span aria-hidden="true">{dayAndMonth(monday, language)}</span>
          <span class="unseen">{says}</span>
        </span>
        <span class="only-narrow">{says}</span>
      </a>
    </th>
  );
}

function MonthDay({
  slug,
  date,
  day,
  language,
}: {
  readonly slug: string;
  readonly date: LocalDate;
  readonly day: StateOfDay | undefined;
  readonly language: Language;
}): JSX.Element {
  return (
    <>
      <a class="date" href={`/telecentres/${slug}/day?date=${date}`}>
        <span class="only-wide">
          <span aria-hidden="true">{Number(date.slice(8))}</span>
          <span class="unseen">{dayInWords(date, language)}</span>
        </span>
        <span class="only-narrow">{dayInWords(date, language)}</span>
      </a>
      {day === undefined || day.halfDays.length === 0 ? (
        <p class="how-full muted">{WORDS.closed[language]}</p>
      ) : (
        day.halfDays.map((half) => <HowFull key={half.halfDay} half={half} language={language} />)
      )}
      <OutsideOfMonth day={day} language={language} />
    </>
  );
}

function HowFull({
  half,
  language,
}: {
  readonly half: HalfDayState;
  readonly language: Language;
}): JSX.Element {
  const total = half.places.filter(({ isWithdrawn }) => !isWithdrawn).length;
  const { free } = countsOf(half);
  const name = <span class="half">{HALF_DAY_IN_WORDS[half.halfDay][language]}</span>;
  if (half.closed !== null)
    return (
      <p class="how-full muted" {...(half.closed === '' ? {} : { title: half.closed })}>
        {name} <span>{WORDS.closed[language]}</span>
      </p>
    );
  if (free === 0 && half.places.every(({ closed }) => closed.length > 0))
    return (
      <p class="how-full muted">
        {name} <span>{WORDS.closedInPart[language]}</span>
      </p>
    );
  const words = (free > 1 ? WORDS.ofPlaces : WORDS.ofPlacesOne)[language];
  const says = words.replace('{free}', String(free)).replace('{total}', String(total));
  return (
    <p class="how-full">
      {name}
      <svg class="bar" viewBox="0 0 40 8" width="40" height="8" aria-hidden="true" focusable="false">
        <rect class="bar-all" x="0.5" y="0.5" width="39" height="7" rx="2" />
        <rect
          class="bar-taken"
          x="0.5"
          y="0.5"
          width={total === 0 ? 0 : (39 * (total - free)) / total}
          height="7"
          rx="2"
        />
      </svg>
      <span class="only-wide" aria-hidden="true">
        {free === 0 ? WORDS.full[language] : `${free}/${total}`}
      </span>
      <span class="in-full">{free === 0 ? WORDS.full[language] : says}</span>
    </p>
  );
}
