import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { Caller } from '../permissions/caller.js';
import type { SpokenRequest } from '../platform/http/endpoint.js';
import type { Language } from '../platform/i18n/language.js';
import type { Frame } from '../platform/web/layout.js';
import type { SiteLook } from '../platform/web/site.js';
import { unauthorized } from './accounts.problems.js';
import type { Visitor } from './sessions.service.js';

/** What a page needs to know of whoever looks at it. */
export interface Visit {
  readonly language: Language;
  readonly siteName: string;
  readonly look: SiteLook;
  /** Without its query, and without a language. */
  readonly path: string;
  /** Where the language has been chosen by the address. */
  readonly addressLanguage: Language | undefined;
  /** What shows the page again, with its query and without a language: of a form that was sent, the nearest page to it. */
  readonly address: string;
  /** Where all our addresses begin. */
  readonly baseUrl: string;
  /** Null for somebody who has not signed in. */
  readonly visitor: KnownVisitor | null;
  /** Nobody could be asked who it is: they may have signed in or not. */
  readonly isUnknown: boolean;
  /** Somebody whose browser still holds a session that is over. */
  readonly sessionIsOver: boolean;
  /** What was sent was opened in an earlier session: nothing is done for it. Only where a page `keepsTyped`. */
  readonly formIsOld: boolean;
  /** From this very machine: see `Site`. */
  readonly isLocal: boolean;
}

export interface KnownVisitor extends Visitor {
  /** Goes into every form. */
  readonly formToken: string;
}

export interface KnownRequest extends SpokenRequest {
  caller?: Caller | undefined;
  visitor?: KnownVisitor;
  isUnknown?: true;
  sessionIsOver?: boolean;
  visit?: Visit;
  /** For what goes wrong: of a form that was sent, the page that asks for the same again. */
  asksAgain?: string;
  /** For what goes wrong afterwards. */
  frame?: Omit<Frame, 'title'>;
}

/** In handlers of pages. */
export const Visiting = createParamDecorator((_: unknown, context: ExecutionContext): Visit => {
  const { visit } = context.switchToHttp().getRequest<KnownRequest>();
  if (visit === undefined) throw new Error('Only pages are visited.');
  return visit;
});

/** The visitor of a page that only people who have signed in can see. */
export function visitorOf({ visitor }: Visit): KnownVisitor {
  if (visitor === null) throw unauthorized('/');
  return visitor;
}
