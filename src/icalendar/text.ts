/** How words stand in a calendar object (RFC 5545, 3.1 and 3.2). One bad line, and many calendars show nothing at all. */

/** RFC 5545, 3.1: of one line, without its end. */
const LONGEST_LINE = 75;

/**
 * What people have written, without what ends a line or a file early: controls and halves of characters. Whatever some
 * reader takes for the end of a line becomes the one that calendars know how to escape.
 */
export function harmless(text: string): string {
  return text
    .toWellFormed()
    .replace(/\r\n?|[\v\f\u0085\u2028\u2029]/g, '\n')
    .replace(/(?![\n\t])\p{Cc}/gu, '');
}

/** The value of a parameter, always in quotes: a comma or a colon in a name then ends nothing. */
export function quoted(value: string): string {
  const words = harmless(value).replace(/\s+/g, ' ').trim();
  // Quotes cannot stand within quotes, and some readers take a backslash for an escape; a caret is one (RFC 6868).
  return `"${words.replaceAll('"', "'").replaceAll('\\', '/').replaceAll('^', '^^')}"`;
}

/** RFC 6068: whatever has a meaning of its own in an address, and all that is not ASCII, is written by its octets. */
export function mailto(address: string): string {
  return `mailto:${harmless(address).replace(/[^\w.!$'*+~@-]/gu, encodeURIComponent)}`;
}

/** The object as it travels: every line ended, the last one too, and the long ones folded. */
export function calendarText(lines: readonly string[]): string {
  return lines.map((line) => `${folded(line)}\r\n`).join('');
}

/** Cut between characters, never inside one: a reader may take each piece for text of its own. */
function folded(line: string): string {
  if (Buffer.byteLength(line) <= LONGEST_LINE) return line;
  let text = '';
  let length = 0;
  for (const character of line) {
    const octets = Buffer.byteLength(character);
    if (length + octets > LONGEST_LINE) {
      text += '\r\n ';
      length = 1;
    }
    text += character;
    length += octets;
  }
  return text;
}
