/** From degrees to a sheet of paper. */
import type { Place } from '../telecentres/near.js';

export interface Point {
  readonly x: number;
  readonly y: number;
}

/** A sheet as wide as any other, so that its letters are as large; higher for a country that is higher. */
export interface MapFrame {
  readonly width: number;
  readonly height: number;
  readonly unitsPerKm: number;
  at(place: Place): Point;
}

export const MAP_WIDTH = 400;
const HIGHEST = 480;
/** Room for the dots and for half a label at the edge. */
const RIM = 14;
/** Around a single telecentre something shall be seen of where it is. */
const SMALLEST_KM = 20;
/** Of a degree of latitude. */
const KM_PER_DEGREE = 111.2;

/** Holds all of `places`, seen from above; north is up. At this size the earth is flat. */
export function frameAround(places: readonly Place[]): MapFrame {
  const south = Math.min(...places.map(({ latitude }) => latitude));
  const north = Math.max(...places.map(({ latitude }) => latitude));
  const west = Math.min(...places.map(({ longitude }) => longitude));
  const east = Math.max(...places.map(({ longitude }) => longitude));
  const middle = { latitude: (south + north) / 2, longitude: (west + east) / 2 };
  const kmPerDegreeEast = KM_PER_DEGREE * Math.cos((middle.latitude * Math.PI) / 180);

  const wide = Math.max((east - west) * kmPerDegreeEast, SMALLEST_KM);
  const high = Math.max((north - south) * KM_PER_DEGREE, SMALLEST_KM);
  const unitsPerKm = Math.min((MAP_WIDTH - 2 * RIM) / wide, (HIGHEST - 2 * RIM) / high);
  const height = Math.ceil(high * unitsPerKm + 2 * RIM);
  return {
    width: MAP_WIDTH,
    height,
    unitsPerKm,
    at: ({ latitude, longitude }) => ({
      x: MAP_WIDTH / 2 + (longitude - middle.longitude) * kmPerDegreeEast * unitsPerKm,
      y: height / 2 - (latitude - middle.latitude) * KM_PER_DEGREE * unitsPerKm,
    }),
  };
}
