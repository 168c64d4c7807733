/** The dates of a series, month by month: what is alike stands together, what is particular on a line of its own. */
import type { JSX } from 'preact';
import { capitalised, dateInWords, monthInWords, shortDate } from '../platform/i18n/in-words.js';
import type { Words } from '../platform/i18n/language.js';
import { weekdayOf } from '../reservation/local-time.js';
import type { SeriesDate } from '../series/series-record.js';
import type { BookedApart } from './booked-apart.queries.js';
import { monthsOf } from './date-runs.js';
import { bookingPath, DateRow, likenessOf, Mark, Why, type DateRowProps } from './series-date.views.js';
import { apartOn } from './series-dates.js';

export interface MonthsProps extends Omit<DateRowProps, 'one' | 'apart'> {
  readonly dates: readonly SeriesDate[];
  readonly apart: readonly BookedApart[];
  /** The name of the place on most dates. */
  readonly usualPlace: string | null;
}

export function Months({ dates, apart, usualPlace, ...row }: MonthsProps): JSX.Element {
  const { visit, known, network, now } = row;
  const opening = network.telecentres.get(known.series.telecentre)?.opening;
  const rows = dates.map((one) => ({
    date: one.date,
    row: { ...row, one, apart: apartOn(one, known.series, opening, apart, now) },
  }));
  const saysWeekday = new Set(known.series.dates.map(({ date }) => weekdayOf(date))).size > 1;
  return (
    <>
      {monthsOf(rows, (one) => likenessOf({ ...one.row, usualPlace })).map(({ month, runs }) => (
        <section key={month} aria-labelledby={`month-${month}`}>
          <h3 id={`month-${month}`}>{capitalised(monthInWords(month, visit.language))}</h3>
          <ul class="rows bookings series-dates">
            {runs.map(([first, ...others]) => {
              if (first === undefined) return null;
              const isPlain = likenessOf({ ...first.row, usualPlace }) !== first.date;
              const run = [first, ...others].map((one) => one.row);
              return isPlain ? (
                <Run key={first.date} run={run} first={first.row} saysWeekday={saysWeekday} />
              ) : (
                <DateRow key={first.date} {...first.row} />
              );
            })}
          </ul>
        </section>
      ))}
    </>
  );
}

/** Each day leads to its booking. */
function Run({
  run,
  first,
  saysWeekday,
}: {
  readonly run: readonly DateRowProps[];
  readonly first: DateRowProps;
  readonly saysWeekday: boolean;
}): JSX.Element {
  return (
    <li>
      <div class="told">
        <ul class="run">
          {run.map((one) => (
            <li key={one.one.date}>
              <Day {...one} saysWeekday={saysWeekday} />
            </li>
          ))}
        </ul>
        <p>
          <Mark {...first} />
        </p>
        {first.one.booking === null && <WhyAll {...first} isOne={run.length === 1} />}
      </div>
    </li>
  );
}

/** Those that wait open one after the other. */
function WhyAll({ isOne, ...first }: DateRowProps & { readonly isOne: boolean }): JSX.Element {
  const { one, visit } = first;
  if (isOne || one.opensOn === null) return <Why {...first} />;
  return (
    <p class="muted">
      {OPENS_FROM[visit.language].replace('{date}', shortDate(one.opensOn, visit.language))}
    </p>
  );
}

/** Seen is what tells it from the others of its row; heard is all of it. */
function Day({
  visit,
  known,
  one,
  saysWeekday,
}: DateRowProps & { readonly saysWeekday: boolean }): JSX.Element {
  const [weekday = '', day = '', ...rest] = dateInWords(one.date, visit.language).split(' ');
  const path = one.booking && bookingPath(one.booking, known);
  const words = (
    <>
      {saysWeekday ? `${weekday} ` : <span class="unseen">{`${weekday} `}</span>}
      {day}
      <span class="unseen">{` ${rest.join(' ')}`}</span>
    </>
  );
  return path === null ? <span>{words}</span> : <a href={path}>{words}</a>;
}

const OPENS_FROM: Words = {
  fr: 'S’ouvriront l’une après l’autre à partir du {date}',
  en: 'Will open one after the other from {date} on',
};
