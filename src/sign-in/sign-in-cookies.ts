/** Cookies for the minutes that a sign-in with a provider takes: each recognises the browser that set out. */
import { parseCookie, stringifySetCookie } from 'cookie';

export interface SignInCookie {
  readonly name: string;
  readonly path: string;
  readonly minutes: number;
}

/** What must come back unchanged from the provider; sealed. */
export const ATTEMPT: SignInCookie = { name: 'telecentre_sign_in', path: '/sign-in/provider', minutes: 15 };

/**
 * That the link in the mail is pressed where the provider was chosen; random, and known to the database by its hash.
 * It lasts as long as the link.
 */
export const PROOF: SignInCookie = { name: 'telecentre_proof', path: '/sign-in', minutes: 15 };

export function readSignInCookie({ name }: SignInCookie, header: string | undefined): string | undefined {
  return parseCookie(header ?? '')[name];
}

export function signInCookie(cookie: SignInCookie, value: string, behindTls: boolean): string {
  return setCookie(cookie, value, cookie.minutes * 60, behindTls);
}

export function noSignInCookie(cookie: SignInCookie, behindTls: boolean): string {
  return setCookie(cookie, '', 0, behindTls);
}

function setCookie({ name, path }: SignInCookie, value: string, maxAge: number, secure: boolean): string {
  return stringifySetCookie({ name, value, maxAge, path, httpOnly: true, sameSite: 'lax', secure });
}
