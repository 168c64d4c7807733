/** Where a search begins: the place that somebody has typed, or why it is not clear which. */
import { communesNamed, findCommunes, spelledLike } from '../telecentres/commune-names.js';
import { labelOf, type Commune } from '../telecentres/communes.js';
import { departmentsOf, type Place } from '../telecentres/near.js';
import type { Network } from '../telecentres/network.js';

export interface Whereabouts {
  readonly place: Place;
  /** For headings: `Bagnac-sur-Célé`. */
  readonly name: string;
  /** For the field, and unmistakable: `Bagnac-sur-Célé (46)`. */
  readonly label: string;
}

export type Understood =
  | { readonly is: 'known'; readonly whereabouts: Whereabouts }
  | { readonly is: 'several'; readonly communes: readonly Commune[] }
  | { readonly is: 'unknown'; readonly spelledLike: readonly Commune[] };

/** As many as somebody reads through. */
const PROPOSED = 8;

export function whereaboutsOf(near: string, network: Network): Understood {
  const telecentre = network.telecentres.get(near);
  if (telecentre !== undefined) {
    const { commune, department } = telecentre;
    const label = `${commune.name} (${department.code})`;
    return { is: 'known', whereabouts: { place: telecentre, name: commune.name, label } };
  }
  const here = departmentsOf(network);
  const named = communesNamed(near);
  const [one, another] = named.length > 0 ? named : findCommunes(near, 2, here);
  if (one === undefined) return { is: 'unknown', spelledLike: spelledLike(near, PROPOSED) };
  if (another === undefined)
    return { is: 'known', whereabouts: { place: one, name: one.name, label: labelOf(one) } };
  const communes = named.length > 1 ? named : findCommunes(near, PROPOSED, here);
  return { is: 'several', communes: communes.slice(0, PROPOSED) };
}
