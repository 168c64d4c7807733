import { withoutAddresses } from '../platform/without-addresses.js';

/** What a mail server reports of a mail that it took in (RFC 3464). */
export interface DeliveryReport {
  /** Where the report was sent to: whichever of these is the way back of one of our mails. */
  readonly addressees: readonly string[];
  /** `failed`: it will not arrive. Anything else passes. */
  readonly outcome: 'failed' | 'passing';
  /** `5.1.1 smtp; 550 no such user`, as the server says it, cut short. */
  readonly reason: string;
}

/** Null: it says nothing that we understand. */
export function readDeliveryReport(
  addressees: readonly string[],
  statuses: readonly string[],
): DeliveryReport | null {
  const recipients = statuses.flatMap(groupsOf).filter((group) => group.has('action'));
  const [first] = recipients;
  if (first === undefined) return null;
  const failed = recipients.find(isFinal);
  return {
    addressees,
    outcome: failed === undefined ? 'passing' : 'failed',
    reason: reasonIn(failed ?? first),
  };
}

/** A permanent failure (RFC 3463, 3.1): a server that is full or busy has not said its last word. */
function isFinal(group: Fields): boolean {
  return group.get('action')?.toLowerCase() === 'failed' && /^5\.\d/.test(group.get('status') ?? '');
}

/** Anybody may write one: more than tells failures apart is not kept of it. */
const LONGEST_WORDS = 80;

function reasonIn(group: Fields): string {
  const [status] = /^\d\.\d{1,3}\.\d{1,3}/.exec(group.get('status') ?? '') ?? [];
  const words = withoutAddresses(group.get('diagnostic-code') ?? '', LONGEST_WORDS);
  return [status, words].filter(Boolean).join(' ');
}

type Fields = ReadonlyMap<string, string>;

/** Fields of the message, then of each recipient, with an empty line between (RFC 3464, 2.1). */
function groupsOf(status: string): Fields[] {
  return status
    .replaceAll('\r\n', '\n')
    .replace(/\n[ \t]+/g, ' ')
    .split(/\n\n+/)
    .map((group) => new Map(group.split('\n').flatMap(fieldOf)));
}

function fieldOf(line: string): [string, string][] {
  const colon = line.indexOf(':');
  return colon < 0 ? [] : [[line.slice(0, colon).trim().toLowerCase(), line.slice(colon + 1).trim()]];
}
