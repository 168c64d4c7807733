import type { Telecentre } from '../telecentres/network.js';
import { isAssumed } from '../telecentres/sourced.js';

/** Null when nobody knows. */
export function specialityOf(telecentre: Telecentre): string | null {
  const speciality = telecentre.about['speciality'];
  return typeof speciality === 'string' && !isAssumed(telecentre, 'speciality') ? speciality : null;
}
