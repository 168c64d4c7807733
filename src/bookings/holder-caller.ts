import type { Caller } from '../permissions/caller.js';

/**
 * Somebody acting on their own booking without having signed in: by a link of one of our mails, or by an answer of their
 * calendar. They may do what a program of theirs could that books, and nothing in any role.
 */
export function holderCaller({
  account,
  pseudonym,
}: {
  readonly account: string;
  readonly pseudonym: string;
}): Caller {
  return {
    account,
    pseudonym,
    grants: [],
    means: { by: 'token', scopes: ['read', 'book'], secondFactor: false },
  };
}
