import { latestDue, nextDue } from '../../src/jobs/due.js';
import type { Schedule } from '../../src/jobs/job.js';

const NIGHTLY: Schedule = { daily: '03:30', zone: 'Europe/Paris' };
const AT_TWO_THIRTY: Schedule = { daily: '02:30', zone: 'Europe/Paris' };

describe('work that is due every so many minutes', () => {
  test.each([
    [1, '2026-11-23T08:00:59.999Z', '2026-11-23T08:00:00Z', '2026-11-23T08:01:00Z'],
    [5, '2026-11-23T08:04:59Z', '2026-11-23T08:00:00Z', '2026-11-23T08:05:00Z'],
    [5, '2026-11-23T08:05:00Z', '2026-11-23T08:05:00Z', '2026-11-23T08:10:00Z'],
    [60, '2026-11-23T08:59:59Z', '2026-11-23T08:00:00Z', '2026-11-23T09:00:00Z'],
  ])('%i, at %s: last %s, next %s', (every, now, last, next) => {
    expect(around({ every }, now)).toEqual([iso(last), iso(next)]);
  });

  test('begins anew at midnight, even if the day is no multiple of it', () => {
    expect(around({ every: 1000 }, '2026-11-23T23:59:00Z')).toEqual([
      iso('2026-11-23T16:40:00Z'),
      iso('2026-11-24T00:00:00Z'),
    ]);
  });
});

describe('work that is due at a time of the day', () => {
  test.each([
    ['before it', '2026-11-23T03:29:59+01:00', '2026-11-22T03:30:00+01:00', '2026-11-23T03:30:00+01:00'],
    ['at it', '2026-11-23T03:30:00+01:00', '2026-11-23T03:30:00+01:00', '2026-11-24T03:30:00+01:00'],
    [
      'after midnight in UTC, not yet here',
      '2026-11-23T23:30:00-05:00',
      '2026-11-24T03:30:00+01:00',
      '2026-11-25T03:30:00+01:00',
    ],
  ])('%s', (_, now, last, next) => {
    expect(around(NIGHTLY, now)).toEqual([iso(last), iso(next)]);
  });

  test('is the same time of the wall clock in summer and in winter', () => {
    expect(around(NIGHTLY, '2026-03-28T12:00:00+01:00')).toEqual([
      iso('2026-03-28T03:30:00+01:00'),
      iso('2026-03-29T03:30:00+02:00'),
    ]);
    expect(around(NIGHTLY, '2026-10-25T12:00:00+01:00')).toEqual([
      iso('2026-10-25T03:30:00+01:00'),
      iso('2026-10-26T03:30:00+01:00'),
    ]);
  });

  test('that the spring night jumps over is due when the jump is over, and only then', () => {
    const jump = '2026-03-29T03:00:00+02:00';
    expect(around(AT_TWO_THIRTY, '2026-03-29T01:59:59+01:00')).toEqual([
      iso('2026-03-28T02:30:00+01:00'),
      iso(jump),
    ]);
    expect(around(AT_TWO_THIRTY, jump)).toEqual([iso(jump), iso('2026-03-30T02:30:00+02:00')]);
  });

  test('that the autumn night shows twice is due the first time, and not again', () => {
    const first = '2026-10-25T02:30:00+02:00';
    for (const now of [first, '2026-10-25T02:29:00+01:00', '2026-10-25T02:30:00+01:00'])
      expect(around(AT_TWO_THIRTY, now)).toEqual([iso(first), iso('2026-10-26T02:30:00+01:00')]);
  });

  test('comes once on every day of a year, whichever minute one looks at', () => {
    const moments = new Set<number>();
    const start = Date.parse('2026-01-01T12:00:00Z');
    for (let hour = 0; hour < 365 * 24; hour++)
      moments.add(latestDue(AT_TWO_THIRTY, start + hour * 3_600_000));
    expect(moments.size).toBe(366);
  });
});

function around(schedule: Schedule, now: string): readonly string[] {
  return [latestDue(schedule, Date.parse(now)), nextDue(schedule, Date.parse(now))].map((moment) =>
    new Date(moment).toISOString(),
  );
}

function iso(moment: string): string {
  return new Date(moment).toISOString();
}
