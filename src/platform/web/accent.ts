/** The operator's colour in the place of ours: the tokens that it stands for, on light pages and on dark ones. */
import { BLACK, mixed, WHITE, type Colour } from './colour.js';

export interface Accent {
  readonly light: Colour;
  readonly dark: Colour;
}

/** Comes after the tokens of our own and goes before them. */
export function accentRules({ light, dark }: Accent): string {
  const [onLight, onDark] = [
    tokens(light, mixed(light, BLACK, DEEPER)),
    tokens(dark, mixed(dark, WHITE, BRIGHTER)),
  ];
  return `:root{${onLight}}@media (prefers-color-scheme:dark){:root{${onDark}}}`;
}

function tokens(accent: Colour, deep: Colour): string {
  return `--gentian:${accent};--gentian-deep:${deep}`;
}

/** Under the pointer: as far from the colour as ours are from each other. */
const DEEPER = 0.23;
const BRIGHTER = 0.35;
