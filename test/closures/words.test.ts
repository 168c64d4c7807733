import { offerDeadline } from '../../src/closures/offer-deadline.js';
import { spanInWords } from '../../src/platform/i18n/span-in-words.js';
import { DAY, HOUR, MINUTE } from '../../src/reservation/period.js';

const ZONE = 'Europe/Paris';
const NOW = Date.parse('2026-11-23T08:00:00Z');

describe('An offer waits for its answer', () => {
  test.each([
    ['a day, when there are weeks', 20 * DAY, DAY],
    ['half of the time that is left', 4 * HOUR, 2 * HOUR],
    ['less and less as it nears, on a round time', 47 * MINUTE, 20 * MINUTE],
  ])('%s', (_, left, waits) => {
    expect(offerDeadline(NOW + left, NOW, ZONE)).toBe(NOW + waits);
  });

  test.each([29 * MINUTE, 0, -HOUR])('and is none when it begins in %d ms', (left) => {
    expect(offerDeadline(NOW + left, NOW, ZONE)).toBeNull();
  });

  test.each([
    [
      'until 20 h rather than 21 h 5',
      '2026-11-23T09:10+01:00',
      '2026-11-24T09:00+01:00',
      '2026-11-23T20:00+01:00',
    ],
    ['at 20 h sharp as it is', '2026-11-23T15:00+01:00', '2026-11-24T01:00+01:00', '2026-11-23T20:00+01:00'],
    ['at 8 h sharp as it is', '2026-11-23T21:00+01:00', '2026-11-24T19:00+01:00', '2026-11-24T08:00+01:00'],
    [
      'of the evening before, when half of it ends at dawn',
      '2026-11-23T18:00+01:00',
      '2026-11-24T18:00+01:00',
      '2026-11-23T20:00+01:00',
    ],
    [
      'when the evening still has an hour',
      '2026-11-23T19:00+01:00',
      '2026-11-24T09:00+01:00',
      '2026-11-23T20:00+01:00',
    ],
    [
      'until the morning, when it has less',
      '2026-11-23T19:05+01:00',
      '2026-11-24T09:00+01:00',
      '2026-11-24T08:00+01:00',
    ],
    [
      'until the morning, made at night',
      '2026-11-24T00:30+01:00',
      '2026-11-24T09:00+01:00',
      '2026-11-24T08:00+01:00',
    ],
    [
      'until the next evening, for a day asked at night',
      '2026-11-23T23:00+01:00',
      '2026-12-10T09:00+01:00',
      '2026-11-24T20:00+01:00',
    ],
    [
      'by the clock, in the night in which it is set back',
      '2026-10-24T21:00+02:00',
      '2026-10-25T09:00+01:00',
      '2026-10-25T08:00+01:00',
    ],
    [
      'not at all, when the place opens with the morning',
      '2026-11-23T19:30+01:00',
      '2026-11-24T08:00+01:00',
      null,
    ],
    ['not at all, when only the night is left', '2026-11-23T20:30+01:00', '2026-11-23T23:00+01:00', null],
  ])('by day: %s', (_, now, begins, until) => {
    const deadline = offerDeadline(Date.parse(begins), Date.parse(now), ZONE);
    expect(deadline).toBe(until === null ? null : Date.parse(until));
  });

  test('on the clock of the telecentre', () => {
    const [now, begins] = [Date.parse('2026-11-23T08:00Z'), Date.parse('2026-11-24T08:00Z')];
    expect(offerDeadline(begins, now, 'Europe/Paris')).toBe(Date.parse('2026-11-23T19:00Z'));
    expect(offerDeadline(begins, now, 'America/Cayenne')).toBe(Date.parse('2026-11-23T20:00Z'));
  });
});

describe('Closed time is told as people say it', () => {
  test.each([
    ['2026-11-24T00:00', '2026-11-25T00:00', 'le mardi 24 novembre'],
    ['2026-11-24T00:00', '2026-11-27T00:00', 'du mardi 24 novembre au jeudi 26 novembre'],
    ['2026-11-24T10:30', '2026-11-24T12:00', 'le mardi 24 novembre de 10 h 30 à 12 h'],
    ['2026-11-24T10:30', '2026-11-25T00:00', 'le mardi 24 novembre de 10 h 30 à minuit'],
    [
      '2026-11-24T10:30',
      '2026-11-26T00:00',
      'du mardi 24 novembre à 10 h 30 au mercredi 25 novembre à minuit',
    ],
    ['2026-11-24T10:30', '2026-11-26T12:00', 'du mardi 24 novembre à 10 h 30 au jeudi 26 novembre à 12 h'],
  ])('%s, %s', (start, end, words) => {
    expect(spanInWords(start, end, 'fr').replaceAll('\u00a0', ' ')).toBe(words);
  });
});
