import { randomUUID } from 'node:crypto';
import { bouncedMailOf, returnPathOf } from '../../src/outbox/return-path.js';

const ID = '0b5f6f0e-9f3c-4c5e-8a52-6d0f3f1f9c11';
const FROM = 'reseau@telecentres.example.org';

describe('the address that a mail comes back to', () => {
  test('says which mail it was', () => {
    expect(returnPathOf(ID, FROM)).toBe(
      'reseau+bounce-0b5f6f0e9f3c4c5e8a526d0f3f1f9c11@telecentres.example.org',
    );
    for (const from of [FROM, 'Reseau@Telecentres.Example.org', 'a+b@example.org'])
      for (const id of [ID, randomUUID()]) expect(bouncedMailOf(returnPathOf(id, from), from)).toBe(id);
  });

  test('is understood however a server writes its letters', () => {
    expect(bouncedMailOf(returnPathOf(ID, FROM).toUpperCase(), FROM)).toBe(ID);
  });

  test('is the plain one where there is no room for more', () => {
    const long = `${'r'.repeat(25)}@example.org`;
    expect(returnPathOf(ID, long)).toBe(long);
    expect(returnPathOf(ID, long.slice(1))).toHaveLength(64 + '@example.org'.length);
  });

  test.each([
    FROM,
    'reseau+murat@telecentres.example.org',
    'reseau+bounce-@telecentres.example.org',
    'reseau+bounce-0b5f6f0e9f3c4c5e8a526d0f3f1f9c1@telecentres.example.org',
    'reseau+bounce-0b5f6f0e9f3c4c5e8a526d0f3f1f9c111@telecentres.example.org',
    'reseau+bounce-0b5f6f0e9f3c4c5e8a526d0f3f1f9cxx@telecentres.example.org',
    'reseau+bounce-0b5f6f0e9f3c4c5e8a526d0f3f1f9c11@elsewhere.example.org',
    'other+bounce-0b5f6f0e9f3c4c5e8a526d0f3f1f9c11@telecentres.example.org',
    'reseau+bounce-0b5f6f0e9f3c4c5e8a526d0f3f1f9c11',
    '',
  ])('is not %j', (address) => {
    expect(bouncedMailOf(address, FROM)).toBeUndefined();
  });
});
