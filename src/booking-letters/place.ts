/** Where a telecentre is. */
import type { Telecentre } from '../telecentres/network.js';
import { sourcedHostOf } from '../telecentres/sourced.js';

/** `12 avenue Fernand-Pezet, 46100 Figeac`; without the street where nobody has found it. */
export function addressOf(telecentre: Telecentre): string {
  const { postcode, name } = telecentre.commune;
  const { address } = sourcedHostOf(telecentre);
  const commune = `${postcode} ${name}`;
  if (!address) return commune;
  return address.includes(postcode) ? address : `${address}, ${commune}`;
}

export function mapOf({ latitude, longitude }: Telecentre): string {
  const [lat, lon] = [String(latitude), String(longitude)];
  return `https://www.openstreetmap.org/?mlat=${lat}&mlon=${lon}#map=16/${lat}/${lon}`;
}
