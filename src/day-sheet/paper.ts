/** A4 pages with text in our letters, tagged for those who hear them (ISO 32000-1, 14.8). */
import PDFDocument from 'pdfkit';
import type { Language } from '../platform/i18n/language.js';
import { FACES, fileOf, printable, runsOf, type Weight } from './letters.js';

export type Pdf = PDFKit.PDFDocument;

/** Points in a millimetre. */
export const MM = 72 / 25.4;
export const A4 = { width: 210 * MM, height: 297 * MM };

export interface Style {
  readonly size: number;
  readonly weight: Weight;
}

export function lineHeight({ size }: Style): number {
  return size * 1.25;
}

export function newPaper(title: string, author: string, language: Language): Pdf {
  const paper = new PDFDocument({
    size: 'A4',
    margin: 0,
    autoFirstPage: false,
    bufferPages: true,
    pdfVersion: '1.7',
    tagged: true,
    displayTitle: true,
    lang: language === 'fr' ? 'fr-FR' : 'en-GB',
    info: { Title: printable(title), Author: printable(author) },
  });
  for (const face of FACES) paper.registerFont(face, fileOf(face));
  return paper;
}

export async function bytesOf(paper: Pdf): Promise<Buffer> {
  const chunks: Buffer[] = [];
  const ended = new Promise<void>((resolve, reject) => {
    paper.on('data', (chunk: Buffer) => chunks.push(chunk));
    paper.on('end', resolve);
    paper.on('error', reject);
  });
  paper.end();
  await ended;
  return Buffer.concat(chunks);
}

/** Lines no wider than this, broken after a space or a hyphen; a word that is wider alone is broken anywhere. */
export function linesOf(paper: Pdf, text: string, style: Style, width: number): string[] {
  const lines: string[] = [];
  let line = '';
  const words = printable(text).split(/(?<=[ -])/);
  for (const word of words.flatMap((one) => partsOf(paper, one, style, width))) {
    if (line === '' || widthOf(paper, line + word, style) <= width) line += word;
    else {
      lines.push(line.trimEnd());
      line = word;
    }
  }
  return line === '' ? lines : [...lines, line];
}

/** One line, its top at `y`. */
export function write(paper: Pdf, line: string, style: Style, x: number, y: number): void {
  let left = x;
  for (const { face, text } of runsOf(line, style.weight)) {
    paper.font(face).fontSize(style.size).text(text, left, y, { lineBreak: false });
    left += paper.widthOfString(text);
  }
}

/** Drawn for the eyes: whoever hears the page hears nothing of it. */
export function unheard(paper: Pdf, draw: () => void): void {
  paper.markContent('Artifact', { type: 'Layout' });
  draw();
  paper.endMarkedContent();
}

/** Drawn within an element of the text, which it gives. */
export function heard(paper: Pdf, tag: string, draw: () => void): PDFKit.PDFStructureElement {
  const content = paper.markStructureContent(tag);
  draw();
  paper.endMarkedContent();
  return paper.struct(tag, {}, [content]);
}

function widthOf(paper: Pdf, text: string, { size, weight }: Style): number {
  return runsOf(text.trimEnd(), weight).reduce(
    (sum, run) => sum + paper.font(run.face).fontSize(size).widthOfString(run.text),
    0,
  );
}

function partsOf(paper: Pdf, word: string, style: Style, width: number): string[] {
  const parts = [''];
  for (const letter of word) {
    const longer = `${parts.at(-1) ?? ''}${letter}`;
    if (widthOf(paper, longer, style) <= width) parts[parts.length - 1] = longer;
    else parts.push(letter);
  }
  return parts;
}
