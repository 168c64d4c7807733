import { newRecoveryCodes, readRecoveryCode } from '../../src/second-factor/recovery-codes.js';

describe('Recovery codes', () => {
  it('are ten, all different, of letters and digits that are not taken for one another', () => {
    const many = Array.from({ length: 50 }, newRecoveryCodes);
    for (const codes of many) expect(codes).toHaveLength(10);
    expect(new Set(many.flat()).size).toBe(500);
    for (const code of many.flat())
      expect(code).toMatch(/^([0-9a-hjkmnp-tv-z]{4}-){3}[0-9a-hjkmnp-tv-z]{4}$/);
  });

  it('draw on the whole alphabet: 80 bits', () => {
    const letters = Array.from({ length: 50 }, newRecoveryCodes).flat().join('').replaceAll('-', '');
    expect(new Set(letters).size).toBe(32);
  });

  it.each([
    '7k2m-x9qd-0fwt-31zb',
    '7K2M X9QD 0FWT 31ZB',
    '7k2mx9qd0fwt31zb',
    ' 7k2m – x9qd – 0fwt – 31zb\n',
    '7k2m-x9qd-Ofwt-3Izb',
    '7k2m-x9qd-ofwt-3lzb',
  ])('are read as people type them: %j', (text) => {
    expect(readRecoveryCode(text)).toBe('7k2m-x9qd-0fwt-31zb');
  });

  it.each([
    '',
    '123456',
    '7k2m-x9qd-0fwt',
    '7k2m-x9qd-0fwt-31zb-7',
    '7k2m-x9qd-0fwt-31zu',
    '7k2m_x9qd_0fwt_31zb',
  ])('are not read from %j', (text) => expect(readRecoveryCode(text)).toBeUndefined());
});
