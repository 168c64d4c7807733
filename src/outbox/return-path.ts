/** Where a mail comes back to when it cannot be delivered: an address that says which mail it was. */
import { domainOf, LONGEST_LOCAL_PART, localPartOf } from './mail-address.js';

/** Sub-addressing (RFC 5233) brings all of them into one mailbox. */
const MARK = '+bounce-';

/** Of a mail from us; the plain address where there is no room for more. */
export function returnPathOf(id: string, from: string): string {
  const local = `${localPartOf(from)}${MARK}${id.replaceAll('-', '')}`;
  return local.length > LONGEST_LOCAL_PART ? from : `${local}@${domainOf(from)}`;
}

/** The mail that came back to this address; undefined when the address is none of those. */
export function bouncedMailOf(address: string, from: string): string | undefined {
  const [local, domain] = [localPartOf(address), domainOf(address)].map((part) => part.toLowerCase());
  const start = `${localPartOf(from)}${MARK}`.toLowerCase();
  if (domain !== domainOf(from).toLowerCase() || local?.startsWith(start) !== true) return undefined;
  const digits = ID.exec(local.slice(start.length));
  return digits === null ? undefined : digits.slice(1).join('-');
}

const ID = /^([\da-f]{8})([\da-f]{4})([\da-f]{4})([\da-f]{4})([\da-f]{12})$/;
