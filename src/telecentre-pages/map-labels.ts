/** Names on a map, each beside its sign, none upon another. */
import type { MapFrame, Point } from './map-frame.js';

export interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

export interface Label {
  readonly text: string;
  /** Where its first line stands: its beginning, its middle or its end. */
  readonly at: Point;
  readonly anchor: 'start' | 'middle' | 'end';
  readonly box: Box;
}

/** In units of the map, as the style sheet has them. */
export const NAME_SIZE = 14;
export const DEPARTMENT_SIZE = 12;
/** Of a letter, in its size: wider than the font is on the average, for names are longer than they are guessed. */
const LETTER = 0.58;
const SIGN = { width: 14, height: 10 };

export function signAt({ x, y }: Point): Box {
  return {
    left: x - SIGN.width / 2,
    right: x + SIGN.width / 2,
    top: y - SIGN.height / 2,
    bottom: y + SIGN.height / 2,
  };
}

/** Where its sign can stand: there, or beside those that stand there already, for two may be in one commune. */
export function freeSpot(wanted: Point, taken: readonly Box[], frame: MapFrame): Point {
  for (let ring = 0; ring <= RINGS; ring++) {
    for (const [east, south] of ring === 0 ? [[0, 0] as const] : DIRECTIONS) {
      const spot = {
        x: wanted.x + east * ring * (SIGN.width + 2),
        y: wanted.y + south * ring * (SIGN.height + 2),
      };
      if (fits(signAt(spot), taken, frame)) return spot;
    }
  }
  return wanted;
}

/** Beside its sign, where there is room; null where there is none: the list has every name. */
export function labelBeside(
  { text, sign }: { readonly text: string; readonly sign: Point },
  taken: readonly Box[],
  frame: MapFrame,
): Label | null {
  return (
    SPOTS.map(({ anchor, east, south }) => {
      const at = {
        x: sign.x + east * (SIGN.width / 2 + 4),
        y: sign.y + south * (SIGN.height / 2 + NAME_SIZE / 2 + 2) + NAME_SIZE * 0.35,
      };
      return labelAt(text, at, anchor, NAME_SIZE);
    }).find(({ box }) => fits(box, taken, frame)) ?? null
  );
}

/** Somewhere in the midst of `dots`, as near to their middle as there is room. */
export function labelAmong(
  text: string,
  dots: readonly Point[],
  taken: readonly Box[],
  frame: MapFrame,
): Label | null {
  const middle = {
    x: dots.reduce((sum, dot) => sum + dot.x, 0) / dots.length,
    y: dots.reduce((sum, dot) => sum + dot.y, 0) / dots.length,
  };
  const nearFirst = [...dots].sort((one, other) => distance(one, middle) - distance(other, middle));
  for (const dot of nearFirst) {
    const label = labelAt(text, dot, 'middle', DEPARTMENT_SIZE);
    if (fits(label.box, taken, frame)) return label;
  }
  return null;
}

export function boxesOverlap(one: Box, other: Box): boolean {
  return one.left < other.right && other.left < one.right && one.top < other.bottom && other.top < one.bottom;
}

/** Best first: beside the sign, under it, over it; then with an end of the name under or over it; then off its corners. */
const SPOTS = [
  { anchor: 'start', east: 1, south: 0 },
  { anchor: 'end', east: -1, south: 0 },
  { anchor: 'middle', east: 0, south: 1 },
  { anchor: 'middle', east: 0, south: -1 },
  { anchor: 'end', east: 0.6, south: -1 },
  { anchor: 'end', east: 0.6, south: 1 },
  { anchor: 'start', east: -0.6, south: -1 },
  { anchor: 'start', east: -0.6, south: 1 },
  { anchor: 'start', east: 1, south: 0.8 },
  { anchor: 'start', east: 1, south: -0.8 },
  { anchor: 'end', east: -1, south: 0.8 },
  { anchor: 'end', east: -1, south: -0.8 },
] as const;

/** Around a sign, to the next one. */
const DIRECTIONS = [
  [1, 0],
  [-1, 0],
  [0, 1],
  [0, -1],
  [1, 1],
  [1, -1],
  [-1, 1],
  [-1, -1],
] as const;
const RINGS = 6;

function labelAt(text: string, at: Point, anchor: Label['anchor'], size: number): Label {
  const width = text.length * LETTER * size;
  const left = anchor === 'start' ? at.x : anchor === 'end' ? at.x - width : at.x - width / 2;
  const box = { left, right: left + width, top: at.y - size * 0.85, bottom: at.y + size * 0.25 };
  return { text, at, anchor, box };
}

function fits(box: Box, taken: readonly Box[], { width, height }: MapFrame): boolean {
  const isInside = box.left >= 2 && box.top >= 2 && box.right <= width - 2 && box.bottom <= height - 2;
  return isInside && !taken.some((other) => boxesOverlap(box, other));
}

function distance(one: Point, other: Point): number {
  return Math.hypot(one.x - other.x, one.y - other.y);
}
