/** Names for addresses and keys, made from those that people use. */

/** `Salle de réunion n° 2` is `salle-de-reunion-n-2`. */
export function keyOf(name: string, longest: number): string {
  return name
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replaceAll('œ', 'oe')
    .replaceAll('æ', 'ae')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, longest)
    .replace(/^-+|-+$/g, '');
}

/** The name, or the name with the first number that makes it new. */
export function unusedKey(name: string, used: ReadonlySet<string>): string {
  if (name !== '' && !used.has(name)) return name;
  const stem = name === '' ? 'place' : name;
  for (let number = 2; ; number += 1) if (!used.has(`${stem}-${number}`)) return `${stem}-${number}`;
}
