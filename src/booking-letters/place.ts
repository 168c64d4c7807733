/** Where a telecentre is. */
import type { Telecentre } from '../telecentres/network.js';
import { hasExactLocation, sourcedHostOf } from '../telecentres/sourced.js';

/** `12 avenue Fernand-Pezet, 46100 Figeac`; without the street where nobody has found it. */
export function addressOf(telecentre: Telecentre): string {
  const { postcode, name } = telecentre.commune;
  const { address } = sourcedHostOf(telecentre);
  const commune = `${postcode} ${name}`;
  if (!address) return commune;
  return address.includes(postcode) ? address : `${address}, ${commune}`;
}

/** With a pin only where the building is known; else the commune. */
export function mapOf(telecentre: Telecentre): string {
  const [lat, lon] = [String(telecentre.latitude), String(telecentre.longitude)];
  if (!hasExactLocation(telecentre)) return `https://www.openstreetmap.org/#map=14/${lat}/${lon}`;
  return `https://www.openstreetmap.org/?mlat=${lat}&mlon=${lon}#map=16/${lat}/${lon}`;
}
