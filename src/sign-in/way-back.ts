/** The address of a page of the sign-in that knows where somebody wanted to go: the first page need not be said. */
export function withWayBack(path: string, to: string): string {
  return to === '/' ? path : `${path}?to=${encodeURIComponent(to)}`;
}
