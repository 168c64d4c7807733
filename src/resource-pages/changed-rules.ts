/** Which places the same press has given other rules, as the history tells it. */
import { isDeepStrictEqual } from 'node:util';
import type { RememberedChange } from '../administration/history.queries.js';
import type { FileResource, FileTelecentre } from '../network-file/schema.js';

export interface ChangedPlaces {
  readonly telecentre: string;
  readonly names: readonly string[];
  /** An open space of six is six places. */
  readonly places: number;
}

export function changedPlacesIn(changes: readonly RememberedChange[]): ChangedPlaces[] {
  return changes.flatMap(({ telecentreName, before, after }) => {
    if (telecentreName === null || before === null) return [];
    const kept = resourcesIn(before);
    const changed = resourcesIn(after).filter((one) => {
      const was = kept.find(({ key }) => key === one.key);
      return was !== undefined && !isDeepStrictEqual(was.policy, one.policy);
    });
    if (changed.length === 0) return [];
    const places = changed.reduce((sum, one) => sum + (one.places ?? 1), 0);
    return [{ telecentre: telecentreName, names: changed.map(({ name }) => name), places }];
  });
}

function resourcesIn(document: unknown): readonly FileResource[] {
  return (document as Partial<FileTelecentre>).resources ?? [];
}
