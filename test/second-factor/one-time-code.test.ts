import { Secret } from 'otpauth';
import {
  codeOf,
  enrolmentUri,
  inGroups,
  newSecret,
  readOneTimeCode,
  stepAt,
  stepOf,
} from '../../src/second-factor/one-time-code.js';

/** RFC 6238, appendix B, SHA-1: seconds since 1970 and the code in eight digits, of which the last six are ours. */
const VECTORS = [
  [59, '94287082'],
  [1111111109, '07081804'],
  [1111111111, '14050471'],
  [1234567890, '89005924'],
  [2000000000, '69279037'],
  [20000000000, '65353130'],
] as const;
const SECRET = Secret.fromLatin1('12345678901234567890').base32;

describe('A one-time code', () => {
  it.each(VECTORS)('is what RFC 6238 says at second %d', (seconds, eightDigits) => {
    const code = eightDigits.slice(2);
    expect(codeOf(SECRET, stepAt(seconds * 1000))).toBe(code);
    expect(stepOf(SECRET, code, seconds * 1000)).toBe(Math.floor(seconds / 30));
  });

  it('is right one step early or late, and no further', () => {
    const now = Date.parse('2026-11-23T08:00:00Z');
    const step = stepAt(now);
    const found = [-2, -1, 0, 1, 2].map((off) => stepOf(SECRET, codeOf(SECRET, step + off), now));
    expect(found).toEqual([undefined, step - 1, step, step + 1, undefined]);
  });

  it.each(['123456', ' 123 456 ', '123-456', '123\u00a0456', '123–456', '12 34 56\n'])(
    'is read as people type it: %j',
    (text) => expect(readOneTimeCode(text)).toBe('123456'),
  );

  it.each(['', '12345', '1234567', '12345a', '１２３４５６', '+12345', '1e5000', '12.456'])(
    'is not read from %j',
    (text) => expect(readOneTimeCode(text)).toBeUndefined(),
  );
});

describe('A secret', () => {
  it('has 160 bits, and is another each time', () => {
    const secrets = Array.from({ length: 100 }, newSecret);
    expect(new Set(secrets).size).toBe(100);
    for (const secret of secrets) expect(secret).toMatch(/^[A-Z2-7]{32}$/);
  });

  it('is typed in groups of four', () => {
    expect(inGroups(SECRET)).toBe('GEZD GNBV GY3T QOJQ GEZD GNBV GY3T QOJQ');
  });

  it('is told to the application with all it needs, and an address that nothing can break out of', () => {
    const uri = new URL(enrolmentUri(SECRET, 'jean+bureau&secret=x@example.org'));
    expect(uri.protocol + uri.host).toBe('otpauth:totp');
    expect(decodeURIComponent(uri.pathname)).toBe('/Télécentres:jean+bureau&secret=x@example.org');
    expect(Object.fromEntries(uri.searchParams)).toEqual({
      issuer: 'Télécentres',
      secret: SECRET,
      algorithm: 'SHA1',
      digits: '6',
      period: '30',
    });
  });
});
