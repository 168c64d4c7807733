/** More than is ever kept. What stands behind is not looked at: over a text without end the patterns take as long. */
const LOOKED_AT = 500;

/** What somebody else's machine says, in one short line: no address of a person or a server, no link. */
export function withoutAddresses(said: string, longest: number): string {
  return (
    beginningOf(said)
      .replace(/\b[a-z][a-z+.-]*:\/\/\S+/gi, '…')
      .replace(/[^\s<>()"',;:]+@[^\s<>()"',;]+/g, '…')
      // The database takes no NUL, and nobody can read the others.
      .replace(/[\s\p{Cc}]+/gu, ' ')
      .trim()
      .slice(0, longest)
  );
}

/** What an error says of itself; nothing, when it cannot even be asked. */
export function saidBy(error: unknown): string {
  try {
    return error instanceof Error ? error.message || error.name : String(error);
  } catch {
    return '';
  }
}

/** Without the word that is cut in two: half an address would not be known as one. */
function beginningOf(said: string): string {
  return said.length <= LOOKED_AT ? said : said.slice(0, LOOKED_AT).replace(/\S*$/, '…');
}
