/** Our letters on paper: which of the two files of the typeface has a character, and what is set where neither has it. */
import { createRequire } from 'node:module';
import path from 'node:path';

export type Weight = 400 | 700;
export type Face = `${'latin' | 'latin-ext'}-${Weight}`;

/** A stretch of text that one file can set. */
export interface Run {
  readonly face: Face;
  readonly text: string;
}

export const FACES: readonly Face[] = ['latin-400', 'latin-700', 'latin-ext-400', 'latin-ext-700'];

const FILES = path.join(
  path.dirname(createRequire(import.meta.url).resolve('@fontsource/atkinson-hyperlegible/package.json')),
  'files',
);

/** In WOFF: of WOFF2 the library that embeds fonts cannot take parts out. */
export function fileOf(face: Face): string {
  return path.join(FILES, `atkinson-hyperlegible-${face}-normal.woff`);
}

export function runsOf(text: string, weight: Weight): Run[] {
  const runs: { face: Face; text: string }[] = [];
  for (const letter of printable(text)) {
    const face: Face = `${LATIN.test(letter) ? 'latin' : 'latin-ext'}-${weight}`;
    const last = runs.at(-1);
    if (last?.face === face) last.text += letter;
    else runs.push({ face, text: letter });
  }
  return runs;
}

/** What paper can show of it: pictures are left out, and a letter that we do not have loses its accents before it is a question mark. */
export function printable(text: string): string {
  const known = Array.from(text.normalize('NFC').replaceAll('\u202f', '\u00a0'), shown).join('');
  return known.replaceAll(/ {2,}/g, ' ').trim();
}

/** Whether all of its letters can be set, or at least what they are without their accents. */
export function canPrint(text: string): boolean {
  const letters = Array.from(text.normalize('NFC'));
  return printable(text) !== '' && !letters.some((letter) => letter !== UNKNOWN && shown(letter) === UNKNOWN);
}

function shown(letter: string): string {
  if (LATIN.test(letter) || EXTENDED.test(letter)) return letter;
  if (/[\p{Extended_Pictographic}\p{Emoji_Component}\p{M}\p{C}]/u.test(letter)) return '';
  if (/\s/u.test(letter)) return ' ';
  const plain = letter.normalize('NFD').charAt(0);
  return LATIN.test(plain) ? plain : UNKNOWN;
}

const UNKNOWN = '?';

/** The characters of the files, as they say themselves. */
const LATIN = /^[ -~\u00a0-\u00ffıŒœ\u2013\u2014‘’‚“”„•…‹›€™\u2212]$/u;
const EXTENDED = /^[Ā-ćĊ-ēĖ-ěĞ-ģĦħĪīĮįĶķĻ-ľŁ-ňŐőŔŕŘ-śŞ-ťŪūŮ-ųŸ-žȘ-ț]$/u;
