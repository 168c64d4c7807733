/** The days of a calendar of half-days as a table, for those who prefer to read it line by line. */
import type { JSX } from 'preact';
import { HALF_DAY_IN_WORDS } from '../bookings/half-day.words.js';
import { dayInWords } from '../platform/i18n/in-words.js';
import type { HalfDay } from '../reservation/half-day.js';
import type { LocalDate } from '../reservation/local-time.js';
import { partsOf, type DayCells, type HalfDayCell } from './day-cells.js';
import type { HalfDaysProps } from './half-days.views.js';
import { HALF_DAYS_WORDS as WORDS, headOf, hoursOf, stateInFull } from './half-days.words.js';

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
              {partsOf(day).map(([part, cell]) => (
                <td key={part} {...(part === 'day' ? { colSpan: 2 } : {})}>
                  <TableCell
                    date={day.date}
                    part={part}
                    cell={cell}
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

interface TableCellProps extends HalfDaysProps {
  readonly date: LocalDate;
  readonly part: HalfDay;
  readonly cell: HalfDayCell;
}

function TableCell({ date, part, cell, language, one = false, zone }: TableCellProps): JSX.Element {
  const { ahead, own } = cell;
  const hours = zone === undefined ? undefined : hoursOf(ahead, zone, language);
  const href = own ?? cell.href;
  const state = own === null ? stateInFull(ahead, one, language) : WORDS.own[language];
  const when = `${dayInWords(date, language)}, ${HALF_DAY_IN_WORDS[part][language]}${WORDS.colon[language]}`;
  return (
    <>
      {href === null ? (
        state
      ) : (
        <a href={href}>
          <span class="unseen">{when}</span>
          {own !== null && <span aria-hidden="true">✓&nbsp;</span>}
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
