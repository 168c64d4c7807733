import { communeNamed } from '../telecentres/commune-names.js';
import { labelOf } from '../telecentres/communes.js';
import type { Place } from '../telecentres/near.js';
import type { Network } from '../telecentres/network.js';
import type { Usual } from './usual.queries.js';

/** From where « près de chez moi » is measured. */
export interface StartingPoint {
  readonly place: Place;
  readonly name: string;
  /** As a search takes it. */
  readonly near: string;
}

/** The commune that somebody has told us, else the telecentre where they go most; null when neither is known. */
export function startingPointOf({ commune, telecentre }: Usual, network: Network): StartingPoint | null {
  const home = commune === null ? undefined : communeNamed(commune);
  if (home !== undefined) return { place: home, name: home.name, near: labelOf(home) };
  const usual = telecentre === null ? undefined : network.telecentres.get(telecentre);
  return usual === undefined ? null : { place: usual, name: usual.commune.name, near: usual.slug };
}
