/** Where a telecentre stands, as its page asks: two numbers, or the centre of its commune. */
import type { FileTelecentre } from '../network-file/schema.js';
import type { Typed } from '../platform/http/endpoint.js';
import type { Words } from '../platform/i18n/language.js';
import { findCommune } from '../telecentres/communes.js';
import { distanceKm } from '../telecentres/near.js';

type Location = FileTelecentre['location'];

export const COMMUNE_CENTRE = 'Centre de la commune';

/** Blank where nobody has said more than the commune. */
export function typedPosition({ location }: FileTelecentre): Typed {
  const { latitude, longitude, precision } = location;
  const isKnown = precision === undefined;
  return { latitude: isKnown ? String(latitude) : '', longitude: isKnown ? String(longitude) : '' };
}

export function readPosition(
  typed: Typed,
  { location, commune }: FileTelecentre,
): { readonly location: Location } | { readonly field: 'latitude' | 'longitude'; readonly wrong: Words } {
  const [latitude, longitude] = [typed['latitude'], typed['longitude']].map((text) => text?.trim());
  if (latitude === undefined || longitude === undefined) return { location };
  const centre = findCommune(commune.inseeCode);
  if (latitude === '' && longitude === '') {
    if (location.precision !== undefined || centre === undefined) return { location };
    const { latitude, longitude } = centre;
    return { location: { latitude, longitude, precision: COMMUNE_CENTRE } };
  }
  if (!isNumber(latitude)) return { field: 'latitude', wrong: NOT_A_NUMBER };
  if (!isNumber(longitude)) return { field: 'longitude', wrong: NOT_A_NUMBER };
  const position = { latitude: numberIn(latitude), longitude: numberIn(longitude) };
  if (Math.abs(position.latitude) > 90 || Math.abs(position.longitude) > 180)
    return { field: 'latitude', wrong: FAR };
  if (centre !== undefined && distanceKm(centre, position) > FARTHEST_KM)
    return { field: 'latitude', wrong: FAR };
  return { location: position };
}

/** No commune of France reaches farther from its centre, overseas ones aside. */
const FARTHEST_KM = 40;

function isNumber(text: string): boolean {
  return /^-?\d{1,3}([.,]\d{1,8})?$/.test(text);
}

function numberIn(text: string): number {
  return Number(text.replace(',', '.'));
}

const NOT_A_NUMBER: Words = {
  fr: 'écrivez un nombre, comme 44,608',
  en: 'write a number, such as 44.608',
};
const FAR: Words = {
  fr: 'ce point est loin de la commune. Latitude et longitude sont-elles inversées\u00a0?',
  en: 'this point is far from the commune. Are latitude and longitude the wrong way round?',
};
