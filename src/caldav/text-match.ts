import { Refused } from './refusal.js';
import { caldav, type Read } from './xml.js';

/** How words can be compared (RFC 4791, 7.5.1): both are there to be asked for, and no other. */
export const COLLATIONS = ['i;ascii-casemap', 'i;octet'] as const;

/** RFC 4791, 9.7.5: whether the words stand anywhere within the value. */
export function textMatch(match: Read): (value: string) => boolean {
  const folded = foldingOf(match.attributes.get('collation') ?? 'i;ascii-casemap');
  const negated = match.attributes.get('negate-condition') === 'yes';
  const words = folded(match.text);
  return (value) => folded(value).includes(words) !== negated;
}

function foldingOf(collation: string): (text: string) => string {
  if (collation === 'i;octet') return (text) => text;
  if (collation === 'i;ascii-casemap' || collation === 'default')
    return (text) => text.replace(/[a-z]+/g, (letters) => letters.toUpperCase());
  throw new Refused(403, caldav('supported-collation'));
}
