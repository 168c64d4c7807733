/** No address that somebody else wrote leads away from here: of a foreign one only the fallback remains. */
export function localPath(wanted: string | undefined, fallback: string): string {
  if (wanted === undefined || wanted.length > LONGEST || !OUR_SHAPE.test(wanted)) return fallback;
  const { origin, pathname, search } = new URL(wanted, OURS);
  // Dots are gone now: what was left between them may have become the two slashes of a foreign address.
  return origin === OURS && OUR_SHAPE.test(pathname) ? pathname + search : fallback;
}

/** One slash first, and nothing that a browser would read as another: no backslash, no control character. */
const OUR_SHAPE = /^\/(?!\/)[\w~!$&'()*+,;=:@%./?-]*$/;
const OURS = 'http://here.invalid';
const LONGEST = 500;
