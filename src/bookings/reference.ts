import { randomInt } from 'node:crypto';

/**
 * Letters and digits that are not taken for one another, read aloud over the telephone or on paper: no 0 O Q, no 1 I L,
 * no U V; 8 and B, 5 and S, 2 and Z are kept once.
 */
const ALPHABET = '2345679ACDEFGHJKMNPRTWXY';
const GROUP = 4;
const REFERENCE = new RegExp(`^[${ALPHABET}]{${2 * GROUP}}$`);

/** Such as `K7DM-4T2P`: 24 to the eighth, a hundred milliard, drawn at random, so that none tells of another. */
export function newReference(): string {
  return `${randomGroup()}-${randomGroup()}`;
}

/** As people type it (`k7dm 4t2p`) into what it is; undefined when it cannot be a reference. */
export function readReference(text: string): string | undefined {
  const letters = text.toUpperCase().replace(/[\s-]/g, '');
  if (!REFERENCE.test(letters)) return undefined;
  return `${letters.slice(0, GROUP)}-${letters.slice(GROUP)}`;
}

function randomGroup(): string {
  return Array.from({ length: GROUP }, () => ALPHABET[randomInt(ALPHABET.length)]).join('');
}
