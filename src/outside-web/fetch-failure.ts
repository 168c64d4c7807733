import { errors } from 'undici';
import { TooLarge, UnknownEncoding } from './answer-body.js';
import type { FetchFailure } from './fetched.js';

/** What went wrong with their server, in our words; what is a fault of ours stays what it is. */
export function failureOf(error: unknown, deadline: AbortSignal): FetchFailure {
  if (deadline.aborted) return { kind: 'too-slow' };
  if (error instanceof TooLarge) return { kind: 'too-large' };
  if (error instanceof UnknownEncoding || error instanceof errors.HTTPParserError)
    return { kind: 'no-answer' };
  const code = codeOf(error);
  if (code === null) throw error;
  return UNTRUSTED.has(code) ? { kind: 'untrusted' } : { kind: 'no-answer' };
}

/** What goes wrong on the way has one: of the system, of TLS, of HTTP, of compression. */
function codeOf(error: unknown): string | null {
  const isCoded = typeof error === 'object' && error !== null && 'code' in error;
  return isCoded && typeof error.code === 'string' ? error.code : null;
}

/** Of X.509 certificates, as Node names them. */
const UNTRUSTED: ReadonlySet<string> = new Set([
  'CERT_HAS_EXPIRED',
  'CERT_NOT_YET_VALID',
  'CERT_REVOKED',
  'CERT_REJECTED',
  'CERT_UNTRUSTED',
  'CERT_SIGNATURE_FAILURE',
  'DEPTH_ZERO_SELF_SIGNED_CERT',
  'ERR_TLS_CERT_ALTNAME_INVALID',
  'INVALID_CA',
  'INVALID_PURPOSE',
  'SELF_SIGNED_CERT_IN_CHAIN',
  'UNABLE_TO_GET_ISSUER_CERT',
  'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
  'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
]);
