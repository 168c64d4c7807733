import type { JSX } from 'preact';
import type { Visit } from '../accounts/visit.js';
import { HostFrame } from '../host-frame/host-frame.js';
import { Icon } from '../platform/web/icon.js';
import { PrintButton } from '../platform/web/print-button.js';
import type { Sheet } from './sheet.js';
import { cellOf, COLUMNS, openingOf, SHEET_WORDS as WORDS, titleOf, type Column } from './sheet.words.js';

/** On screens a page like the others; on paper the table, and what it is the table of. */
export function DaySheetPage({
  visit,
  sheet,
}: {
  readonly visit: Visit;
  readonly sheet: Sheet;
}): JSX.Element {
  const { language } = visit;
  const { telecentre, date } = sheet;
  const day = `/telecentres/${telecentre.slug}/day`;
  return (
    <HostFrame visit={visit} telecentre={telecentre} section="day" title={titleOf(sheet)}>
      <p>{openingOf(sheet)}</p>
      <p class="unprinted muted">{WORDS.onPaper[language]}</p>
      <p class="actions">
        <PrintButton language={language} />
        <a class="button quiet" href={`${day}/sheet.pdf?date=${date}`}>
          <Icon name="file-earmark-text" /> {WORDS.pdf[language]}
        </a>
        <a class="button quiet" href={`${day}?date=${date}`}>
          {WORDS.day[language]}
        </a>
      </p>
      <SheetTable sheet={sheet} />
    </HostFrame>
  );
}

function SheetTable({ sheet }: { readonly sheet: Sheet }): JSX.Element {
  const { rows, language } = sheet;
  const free = Math.max(LEAST_FREE_ROWS, ROWS_OF_A_PAGE - rows.length);
  return (
    <div class="table" role="region" aria-label={titleOf(sheet)} tabIndex={0}>
      <table class="day-sheet">
        <thead>
          <tr>
            {ORDER.map((column) => (
              <th key={column} scope="col" class={column}>
                {COLUMNS[column][language]}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.reference}>
              {ORDER.map((column) =>
                column === 'name' ? (
                  <th key={column} scope="row" class={column}>
                    {row.name}
                  </th>
                ) : (
                  <td key={column} class={column}>
                    {cellOf(row, column, language)}
                  </td>
                ),
              )}
            </tr>
          ))}
        </tbody>
        <tbody class="for-pens" aria-hidden="true">
          {Array.from({ length: free }, (_, index) => (
            <tr key={index}>
              {ORDER.map((column) => (
                <td key={column} class={column} />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

const ORDER = Object.keys(COLUMNS) as Column[];
/** As many as one A4 has room for below the head of the page. */
const ROWS_OF_A_PAGE = 20;
const LEAST_FREE_ROWS = 4;
