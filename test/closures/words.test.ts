import { offerDeadline } from '../../src/closures/offer-deadline.js';
import { spanInWords } from '../../src/platform/i18n/span-in-words.js';
import { DAY, HOUR, MINUTE } from '../../src/reservation/period.js';

const NOW = Date.parse('2026-11-23T08:00:00Z');

describe('An offer waits for its answer', () => {
  test.each([
    ['a day, when there are weeks', 20 * DAY, DAY],
    ['half of the time that is left', 4 * HOUR, 2 * HOUR],
    ['less and less as it nears, on a round time', 47 * MINUTE, 20 * MINUTE],
  ])('%s', (_, left, waits) => {
    expect(offerDeadline(NOW + left, NOW)).toBe(NOW + waits);
  });

  test.each([29 * MINUTE, 0, -HOUR])('and is none when it begins in %d ms', (left) => {
    expect(offerDeadline(NOW + left, NOW)).toBeNull();
  });
});

describe('Closed time is told as people say it', () => {
  test.each([
    ['2026-11-24T00:00', '2026-11-25T00:00', 'le mardi 24 novembre'],
    ['2026-11-24T00:00', '2026-11-27T00:00', 'du mardi 24 novembre au jeudi 26 novembre'],
    ['2026-11-24T10:30', '2026-11-24T12:00', 'le mardi 24 novembre de 10 h 30 à 12 h'],
    ['2026-11-24T10:30', '2026-11-25T00:00', 'le mardi 24 novembre de 10 h 30 à minuit'],
    ['2026-11-24T10:30', '2026-11-26T12:00', 'du mardi 24 novembre à 10 h 30 au jeudi 26 novembre à 12 h'],
  ])('%s, %s', (start, end, words) => {
    expect(spanInWords(start, end, 'fr').replaceAll('\u00a0', ' ')).toBe(words);
  });
});
