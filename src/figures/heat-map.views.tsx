/** When in the week people come: a drawing made on the server, and the same as a table. */
import type { JSX } from 'preact';
import { HALF_DAY_IN_WORDS } from '../bookings/half-day.words.js';
import type { Language } from '../platform/i18n/language.js';
import { WEEKDAY_IN_WORDS } from '../platform/i18n/weekday.words.js';
import { WEEKDAYS, type Weekday } from '../reservation/local-time.js';
import { FIGURES_WORDS as WORDS, percentInWords, useInWords } from './figures.words.js';
import { percentOf, type HeatCell } from './occupancy.js';
import { HALVES } from './place-half-days.js';

/** In units of the drawing, which is as wide as a small phone at most. */
const LABEL = 84;
const CELL = { width: 110, height: 34, gap: 4 };
const HEAD = 24;

interface HeatProps {
  readonly heat: readonly HeatCell[];
  readonly language: Language;
}

export function HeatMap({ heat, language }: HeatProps): JSX.Element {
  const days = openDays(heat);
  const size = { width: LABEL + CELL.width * HALVES.length, height: HEAD + CELL.height * days.length };
  return (
    <>
      <svg
        class="heat-map"
        viewBox={`0 0 ${size.width} ${size.height}`}
        role="img"
        aria-label={WORDS.week[language]}
        aria-describedby="heat-table"
        focusable="false"
      >
        {HALVES.map((half, column) => (
          <text key={half} class="head" x={xOf(column) + middleOf().x} y={HEAD - 8} text-anchor="middle">
            {HALF_DAY_IN_WORDS[half][language]}
          </text>
        ))}
        {days.map((weekday, row) => (
          <g key={weekday}>
            <text class="head" x="0" y={yOf(row) + middleOf().y}>
              {WEEKDAY_IN_WORDS[weekday][language]}
            </text>
            {cellsOf(heat, weekday).map((cell, column) => (
              <DrawnCell key={cell.half} cell={cell} x={xOf(column)} y={yOf(row)} language={language} />
            ))}
          </g>
        ))}
      </svg>
      <details class="heat-table">
        <summary>{WORDS.weekAsTable[language]}</summary>
        <HeatTable heat={heat} language={language} />
      </details>
    </>
  );
}

function DrawnCell({
  cell,
  x,
  y,
  language,
}: {
  readonly cell: HeatCell;
  readonly x: number;
  readonly y: number;
  readonly language: Language;
}): JSX.Element {
  const percent = percentOf(cell);
  return (
    <>
      <rect
        class={percent === null ? 'shut' : `warmth-${warmthOf(percent)}`}
        x={x}
        y={y}
        width={CELL.width - CELL.gap}
        height={CELL.height - CELL.gap}
        rx="5"
      />
      <text x={x + middleOf().x} y={y + middleOf().y} text-anchor="middle">
        {percentInWords(percent, language)}
      </text>
    </>
  );
}

function HeatTable({ heat, language }: HeatProps): JSX.Element {
  return (
    <div class="table" role="region" aria-label={WORDS.week[language]} tabIndex={0}>
      <table id="heat-table">
        <thead>
          <tr>
            <th scope="col">{WORDS.weekday[language]}</th>
            {HALVES.map((half) => (
              <th key={half} scope="col">
                {HALF_DAY_IN_WORDS[half][language]}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {openDays(heat).map((weekday) => (
            <tr key={weekday}>
              <th scope="row">{WEEKDAY_IN_WORDS[weekday][language]}</th>
              {cellsOf(heat, weekday).map((cell) => (
                <td key={cell.half}>
                  {percentInWords(percentOf(cell), language)}
                  {cell.open > 0 && ` (${useInWords(cell, language)})`}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** Days on which the place is never open are left out. */
function openDays(heat: readonly HeatCell[]): Weekday[] {
  return WEEKDAYS.filter((weekday) => cellsOf(heat, weekday).some(({ open }) => open > 0));
}

function cellsOf(heat: readonly HeatCell[], weekday: Weekday): HeatCell[] {
  return heat.filter((cell) => cell.weekday === weekday);
}

/** Five shades are as many as eyes tell apart; the number stands in the cell. */
function warmthOf(percent: number): number {
  return Math.min(4, Math.floor(percent / 20));
}

function xOf(column: number): number {
  return LABEL + column * CELL.width;
}

function yOf(row: number): number {
  return HEAD + row * CELL.height;
}

/** Of a cell, for words: a third of a letter below the middle. */
function middleOf(): { readonly x: number; readonly y: number } {
  return { x: (CELL.width - CELL.gap) / 2, y: (CELL.height - CELL.gap) / 2 + 5 };
}
