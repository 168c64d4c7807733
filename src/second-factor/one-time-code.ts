/**
 * The six digits that a person's telephone shows, new every half minute (RFC 6238). SHA-1, six digits and thirty
 * seconds are what every application understands; several ignore anything else without a word.
 */
import { HOTP, Secret, TOTP } from 'otpauth';
import type { Instant } from '../reservation/period.js';

const FORM = { algorithm: 'SHA1', digits: 6 } as const;
const STEP_SECONDS = 30;
/** A clock may be half a minute off, or the person slow to type: one step before and one after (RFC 6238, 5.2). */
const STEPS_OFF = 1;
/** 160 bits, as RFC 4226 recommends; 32 letters to type where the camera fails. */
const SECRET_BYTES = 20;
/** The name under which the application files the code. */
const ISSUER = 'Télécentres';

/** In base 32, as applications take it. */
export function newSecret(): string {
  return new Secret({ size: SECRET_BYTES }).base32;
}

/** `ABCD EFGH …`, for typing. */
export function inGroups(secret: string): string {
  return secret.replace(/.{4}(?=.)/g, '$& ');
}

/** What the QR code says to the application. */
export function enrolmentUri(secret: string, email: string): string {
  return new TOTP({ ...FORM, period: STEP_SECONDS, issuer: ISSUER, label: email, secret }).toString();
}

/** Half minutes since 1970. */
export function stepAt(now: Instant): number {
  return TOTP.counter({ period: STEP_SECONDS, timestamp: now });
}

export function codeOf(secret: string, step: number): string {
  return HOTP.generate({ ...FORM, secret: Secret.fromBase32(secret), counter: step });
}

/** As people type it (`123 456`) into what it is; undefined when it cannot be such a code. */
export function readOneTimeCode(text: string): string | undefined {
  const digits = text.replace(/[\s\p{Dash}]/gu, '');
  return /^[0-9]{6}$/.test(digits) ? digits : undefined;
}

/** The step whose code this is; undefined when it is no code of about now. */
export function stepOf(secret: string, code: string, now: Instant): number | undefined {
  const step = stepAt(now);
  const steps = { ...FORM, secret: Secret.fromBase32(secret), counter: step, window: STEPS_OFF };
  const off = HOTP.validate({ ...steps, token: code });
  return off === null ? undefined : step + off;
}
