import { saidBy, withoutAddresses } from '../platform/without-addresses.js';

/** Enough to recognise an error by. */
const LONGEST_ERROR = 300;

/** What is kept, logged and shown of an error: no address of a person or a server, no link, one short line. */
export function errorInWords(error: unknown): string {
  return withoutAddresses(saidBy(error), LONGEST_ERROR) || 'an error that says nothing';
}
