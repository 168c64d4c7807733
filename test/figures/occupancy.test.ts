import { occupancyOf, percentOf, type Unit } from '../../src/figures/occupancy.js';
import { daysOf, halfDaysOf } from '../../src/figures/place-half-days.js';
import type { Span } from '../../src/figures/span.js';
import { wallMinuteAt, wallMinuteOf } from '../../src/figures/wall-minutes.js';
import { halfDayOn } from '../../src/reservation/half-day.js';
import { addDays, type LocalDate, type LocalTime } from '../../src/reservation/local-time.js';
import { SHUT, type DayHours, type OpeningHours } from '../../src/reservation/opening-hours.js';
import { overlaps, type Period } from '../../src/reservation/period.js';

const OVER_LUNCH: DayHours = {
  segments: [
    { opens: '09:00', closes: '12:00' },
    { opens: '14:00', closes: '17:30' },
  ],
  noon: null,
};
const THROUGHOUT: DayHours = { segments: [{ opens: '08:30', closes: '18:00' }], noon: '13:00' };
const MORNING: DayHours = { segments: [{ opens: '09:00', closes: '12:00' }], noon: null };

/** Monday and Tuesday over lunch, Wednesday mornings, Thursday throughout. */
const HOURS: OpeningHours = {
  timeZone: 'Europe/Paris',
  week: { mon: OVER_LUNCH, tue: OVER_LUNCH, wed: MORNING, thu: THROUGHOUT, fri: SHUT, sat: SHUT, sun: SHUT },
  namedPeriods: [],
  holidayZone: 'metropole',
  closedOnPublicHolidays: true,
  holidayCorrections: [],
  exceptionalOpenings: [],
};
const NOVEMBER: Span = { from: '2026-11-01', to: '2026-11-30' };
const LONG_AFTER = wallMinuteOf('2030-01-01', '00:00');

describe('A month reckoned by hand', () => {
  // November 2026 begins on a Sunday: five Mondays, four Tuesdays, Wednesdays and Thursdays.
  it('has the half-days of its hours, without its public holiday', () => {
    // 11 November is a Wednesday: three mornings are left. 5 × 2 + 4 × 2 + 3 + 4 × 2.
    expect(count(HOURS, NOVEMBER, unit())).toMatchObject({
      open: 29,
      used: 0,
      openHalfDays: 29,
      emptyHalfDays: 29,
    });
  });

  it('is open on the holiday where the telecentre says so, or a coordinator', () => {
    const open = { ...HOURS, closedOnPublicHolidays: false };
    const corrected = { ...HOURS, holidayCorrections: [{ date: '2026-11-11', holiday: false }] };
    expect([count(open, NOVEMBER, unit()).open, count(corrected, NOVEMBER, unit()).open]).toEqual([30, 30]);
  });

  it('counts a whole day over lunch as two, an hour as one, and two hours of one morning as one', () => {
    const stays = [
      stay('2026-11-02', '09:00', '17:30'),
      stay('2026-11-03', '10:00', '11:00'),
      stay('2026-11-05', '08:30', '09:30'),
      stay('2026-11-05', '11:00', '12:00'),
    ];
    expect(count(HOURS, NOVEMBER, unit({ stays }))).toMatchObject({ open: 29, used: 4, emptyHalfDays: 25 });
  });

  it('cuts a day without a lunch break at its noon', () => {
    const before = stay('2026-11-05', '10:00', '13:00');
    const across = stay('2026-11-12', '12:30', '13:30');
    expect(count(HOURS, NOVEMBER, unit({ stays: [before] })).used).toBe(1);
    expect(count(HOURS, NOVEMBER, unit({ stays: [across] })).used).toBe(2);
  });

  it('loses an afternoon that was shut, and none for an hour', () => {
    const afternoon = stay('2026-11-02', '13:00', '18:00');
    const hour = stay('2026-11-03', '09:00', '10:00');
    expect(count(HOURS, NOVEMBER, unit({ closures: [afternoon] })).open).toBe(28);
    expect(count(HOURS, NOVEMBER, unit({ closures: [hour] })).open).toBe(29);
  });

  it('takes a half-day on which somebody came for open, whatever was shut afterwards', () => {
    const afternoon = stay('2026-11-02', '13:00', '18:00');
    const found = count(
      HOURS,
      NOVEMBER,
      unit({ closures: [afternoon], stays: [stay('2026-11-02', '14:00', '15:00')] }),
    );
    expect(found).toMatchObject({ open: 29, used: 1 });
  });

  it('has the hours of a season while it lasts, and of an exceptional opening', () => {
    const shut = { mon: SHUT, tue: SHUT, wed: SHUT, thu: SHUT, fri: SHUT, sat: SHUT, sun: SHUT };
    const season = {
      name: 'Vacances',
      from: '2026-11-16',
      to: '2026-11-22',
      week: { ...shut, fri: MORNING },
    };
    // The week loses 2 + 2 + 1 + 2 and has one Friday morning; the Sunday has one too.
    const hours = {
      ...HOURS,
      namedPeriods: [season],
      exceptionalOpenings: [{ date: '2026-11-29', hours: MORNING }],
    };
    expect(count(hours, NOVEMBER, unit()).open).toBe(29 - 7 + 1 + 1);
  });

  it('counts as far as half-days have begun', () => {
    const at = (date: LocalDate, time: LocalTime): number =>
      occupancyOf(halfDaysOf(HOURS, daysOf(NOVEMBER)), [unit()], wallMinuteOf(date, time)).open;
    expect([at('2026-11-02', '08:59'), at('2026-11-02', '09:00'), at('2026-11-02', '14:00')]).toEqual([
      0, 1, 2,
    ]);
  });

  it('begins with the half-day in which the place was first there', () => {
    const since = (date: LocalDate, time: LocalTime): number =>
      occupancyOf(halfDaysOf(HOURS, daysOf(NOVEMBER), wallMinuteOf(date, time)), [unit()], LONG_AFTER).open;
    expect([
      since('2026-11-01', '00:00'),
      since('2026-11-02', '11:59'),
      since('2026-11-02', '12:00'),
    ]).toEqual([29, 29, 28]);
  });

  it('adds up units, and calls a half-day of the place empty when nobody came to any', () => {
    const desks = [
      unit({ id: 'one', stays: [stay('2026-11-02', '09:00', '12:00')] }),
      unit({
        id: 'two',
        stays: [stay('2026-11-02', '09:00', '12:00'), stay('2026-11-03', '09:00', '12:00')],
      }),
    ];
    const found = occupancyOf(halfDaysOf(HOURS, daysOf(NOVEMBER)), desks, LONG_AFTER);
    expect(found).toMatchObject({ open: 58, used: 3, openHalfDays: 29, emptyHalfDays: 27 });
    expect(found.units.map(({ id, used }) => [id, used])).toEqual([
      ['one', 1],
      ['two', 2],
    ]);
    const mondays = found.heat.find(({ weekday, half }) => weekday === 'mon' && half === 'morning');
    expect(mondays).toEqual({ weekday: 'mon', half: 'morning', open: 10, used: 2 });
  });

  it('says that somebody was there outside the hours of today, and reckons without', () => {
    const friday = unit({ stays: [stay('2026-11-06', '09:00', '12:00')] });
    expect(count(HOURS, NOVEMBER, friday)).toMatchObject({ open: 29, used: 0, hasOtherStays: true });
    expect(
      count(HOURS, NOVEMBER, unit({ stays: [stay('2026-12-04', '09:00', '12:00')] })).hasOtherStays,
    ).toBe(false);
  });
});

describe('The clock', () => {
  it('makes a half-day of the day it is changed no different', () => {
    const sundays = {
      ...HOURS,
      week: { ...HOURS.week, sun: { segments: [{ opens: '00:00', closes: '06:00' }], noon: '06:00' } },
    };
    const span = { from: '2026-10-25', to: '2026-10-25' };
    const early = unit({ stays: [stay('2026-10-25', '02:15', '02:45')] });
    expect(count(sundays, span, early)).toMatchObject({ open: 1, used: 1 });
  });

  it('is that of the place: at nine in La Réunion it is six in Paris', () => {
    const six = Date.parse('2026-11-02T06:00+01:00');
    const reunion = { ...HOURS, timeZone: 'Indian/Reunion', holidayZone: 'la-reunion' as const };
    const open = (hours: OpeningHours): number =>
      occupancyOf(halfDaysOf(hours, daysOf(NOVEMBER)), [unit()], wallMinuteAt(six, hours.timeZone)).open;
    expect([open(reunion), open(HOURS)]).toEqual([1, 0]);
  });

  it('knows the holidays of the place', () => {
    const december: Span = { from: '2027-12-20', to: '2027-12-20' };
    const reunion = { ...HOURS, timeZone: 'Indian/Reunion', holidayZone: 'la-reunion' as const };
    expect([count(reunion, december, unit()).open, count(HOURS, december, unit()).open]).toEqual([0, 2]);
  });
});

describe('Generated stays and closures', () => {
  it.each(Array.from({ length: 60 }, (_, seed) => seed + 1))(
    'come out as minute by minute, case %d',
    (seed) => {
      const random = randomFrom(seed);
      const span: Span = { from: '2026-10-19', to: addDays('2026-10-19', 3 + random(20)) };
      const some = (count: number): Period[] =>
        Array.from({ length: random(count) }, () => {
          const start = wallMinuteOf(addDays(span.from, random(24) - 1), '00:00') + 15 * random(96);
          return { start, end: start + 15 * (1 + random(40)) };
        });
      const units = Array.from({ length: 1 + random(3) }, (_, index) =>
        unit({ id: `unit-${index}`, stays: some(12), closures: some(5) }),
      );
      const now = wallMinuteOf(addDays(span.from, random(24)), '00:00') + 15 * random(96);
      const hours = [HOURS, { ...HOURS, closedOnPublicHolidays: false }][random(2)] ?? HOURS;
      const found = occupancyOf(halfDaysOf(hours, daysOf(span)), units, now);
      const slowly = reckonSlowly(hours, span, units, now);
      expect({ open: found.open, used: found.used, empty: found.emptyHalfDays }).toEqual(slowly);
      expect(found.used).toBe(found.heat.reduce((sum, { used }) => sum + used, 0));
      expect(found.open).toBe(found.units.reduce((sum, { open }) => sum + open, 0));
      expect(found.used).toBeLessThanOrEqual(found.open);
    },
  );
});

/** Minute by minute, by the core's own half-days. */
function reckonSlowly(
  hours: OpeningHours,
  { from, to }: Span,
  units: readonly Unit[],
  now: number,
): { open: number; used: number; empty: number } {
  const tally = { open: 0, used: 0, empty: 0 };
  for (let date = from; date <= to; date = addDays(date, 1))
    for (const half of ['morning', 'afternoon'] as const) {
      const periods = halfDayOn({ ...hours, timeZone: 'UTC' }, date, half);
      const minutes = periods.flatMap(({ start, end }) =>
        Array.from({ length: (end - start) / 60_000 }, (_, index) => start / 60_000 + index),
      );
      if (minutes[0] === undefined || minutes[0] > now) continue;
      const states = units.map(({ stays, closures }) => {
        if (minutes.some((minute) => stays.some((one) => holds(one, minute)))) return 'used';
        const left = minutes.filter((minute) => !closures.some((one) => holds(one, minute))).length;
        return left * 2 >= minutes.length ? 'empty' : 'shut';
      });
      tally.used += states.filter((one) => one === 'used').length;
      tally.open += states.filter((one) => one !== 'shut').length;
      if (!states.includes('used') && states.includes('empty')) tally.empty++;
    }
  return tally;
}

describe('A share', () => {
  it.each([
    [{ used: 0, open: 0 }, null],
    [{ used: 0, open: 7 }, 0],
    [{ used: 1, open: 3 }, 33],
    [{ used: 7, open: 7 }, 100],
  ])('of %p is %p of a hundred', (use, expected) => {
    expect(percentOf(use)).toBe(expected);
  });
});

function count(hours: OpeningHours, span: Span, one: Unit): ReturnType<typeof occupancyOf> {
  return occupancyOf(halfDaysOf(hours, daysOf(span)), [one], LONG_AFTER);
}

function unit(given: Partial<Unit> = {}): Unit {
  return { id: 'desk', name: 'Poste', kind: 'desk', stays: [], closures: [], ...given };
}

function stay(date: LocalDate, from: LocalTime, to: LocalTime): Period {
  return { start: wallMinuteOf(date, from), end: wallMinuteOf(date, to) };
}

function holds(period: Period, minute: number): boolean {
  return overlaps(period, { start: minute, end: minute + 1 });
}

/** Mulberry32: the same numbers at every run. */
function randomFrom(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296) * below) | 0;
  };
}
