import { allCommunes, findCommune, type Commune } from './communes.js';
import type { Network, Telecentre } from './network.js';

export interface Place {
  readonly latitude: number;
  readonly longitude: number;
}

/** Mean radius of the earth (IUGG), in kilometres. */
const EARTH_RADIUS_KM = 6371.009;

/** The place that `near` names: a telecentre's slug, an INSEE code, or `lat,lon` in degrees. */
export function placeOf(near: string, network: Network): Place | undefined {
  const [, latitude, longitude] = /^(-?\d{1,2}(?:\.\d+)?),(-?\d{1,3}(?:\.\d+)?)$/.exec(near) ?? [];
  if (latitude !== undefined && longitude !== undefined) {
    const place = { latitude: Number(latitude), longitude: Number(longitude) };
    return Math.abs(place.latitude) <= 90 && Math.abs(place.longitude) <= 180 ? place : undefined;
  }
  return network.telecentres.get(near) ?? findCommune(near);
}

/** The telecentres with their distance, nearest first; by name when no place is given. */
export function byDistance(
  telecentres: Iterable<Telecentre>,
  place: Place | undefined,
): { readonly telecentre: Telecentre; readonly distanceKm: number | null }[] {
  const all = [...telecentres];
  if (place === undefined) return all.map((telecentre) => ({ telecentre, distanceKm: null }));
  return all
    .map((telecentre) => ({ telecentre, distanceKm: distanceKm(place, telecentre) }))
    .sort((one, other) => one.distanceKm - other.distanceKm);
}

/** The nearest other telecentres, nearest first; measured once, for refusals ask for them again and again. */
export function neighboursOf(telecentre: Telecentre, network: Network): ReturnType<typeof byDistance> {
  const known = neighbours.get(telecentre);
  if (known) return known;
  const others = [...network.telecentres.values()].filter((one) => one !== telecentre);
  const measured = byDistance(others, telecentre).slice(0, NEIGHBOURS_KEPT);
  neighbours.set(telecentre, measured);
  return measured;
}

/** Further away nobody goes instead. */
const NEIGHBOURS_KEPT = 40;

/** Telecentres are never changed, but replaced with their network. */
const neighbours = new WeakMap<Telecentre, ReturnType<typeof byDistance>>();

/** Their numbers. */
export function departmentsOf(network: Network): ReadonlySet<string> {
  return new Set(network.departments.map(({ code }) => code));
}

/** Null where no commune that we know of is near. */
export function nearestCommune(place: Place): Commune | null {
  let nearest: Commune | null = null;
  let nearestKm = TOO_FAR_KM;
  for (const commune of allCommunes().values()) {
    const km = distanceKm(place, commune);
    if (km < nearestKm) [nearest, nearestKm] = [commune, km];
  }
  return nearest;
}

/** No commune is wider: whoever is further from the centre of each is outside them all. */
const TOO_FAR_KM = 30;

/** As the crow flies (haversine), to the hundred metres; roads in these hills are longer. */
export function distanceKm(from: Place, to: Place): number {
  const north = radians(to.latitude - from.latitude);
  const east = radians(to.longitude - from.longitude);
  const chord =
    Math.sin(north / 2) ** 2 +
    Math.cos(radians(from.latitude)) * Math.cos(radians(to.latitude)) * Math.sin(east / 2) ** 2;
  return Math.round(20 * EARTH_RADIUS_KM * Math.asin(Math.sqrt(chord))) / 10;
}

function radians(degrees: number): number {
  return (degrees * Math.PI) / 180;
}
