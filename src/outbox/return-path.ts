/** Where a mail comes back to when it cannot be delivered: an address that says which mail it was. */
import type { SecretBox } from '../platform/secrets/secret-box.js';
import { domainOf, LONGEST_LOCAL_PART, localPartOf } from './mail-address.js';

/** Sub-addressing (RFC 5233) brings all of them into one mailbox. */
const MARK = '+bounce-';
/** Letters that every server carries, whatever it does to their case: five bits each. */
const BASE = 32;
/** The id of a mail has 128 bits. */
const ID_DIGITS = 26;
/** The id stands in the mail itself: these say that the address comes from us. One mail in 2^50 would guess them. */
const PROOF_DIGITS = 10;

/** Of a mail from us; the plain address where there is no room for more. */
export function returnPathOf(id: string, from: string, box: SecretBox): string {
  const local = `${localPartOf(from)}${MARK}${digitsOf(id)}${proofOf(id, box)}`;
  return local.length > LONGEST_LOCAL_PART ? from : `${local}@${domainOf(from)}`;
}

/** The mail that came back to this address; undefined when the address is none that we have written. */
export function bouncedMailOf(address: string, from: string, box: SecretBox): string | undefined {
  const written = address.toLowerCase();
  const id = idOf(localPartOf(written).slice(-ID_DIGITS - PROOF_DIGITS, -PROOF_DIGITS));
  if (id === undefined) return undefined;
  return returnPathOf(id, from, box).toLowerCase() === written ? id : undefined;
}

function digitsOf(id: string): string {
  return BigInt(`0x${id.replaceAll('-', '')}`)
    .toString(BASE)
    .padStart(ID_DIGITS, '0');
}

function proofOf(id: string, box: SecretBox): string {
  const proof = box.fingerprint(id, 'return path').readBigUInt64BE();
  return proof.toString(BASE).padStart(PROOF_DIGITS, '0').slice(-PROOF_DIGITS);
}

function idOf(digits: string): string | undefined {
  if (!/^[\da-v]{26}$/.test(digits)) return undefined;
  const value = Array.from(digits).reduce(
    (sum, digit) => sum * BigInt(BASE) + BigInt(parseInt(digit, BASE)),
    0n,
  );
  return UUID.exec(value.toString(16).padStart(32, '0'))?.slice(1).join('-');
}

const UUID = /^([\da-f]{8})([\da-f]{4})([\da-f]{4})([\da-f]{4})([\da-f]{12})$/;
