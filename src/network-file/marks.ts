/**
 * Marks say of a value where it comes from, that it is assumed, or that it was looked for and not found. The source
 * must be listed, and the value must be there.
 */
import { z } from 'zod';
import { markPath } from './values.js';

/** Something that a file names and that is not there. */
export interface BrokenReference {
  readonly path: readonly PropertyKey[];
  readonly message: string;
}

export function brokenMarks(marked: unknown, sources: Readonly<Record<string, unknown>>): BrokenReference[] {
  const marks = marksLens.parse(
    z.object({ provenance: z.unknown() }).catch({ provenance: {} }).parse(marked).provenance,
  );
  const unknownSources = Object.entries(marks.sources).flatMap(([path, ids]) =>
    ids.flatMap((id, index) =>
      id === '' || Object.hasOwn(sources, id)
        ? []
        : [
            {
              path: ['provenance', 'sources', path, index],
              message: `source ${id} is not in the list of sources`,
            },
          ],
    ),
  );
  const pointers = [
    ...Object.keys(marks.sources).map((path) => ({ path: ['provenance', 'sources', path], to: path })),
    ...marks.assumed.map((to, index) => ({ path: ['provenance', 'assumed', index], to })),
    ...marks.notFound.map((to, index) => ({ path: ['provenance', 'notFound', index], to })),
  ];
  return [
    ...unknownSources,
    ...pointers.flatMap(({ path, to }) =>
      !markPath.safeParse(to).success || leadsSomewhere(marked, to.split('.'))
        ? []
        : [{ path, message: `there is no ${to} here` }],
    ),
  ];
}

const texts = z.array(z.string().catch('')).catch([]);
const marksLens = z
  .object({ sources: z.record(z.string(), texts).catch({}), assumed: texts, notFound: texts })
  .catch({ sources: {}, assumed: [], notFound: [] });

function leadsSomewhere(value: unknown, path: readonly string[]): boolean {
  return valueAt(value, path) !== undefined;
}

/** What a path leads to; undefined where there is nothing. */
export function valueAt(value: unknown, [step, ...rest]: readonly string[]): unknown {
  if (step === undefined) return value;
  if (typeof value !== 'object' || value === null) return undefined;
  // Of a list, the entry with that key: positions change, keys do not. Desks listed one by one answer to their pool.
  const next: unknown = Array.isArray(value)
    ? (value as ({ key?: unknown; pool?: unknown } | null)[]).find(
        (one) => one?.key === step || one?.pool === step,
      )
    : Object.hasOwn(value, step)
      ? (value as Record<string, unknown>)[step]
      : undefined;
  return valueAt(next, rest);
}
