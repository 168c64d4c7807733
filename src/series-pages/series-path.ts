/** Where a series is shown, to whoever may see it. */
export function seriesPath(id: string): string {
  return `/series/${id}`;
}
