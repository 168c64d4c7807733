import { timingSafeEqual } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Site } from '../platform/web/site.js';
import { SecretBox } from '../platform/secrets/secret-box.js';
import type { Instant } from '../reservation/period.js';

/** Whole addresses, for a mail. Each names one booking, and works for whoever holds it until the booking is over. */
export interface BookingLinkSet {
  readonly see: string;
  readonly cancel: string;
  readonly move: string;
  /** Takes back a cancellation, for a quarter of an hour. */
  readonly restore: string;
}

export interface LinkedBooking {
  /** The booking's id. */
  readonly booking: string;
  /** The account of whoever comes: a link to a booking that has become somebody else's is worth nothing. */
  readonly holder: string;
  readonly until: Instant;
}

/** What a token says of itself; whether we have written it, `isOurs` tells. */
export type TokenClaims = Pick<LinkedBooking, 'booking' | 'until'>;

/** The booking's id, the second at which the link ends, and what proves that we wrote both for its holder. */
const BOOKING_BYTES = 16;
const UNTIL_BYTES = 4;
/** Nobody guesses one of 2^128. */
const PROOF_BYTES = 16;
const TOKEN_BYTES = BOOKING_BYTES + UNTIL_BYTES + PROOF_BYTES;
/** In base64url, without padding. */
const TOKEN_LENGTH = (TOKEN_BYTES * 4) / 3;

/**
 * What lets the reader of a mail see, cancel and move one booking without signing in. Nothing is stored for it: the holder's
 * account is part of the proof, so a link ends with the holder as well as with its time.
 */
@Injectable()
export class BookingLinks {
  constructor(
    private readonly site: Site,
    private readonly box: SecretBox,
  ) {}

  of(linked: LinkedBooking): BookingLinkSet {
    const see = `${this.site.baseUrl}${this.pathOf(linked)}`;
    return {
      see,
      cancel: `${see}/cancellation`,
      move: `${see}/move`,
      restore: `${see}/restoration`,
    };
  }

  /** To the page of the booking, without the host. */
  pathOf(linked: LinkedBooking): string {
    return linkPath(this.tokenOf(linked));
  }

  /** Null when it cannot be a token. */
  read(token: string): TokenClaims | null {
    if (token.length !== TOKEN_LENGTH || !/^[\w-]+$/.test(token)) return null;
    const bytes = Buffer.from(token, 'base64url');
    const until = bytes.readUInt32BE(BOOKING_BYTES) * SECOND;
    return { booking: uuidOf(bytes.subarray(0, BOOKING_BYTES)), until };
  }

  /** Whether we have given this token to this holder. */
  isOurs(token: string, holder: string): boolean {
    const claims = this.read(token);
    if (claims === null) return false;
    const proof = Buffer.from(token, 'base64url').subarray(-PROOF_BYTES);
    return timingSafeEqual(proof, this.proofOf({ ...claims, holder }));
  }

  private tokenOf(linked: LinkedBooking): string {
    const booking = Buffer.from(linked.booking.replaceAll('-', ''), 'hex');
    const until = Buffer.alloc(UNTIL_BYTES);
    until.writeUInt32BE(secondOf(linked.until));
    return Buffer.concat([booking, until, this.proofOf(linked)]).toString('base64url');
  }

  private proofOf({ booking, holder, until }: LinkedBooking): Buffer {
    const said = `${booking} ${secondOf(until)} ${holder}`;
    return this.box.fingerprint(said, 'booking link').subarray(0, PROOF_BYTES);
  }
}

export function linkPath(token: string): string {
  return `/booking/${token}`;
}

const SECOND = 1000;

function secondOf(instant: Instant): number {
  return Math.floor(instant / SECOND);
}

function uuidOf(bytes: Buffer): string {
  return bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}
