import fc from 'fast-check';
import {
  addDays,
  closingInstant,
  daysBetween,
  instantsOf,
  isLocalDate,
  isTimeZone,
  localDateOf,
  localTimeOf,
  minuteOfDay,
  openingInstant,
  weekdayOf,
  withOffset,
} from '../../src/reservation/local-time.js';
import { MINUTE } from '../../src/reservation/period.js';
import { instant, PARIS } from './builders.js';

const OVERSEAS = [
  'America/Guadeloupe',
  'America/Martinique',
  'America/Marigot',
  'America/St_Barthelemy',
  'America/Cayenne',
  'America/Miquelon',
  'Indian/Reunion',
  'Indian/Mayotte',
  'Pacific/Noumea',
  'Pacific/Tahiti',
  'Pacific/Marquesas',
  'Pacific/Gambier',
  'Pacific/Wallis',
];

describe('the clock on the wall', () => {
  it.each([
    ['a winter morning in Paris', '2027-01-12', '09:00', PARIS, ['2027-01-12T09:00+01:00']],
    ['a summer morning in Paris', '2027-07-13', '09:00', PARIS, ['2027-07-13T09:00+02:00']],
    [
      'the end of a day is the beginning of the next',
      '2027-01-12',
      '24:00',
      PARIS,
      ['2027-01-13T00:00+01:00'],
    ],
    ['the end of the year', '2027-12-31', '24:00', PARIS, ['2028-01-01T00:00+01:00']],
    ['29 February', '2028-02-29', '09:00', PARIS, ['2028-02-29T09:00+01:00']],
    ['the end of 28 February of a leap year', '2028-02-28', '24:00', PARIS, ['2028-02-29T00:00+01:00']],
    ['the minute before the spring jump', '2027-03-28', '01:59', PARIS, ['2027-03-28T01:59+01:00']],
    ['the first minute that is jumped over', '2027-03-28', '02:00', PARIS, []],
    ['half past two of the spring night', '2027-03-28', '02:30', PARIS, []],
    ['the last minute that is jumped over', '2027-03-28', '02:59', PARIS, []],
    ['the first minute after the spring jump', '2027-03-28', '03:00', PARIS, ['2027-03-28T03:00+02:00']],
    ['the minute before the autumn hour', '2027-10-31', '01:59', PARIS, ['2027-10-31T01:59+02:00']],
    [
      'the first minute that comes twice',
      '2027-10-31',
      '02:00',
      PARIS,
      ['2027-10-31T02:00+02:00', '2027-10-31T02:00+01:00'],
    ],
    [
      'the last minute that comes twice',
      '2027-10-31',
      '02:59',
      PARIS,
      ['2027-10-31T02:59+02:00', '2027-10-31T02:59+01:00'],
    ],
    ['the first minute after the autumn hour', '2027-10-31', '03:00', PARIS, ['2027-10-31T03:00+01:00']],
    ['Guadeloupe', '2027-01-12', '09:00', 'America/Guadeloupe', ['2027-01-12T09:00-04:00']],
    ['La Réunion', '2027-01-12', '09:00', 'Indian/Reunion', ['2027-01-12T09:00+04:00']],
    [
      'the Marquesas, half an hour aside',
      '2027-01-12',
      '09:00',
      'Pacific/Marquesas',
      ['2027-01-12T09:00-09:30'],
    ],
    ['Miquelon in winter', '2027-01-12', '09:00', 'America/Miquelon', ['2027-01-12T09:00-03:00']],
    ['Miquelon in summer', '2027-07-13', '09:00', 'America/Miquelon', ['2027-07-13T09:00-02:00']],
    ['Miquelon jumps on 14 March', '2027-03-14', '02:30', 'America/Miquelon', []],
    [
      'Miquelon does not jump with Paris',
      '2027-03-28',
      '02:30',
      'America/Miquelon',
      ['2027-03-28T02:30-02:00'],
    ],
    [
      'Miquelon has an hour twice on 7 November',
      '2027-11-07',
      '01:30',
      'America/Miquelon',
      ['2027-11-07T01:30-02:00', '2027-11-07T01:30-03:00'],
    ],
  ])('shows %s at these instants', (_, date, time, zone, expected) => {
    expect(instantsOf(date, time, zone)).toEqual(expected.map(instant));
    // The second answer comes from memory.
    expect(instantsOf(date, time, zone)).toEqual(expected.map(instant));
  });

  it('shows different dates at one instant in Guadeloupe, in Paris and at La Réunion', () => {
    const evening = instant('2027-01-12T22:30Z');
    expect(localDateOf(evening, 'America/Guadeloupe')).toBe('2027-01-12');
    expect(localDateOf(evening, PARIS)).toBe('2027-01-12');
    expect(localDateOf(evening, 'Indian/Reunion')).toBe('2027-01-13');
    const night = instant('2027-01-13T02:00Z');
    expect(localDateOf(night, 'America/Guadeloupe')).toBe('2027-01-12');
    expect(localDateOf(night, PARIS)).toBe('2027-01-13');
    expect(localDateOf(night, 'Indian/Reunion')).toBe('2027-01-13');
    expect(localTimeOf(night, 'America/Guadeloupe')).toBe('22:00');
  });

  it.each([
    ['2027-01-12T08:00Z', PARIS, '2027-01-12T09:00:00+01:00'],
    ['2027-10-31T00:30Z', PARIS, '2027-10-31T02:30:00+02:00'],
    ['2027-10-31T01:30Z', PARIS, '2027-10-31T02:30:00+01:00'],
    ['2027-12-31T21:00Z', 'Indian/Reunion', '2028-01-01T01:00:00+04:00'],
    ['2027-01-01T02:00Z', 'America/Guadeloupe', '2026-12-31T22:00:00-04:00'],
    ['2027-01-12T18:30Z', 'Pacific/Marquesas', '2027-01-12T09:00:00-09:30'],
  ])('is written with its offset: %s in %s', (text, zone, expected) => {
    expect(withOffset(instant(text), zone)).toBe(expected);
  });
});

describe('a door', () => {
  it.each([
    [
      'opens at a time that is jumped over: when the clocks have jumped',
      '2027-03-28',
      '02:30',
      '2027-03-28T03:00+02:00',
    ],
    ['opens at the first minute jumped over: the same', '2027-03-28', '02:00', '2027-03-28T03:00+02:00'],
    ['opens at a time that comes twice: the first time', '2027-10-31', '02:30', '2027-10-31T02:30+02:00'],
    ['opens on an ordinary day', '2027-01-12', '08:30', '2027-01-12T08:30+01:00'],
  ])('%s', (_, date, time, expected) => {
    expect(openingInstant(date, time, PARIS)).toBe(instant(expected));
  });

  it.each([
    [
      'closes at a time that is jumped over: when the clocks have jumped',
      '2027-03-28',
      '02:30',
      '2027-03-28T03:00+02:00',
    ],
    ['closes at a time that comes twice: the second time', '2027-10-31', '02:30', '2027-10-31T02:30+01:00'],
    ['closes at the end of the day', '2027-12-31', '24:00', '2028-01-01T00:00+01:00'],
  ])('%s', (_, date, time, expected) => {
    expect(closingInstant(date, time, PARIS)).toBe(instant(expected));
  });

  it('opens at midnight after the jump where the clocks jump over midnight', () => {
    expect(openingInstant('2027-04-30', '00:00', 'Africa/Cairo')).toBe(instant('2027-04-30T01:00+03:00'));
    expect(closingInstant('2027-04-29', '24:00', 'Africa/Cairo')).toBe(instant('2027-04-30T01:00+03:00'));
  });
});

describe('dates', () => {
  it.each([
    ['2028-02-29', true],
    ['2027-02-29', false],
    ['2100-02-29', false],
    ['2027-12-31', true],
    ['2027-13-01', false],
    ['2027-04-31', false],
    ['2027-00-10', false],
    ['2027-1-12', false],
    ['20270112', false],
    ['2027-W02-2', false],
    ['2027-01-12T09:00', false],
    [' 2027-01-12', false],
    ['2027-01-12\n', false],
    ['', false],
  ])('%j is a date: %s', (text, expected) => {
    expect(isLocalDate(text)).toBe(expected);
  });

  it.each([
    ['2027-01-12', 'tue'],
    ['2027-03-28', 'sun'],
    ['2028-02-29', 'tue'],
    ['2027-12-31', 'fri'],
    ['2028-01-01', 'sat'],
  ])('%s is a %s', (date, weekday) => {
    expect(weekdayOf(date)).toBe(weekday);
  });

  it.each([
    ['2027-12-31', 1, '2028-01-01'],
    ['2028-02-28', 1, '2028-02-29'],
    ['2028-02-29', 1, '2028-03-01'],
    ['2027-02-28', 1, '2027-03-01'],
    ['2027-03-27', 2, '2027-03-29'],
    ['2027-10-30', 2, '2027-11-01'],
    ['2028-01-01', -1, '2027-12-31'],
    ['2028-02-29', 365, '2029-02-28'],
  ])('%s and %i days is %s', (date, days, expected) => {
    expect(addDays(date, days)).toBe(expected);
    expect(daysBetween(date, expected)).toBe(days);
  });

  it('count the same forwards and backwards', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 20_000 }),
        fc.integer({ min: -20_000, max: 20_000 }),
        (from, days) => {
          const date = addDays('2000-01-01', from);
          expect(daysBetween(date, addDays(date, days))).toBe(days);
          expect(addDays(addDays(date, days), -days)).toBe(date);
          expect(addDays(date, days) < date).toBe(days < 0);
        },
      ),
    );
  });
});

it.each([
  ['00:00', 0],
  ['09:00', 540],
  ['17:30', 1050],
  ['24:00', 1440],
])('%s is minute %i of the day', (time, minute) => {
  expect(minuteOfDay(time)).toBe(minute);
});

it.each([...OVERSEAS, PARIS])('%s is a time zone', (zone) => {
  expect(isTimeZone(zone)).toBe(true);
});

it.each(['Europe/Aurillac', '', 'Paris'])('%j is no time zone', (zone) => {
  expect(isTimeZone(zone)).toBe(false);
});

describe.each([...OVERSEAS, PARIS])('instants and local times in %s', (zone) => {
  const anyMinute = fc
    .oneof(
      fc.integer({ min: instant('2018-01-01T00:00Z'), max: instant('2031-12-31T00:00Z') }),
      // The nights when some clocks jump, here or elsewhere.
      ...['2027-03-14T06:00Z', '2027-03-28T01:00Z', '2027-10-31T01:00Z', '2027-11-07T04:00Z'].map((night) =>
        fc.integer({ min: instant(night) - 180 * MINUTE, max: instant(night) + 180 * MINUTE }),
      ),
    )
    .map((moment) => moment - (moment % MINUTE));

  it('are each other’s way back', () => {
    fc.assert(
      fc.property(anyMinute, (moment) => {
        const [date, time] = [localDateOf(moment, zone), localTimeOf(moment, zone)];
        const instants = instantsOf(date, time, zone);
        expect(instants).toContain(moment);
        expect(instants.length).toBeLessThanOrEqual(2);
        for (const one of instants) {
          expect(localDateOf(one, zone)).toBe(date);
          expect(localTimeOf(one, zone)).toBe(time);
        }
        expect(Date.parse(withOffset(moment, zone))).toBe(moment);
      }),
      { numRuns: 40 },
    );
  });

  it('agree with the platform’s own calendar', () => {
    const platform = new Intl.DateTimeFormat('sv-SE', {
      timeZone: zone,
      dateStyle: 'short',
      timeStyle: 'short',
    });
    fc.assert(
      fc.property(anyMinute, (moment) => {
        expect(`${localDateOf(moment, zone)} ${localTimeOf(moment, zone)}`).toBe(platform.format(moment));
      }),
      { numRuns: 40 },
    );
  });
});
