/** For whoever has lost the telephone: ten codes on paper, each good once. Of each only the SHA-256 is kept. */
import { randomInt } from 'node:crypto';

/** Crockford's base 32, without I, L, O and U: nothing is taken for something else when read from paper. */
const ALPHABET = '0123456789abcdefghjkmnpqrstvwxyz';
/** What people write instead, and what it is. */
const MISREAD: Readonly<Record<string, string>> = { o: '0', i: '1', l: '1' };
/** Of five bits: 80 in all, so that a plain hash is enough, as nobody can try them all. */
const LETTERS = 16;
const RECOVERY_CODE = new RegExp(`^[${ALPHABET}]{${LETTERS}}$`);
/** A lost telephone now and then for years; more would only be more paper to lose. */
const CODES = 10;

/** Such as `7k2m-x9qd-0fwt-3hzb`. */
export function newRecoveryCodes(): string[] {
  return Array.from({ length: CODES }, newRecoveryCode);
}

/** As people type it (`7K2M X9QD OFWT 3HZB`) into what it is; undefined when it cannot be a recovery code. */
export function readRecoveryCode(text: string): string | undefined {
  const letters = text
    .toLowerCase()
    .replace(/[\s\p{Dash}]/gu, '')
    .replace(/[oil]/g, (letter) => MISREAD[letter] ?? letter);
  return RECOVERY_CODE.test(letters) ? inGroups(letters) : undefined;
}

function newRecoveryCode(): string {
  return inGroups(Array.from({ length: LETTERS }, () => ALPHABET[randomInt(ALPHABET.length)]).join(''));
}

function inGroups(letters: string): string {
  return letters.replace(/.{4}(?=.)/g, '$&-');
}
