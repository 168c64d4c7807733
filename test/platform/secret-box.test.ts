import { randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { SecretBox } from '../../src/platform/secrets/secret-box.js';

const box = new SecretBox(randomBytes(32));
const anyText = fc.string({ unit: 'binary' });
const CANNOT_BE_OPENED = /cannot be opened/;

describe('a sealed text', () => {
  test('opens to what it was, whatever it was', () => {
    fc.assert(
      fc.property(anyText, fc.string(), (text, purpose) => {
        expect(box.open(box.seal(text, purpose), purpose)).toBe(text);
      }),
    );
  });

  test('shows nothing of the text, and never looks the same twice', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 8 }), (text) => {
        const [one, other] = [box.seal(text, 'test'), box.seal(text, 'test')];
        expect(one.includes(Buffer.from(text))).toBe(false);
        expect(one.equals(other)).toBe(false);
      }),
    );
  });

  test('does not open for another purpose', () => {
    fc.assert(
      fc.property(anyText, fc.string(), fc.string(), (text, purpose, other) => {
        fc.pre(purpose !== other);
        expect(() => box.open(box.seal(text, purpose), other)).toThrow(CANNOT_BE_OPENED);
      }),
    );
  });

  test('does not open with another key', () => {
    const other = new SecretBox(randomBytes(32));
    expect(() => other.open(box.seal('sésame', 'test'), 'test')).toThrow(CANNOT_BE_OPENED);
  });

  test('does not open once any bit of it has changed', () => {
    const sealed = box.seal('sésame', 'test');
    for (let bit = 0; bit < sealed.length * 8; bit++) {
      const damaged = Buffer.from(sealed);
      damaged[bit >> 3] = (damaged[bit >> 3] ?? 0) ^ (1 << (bit & 7));
      expect(() => box.open(damaged, 'test')).toThrow(CANNOT_BE_OPENED);
    }
  });

  test('does not open when it was cut or is something else', () => {
    const sealed = box.seal('sésame', 'test');
    for (let length = 0; length < sealed.length; length++) {
      expect(() => box.open(sealed.subarray(0, length), 'test')).toThrow(CANNOT_BE_OPENED);
    }
    expect(() => box.open(Buffer.from('{"text":"not sealed at all, but long enough"}'), 'test')).toThrow(
      CANNOT_BE_OPENED,
    );
  });

  test('opens with the same key after a restart, for years to come', () => {
    const lasting = new SecretBox(Buffer.alloc(32, 7));
    const sealedOnce = SEALED_BY_VERSION_1;
    expect(lasting.open(Buffer.from(sealedOnce, 'base64url'), 'test')).toBe('sésame');
  });
});

test('a key of another length is no key', () => {
  expect(() => new SecretBox(randomBytes(16))).toThrow('32 bytes');
});

const SEALED_BY_VERSION_1 = 'Af4pnk7AH2HRM4vLHGJqC2eJdv_-gwWewFE2gpocMdCNTR1-';
