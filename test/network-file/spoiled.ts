/** Put where a value shall be no more. */
export const GONE = Symbol('gone');

/** New values by their places, such as `telecentres[0].closures[1].from`. */
export type Spoils = Readonly<Record<string, unknown>>;

/** A copy of a document with some places changed. */
export function spoiled(document: object, spoils: Spoils): unknown {
  const copy = structuredClone(document) as Record<string, unknown>;
  for (const [place, value] of Object.entries(spoils)) {
    const steps = place.split(/[.[\]]+/).filter((step) => step !== '');
    const last = steps.pop() ?? '';
    const parent = steps.reduce((inner, step) => inner[step] as Record<string, unknown>, copy);
    if (value !== GONE) parent[last] = value;
    else if (Array.isArray(parent)) parent.splice(Number(last), 1);
    else Reflect.deleteProperty(parent, last);
  }
  return copy;
}
