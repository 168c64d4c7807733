import type { TokenScope } from './permissions.js';
import type { Grant } from './roles.js';

/** Whoever makes a request, as far as it is known. */
export interface Caller {
  readonly account: string;
  /** What the audit trail knows of them. */
  readonly pseudonym: string;
  readonly grants: readonly Grant[];
  readonly means: SignedIn | Token;
}

export interface SignedIn {
  readonly by: 'session';
  readonly session: string;
  /** It was given in this session. */
  readonly secondFactor: boolean;
  /** They have one and have not given it yet: until then they may only finish signing in. */
  readonly secondFactorPending: boolean;
  /** Name, language, status and today's house rules are there. */
  readonly complete: boolean;
}

export interface Token {
  readonly by: 'token';
  /** It was given when the token was made, and its owner has one still: no token wakes roles that came later. */
  readonly secondFactor: boolean;
  readonly scopes: readonly TokenScope[];
}
