import { inLowerCase, tokensOf } from './structured-header.js';

/**
 * The one address of the one From line, in lower case. Null when there are several, or when two readers could see two
 * different ones: whoever writes like that is not believed.
 */
export function senderOf(fields: readonly string[]): string | null {
  const [field, ...others] = fields;
  if (field === undefined || others.length > 0) return null;
  const tokens = tokensOf(field, '<>,;:');
  if (tokens === null) return null;
  const shape = tokens.map(({ kind, text }) => (kind === 'sign' ? text : 'w')).join('');
  if (!/^(w|w*<w>)$/.test(shape)) return null;
  const address = tokens.findLast(({ kind }) => kind === 'word');
  if (address === undefined || address.quoted || !ADDRESS.test(address.text)) return null;
  return inLowerCase(address.text);
}

/** Printable ASCII: of two letters that look alike only one is there. */
const ADDRESS = /^[!-?A-~]+@[!-?A-~]+$/;

export function domainOf(address: string): string {
  return address.slice(address.lastIndexOf('@') + 1);
}
