import { hoursInWords, nearCommune, ofCommune } from '../../src/platform/i18n/in-words.js';

test.each([
  ['Figeac', 'de Figeac'],
  ['Aurillac', 'd’Aurillac'],
  ['Épinal', 'd’Épinal'],
  ['Ytrac', 'd’Ytrac'],
  ['Le Vigan', 'du Vigan'],
  ['Les Angles', 'des Angles'],
  ['La Rochelle', 'de La Rochelle'],
])('what belongs to %s is %s', (name, words) => {
  expect(ofCommune(name)).toBe(words);
  expect(nearCommune(name, 'fr')).toBe(`près ${words}`);
});

test('hours that end with the day end at midnight, and not at zero', () => {
  const plain = (words: string): string => words.replaceAll(/[\u00a0\u2060]+/g, ' ').replace('–  ', '– ');
  expect(plain(hoursInWords('15:30', '00:00', 'fr'))).toBe('15 h 30 – minuit');
  expect(plain(hoursInWords('15:30', '00:00', 'en'))).toBe('15:30 – midnight');
});
