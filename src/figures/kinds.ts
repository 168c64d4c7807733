import { KINDS, type Kind } from '../reservation/kind.js';
import { sumOf, type UnitUse, type Use } from './occupancy.js';

/** What sorts of places were used; only those that there are. */
export function kindsOf(units: readonly UnitUse[]): (Use & { readonly kind: Kind })[] {
  return KINDS.map((kind) => ({ kind, ...sumOf(units.filter((unit) => unit.kind === kind)) })).filter(
    ({ open }) => open > 0,
  );
}
