import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from 'node:crypto';

/** Of the layout: version, nonce, sealed text, tag. Another way of sealing gets another number. */
const VERSION = 1;
const CIPHER = 'aes-256-gcm';
const KEY_BYTES = 32;
/** What GCM is made for (NIST SP 800-38D, 5.2.1.1); drawn at random, it lasts for 2^32 texts of one purpose. */
const NONCE_BYTES = 12;
const TAG_BYTES = 16;

/**
 * Texts that must be readable again, but not by whoever reads the database. Each purpose has a key of its own: a text
 * that is moved to another column does not open there.
 */
export class SecretBox {
  private readonly keys = new Map<string, Buffer>();

  constructor(private readonly key: Buffer) {
    if (key.length !== KEY_BYTES) throw new Error(`A secret key has ${KEY_BYTES} bytes, not ${key.length}.`);
  }

  seal(text: string, purpose: string): Buffer {
    const nonce = randomBytes(NONCE_BYTES);
    const cipher = createCipheriv(CIPHER, this.keyFor(purpose), nonce, { authTagLength: TAG_BYTES });
    cipher.setAAD(contextOf(purpose));
    const sealed = [cipher.update(text, 'utf8'), cipher.final()];
    return Buffer.concat([Buffer.of(VERSION), nonce, ...sealed, cipher.getAuthTag()]);
  }

  open(sealed: Buffer, purpose: string): string {
    if (sealed.length < 1 + NONCE_BYTES + TAG_BYTES || sealed[0] !== VERSION) throw cannotBeOpened();
    const nonce = sealed.subarray(1, 1 + NONCE_BYTES);
    const decipher = createDecipheriv(CIPHER, this.keyFor(purpose), nonce, { authTagLength: TAG_BYTES });
    decipher.setAAD(contextOf(purpose));
    decipher.setAuthTag(sealed.subarray(-TAG_BYTES));
    try {
      const text = decipher.update(sealed.subarray(1 + NONCE_BYTES, -TAG_BYTES));
      return Buffer.concat([text, decipher.final()]).toString('utf8');
    } catch (error) {
      throw cannotBeOpened(error);
    }
  }

  /** Recognises a text without keeping it; without the key it cannot be guessed at either. */
  fingerprint(text: string, purpose: string): Buffer {
    return createHmac('sha256', this.keyFor(`fingerprint of ${purpose}`))
      .update(text)
      .digest();
  }

  private keyFor(purpose: string): Buffer {
    let key = this.keys.get(purpose);
    if (key === undefined) {
      key = Buffer.from(hkdfSync('sha256', this.key, '', `telecentre ${purpose}`, KEY_BYTES));
      this.keys.set(purpose, key);
    }
    return key;
  }
}

/** What the tag vouches for beside the text: none of it can be exchanged unseen. */
function contextOf(purpose: string): Buffer {
  return Buffer.concat([Buffer.of(VERSION), Buffer.from(purpose, 'utf8')]);
}

function cannotBeOpened(cause?: unknown): Error {
  return new Error(
    'This sealed text cannot be opened: it is damaged, or was sealed with another secret key.',
    {
      cause,
    },
  );
}
