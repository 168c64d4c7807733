import { createHash, timingSafeEqual } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { SecretBox } from '../platform/secrets/secret-box.js';

/**
 * What an entry is known by where no names are told. Nobody can go from it to the booking, to its mails or to a
 * feed with names; and we recognise it when it comes back to us from somebody's calendar.
 */
@Injectable()
export class DerivedUids {
  constructor(private readonly secrets: SecretBox) {}

  of(uid: string): string {
    const body = this.secrets.fingerprint(uid, BODY).toString('hex').slice(0, BODY_LENGTH);
    return `${body}-${this.mark(body)}`;
  }

  isOurs(uid: string): boolean {
    const [, body = '', mark = ''] = DERIVED.exec(uid) ?? [];
    return body !== '' && isSame(mark, this.mark(body));
  }

  private mark(body: string): string {
    return this.secrets.fingerprint(body, MARK).toString('hex').slice(0, MARK_LENGTH);
  }
}

const BODY = 'entries without names';
const MARK = 'our mark on entries without names';
/** 128 bits: no two bookings will ever have the same. */
const BODY_LENGTH = 32;
/** 64 bits, to be tried only by sending us whole calendars. */
const MARK_LENGTH = 16;
const DERIVED = /^([\da-f]{32})-([\da-f]{16})$/;

function isSame(one: string, other: string): boolean {
  const [left, right] = [one, other].map((text) => createHash('sha256').update(text).digest());
  return left !== undefined && right !== undefined && timingSafeEqual(left, right);
}
