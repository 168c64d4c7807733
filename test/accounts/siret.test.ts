import { isSiret } from '../../src/accounts/siret.js';

describe('A SIRET', () => {
  test.each([
    ['the example of INSEE', '73282932000074'],
    ['the head office of La Poste, by the usual key', '35600000000048'],
    ['a post office, whose digits add up to fives', '35600000049837'],
  ])('is %s', (_, siret) => expect(isSiret(siret)).toBe(true));

  test.each([
    ['with a wrong key', '73282932000075'],
    ['with two digits changed round', '73282932000704'],
    ['too short', '7328293200007'],
    ['too long', '732829320000740'],
    ['of letters', '7328293200007A'],
    ['of other digits', '７３２８２９３２０００７４'],
    ['of a post office with a wrong sum', '35600000049838'],
    ['by the sum of the post, of somebody else', '73282932000001'],
    ['empty', ''],
  ])('is none %s', (_, text) => expect(isSiret(text)).toBe(false));
});
