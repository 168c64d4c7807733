/** The colours of pages, read where they are written: what is put beside them can be measured. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { readColour, type Colour } from './colour.js';

export type Scheme = 'light' | 'dark';
export type Tokens = ReadonlyMap<string, Colour>;

const SHEET = path.resolve(import.meta.dirname, '../../../src/platform/web/static/tokens.css');
const [light = '', dark = ''] = readFileSync(SHEET, 'utf8').split('(prefers-color-scheme: dark)');

/** By their names, without the dashes in front. */
export const OUR_TOKENS: Readonly<Record<Scheme, Tokens>> = { light: tokensIn(light), dark: tokensIn(dark) };

export function tokenOf(scheme: Scheme, name: string): Colour {
  const colour = OUR_TOKENS[scheme].get(name);
  if (colour === undefined) throw new Error(`tokens.css has no ${scheme} --${name}`);
  return colour;
}

/** Of the first rule alone: what comes after it is for paper, or for the few. */
function tokensIn(rules: string): Tokens {
  const [, first = ''] = /:root\s*\{([^}]*)\}/.exec(rules) ?? [];
  return new Map(
    [...first.matchAll(/--([\w-]+):\s*(#[0-9a-f]+);/gi)].flatMap(([, name = '', text = '']) => {
      const colour = readColour(text);
      return colour === null ? [] : [[name, colour] as const];
    }),
  );
}
