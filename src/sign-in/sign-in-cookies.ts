/** Cookies for the minutes that a sign-in with a provider takes: each recognises the browser that set out. */
import { parseCookie, stringifySetCookie } from 'cookie';

export interface SignInCookie {
  readonly name: string;
  readonly minutes: number;
}

/** What must come back unchanged from the provider; sealed. */
export const ATTEMPT: SignInCookie = { name: 'telecentre_sign_in', minutes: 15 };

/**
 * That the link in the mail is pressed where the provider was chosen; random, and known to the database by its hash.
 * It lasts as long as the link.
 */
export const PROOF: SignInCookie = { name: 'telecentre_proof', minutes: 15 };

export function readSignInCookie(
  cookie: SignInCookie,
  header: string | undefined,
  behindTls: boolean,
): string | undefined {
  return parseCookie(header ?? '')[nameOf(cookie, behindTls)];
}

export function signInCookie(cookie: SignInCookie, value: string, behindTls: boolean): string {
  return setCookie(cookie, value, cookie.minutes * 60, behindTls);
}

export function noSignInCookie(cookie: SignInCookie, behindTls: boolean): string {
  return setCookie(cookie, '', 0, behindTls);
}

function setCookie(cookie: SignInCookie, value: string, maxAge: number, secure: boolean): string {
  const name = nameOf(cookie, secure);
  return stringifySetCookie({ name, value, maxAge, path: '/', httpOnly: true, sameSite: 'lax', secure });
}

/** As of the session's cookie: behind HTTPS no neighbouring host can plant one. */
function nameOf({ name }: SignInCookie, behindTls: boolean): string {
  return behindTls ? `__Host-${name}` : name;
}
