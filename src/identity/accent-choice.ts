/**
 * Which colours an operator may choose. Links stand in it on paper and on the tinted ground of a notice, and words of
 * paper stand on it in buttons: it must be read in all these places, or the pages would be closed to some.
 */
import { BLACK, contrast, mixed, shade, WHITE, type Colour } from '../platform/web/colour.js';
import { tokenOf, type Scheme } from '../platform/web/tokens.js';

/** WCAG 2.1, 1.4.3: for text of ordinary size. */
export const LEAST_CONTRAST = 4.5;

/** On the ground where it is read worst. */
export function contrastOn(scheme: Scheme, colour: Colour): number {
  return Math.min(...GROUNDS.map((ground) => contrast(colour, tokenOf(scheme, ground))));
}

export function isReadable(scheme: Scheme, colour: Colour): boolean {
  return contrastOn(scheme, colour) >= LEAST_CONTRAST;
}

/** Darker for light pages, lighter for dark ones, and no more than it takes. */
export function nearestReadable(scheme: Scheme, colour: Colour): Colour {
  const shades = PERCENTS.map((percent) => mixed(colour, FAR_END[scheme], percent / 100));
  return shades.find((one) => isReadable(scheme, one)) ?? FAR_END[scheme];
}

/** What goes with a colour of light pages on dark ones: the same hue, light enough, and never glaring. */
export function darkCounterpart(light: Colour): Colour {
  const shades = PERCENTS.map((percent) => shade(light, percent / 100, MOST_VIVID));
  return shades.find((one) => contrastOn('dark', one) >= COMFORTABLE) ?? WHITE;
}

/** Everything that a link may stand on. */
const GROUNDS = ['paper', 'mine-paper', 'free-paper', 'held-paper', 'alert-paper'] as const;
/** Our own counterpart has about as much, and is about as vivid. */
const COMFORTABLE = 6;
const MOST_VIVID = 0.6;
const PERCENTS = Array.from({ length: 101 }, (_, percent) => percent);
const FAR_END: Readonly<Record<Scheme, Colour>> = { light: BLACK, dark: WHITE };
