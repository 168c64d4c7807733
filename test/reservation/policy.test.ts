import { type Instant } from '../../src/reservation/period.js';
import { brokenRules, tooLateToChange, type Policy } from '../../src/reservation/policy.js';
import { type Violation } from '../../src/reservation/refusal.js';
import { type WantedTime } from '../../src/reservation/stay.js';
import {
  alwaysOpen,
  CASSANIOUZE,
  everyDay,
  fromTo,
  halfDay,
  hours,
  instant,
  MONTMURAT,
  PARIS,
  period,
  policy,
  stay,
  telecentre,
} from './builders.js';

/** Monday, the day before the Tuesday of most bookings here. */
const NOW = instant('2027-01-11T08:00+01:00');

function broken(
  but: Partial<Policy>,
  time: WantedTime,
  opening = telecentre(),
  now: Instant = NOW,
): Violation[] {
  return brokenRules(policy(but), stay(time, opening), opening.timeZone, now);
}

const morning = halfDay('2027-01-12', 'morning');
const wholeDay = halfDay('2027-01-12', 'day');
const twoHours = fromTo('2027-01-12T09:00', '2027-01-12T11:00');

describe('what a resource is booked in', () => {
  it.each<[string, Policy['granularities'], WantedTime, boolean]>([
    ['a half-day where half-days are', ['half_day'], morning, true],
    ['a half-day where only days are', ['day'], morning, false],
    ['a half-day where only hours are', ['hour'], morning, false],
    ['a day where days are', ['half_day', 'day'], wholeDay, true],
    ['a day where only half-days are', ['half_day'], wholeDay, false],
    ['hours where hours are', ['hour'], twoHours, true],
    ['hours where half-days and days are', ['half_day', 'day'], twoHours, false],
    [
      'the exact times of a half-day where half-days are',
      ['half_day'],
      fromTo('2027-01-12T08:30', '2027-01-12T12:00'),
      true,
    ],
    [
      'the exact times of a half-day where hours are',
      ['hour'],
      fromTo('2027-01-12T08:30', '2027-01-12T12:00'),
      true,
    ],
    [
      'a day over the lunch where only hours are',
      ['hour'],
      fromTo('2027-01-12T08:30', '2027-01-12T17:30'),
      false,
    ],
    ['anything where nothing can be booked', [], morning, false],
  ])('%s', (_, granularities, time, allowed) => {
    expect(broken({ granularities }, time)).toEqual(
      allowed ? [] : [{ rule: 'granularity', allowed: granularities }],
    );
  });

  it('the day of Cassaniouze’s Wednesday is asked for by its hours, and counted as half-day or day', () => {
    const exact = fromTo('2027-01-13T09:00', '2027-01-13T12:00');
    expect(broken({ granularities: ['day'] }, exact, CASSANIOUZE)).toEqual([]);
    expect(broken({ granularities: ['half_day'] }, exact, CASSANIOUZE)).toEqual([]);
  });
});

describe('the step of a booking by the hour', () => {
  it.each([
    ['on the hour, of 60', 60, '10:00', '11:00', true],
    ['on the half-hour, of 60', 60, '10:30', '11:30', false],
    ['on the half-hour, of 30', 30, '10:30', '11:30', true],
    ['beginning a minute late, of 30', 30, '10:31', '11:30', false],
    ['ending a minute late, of 15', 15, '10:30', '11:31', false],
    ['every minute, of 1', 1, '10:31', '11:32', true],
  ])('%s minutes', (_, stepMinutes, start, end, allowed) => {
    const time = fromTo(`2027-01-12T${start}`, `2027-01-12T${end}`);
    expect(broken({ stepMinutes }, time)).toEqual(allowed ? [] : [{ rule: 'step', minutes: stepMinutes }]);
  });

  it('is not for seconds', () => {
    const time = fromTo('2027-01-12T10:00:30+01:00', '2027-01-12T11:00+01:00');
    expect(broken({ stepMinutes: 1 }, time)).toEqual([{ rule: 'step', minutes: 1 }]);
  });

  it('is not for half-days, which begin when that telecentre opens', () => {
    expect(broken({ stepMinutes: 60 }, morning)).toEqual([]);
    expect(broken({ stepMinutes: 60 }, fromTo('2027-01-12T08:30', '2027-01-12T12:00'))).toEqual([]);
  });

  it('is counted from the telecentre’s own midnight', () => {
    const marquesas = alwaysOpen('Pacific/Marquesas');
    expect(broken({ stepMinutes: 60 }, fromTo('2027-01-12T10:00', '2027-01-12T11:00'), marquesas)).toEqual(
      [],
    );
    expect(
      broken({ stepMinutes: 60 }, fromTo('2027-01-12T10:00Z', '2027-01-12T11:00Z'), marquesas),
    ).toHaveLength(1);
  });

  it.each([
    ['until 24:00', '2027-01-12T20:00', '2027-01-12T24:00'],
    ['over midnight', '2027-01-12T22:00', '2027-01-13T02:00'],
    ['over the spring night', '2027-03-27T22:00', '2027-03-28T04:00'],
    ['over the autumn night', '2027-10-30T22:00', '2027-10-31T04:00'],
  ])('is kept by a booking %s', (_, start, end) => {
    expect(broken({ stepMinutes: 120 }, fromTo(start, end), alwaysOpen())).toEqual([]);
  });
});

describe('the shortest and the longest stay', () => {
  it.each([
    ['a minute too short', '10:00', '10:59', [{ rule: 'shortest-stay', minutes: 60 }]],
    ['just long enough', '10:00', '11:00', []],
    ['just short enough', '10:00', '12:00', []],
    ['a minute too long', '09:59', '12:00', [{ rule: 'longest-stay', minutes: 120 }]],
  ])('%s', (_, start, end, expected) => {
    const limits = { stepMinutes: 1, shortestMinutes: 60, longestMinutes: 120 };
    expect(broken(limits, fromTo(`2027-01-12T${start}`, `2027-01-12T${end}`))).toEqual(expected);
  });

  it('count hours that pass, not hours that the wall shows', () => {
    const upToEight = { longestMinutes: 480 };
    const spring = fromTo('2027-03-27T22:00', '2027-03-28T07:00');
    const autumn = fromTo('2027-10-30T22:00', '2027-10-31T06:00');
    expect(broken(upToEight, spring, alwaysOpen())).toEqual([]);
    expect(broken(upToEight, autumn, alwaysOpen())).toEqual([{ rule: 'longest-stay', minutes: 480 }]);
  });

  it('are no matter for half-days and days', () => {
    const limits = { shortestMinutes: 600, longestMinutes: 30 };
    expect(broken(limits, morning)).toEqual([]);
    expect(broken(limits, wholeDay)).toEqual([]);
  });
});

describe('what has begun', () => {
  it.each([
    ['before it begins', '08:29', true],
    ['when it begins', '08:30', true],
    ['in the middle of it', '10:00', true],
    ['a minute before it ends', '11:59', true],
    ['when it ends', '12:00', false],
  ])('a half-day can be had for the rest of it: %s', (_, time, allowed) => {
    const now = instant(`2027-01-12T${time}+01:00`);
    expect(broken({}, morning, telecentre(), now)).toEqual(allowed ? [] : [{ rule: 'past' }]);
  });

  it.each([
    ['in the morning', '09:00', true],
    ['in the lunch', '12:30', true],
    ['in the afternoon', '17:29', true],
    ['at the end', '17:30', false],
  ])('a day can be had for the rest of it: %s', (_, time, allowed) => {
    const now = instant(`2027-01-12T${time}+01:00`);
    expect(broken({}, wholeDay, telecentre(), now)).toEqual(allowed ? [] : [{ rule: 'past' }]);
  });

  it.each([
    ['when it begins', '09:00', true],
    ['a minute before the step has run', '09:29', true],
    ['when the step has run', '09:30', false],
    ['when it ends', '11:00', false],
    ['long after', '15:00', false],
  ])('of hours, only the step that runs: %s', (_, time, allowed) => {
    const now = instant(`2027-01-12T${time}+01:00`);
    expect(broken({ stepMinutes: 30 }, twoHours, telecentre(), now)).toEqual(
      allowed ? [] : [{ rule: 'past' }],
    );
  });

  it('of hours that happen to fill the morning, only the step that runs, where there are only hours', () => {
    const rules = { granularities: ['hour'], stepMinutes: 30 } as const;
    const exact = fromTo('2027-01-12T08:30', '2027-01-12T12:00');
    expect(broken(rules, exact, telecentre(), instant('2027-01-12T08:59+01:00'))).toEqual([]);
    expect(broken(rules, exact, telecentre(), instant('2027-01-12T11:00+01:00'))).toEqual([{ rule: 'past' }]);
  });
});

describe('the notice', () => {
  it.each([
    ['a minute more than asked', '07:59', true],
    ['exactly what is asked', '08:00', true],
    ['a minute less', '08:01', false],
    ['when the time has begun', '10:30', false],
  ])('of an hour: %s', (_, time, allowed) => {
    const now = instant(`2027-01-12T${time}+01:00`);
    expect(broken({ noticeMinutes: 60 }, twoHours, telecentre(), now)).toEqual(
      allowed ? [] : [{ rule: 'notice', minutes: 60 }],
    );
  });

  it('binds half-days too, and is said to be past once it is over', () => {
    const rules = { noticeMinutes: 60 };
    const notice = [{ rule: 'notice', minutes: 60 }];
    expect(broken(rules, morning, telecentre(), instant('2027-01-12T07:30+01:00'))).toEqual([]);
    expect(broken(rules, morning, telecentre(), instant('2027-01-12T07:31+01:00'))).toEqual(notice);
    expect(broken(rules, morning, telecentre(), instant('2027-01-12T12:00+01:00'))).toEqual([
      { rule: 'past' },
    ]);
  });

  it('counts hours that pass on the night when the clocks change', () => {
    const nine = fromTo('2027-03-28T09:00', '2027-03-28T10:00');
    const rules = { noticeMinutes: 12 * 60 };
    expect(broken(rules, nine, alwaysOpen(), instant('2027-03-27T20:00+01:00'))).toEqual([]);
    expect(broken(rules, nine, alwaysOpen(), instant('2027-03-27T20:01+01:00'))).toHaveLength(1);
  });
});

describe('the horizon', () => {
  it.each([
    ['today', '2027-01-11', true],
    ['the last day', '2027-01-18', true],
    ['the day after', '2027-01-19', false],
  ])('of seven days, asked for on 11 January: %s', (_, date, allowed) => {
    expect(broken({ horizonDays: 7 }, halfDay(date, 'morning'))).toEqual(
      allowed ? [] : [{ rule: 'horizon', days: 7, lastDate: '2027-01-18' }],
    );
  });

  it('of no day is today, until the last minute of it', () => {
    const evening = instant('2027-01-11T23:59+01:00');
    const today = fromTo('2027-01-11T23:45', '2027-01-11T24:00');
    const tomorrow = fromTo('2027-01-12T00:00', '2027-01-12T00:15');
    expect(broken({ horizonDays: 0 }, today, alwaysOpen(), evening)).toEqual([]);
    expect(broken({ horizonDays: 0 }, tomorrow, alwaysOpen(), evening)).toEqual([
      { rule: 'horizon', days: 0, lastDate: '2027-01-11' },
    ]);
  });

  it.each([
    ['29 February', '2028-02-28', '2028-02-29'],
    ['the end of the year', '2027-12-31', '2028-01-01'],
    ['the spring night', '2027-03-27', '2027-03-28'],
    ['the autumn night', '2027-10-30', '2027-10-31'],
  ])('counts days of the calendar over %s', (_, today, tomorrow) => {
    const noon = instant(`${today}T12:00Z`);
    expect(broken({ horizonDays: 1 }, halfDay(tomorrow, 'day'), alwaysOpen(), noon)).toEqual([]);
    expect(broken({ horizonDays: 0 }, halfDay(tomorrow, 'day'), alwaysOpen(), noon)).toEqual([
      { rule: 'horizon', days: 0, lastDate: today },
    ]);
  });

  it.each([
    // 23:30 in Paris on the 12th: still 18:30 of the 12th in Guadeloupe, already 2:30 of the 13th at La Réunion.
    ['America/Guadeloupe', '2027-01-12', '2027-01-13'],
    [PARIS, '2027-01-12', '2027-01-13'],
    ['Indian/Reunion', '2027-01-13', '2027-01-14'],
  ])('is counted from the today of the telecentre: %s', (zone, today, tomorrow) => {
    const now = instant('2027-01-12T22:30Z');
    const opening = alwaysOpen(zone);
    expect(broken({ horizonDays: 0 }, halfDay(today, 'day'), opening, now)).toEqual([]);
    expect(broken({ horizonDays: 0 }, halfDay(tomorrow, 'day'), opening, now)).toEqual([
      { rule: 'horizon', days: 0, lastDate: today },
    ]);
  });

  it('goes back to yesterday’s date where UTC is ahead of the telecentre', () => {
    const now = instant('2027-01-13T02:00Z');
    expect(
      broken({ horizonDays: 0 }, halfDay('2027-01-12', 'day'), alwaysOpen('America/Guadeloupe'), now),
    ).toEqual([]);
    expect(broken({ horizonDays: 0 }, halfDay('2027-01-12', 'day'), alwaysOpen(), now)).toEqual([
      { rule: 'past' },
    ]);
  });
});

describe('all broken rules', () => {
  it('are told at once', () => {
    const rules = {
      granularities: ['hour'],
      stepMinutes: 30,
      shortestMinutes: 60,
      noticeMinutes: 24 * 60 + 90,
      horizonDays: 0,
    } as const;
    const now = instant('2027-01-11T08:15+01:00');
    expect(broken(rules, fromTo('2027-01-12T09:10', '2027-01-12T09:40'), telecentre(), now)).toEqual([
      { rule: 'step', minutes: 30 },
      { rule: 'shortest-stay', minutes: 60 },
      { rule: 'notice', minutes: 24 * 60 + 90 },
      { rule: 'horizon', days: 0, lastDate: '2027-01-11' },
    ]);
  });

  it('name the granularity without the length in hours, which would not be the reason', () => {
    const rules = { granularities: ['half_day'], shortestMinutes: 240, horizonDays: 0 } as const;
    expect(broken(rules, fromTo('2027-01-12T09:00', '2027-01-12T09:10'))).toEqual([
      { rule: 'granularity', allowed: ['half_day'] },
      { rule: 'horizon', days: 0, lastDate: '2027-01-11' },
    ]);
  });
});

describe('giving back or moving a booking', () => {
  const booked = period('2027-01-12T09:00+01:00', '2027-01-12T11:00+01:00');

  it.each<[string, number, string, Violation[]]>([
    ['a minute before the deadline', 120, '06:59', []],
    ['at the deadline', 120, '07:00', []],
    ['a minute after the deadline', 120, '07:01', [{ rule: 'cancellation-deadline', minutes: 120 }]],
    ['when it has begun, with a deadline', 120, '10:00', [{ rule: 'cancellation-deadline', minutes: 120 }]],
    ['when it is over, with a deadline', 120, '11:00', [{ rule: 'ended' }]],
    ['when it has begun, without a deadline', 0, '09:00', []],
    ['a minute before the end, without a deadline', 0, '10:59', []],
    ['at the end, without a deadline', 0, '11:00', [{ rule: 'ended' }]],
    ['the day after', 0, '23:59', [{ rule: 'ended' }]],
  ])('%s', (_, cancellationMinutes, time, expected) => {
    const now = instant(`2027-01-12T${time}+01:00`);
    const confirmed = { ...booked, status: 'confirmed' } as const;
    expect(tooLateToChange(policy({ cancellationMinutes }), confirmed, now)).toEqual(expected);
  });

  it('has no deadline while it is only held, and an end', () => {
    const held = { ...booked, status: 'held' } as const;
    const at = (time: string): Violation[] =>
      tooLateToChange(policy({ cancellationMinutes: 120 }), held, instant(`2027-01-12T${time}+01:00`));
    expect(at('10:59')).toEqual([]);
    expect(at('11:00')).toEqual([{ rule: 'ended' }]);
  });
});

it('Montmurat, open by badge until 20:00, gives its evening by the hour', () => {
  const evening = fromTo('2027-01-12T18:00', '2027-01-12T20:00');
  expect(broken({ granularities: ['hour', 'half_day'] }, evening, MONTMURAT)).toEqual([]);
});

it('a place that closes at 24:00 gives its last hour until 24:00', () => {
  const late = telecentre({ week: everyDay(hours('20:00-24:00')) });
  const lastHour = fromTo('2027-01-12T23:00', '2027-01-12T24:00');
  expect(broken({}, lastHour, late, instant('2027-01-12T23:14+01:00'))).toEqual([]);
  expect(broken({}, lastHour, late, instant('2027-01-12T23:15+01:00'))).toEqual([{ rule: 'past' }]);
});
