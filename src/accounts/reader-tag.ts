import { createHash } from 'node:crypto';

/**
 * By this two people who share a browser are told apart, and nothing else is said of them: what a script keeps for the one is
 * not shown to the other.
 */
export function readerTag(pseudonym: string): string {
  return createHash('sha256').update(pseudonym).digest('base64url').slice(0, 12);
}
