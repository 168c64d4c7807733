/** `J. D.` of `Jeanne Delmas`, `M.-C. B.` of `Marie-Claude Bru`. Null where a name has no letter. */
export function initialsOf(name: string): string | null {
  const words = name.trim().split(/\s+/).map(initialsOfWord).filter(Boolean);
  // First and last: the names between are nobody's business.
  const shown = words.length > 2 ? [words[0], words.at(-1)] : words;
  return shown.length === 0 ? null : shown.join('\u00a0');
}

function initialsOfWord(word: string): string {
  const letters = word.split('-').flatMap((part) => /\p{L}/u.exec(part)?.[0] ?? []);
  return letters.map((letter) => `${letter.toLocaleUpperCase('fr')}.`).join('-');
}
