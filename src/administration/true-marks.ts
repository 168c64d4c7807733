import { isDeepStrictEqual } from 'node:util';
import { valueAt } from '../network-file/marks.js';
import type { FileTelecentre } from '../network-file/schema.js';

/** What a coordinator has written is neither assumed nor taken from a source any more; and no mark leads to what is gone. */
export function withTrueMarks(before: FileTelecentre, after: FileTelecentre): FileTelecentre {
  const { sources, assumed, notFound, notes } = after.provenance;
  const stillTrue = (path: string): boolean => {
    const [was, is] = [before, after].map((file) => valueAt(file, path.split('.')));
    return is !== undefined && isDeepStrictEqual(was, is);
  };
  return {
    ...after,
    provenance: {
      sources: Object.fromEntries(Object.entries(sources).filter(([path]) => stillTrue(path))),
      assumed: assumed.filter(stillTrue),
      notFound: notFound.filter(stillTrue),
      notes,
    },
  };
}
