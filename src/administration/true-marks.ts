import { isDeepStrictEqual } from 'node:util';
import { valueAt } from '../network-file/marks.js';
import type { FileTelecentre } from '../network-file/schema.js';

/**
 * What a coordinator has written is neither assumed nor taken from a source any more, and no mark leads to what is gone.
 * Of a mark on several things, those that nobody has written keep theirs.
 */
export function withTrueMarks(before: FileTelecentre, after: FileTelecentre): FileTelecentre {
  const { sources, assumed, notFound, notes } = after.provenance;
  const stillTrue = (path: string): string[] => unchangedUnder(path.split('.'), before, after);
  const assumedStill = assumed.flatMap(stillTrue);
  const notFoundStill = notFound.flatMap(stillTrue);
  return {
    ...after,
    provenance: {
      sources: Object.fromEntries(
        // What a part says of itself comes after what the whole says of it.
        Object.entries(sources)
          .sort(([one], [other]) => one.length - other.length)
          .flatMap(([path, ids]) => stillTrue(path).map((part) => [part, ids])),
      ),
      assumed: [...new Set(assumedStill)],
      notFound: [...new Set(notFoundStill)],
      notes,
    },
  };
}

function unchangedUnder(path: readonly string[], before: FileTelecentre, after: FileTelecentre): string[] {
  const [was, is] = [before, after].map((file) => valueAt(file, path));
  if (is === undefined) return [];
  if (isDeepStrictEqual(was, is)) return [path.join('.')];
  return partsOf(is).flatMap((part) => unchangedUnder([...path, part], before, after));
}

/** Whoever writes of a day writes all of it; resources are named by their keys. */
function partsOf(value: unknown): string[] {
  if (typeof value !== 'object' || value === null || 'segments' in value) return [];
  if (!Array.isArray(value)) return Object.keys(value);
  return (value as readonly { readonly key?: unknown }[]).flatMap(({ key }) =>
    typeof key === 'string' ? [key] : [],
  );
}
