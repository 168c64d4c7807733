/** The sheet as a file that prints the same everywhere: one A4 as a rule, and well continued where more people come. */
import { canPrint } from './letters.js';
import {
  A4,
  bytesOf,
  heard,
  lineHeight,
  linesOf,
  MM,
  newPaper,
  unheard,
  write,
  type Pdf,
  type Style,
} from './paper.js';
import type { Sheet, SheetRow } from './sheet.js';
import { cellOf, COLUMNS, openingOf, titleOf, type Column } from './sheet.words.js';

export async function sheetPdf(sheet: Sheet): Promise<Buffer> {
  const title = titleOf(sheet);
  const paper = newPaper(`${title}, ${sheet.telecentre.name}`, sheet.telecentre.name, sheet.language);
  const text = paper.struct('Document');
  paper.addStructure(text);
  paper.addPage();
  const top = writeHead(paper, text, sheet, title);
  writeTable(paper, text, sheet, top);
  text.end();
  numberPages(paper, sheet, title);
  return bytesOf(paper);
}

type Tagged = PDFKit.PDFStructureElement;

const MARGIN = 12 * MM;
const BOTTOM = A4.height - 16 * MM;
const WIDTH = A4.width - 2 * MARGIN;
const PADDING = 1.2 * MM;
/** Room enough to sign by hand. */
const LEAST_HEIGHT = 10 * MM;
/** For those who come by, however many are expected; on a page with room left there are as many as fit. */
const LEAST_FREE_ROWS = 4;
/** As wide as hosts are used to: 5 cm to sign in. */
const WIDTHS: Readonly<Record<Column, number>> = {
  hours: 31 * MM,
  name: 35 * MM,
  place: 24 * MM,
  people: 11 * MM,
  firstVisit: 12 * MM,
  message: WIDTH - 163 * MM,
  signature: 50 * MM,
};
const ORDER = Object.keys(WIDTHS) as Column[];

const KICKER: Style = { size: 10, weight: 400 };
const TITLE: Style = { size: 17, weight: 700 };
const TEXT: Style = { size: 10, weight: 400 };
const HEAD: Style = { size: 8.5, weight: 700 };
const CELL: Style = { size: 9.5, weight: 400 };
const NAME: Style = { size: 9.5, weight: 700 };
const SMALL: Style = { size: 8.5, weight: 400 };

/** Gives where it ends. */
function writeHead(paper: Pdf, text: Tagged, sheet: Sheet, title: string): number {
  let y = MARGIN;
  const parts = [
    ['P', sheet.telecentre.name, KICKER],
    ['H1', title, TITLE],
    ['P', openingOf(sheet), TEXT],
  ] as const;
  for (const [tag, words, style] of parts) {
    const lines = linesOf(paper, words, style, WIDTH);
    text.add(heard(paper, tag, () => writeLines(paper, lines, style, MARGIN, y)));
    y += lines.length * lineHeight(style) + MM;
  }
  return y + 2 * MM;
}

function writeTable(paper: Pdf, text: Tagged, sheet: Sheet, top: number): void {
  const { language, rows } = sheet;
  const table = paper.struct('Table');
  text.add(table);
  const head = headOf(paper, sheet);
  let y = top;
  table.add(taggedRow(paper, 'TH', head, y));
  y += head.height;
  for (const row of rows) {
    const drawn = rowOf(
      paper,
      ORDER.map((column) => cellOf(asPrinted(row), column, language)),
    );
    y = ensureRoom(paper, head, y, drawn.height);
    table.add(taggedRow(paper, 'TD', drawn, y));
    y += drawn.height;
  }
  const empty = rowOf(
    paper,
    ORDER.map(() => ''),
  );
  for (let free = 0; free < LEAST_FREE_ROWS || y + empty.height <= BOTTOM; free++) {
    y = ensureRoom(paper, head, y, empty.height);
    unheardRow(paper, empty, y);
    y += empty.height;
  }
}

/** Of a name in letters that we cannot set, its booking: with it a host finds the name on the day page. */
function asPrinted(row: SheetRow): SheetRow {
  return canPrint(row.name) ? row : { ...row, name: row.reference };
}

interface Row {
  readonly height: number;
  readonly cells: readonly { readonly lines: readonly string[]; readonly style: Style }[];
}

function headOf(paper: Pdf, { language }: Sheet): Row {
  const cells = ORDER.map((column) => ({
    lines: linesOf(paper, COLUMNS[column][language], HEAD, WIDTHS[column] - 2 * PADDING),
    style: HEAD,
  }));
  return { cells, height: heightOf(cells, 0) };
}

function rowOf(paper: Pdf, texts: readonly string[]): Row {
  const cells = ORDER.map((column, index) => {
    const style = column === 'name' ? NAME : CELL;
    return { lines: linesOf(paper, texts[index] ?? '', style, WIDTHS[column] - 2 * PADDING), style };
  });
  return { cells, height: heightOf(cells, LEAST_HEIGHT) };
}

function heightOf(cells: Row['cells'], least: number): number {
  const heights = cells.map(({ lines, style }) => lines.length * lineHeight(style) + 2 * PADDING);
  return Math.max(least, ...heights);
}

/** Where the row goes: here, or below the head of a new page. */
function ensureRoom(paper: Pdf, head: Row, y: number, height: number): number {
  if (y + height <= BOTTOM) return y;
  paper.addPage();
  unheardRow(paper, head, MARGIN);
  return MARGIN + head.height;
}

function taggedRow(paper: Pdf, tag: 'TH' | 'TD', row: Row, y: number): Tagged {
  const cells = row.cells.map(({ lines, style }, index) =>
    heard(paper, tag, () => writeLines(paper, lines, style, leftOf(index), y + PADDING)),
  );
  unheard(paper, () => drawRules(paper, row, y));
  return paper.struct('TR', {}, cells);
}

/** Of a head that is repeated, or of a row that nobody stands in. */
function unheardRow(paper: Pdf, row: Row, y: number): void {
  unheard(paper, () => {
    row.cells.forEach(({ lines, style }, index) =>
      writeLines(paper, lines, style, leftOf(index), y + PADDING),
    );
    drawRules(paper, row, y);
  });
}

function drawRules(paper: Pdf, { height }: Row, y: number): void {
  paper.lineWidth(0.5).strokeColor('#555555');
  let x = MARGIN;
  for (const column of ORDER) {
    paper.rect(x, y, WIDTHS[column], height).stroke();
    x += WIDTHS[column];
  }
}

function leftOf(column: number): number {
  const before = ORDER.slice(0, column).reduce((sum, one) => sum + WIDTHS[one], 0);
  return MARGIN + before + PADDING;
}

function writeLines(paper: Pdf, lines: readonly string[], style: Style, x: number, y: number): void {
  lines.forEach((line, index) => write(paper, line, style, x, y + index * lineHeight(style)));
}

/** So that sheets that have come apart are put together again. */
function numberPages(paper: Pdf, sheet: Sheet, title: string): void {
  const { count } = paper.bufferedPageRange();
  if (count === 1) return;
  for (let page = 0; page < count; page++) {
    paper.switchToPage(page);
    const says = `${sheet.telecentre.name} · ${title} · ${page + 1} / ${count}`;
    unheard(paper, () => write(paper, says, SMALL, MARGIN, A4.height - 12 * MM));
  }
}
