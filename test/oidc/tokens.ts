import { generateKeyPairSync, sign, type KeyObject } from 'node:crypto';
import type { JWK } from 'oidc-provider';

/** One ES256 key, also by itself, and one RS256 key. */
export function newKeys(): { key: KeyObject; jwks: { keys: JWK[] } } {
  const elliptic = generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey;
  const rsa = generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey;
  const keys = [
    { ...elliptic.export({ format: 'jwk' }), kid: 'elliptic', use: 'sig', alg: 'ES256' },
    { ...rsa.export({ format: 'jwk' }), kid: 'rsa', use: 'sig', alg: 'RS256' },
  ];
  return { key: elliptic, jwks: { keys } };
}

/** A token with other claims, properly signed with a key: the provider's own, or somebody else's. */
export function signedAgain(
  token: string,
  key: KeyObject,
  changes: Readonly<Record<string, unknown>>,
): string {
  const [header, payload] = changedAfterSigning(token, changes).split('.');
  const signed = `${header ?? ''}.${payload ?? ''}`;
  const signature = sign('sha256', Buffer.from(signed), { key, dsaEncoding: 'ieee-p1363' });
  return `${signed}.${signature.toString('base64url')}`;
}

/** The same token with other claims, under the signature that it had. */
export function changedAfterSigning(token: string, changes: Readonly<Record<string, unknown>>): string {
  const [header = '', payload = '', signature = ''] = token.split('.');
  const claims = JSON.parse(Buffer.from(payload, 'base64url').toString()) as object;
  const changed = Buffer.from(JSON.stringify({ ...claims, ...changes })).toString('base64url');
  return `${header}.${changed}.${signature}`;
}
