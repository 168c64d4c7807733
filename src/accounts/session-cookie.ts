import { parseCookie, stringifySetCookie } from 'cookie';
import { SESSION_DAYS } from './sessions.service.js';

/** Behind HTTPS the name itself keeps neighbours of the same domain from setting it (RFC 6265bis, 4.1.3.2). */
export function readSessionCookie(header: string | undefined, behindTls: boolean): string | undefined {
  return header === undefined ? undefined : parseCookie(header)[nameOf(behindTls)];
}

export function sessionCookie(token: string, behindTls: boolean): string {
  return cookie(token, SESSION_DAYS * 24 * 3600, behindTls);
}

export function noSessionCookie(behindTls: boolean): string {
  return cookie('', 0, behindTls);
}

function cookie(value: string, maxAge: number, behindTls: boolean): string {
  return stringifySetCookie({
    name: nameOf(behindTls),
    value,
    maxAge,
    path: '/',
    httpOnly: true,
    sameSite: 'lax',
    secure: behindTls,
  });
}

function nameOf(behindTls: boolean): string {
  return behindTls ? '__Host-telecentre_session' : 'telecentre_session';
}
