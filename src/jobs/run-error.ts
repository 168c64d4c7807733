/** Enough to recognise an error by. */
const LONGEST_ERROR = 300;

/** What is kept, logged and shown of an error: no address of a person or a server, no link, one short line. */
export function errorInWords(error: unknown): string {
  const said = error instanceof Error ? error.message || error.name : String(error);
  const words = said
    .replace(/\b[a-z][a-z+.-]*:\/\/\S+/gi, '…')
    .replace(/[^\s<>()"',;:]+@[^\s<>()"',;]+/g, '…')
    // The database takes no NUL, and nobody can read the others.
    .replace(/[\s\p{Cc}]+/gu, ' ')
    .trim()
    .slice(0, LONGEST_ERROR);
  return words || 'an error that says nothing';
}
