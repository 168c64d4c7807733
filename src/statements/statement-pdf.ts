/** Statements on paper: A4, as many pages as it takes, each head repeated. */
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
} from '../day-sheet/paper.js';
import type { Language } from '../platform/i18n/language.js';

/** What stands on the paper, in words already. */
export interface Paper {
  readonly author: string;
  readonly title: string;
  /** Below the title, one line each. */
  readonly said: readonly string[];
  readonly columns: readonly PaperColumn[];
  readonly rows: readonly (readonly string[])[];
  /** A last row, in bold. */
  readonly total: readonly string[];
  /** What it is and what it is not. */
  readonly footnote: string;
}

export interface PaperColumn {
  readonly head: string;
  /** In millimetres; together no wider than `PAPER_WIDTH`. */
  readonly width: number;
  readonly isSum?: boolean;
}

const MARGIN = 15 * MM;
/** In millimetres. */
export const PAPER_WIDTH = 180;

export async function paperPdf(paper: Paper, language: Language): Promise<Buffer> {
  const pdf = newPaper(`${paper.title}, ${paper.author}`, paper.author, language);
  const text = pdf.struct('Document');
  pdf.addStructure(text);
  pdf.addPage();
  const top = writeTexts(pdf, text, headTexts(paper), MARGIN);
  const end = writeTable(pdf, text, paper, top + 3 * MM);
  const note = linesOf(pdf, paper.footnote, TEXT, PAPER_WIDTH * MM);
  const y = roomFor(pdf, end + 4 * MM, note.length * lineHeight(TEXT));
  writeTexts(pdf, text, [['P', paper.footnote, TEXT]], y);
  text.end();
  numberPages(pdf, paper);
  return bytesOf(pdf);
}

type Tagged = PDFKit.PDFStructureElement;

const BOTTOM = A4.height - 20 * MM;
const PADDING = 1.2 * MM;
const KICKER: Style = { size: 10, weight: 400 };
const TITLE: Style = { size: 17, weight: 700 };
const TEXT: Style = { size: 10, weight: 400 };
const HEAD: Style = { size: 8.5, weight: 700 };
const CELL: Style = { size: 9.5, weight: 400 };
const TOTAL: Style = { size: 9.5, weight: 700 };
const SMALL: Style = { size: 8.5, weight: 400 };

function headTexts({ author, title, said }: Paper): (readonly [string, string, Style])[] {
  return [['P', author, KICKER], ['H1', title, TITLE], ...said.map((one) => ['P', one, TEXT] as const)];
}

/** Gives where they end. */
function writeTexts(
  pdf: Pdf,
  text: Tagged,
  parts: readonly (readonly [string, string, Style])[],
  top: number,
): number {
  let y = top;
  for (const [tag, words, style] of parts) {
    const lines = linesOf(pdf, words, style, PAPER_WIDTH * MM);
    const here = y;
    text.add(
      heard(pdf, tag, () => {
        lines.forEach((line, index) => write(pdf, line, style, MARGIN, here + index * lineHeight(style)));
      }),
    );
    y += lines.length * lineHeight(style) + MM;
  }
  return y;
}

interface Row {
  readonly style: Style;
  readonly cells: readonly (readonly string[])[];
  readonly height: number;
}

function writeTable(pdf: Pdf, text: Tagged, { columns, rows, total }: Paper, top: number): number {
  const table = pdf.struct('Table');
  text.add(table);
  const row = (texts: readonly string[], style: Style): Row => rowOf(pdf, columns, texts, style);
  const head = row(
    columns.map((column) => column.head),
    HEAD,
  );
  let y = top;
  table.add(taggedRow(pdf, 'TH', columns, head, y));
  y += head.height;
  for (const drawn of [...rows.map((texts) => row(texts, CELL)), row(total, TOTAL)]) {
    if (y + drawn.height > BOTTOM) {
      pdf.addPage();
      unheard(pdf, () => drawRow(pdf, columns, head, MARGIN));
      y = MARGIN + head.height;
    }
    table.add(taggedRow(pdf, 'TD', columns, drawn, y));
    y += drawn.height;
  }
  return y;
}

function rowOf(pdf: Pdf, columns: readonly PaperColumn[], texts: readonly string[], style: Style): Row {
  const cells = columns.map(({ width }, index) =>
    linesOf(pdf, texts[index] ?? '', style, width * MM - 2 * PADDING),
  );
  const height =
    Math.max(...cells.map((lines) => Math.max(1, lines.length))) * lineHeight(style) + 2 * PADDING;
  return { style, cells, height };
}

function taggedRow(pdf: Pdf, tag: 'TH' | 'TD', columns: readonly PaperColumn[], row: Row, y: number): Tagged {
  const cells = columns.map((_, index) => heard(pdf, tag, () => drawCell(pdf, columns, row, index, y)));
  unheard(pdf, () => drawRule(pdf, y + row.height));
  return pdf.struct('TR', {}, cells);
}

/** Of a head that is repeated. */
function drawRow(pdf: Pdf, columns: readonly PaperColumn[], row: Row, y: number): void {
  columns.forEach((_, index) => drawCell(pdf, columns, row, index, y));
  drawRule(pdf, y + row.height);
}

function drawCell(
  pdf: Pdf,
  columns: readonly PaperColumn[],
  { style, cells }: Row,
  index: number,
  y: number,
): void {
  const left = MARGIN + columns.slice(0, index).reduce((sum, { width }) => sum + width * MM, 0);
  const { width = 0, isSum = false } = columns[index] ?? {};
  (cells[index] ?? []).forEach((line, at) => {
    const x = isSum ? left + width * MM - PADDING - lineWidth(pdf, line, style) : left + PADDING;
    write(pdf, line, style, x, y + PADDING + at * lineHeight(style));
  });
}

/** Sums stand below each other by their last digit. */
function lineWidth(pdf: Pdf, line: string, { size, weight }: Style): number {
  return pdf.font(`latin-${weight}`).fontSize(size).widthOfString(line);
}

function drawRule(pdf: Pdf, y: number): void {
  pdf
    .lineWidth(0.5)
    .strokeColor('#555555')
    .moveTo(MARGIN, y)
    .lineTo(MARGIN + PAPER_WIDTH * MM, y)
    .stroke();
}

function roomFor(pdf: Pdf, y: number, height: number): number {
  if (y + height <= BOTTOM) return y;
  pdf.addPage();
  return MARGIN;
}

function numberPages(pdf: Pdf, { author, title }: Paper): void {
  const { count } = pdf.bufferedPageRange();
  if (count === 1) return;
  for (let page = 0; page < count; page++) {
    pdf.switchToPage(page);
    unheard(pdf, () =>
      write(pdf, `${author} · ${title} · ${page + 1} / ${count}`, SMALL, MARGIN, A4.height - 12 * MM),
    );
  }
}
