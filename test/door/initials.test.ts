import { initialsOf } from '../../src/door/initials.js';

test.each([
  ['Jeanne Delmas', 'J. D.'],
  ['Marie-Claude Bru', 'M.-C. B.'],
  ['Élodie de la Tour', 'É. T.'],
  ['Ahmed', 'A.'],
  ['  anne   puech ', 'A. P.'],
  ['42', null],
])('of %s the door shows %s', (name, expected) => {
  expect(initialsOf(name)?.replaceAll('\u00a0', ' ') ?? null).toBe(expected);
});
