import { randomUUID } from 'node:crypto';
import { bouncedMailOf, returnPathOf } from '../../src/outbox/return-path.js';
import { SecretBox } from '../../src/platform/secrets/secret-box.js';

const ID = '0b5f6f0e-9f3c-4c5e-8a52-6d0f3f1f9c11';
const FROM = 'reseau@telecentres.example.org';
const BOX = new SecretBox(Buffer.alloc(32, 7));
const OTHER_BOX = new SecretBox(Buffer.alloc(32, 8));

describe('the address that a mail comes back to', () => {
  test('says which mail it was', () => {
    expect(returnPathOf(ID, FROM, BOX)).toMatch(/^reseau\+bounce-[\da-v]{36}@telecentres\.example\.org$/);
    for (const from of [FROM, 'Reseau@Telecentres.Example.org', 'a+b@example.org'])
      for (const id of [ID, randomUUID(), NONE, ALL])
        expect(bouncedMailOf(returnPathOf(id, from, BOX), from, BOX)).toBe(id);
  });

  test('is understood however a server writes its letters', () => {
    expect(bouncedMailOf(returnPathOf(ID, FROM, BOX).toUpperCase(), FROM, BOX)).toBe(ID);
  });

  test('cannot be made up by whoever knows the mail', () => {
    expect(bouncedMailOf(returnPathOf(ID, FROM, OTHER_BOX), FROM, BOX)).toBeUndefined();
    const [one, other] = [ID, randomUUID()].map((id) => digitsOf(returnPathOf(id, FROM, BOX)));
    const mixed = `reseau+bounce-${one?.slice(0, 26) ?? ''}${other?.slice(26) ?? ''}@telecentres.example.org`;
    expect(bouncedMailOf(mixed, FROM, BOX)).toBeUndefined();
  });

  test('is the plain one where there is no room for more', () => {
    const long = `${'r'.repeat(21)}@example.org`;
    expect(returnPathOf(ID, long, BOX)).toBe(long);
    expect(returnPathOf(ID, long.slice(1), BOX)).toHaveLength(64 + '@example.org'.length);
  });

  const DIGITS = digitsOf(returnPathOf(ID, FROM, BOX));
  test.each([
    FROM,
    'reseau+murat@telecentres.example.org',
    'reseau+bounce-@telecentres.example.org',
    'reseau+bounce-0b5f6f0e9f3c4c5e8a526d0f3f1f9c11@telecentres.example.org',
    `reseau+bounce-${'v'.repeat(36)}@telecentres.example.org`,
    `reseau+bounce-${DIGITS.slice(1)}@telecentres.example.org`,
    `reseau+bounce-0${DIGITS}@telecentres.example.org`,
    `reseau+${DIGITS}@telecentres.example.org`,
    `reseau+bounce-${DIGITS}@elsewhere.example.org`,
    `other+bounce-${DIGITS}@telecentres.example.org`,
    `reseau+bounce-${DIGITS}`,
    '',
  ])('is not %j', (address) => {
    expect(bouncedMailOf(address, FROM, BOX)).toBeUndefined();
  });
});

const NONE = '00000000-0000-0000-0000-000000000000';
const ALL = 'ffffffff-ffff-ffff-ffff-ffffffffffff';

function digitsOf(address: string): string {
  return address.replace(/^.*bounce-|@.*$/g, '');
}
