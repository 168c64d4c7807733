/** A colour as pages write it: `#2b5a8c`. */
export type Colour = `#${string}`;

export const WHITE: Colour = '#ffffff';
export const BLACK: Colour = '#000000';

/** `2B5A8C`, `#2b5a8c` and `#25b` are understood. */
export function readColour(text: string): Colour | null {
  const digits = /^#?([0-9a-f]{3}|[0-9a-f]{6})$/i.exec(text.trim())?.[1]?.toLowerCase();
  if (digits === undefined) return null;
  return `#${digits.length === 6 ? digits : digits.replaceAll(/./g, '$&$&')}`;
}

/** How well the one is read on the other, from 1 to 21 (WCAG 2.1, contrast ratio). */
export function contrast(one: Colour, other: Colour): number {
  const [darker, lighter] = [luminance(one), luminance(other)].sort((a, b) => a - b) as [number, number];
  return (lighter + 0.05) / (darker + 0.05);
}

/** Some of the other colour in the first: 0 leaves it as it is, 1 is the other. */
export function mixed(one: Colour, other: Colour, share: number): Colour {
  const [from, to] = [channels(one), channels(other)];
  return written(from.map((channel, at) => channel + ((to[at] ?? 0) - channel) * share));
}

/** The same hue, this light (0 is black, 1 is white), and no more vivid than this. */
export function shade(colour: Colour, lightness: number, mostVivid: number): Colour {
  const parts = channels(colour).map((channel) => channel / 255);
  const [least, most] = [Math.min(...parts), Math.max(...parts)];
  const grey = (least + most) / 2;
  if (most === least) return mixed(BLACK, WHITE, lightness);
  const vivid = Math.min((most - least) / (1 - Math.abs(2 * grey - 1)), mostVivid);
  // HSL: as far from its grey as before, as a share of how far it may be.
  const reach = (vivid * (1 - Math.abs(2 * lightness - 1))) / (most - least);
  return written(parts.map((part) => 255 * (lightness + (part - grey) * reach)));
}

/** WCAG 2.1, relative luminance. */
function luminance(colour: Colour): number {
  const [red = 0, green = 0, blue = 0] = channels(colour).map((channel) => {
    const share = channel / 255;
    return share <= 0.03928 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function channels(colour: Colour): number[] {
  return [1, 3, 5].map((at) => parseInt(colour.slice(at, at + 2), 16));
}

function written(parts: readonly number[]): Colour {
  return `#${parts.map((part) => Math.round(part).toString(16).padStart(2, '0')).join('')}`;
}
