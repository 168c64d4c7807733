import { createHash, randomBytes } from 'node:crypto';

/** 256 bits: twice what a guess would need a planet for. */
const BYTES = 32;

/** What lets somebody in, and what is kept of it: nothing that could be turned back. */
export function newToken(prefix = ''): { readonly token: string; readonly hash: Buffer } {
  const token = prefix + randomBytes(BYTES).toString('base64url');
  return { token, hash: hashOfToken(token) };
}

/** SHA-256 is enough for what is random; stretching is for what people think up. */
export function hashOfToken(token: string): Buffer {
  return createHash('sha256').update(token).digest();
}
