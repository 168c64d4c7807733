/** The keys of what an entry of the file stands for: the resource itself, or the desks of an open space. */
export function keysOf({ key, places }: { key: string; places?: number | undefined }): string[] {
  if (places === undefined) return [key];
  return Array.from({ length: places }, (_, index) => `${key}-${index + 1}`);
}
