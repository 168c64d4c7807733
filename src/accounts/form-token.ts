/**
 * Forms of a session carry a value that only pages of that session know (OWASP: CSRF, HMAC-based token). It follows from
 * the cookie's own secret, so nothing has to be stored for it.
 */
import { createHmac, timingSafeEqual } from 'node:crypto';
import type { FastifyRequest } from 'fastify';
import { FORM_TOKEN } from '../platform/http/endpoint.js';
import { Problem } from '../platform/http/problem.js';

export const FORM_TOKEN_HEADER = 'x-form-token';

export function formTokenOf(session: string): string {
  return createHmac('sha256', session).update('form').digest('base64url');
}

/** Whatever changes something on behalf of a session must come from one of its own pages. */
export function refuseForgery(
  request: FastifyRequest,
  session: string | undefined,
  publicHost: string | undefined,
  {
    asksAgain,
    keepsTyped,
  }: { readonly asksAgain?: string | undefined; readonly keepsTyped?: true | undefined },
): void {
  if (SAFE_METHODS.has(request.method)) return;
  if (isFromElsewhere(request, publicHost)) throw forged();
  // A page of ours that asks before it does anything may take it up.
  if (isOfOtherSession(request, session) && keepsTyped !== true) throw forged(asksAgain);
}

/** A form that was opened in an earlier session of this browser, or one that is none of ours. */
export function isOfOtherSession(request: FastifyRequest, session: string | undefined): boolean {
  if (session === undefined || SAFE_METHODS.has(request.method)) return false;
  return !isSame(sentToken(request), formTokenOf(session));
}

const SAFE_METHODS = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * Browsers say so since 2023, over HTTPS and to this machine. Others name the page's host, or, as our own pages ask for no
 * referrer, `null`: then the token alone must do.
 */
function isFromElsewhere({ headers }: FastifyRequest, publicHost: string | undefined): boolean {
  const { 'sec-fetch-site': site, origin, host } = headers;
  if (site !== undefined) return site !== 'same-origin' && site !== 'none';
  if (origin === undefined || origin === 'null') return false;
  return !URL.canParse(origin) || ![host, publicHost].includes(new URL(origin).host);
}

function sentToken({ headers, body }: FastifyRequest): string {
  const inHeader = headers[FORM_TOKEN_HEADER];
  if (typeof inHeader === 'string') return inHeader;
  const inForm = (body as Record<string, unknown> | null | undefined)?.[FORM_TOKEN];
  return typeof inForm === 'string' ? inForm : '';
}

function isSame(one: string, other: string): boolean {
  const [a, b] = [Buffer.from(one), Buffer.from(other)];
  return a.length === b.length && timingSafeEqual(a, b);
}

function forged(instead?: string): Problem {
  return new Problem({
    status: 403,
    name: 'form-not-ours',
    title: {
      fr: 'Ce formulaire n’est plus valable.',
      en: 'This form is no longer valid.',
    },
    detail: {
      fr: 'Revenez à la page, rechargez-la et renvoyez le formulaire\u00a0: rien n’a été changé.',
      en: 'Go back to the page, reload it and send it again: nothing has been changed.',
    },
    ...(instead === undefined ? {} : { instead }),
  });
}
