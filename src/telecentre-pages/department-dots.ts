/**
 * The shape of each department as a cloud of dots, without any drawing of its borders: each point of a lattice belongs to
 * the department of the nearest commune. What is far from every commune that we know is the sea, or another country.
 */
import type { Commune } from '../telecentres/communes.js';
import type { MapFrame, Point } from './map-frame.js';

export interface DepartmentDots {
  readonly code: string;
  readonly dots: readonly Point[];
  /** To be drawn with a dash of no length every two units, scaled by `DOT_SCALE`: a row of dots is one stroke. */
  readonly path: string;
}

/** From dot to dot, in units of the map: some fifty of them from west to east. */
const STEP = 8;
export const DOT_SCALE = STEP / 2;
const ROW = STEP * Math.sin(Math.PI / 3);
/** Communes of the mountains are ten kilometres apart. */
const REACH_KM = 9;

export function dotsOf(
  codes: ReadonlySet<string>,
  communes: readonly Commune[],
  frame: MapFrame,
): DepartmentDots[] {
  const nearest = nearestOf(communes, frame);
  const clouds = new Map<string, { dots: Point[]; path: string }>();
  for (let row = 0; row * ROW <= frame.height; row++) {
    let before: string | undefined;
    for (let column = 0; column * STEP <= frame.width; column++) {
      const dot = { x: column * STEP + (row % 2) * (STEP / 2), y: row * ROW };
      const code = inside(dot, frame) ? nearest(dot) : undefined;
      if (code !== undefined && codes.has(code)) {
        const cloud = clouds.get(code) ?? { dots: [], path: '' };
        cloud.path = code === before ? longer(cloud.path) : cloud.path + strokeAt(column, row);
        cloud.dots.push(dot);
        clouds.set(code, cloud);
      }
      before = code;
    }
  }
  return [...clouds].map(([code, cloud]) => ({ code, ...cloud }));
}

/** In half steps; a hair longer than its last dot, which would else be left out. */
function strokeAt(column: number, row: number): string {
  return `M${2 * column + (row % 2)} ${Number((row * 2 * Math.sin(Math.PI / 3)).toFixed(1))}h.1`;
}

function longer(path: string): string {
  return path.replace(/h(\d*)\.1$/, (_, length: string) => `h${Number(length) + 2}.1`);
}

function inside({ x, y }: Point, { width, height }: MapFrame): boolean {
  const half = STEP / 2;
  return x >= half && y >= half && x <= width - half && y <= height - half;
}

/** The department of the nearest commune; undefined where none is within reach. */
function nearestOf(communes: readonly Commune[], frame: MapFrame): (dot: Point) => string | undefined {
  const reach = Math.max(REACH_KM * frame.unitsPerKm, STEP);
  // Only the nine squares around a dot can hold one within reach.
  const squares = new Map<string, { department: string; at: Point }[]>();
  const squareOf = ({ x, y }: Point): Point => ({ x: Math.floor(x / reach), y: Math.floor(y / reach) });
  for (const commune of communes) {
    const at = frame.at(commune);
    const { x, y } = squareOf(at);
    const square = squares.get(`${x} ${y}`) ?? [];
    square.push({ department: commune.department, at });
    squares.set(`${x} ${y}`, square);
  }
  return (dot) => {
    const { x, y } = squareOf(dot);
    let [found, least]: [string | undefined, number] = [undefined, reach];
    for (const [east, south] of AROUND) {
      for (const { department, at } of squares.get(`${x + east} ${y + south}`) ?? []) {
        const distance = Math.hypot(at.x - dot.x, at.y - dot.y);
        if (distance < least) [found, least] = [department, distance];
      }
    }
    return found;
  };
}

const AROUND = [-1, 0, 1].flatMap((east) => [-1, 0, 1].map((south) => [east, south] as const));
