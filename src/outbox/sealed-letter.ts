import type { SecretBox } from '../platform/secrets/secret-box.js';
import type { Letter } from './letter.js';

const PURPOSE = 'outgoing-mail';

export function sealLetter(box: SecretBox, letter: Letter): Buffer {
  return box.seal(JSON.stringify(letter), PURPOSE);
}

/** What opens was sealed by us, so its shape is known. */
export function openLetter(box: SecretBox, sealed: Buffer): Letter {
  return JSON.parse(box.open(sealed, PURPOSE)) as Letter;
}
