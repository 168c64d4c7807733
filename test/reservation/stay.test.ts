import { addDays, localTimeOf, withOffset } from '../../src/reservation/local-time.js';
import { minutesOf } from '../../src/reservation/period.js';
import { isStay, stayOf } from '../../src/reservation/stay.js';
import {
  alwaysOpen,
  CASSANIOUZE,
  everyDay,
  fromTo,
  halfDay,
  hours,
  MONTMURAT,
  PARIS,
  period,
  stay,
  telecentre,
  wallClock,
  week,
} from './builders.js';

const TUESDAY = '2027-01-12';

describe('a half-day stay', () => {
  it('occupies the segment of that half', () => {
    expect(stay(halfDay(TUESDAY, 'morning'))).toEqual({
      ...period('2027-01-12T08:30+01:00', '2027-01-12T12:00+01:00'),
      periods: [period('2027-01-12T08:30+01:00', '2027-01-12T12:00+01:00')],
      halfDay: 'morning',
      fits: ['half_day'],
    });
  });

  it('of a whole day is one stay of two periods, and leaves the lunch alone', () => {
    const day = stay(halfDay(TUESDAY, 'day'));
    expect(wallClock([day])).toEqual(['2027-01-12T08:30 > 17:30']);
    expect(wallClock(day.periods)).toEqual(['2027-01-12T08:30 > 12:00', '2027-01-12T13:30 > 17:30']);
    expect(day.fits).toEqual(['day']);
  });

  it('is refused where the telecentre has no such half, and says which', () => {
    expect(stayOf(halfDay('2027-01-13', 'afternoon'), CASSANIOUZE)).toEqual([
      { rule: 'no-such-half-day', date: '2027-01-13', halfDay: 'afternoon' },
    ]);
  });

  it.each([
    ['a Sunday', '2027-01-17', ''],
    ['Ascension', '2027-05-06', 'Ascension'],
  ])('is refused on %s, which is shut, with the reason', (_, date, reason) => {
    expect(stayOf(halfDay(date, 'morning'), telecentre())).toEqual([{ rule: 'closed', reason, until: null }]);
  });

  it('on 29 February is a stay like another', () => {
    expect(wallClock(stay(halfDay('2028-02-29', 'afternoon')).periods)).toEqual(['2028-02-29T13:30 > 17:30']);
  });

  it('is refused where its only segment is jumped over: there is no time to give', () => {
    const nights = telecentre({ week: everyDay(hours('02:00-03:00')) });
    const answer = stayOf(halfDay('2027-03-28', 'day'), nights);
    expect(isStay(answer)).toBe(false);
  });
});

describe('a stay by the hour', () => {
  it('lies inside an open segment, from its first minute to its last', () => {
    const hourly = stay(fromTo('2027-01-12T09:00', '2027-01-12T11:00'));
    expect(wallClock(hourly.periods)).toEqual(['2027-01-12T09:00 > 11:00']);
    expect(hourly.halfDay).toBeNull();
    expect(hourly.fits).toEqual(['hour']);
  });

  it.each([
    ['a minute before the doors open', '2027-01-12T08:29', '2027-01-12T11:00'],
    ['a minute after they close', '2027-01-12T09:00', '2027-01-12T12:01'],
    ['over the lunch', '2027-01-12T11:00', '2027-01-12T14:00'],
    ['in the lunch', '2027-01-12T12:00', '2027-01-12T13:30'],
    ['in the evening', '2027-01-12T18:00', '2027-01-12T19:00'],
    ['over the night', '2027-01-12T17:00', '2027-01-13T09:00'],
  ])('is refused %s, with the hours of the day', (_, start, end) => {
    expect(stayOf(fromTo(start, end), telecentre())).toEqual([
      { rule: 'outside-opening-hours', date: TUESDAY, segments: hours('08:30-12:00 13:30-17:30').segments },
    ]);
  });

  it.each([
    ['the first hour', '2027-01-12T08:30', '2027-01-12T09:30'],
    ['the last hour before lunch', '2027-01-12T11:00', '2027-01-12T12:00'],
  ])('may be %s', (_, start, end) => {
    expect(isStay(stayOf(fromTo(start, end), telecentre()))).toBe(true);
  });

  it('is refused on a shut day with the reason rather than the hours', () => {
    expect(stayOf(fromTo('2027-05-06T09:00', '2027-05-06T10:00'), telecentre())).toEqual([
      { rule: 'closed', reason: 'Ascension', until: null },
    ]);
  });

  it.each([
    ['ends when it begins', '2027-01-12T09:00', '2027-01-12T09:00'],
    ['ends before it begins', '2027-01-12T10:00', '2027-01-12T09:00'],
    ['ends before it begins, said in two offsets', '2027-01-12T10:00+01:00', '2027-01-12T10:00+02:00'],
  ])('is refused when it %s', (_, start, end) => {
    expect(stayOf(fromTo(start, end), telecentre())).toEqual([{ rule: 'end-not-after-start' }]);
  });

  it('is never longer than 31 days', () => {
    expect(isStay(stayOf(fromTo('2027-01-01T00:00', '2027-02-01T00:00'), alwaysOpen()))).toBe(true);
    expect(stayOf(fromTo('2027-01-01T00:00', '2027-02-01T00:01'), alwaysOpen())).toEqual([
      { rule: 'longest-stay', minutes: 44_640 },
    ]);
    expect(stayOf(fromTo('2027-01-01T00:00', '9999-12-31T00:00'), alwaysOpen())).toHaveLength(1);
  });

  it('may end at 24:00, and go on after it where the doors stay open', () => {
    const evenings = telecentre({ week: week(hours('09:00-12:00 20:00-24:00')) });
    expect(wallClock([stay(fromTo('2027-01-12T22:00', '2027-01-12T24:00'), evenings)])).toEqual([
      '2027-01-12T22:00 > 2027-01-13T00:00',
    ]);
    expect(isStay(stayOf(fromTo('2027-01-12T22:00', '2027-01-13T01:00'), evenings))).toBe(false);
    expect(minutesOf(stay(fromTo('2027-12-31T22:00', '2028-01-01T06:00'), alwaysOpen()))).toBe(480);
  });

  it('over the end of the year, in the telecentre’s own year', () => {
    const reunion = alwaysOpen('Indian/Reunion');
    expect(stay(fromTo('2027-12-31T23:00', '2028-01-01T01:00'), reunion)).toMatchObject(
      period('2027-12-31T19:00Z', '2027-12-31T21:00Z'),
    );
  });
});

describe('what a stay can be counted in', () => {
  it.each([
    ['the exact morning', telecentre(), '08:30', '12:00', 'morning', ['half_day', 'hour']],
    ['the exact afternoon', telecentre(), '13:30', '17:30', 'afternoon', ['half_day', 'hour']],
    ['the whole day over a closed lunch: never hours', telecentre(), '08:30', '17:30', 'day', ['day']],
    ['the whole day without a break', MONTMURAT, '07:30', '20:00', 'day', ['day', 'hour']],
    ['a morning cut at noon', MONTMURAT, '07:30', '13:00', 'morning', ['half_day', 'hour']],
    ['a minute less than the morning', telecentre(), '08:30', '11:59', null, ['hour']],
    ['hours across the noon of one segment', MONTMURAT, '12:00', '14:00', null, ['hour']],
  ] as const)('%s', (_, opening, start, end, half, fits) => {
    const exact = stay(fromTo(`${TUESDAY}T${start}`, `${TUESDAY}T${end}`), opening);
    expect(exact.halfDay).toBe(half);
    expect(exact.fits).toEqual(fits);
  });

  it('the only segment of a day is a half-day, a day, and hours', () => {
    expect(stay(fromTo('2027-01-13T09:00', '2027-01-13T12:00'), CASSANIOUZE).fits).toEqual([
      'half_day',
      'day',
      'hour',
    ]);
  });

  it('the exact times of a half-day occupy what the half-day does', () => {
    const threeSegments = telecentre({ week: week(hours('08:00-12:00 13:00-17:00 18:00-20:00')) });
    const said = stay(fromTo('2027-01-12T13:00', '2027-01-12T20:00'), threeSegments);
    expect(said.periods).toEqual(stay(halfDay(TUESDAY, 'afternoon'), threeSegments).periods);
    expect(said.periods).toHaveLength(2);
    expect(said.fits).toEqual(['half_day']);
  });

  it('a day whose segments touch has no break: it is hours as well', () => {
    const noBreak = telecentre({ week: week(hours('08:00-12:00 12:00-18:00')) });
    expect(stay(fromTo('2027-01-12T08:00', '2027-01-12T17:00'), noBreak).fits).toEqual(['hour']);
    expect(stay(fromTo('2027-01-12T08:00', '2027-01-12T18:00'), noBreak).fits).toEqual(['day', 'hour']);
  });
});

describe('the nights when the clocks change', () => {
  it.each([
    ['start', '2027-03-28T02:30', '2027-03-28T05:00'],
    ['end', '2027-03-28T01:00', '2027-03-28T02:30'],
  ] as const)('a %s that the clocks jump over is refused', (field, start, end) => {
    expect(stayOf(fromTo(start, end), alwaysOpen())).toEqual([{ rule: 'local-time-skipped', field }]);
  });

  it.each([
    ['start', '2027-10-31T02:30', '2027-10-31T05:00'],
    ['end', '2027-10-31T01:00', '2027-10-31T02:30'],
  ] as const)('a %s that comes twice is refused', (field, start, end) => {
    expect(stayOf(fromTo(start, end), alwaysOpen())).toEqual([{ rule: 'local-time-repeated', field }]);
  });

  it('both ends are told at once', () => {
    expect(stayOf(fromTo('2027-03-28T02:00', '2027-03-28T02:30'), alwaysOpen())).toEqual([
      { rule: 'local-time-skipped', field: 'start' },
      { rule: 'local-time-skipped', field: 'end' },
    ]);
  });

  it.each([
    ['the first half past two', '2027-10-31T02:30+02:00', 150 + 60],
    ['the second half past two', '2027-10-31T02:30+01:00', 150],
  ])('a time that comes twice is accepted with its offset: %s', (_, start, minutes) => {
    expect(minutesOf(stay(fromTo(start, '2027-10-31T05:00'), alwaysOpen()))).toBe(minutes);
  });

  it('the hour that comes twice can be booked twice over', () => {
    expect(minutesOf(stay(fromTo('2027-10-31T02:00+02:00', '2027-10-31T02:00+01:00'), alwaysOpen()))).toBe(
      60,
    );
  });

  it.each([
    ['spring', '2027-03-27T22:00', '2027-03-28T06:00', 7],
    ['autumn', '2027-10-30T22:00', '2027-10-31T06:00', 9],
    ['an ordinary', '2027-01-12T22:00', '2027-01-13T06:00', 8],
  ])('from 22:00 to 6:00 of the %s night', (_, start, end, expected) => {
    const night = stay(fromTo(start, end), alwaysOpen());
    expect(minutesOf(night)).toBe(expected * 60);
    expect(night.periods).toEqual([{ start: night.start, end: night.end }]);
  });

  it.each([
    ['2027-03-28', 23],
    ['2027-10-31', 25],
  ])('the day of %s has %i hours, asked for as a day or by its two midnights', (date, expected) => {
    const day = stay(halfDay(date, 'day'), alwaysOpen());
    expect(minutesOf(day)).toBe(expected * 60);
    const midnights = stay(fromTo(`${date}T00:00`, `${date}T24:00`), alwaysOpen());
    expect(midnights.periods).toEqual(day.periods);
  });

  it('Miquelon has its own nights', () => {
    const miquelon = alwaysOpen('America/Miquelon');
    expect(stayOf(fromTo('2027-03-14T02:30', '2027-03-14T05:00'), miquelon)).toEqual([
      { rule: 'local-time-skipped', field: 'start' },
    ]);
    expect(minutesOf(stay(fromTo('2027-03-28T01:00', '2027-03-28T05:00'), miquelon))).toBe(240);
    expect(minutesOf(stay(fromTo('2027-11-06T22:00', '2027-11-07T06:00'), miquelon))).toBe(540);
  });
});

it('nine o’clock stays nine o’clock, every week of the year', () => {
  const offsets = new Set<string>();
  for (let date = '2027-01-05'; date < '2028-01-01'; date = addDays(date, 7)) {
    const nine = stay(fromTo(`${date}T09:00`, `${date}T10:00`));
    expect(localTimeOf(nine.start, PARIS)).toBe('09:00');
    expect(minutesOf(nine)).toBe(60);
    offsets.add(withOffset(nine.start, PARIS).slice(-6));
  }
  expect([...offsets]).toEqual(['+01:00', '+02:00']);
});

it('a booking that begins when another ends stands beside it', () => {
  const morning = stay(fromTo('2027-01-12T08:30', '2027-01-12T10:00'));
  const next = stay(fromTo('2027-01-12T10:00', '2027-01-12T12:00'));
  expect(next.start).toBe(morning.end);
});
