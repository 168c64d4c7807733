import fc from 'fast-check';
import { HALF_DAYS, halfDayOn, type HalfDay } from '../../src/reservation/half-day.js';
import {
  addDays,
  instantsOf,
  localDateOf,
  localTimeOf,
  openingInstant,
  type LocalDate,
} from '../../src/reservation/local-time.js';
import {
  dayOf,
  holidayOn,
  openPeriods,
  segmentsOn,
  SHUT,
  type DayHours,
  type OpeningHours,
} from '../../src/reservation/opening-hours.js';
import { contains, MINUTE, minutesOf, overlaps, type Period } from '../../src/reservation/period.js';
import {
  alwaysOpen,
  AURILLAC_HOURS,
  CASSANIOUZE,
  everyDay,
  hours,
  instant,
  MONTMURAT,
  PARIS,
  period,
  ROUND_THE_CLOCK,
  telecentre,
  wallClock,
  week,
} from './builders.js';
import { anyHours, anyOpening } from './generated.js';

const SCHOOL_HOLIDAYS = {
  name: 'Vacances d’hiver',
  from: '2027-02-06',
  to: '2027-02-22',
  week: week(hours('09:30-12:30 14:00-17:00'), { mon: SHUT }),
};

describe('the hours of a date', () => {
  it('are those of its weekday', () => {
    expect(dayOf(CASSANIOUZE, '2027-01-12')).toEqual({
      hours: hours('09:00-12:00 14:00-17:30'),
      replacedBy: null,
    });
    expect(dayOf(CASSANIOUZE, '2027-01-13').hours).toEqual(hours('09:00-12:00'));
    expect(dayOf(CASSANIOUZE, '2027-01-16').hours).toEqual(SHUT);
  });

  it.each([
    ['the eve of the period', '2027-02-05', AURILLAC_HOURS, null],
    ['its first weekday', '2027-02-09', hours('09:30-12:30 14:00-17:00'), 'Vacances d’hiver'],
    ['a weekday on which the period is shut', '2027-02-08', SHUT, 'Vacances d’hiver'],
    ['its last day, a Monday', '2027-02-22', SHUT, 'Vacances d’hiver'],
    ['the day after', '2027-02-23', AURILLAC_HOURS, null],
  ])('are those of a named period from its first day to its last: %s', (_, date, expected, name) => {
    const day = dayOf(telecentre({ namedPeriods: [SCHOOL_HOLIDAYS] }), date);
    expect(day.hours).toEqual(expected);
    expect(day.replacedBy?.name ?? null).toBe(name);
  });

  it('are those of the first named period where two contain the date', () => {
    const works = {
      name: 'Travaux',
      from: '2027-02-10',
      to: '2027-02-10',
      week: everyDay(hours('14:00-16:00')),
    };
    const opening = telecentre({ namedPeriods: [works, SCHOOL_HOLIDAYS] });
    expect(dayOf(opening, '2027-02-10').replacedBy).toEqual({ kind: 'period', name: 'Travaux' });
    expect(dayOf(opening, '2027-02-11').replacedBy).toEqual({ kind: 'period', name: 'Vacances d’hiver' });
  });

  it('are those of a named period over the end of the year', () => {
    const winter = {
      name: 'Noël',
      from: '2027-12-27',
      to: '2028-01-02',
      week: everyDay(hours('10:00-12:00')),
    };
    const opening = telecentre({ namedPeriods: [winter], closedOnPublicHolidays: false });
    for (const date of ['2027-12-27', '2027-12-31', '2028-01-01', '2028-01-02'])
      expect(dayOf(opening, date).hours).toEqual(hours('10:00-12:00'));
    expect(dayOf(opening, '2028-01-03').hours).toEqual(AURILLAC_HOURS);
  });
});

describe('a public holiday', () => {
  it('closes the telecentre on Ascension, 6 May 2027, and leaves the bridge day open', () => {
    expect(dayOf(telecentre(), '2027-05-06')).toEqual({
      hours: SHUT,
      replacedBy: { kind: 'holiday', name: 'Ascension' },
    });
    expect(dayOf(telecentre(), '2027-05-07').hours).toEqual(AURILLAC_HOURS);
  });

  it('closes nothing where the telecentre stays open, and keeps its name', () => {
    expect(dayOf(MONTMURAT, '2027-05-06')).toEqual({
      hours: hours('07:30-20:00', '13:00'),
      replacedBy: null,
    });
    expect(holidayOn(MONTMURAT, '2027-05-06')).toBe('Ascension');
  });

  it('closes the telecentre in a named period too', () => {
    const may = { name: 'Mai', from: '2027-05-01', to: '2027-05-31', week: everyDay(hours('10:00-12:00')) };
    expect(dayOf(telecentre({ namedPeriods: [may] }), '2027-05-06').hours).toEqual(SHUT);
    expect(dayOf(telecentre({ namedPeriods: [may] }), '2027-05-07').hours).toEqual(hours('10:00-12:00'));
  });

  it('is that of the telecentre’s own zone', () => {
    const reunion = telecentre({ timeZone: 'Indian/Reunion', holidayZone: 'la-reunion' });
    expect(dayOf(reunion, '2027-12-20').hours).toEqual(SHUT);
    expect(dayOf(telecentre(), '2027-12-20').hours).toEqual(AURILLAC_HOURS);
  });

  it('gives way to an exceptional opening', () => {
    const opening = telecentre({
      exceptionalOpenings: [{ date: '2027-05-06', hours: hours('10:00-16:00', '12:00') }],
    });
    expect(dayOf(opening, '2027-05-06')).toEqual({
      hours: hours('10:00-16:00', '12:00'),
      replacedBy: { kind: 'exceptional', name: '' },
    });
    expect(dayOf(opening, '2027-05-17').hours).toEqual(SHUT);
  });

  it('that a coordinator strikes out is an ordinary day', () => {
    const opening = telecentre({ holidayCorrections: [{ date: '2027-05-17', holiday: false }] });
    expect(holidayOn(opening, '2027-05-17')).toBeUndefined();
    expect(dayOf(opening, '2027-05-17')).toEqual({ hours: AURILLAC_HOURS, replacedBy: null });
    expect(dayOf(opening, '2027-05-06').hours).toEqual(SHUT);
  });

  it('that a coordinator adds closes the day', () => {
    const opening = telecentre({ holidayCorrections: [{ date: '2027-09-24', holiday: true }] });
    expect(holidayOn(opening, '2027-09-24')).toBe('Jour férié');
    expect(dayOf(opening, '2027-09-24')).toEqual({
      hours: SHUT,
      replacedBy: { kind: 'holiday', name: 'Jour férié' },
    });
  });

  it('that a coordinator confirms keeps its own name', () => {
    const opening = telecentre({ holidayCorrections: [{ date: '2027-05-06', holiday: true }] });
    expect(holidayOn(opening, '2027-05-06')).toBe('Ascension');
  });
});

describe('an exceptional opening', () => {
  it('opens a Sunday', () => {
    const opening = telecentre({
      exceptionalOpenings: [{ date: '2027-01-17', hours: hours('14:00-18:00') }],
    });
    expect(wallClock(segmentsOn(opening, '2027-01-17'))).toEqual(['2027-01-17T14:00 > 18:00']);
    expect(segmentsOn(opening, '2027-01-24')).toEqual([]);
  });

  it('replaces the hours of the day, named period or not, even by none', () => {
    const opening = telecentre({
      namedPeriods: [SCHOOL_HOLIDAYS],
      exceptionalOpenings: [
        { date: '2027-02-09', hours: SHUT },
        { date: '2027-02-10', hours: hours('08:00-09:00') },
      ],
    });
    expect(dayOf(opening, '2027-02-09').hours).toEqual(SHUT);
    expect(dayOf(opening, '2027-02-10').hours).toEqual(hours('08:00-09:00'));
  });
});

describe('open time', () => {
  const tuesday = period('2027-01-12T00:00+01:00', '2027-01-13T00:00+01:00');

  it('is made of the segments inside the window, cut where the window begins and ends', () => {
    const window = period('2027-01-12T10:00+01:00', '2027-01-13T09:00+01:00');
    expect(wallClock(openPeriods(telecentre(), [], window))).toEqual([
      '2027-01-12T10:00 > 12:00',
      '2027-01-12T13:30 > 17:30',
      '2027-01-13T08:30 > 09:00',
    ]);
  });

  it('has closures taken away: one that cuts a segment, one over the lunch, one that touches nothing', () => {
    const closures = [
      { reason: 'Réunion', period: period('2027-01-12T09:00+01:00', '2027-01-12T10:00+01:00') },
      { reason: 'Ménage', period: period('2027-01-12T11:30+01:00', '2027-01-12T14:00+01:00') },
      { reason: 'Nuit', period: period('2027-01-12T17:30+01:00', '2027-01-13T08:30+01:00') },
    ];
    expect(wallClock(openPeriods(telecentre(), closures, tuesday))).toEqual([
      '2027-01-12T08:30 > 09:00',
      '2027-01-12T10:00 > 11:30',
      '2027-01-12T14:00 > 17:30',
    ]);
  });

  it('goes on across midnight where the doors stay open until 24:00', () => {
    const opening = telecentre({ week: everyDay(hours('00:00-02:00 20:00-24:00')) });
    const window = period('2027-01-12T12:00+01:00', '2027-01-13T12:00+01:00');
    expect(wallClock(openPeriods(opening, [], window))).toEqual(['2027-01-12T20:00 > 2027-01-13T02:00']);
  });

  it('goes on across the end of the year', () => {
    const window = period('2027-12-31T12:00+01:00', '2028-01-01T12:00+01:00');
    expect(openPeriods(alwaysOpen(), [], window)).toEqual([window]);
  });

  it('has no hours in an empty window', () => {
    expect(openPeriods(alwaysOpen(), [], { start: tuesday.start, end: tuesday.start })).toEqual([]);
  });

  it('has 29 February', () => {
    expect(wallClock(segmentsOn(telecentre(), '2028-02-29'))).toEqual([
      '2028-02-29T08:30 > 12:00',
      '2028-02-29T13:30 > 17:30',
    ]);
  });
});

describe('a room that is open day and night', () => {
  it.each([
    ['an ordinary Sunday', PARIS, '2027-01-17', 24],
    ['the spring night in Paris', PARIS, '2027-03-28', 23],
    ['the autumn night in Paris', PARIS, '2027-10-31', 25],
    ['the spring night of Paris at La Réunion', 'Indian/Reunion', '2027-03-28', 24],
    ['the spring night at Miquelon', 'America/Miquelon', '2027-03-14', 23],
    ['the autumn night at Miquelon', 'America/Miquelon', '2027-11-07', 25],
  ])('has on %s (%s, %s) %i hours', (_, zone, date, expected) => {
    const day = segmentsOn(alwaysOpen(zone), date);
    expect(day).toHaveLength(1);
    expect(day.map(minutesOf)).toEqual([expected * 60]);
  });

  it.each([PARIS, 'America/Miquelon', 'America/Guadeloupe', 'Indian/Reunion'])(
    'loses and doubles no minute of 2027 in %s: every day begins when the day before ends',
    (zone) => {
      const opening = alwaysOpen(zone);
      let end = openingInstant('2027-01-01', '00:00', zone);
      let minutes = 0;
      for (let date = '2027-01-01'; date < '2028-01-01'; date = addDays(date, 1)) {
        for (const day of segmentsOn(opening, date)) {
          expect(day.start).toBe(end);
          end = day.end;
          minutes += minutesOf(day);
        }
      }
      expect(minutes).toBe(365 * 24 * 60);
    },
  );

  it.each([
    ['spring', period('2027-03-27T20:00+01:00', '2027-03-28T20:00+02:00')],
    ['autumn', period('2027-10-30T20:00+02:00', '2027-10-31T20:00+01:00')],
  ])('is one period across the %s night', (_, window) => {
    expect(openPeriods(alwaysOpen(), [], window)).toEqual([window]);
  });

  it('has nothing to give where a segment is jumped over', () => {
    const opening = telecentre({ week: everyDay(hours('02:00-03:00')) });
    expect(openPeriods(opening, [], period('2027-03-28T00:00+01:00', '2027-03-29T00:00+02:00'))).toEqual([]);
    expect(halfDayOn(opening, '2027-03-28', 'day')).toEqual([]);
  });
});

describe('half-days', () => {
  const TUESDAY = '2027-01-12';
  const WEDNESDAY = '2027-01-13';

  it.each<[string, OpeningHours, LocalDate, HalfDay, string[]]>([
    ['the morning of Aurillac', telecentre(), TUESDAY, 'morning', ['08:30 > 12:00']],
    ['the afternoon of Aurillac', telecentre(), TUESDAY, 'afternoon', ['13:30 > 17:30']],
    [
      'the day of Aurillac, around its lunch',
      telecentre(),
      TUESDAY,
      'day',
      ['08:30 > 12:00', '13:30 > 17:30'],
    ],
    ['the morning of Cassaniouze', CASSANIOUZE, TUESDAY, 'morning', ['09:00 > 12:00']],
    ['Cassaniouze on Wednesday morning', CASSANIOUZE, WEDNESDAY, 'morning', ['09:00 > 12:00']],
    ['Cassaniouze on Wednesday afternoon: none', CASSANIOUZE, WEDNESDAY, 'afternoon', []],
    ['Cassaniouze on Wednesday, the day', CASSANIOUZE, WEDNESDAY, 'day', ['09:00 > 12:00']],
    ['Montmurat’s morning, until 13:00', MONTMURAT, TUESDAY, 'morning', ['07:30 > 13:00']],
    ['Montmurat’s afternoon, from 13:00', MONTMURAT, TUESDAY, 'afternoon', ['13:00 > 20:00']],
    ['Montmurat’s day, without a break', MONTMURAT, TUESDAY, 'day', ['07:30 > 20:00']],
    ['a Sunday: none', telecentre(), '2027-01-17', 'day', []],
    ['a public holiday: none', telecentre(), '2027-05-06', 'morning', []],
  ])('are those of that telecentre on that date: %s', (_, opening, date, half, expected) => {
    expect(wallClock(halfDayOn(opening, date, half))).toEqual(expected.map((text) => `${date}T${text}`));
  });

  it.each<[string, DayHours, string, string]>([
    ['one segment and no noon is all morning', hours('09:00-12:00'), '09:00-12:00', ''],
    ['one segment with a noon is cut there', hours('07:30-20:00', '13:00'), '07:30-13:00', '13:00-20:00'],
    ['one segment that begins at noon is all afternoon', hours('14:00-18:00', '14:00'), '', '14:00-18:00'],
    ['one segment after noon is all afternoon', hours('14:00-18:00', '12:00'), '', '14:00-18:00'],
    ['one segment that ends at noon is all morning', hours('09:00-12:00', '12:00'), '09:00-12:00', ''],
    ['two segments are one and one', hours('09:00-12:00 14:00-17:30'), '09:00-12:00', '14:00-17:30'],
    [
      'three segments are one and two',
      hours('08:00-12:00 13:00-17:00 18:00-20:00'),
      '08:00-12:00',
      '13:00-17:00 18:00-20:00',
    ],
    [
      'three segments with a noon after the second are two and one',
      hours('08:00-10:00 10:30-12:30 14:00-18:00', '13:00'),
      '08:00-10:00 10:30-12:30',
      '14:00-18:00',
    ],
    [
      'a segment that straddles the noon belongs to both, cut',
      hours('08:00-10:00 11:00-15:00 16:00-18:00', '13:00'),
      '08:00-10:00 11:00-13:00',
      '13:00-15:00 16:00-18:00',
    ],
    ['an evening until 24:00 is afternoon', hours('09:00-12:00 20:00-24:00'), '09:00-12:00', '20:00-24:00'],
    ['day and night with a noon are two', hours('00:00-24:00', '12:00'), '00:00-12:00', '12:00-24:00'],
    ['nothing is nothing', SHUT, '', ''],
  ])('%s', (_, day, morning, afternoon) => {
    const opening = telecentre({ week: everyDay(day) });
    const asOpen = (expected: DayHours) => segmentsOn(telecentre({ week: everyDay(expected) }), TUESDAY);
    expect(halfDayOn(opening, TUESDAY, 'morning')).toEqual(asOpen(hours(morning)));
    expect(halfDayOn(opening, TUESDAY, 'afternoon')).toEqual(asOpen(hours(afternoon)));
    expect(halfDayOn(opening, TUESDAY, 'day')).toEqual(asOpen(day));
  });

  it('follow the named period', () => {
    const opening = telecentre({ namedPeriods: [SCHOOL_HOLIDAYS] });
    expect(wallClock(halfDayOn(opening, '2027-02-09', 'morning'))).toEqual(['2027-02-09T09:30 > 12:30']);
  });

  it('last an hour more or less on the nights when the clocks change', () => {
    const opening = telecentre({ week: everyDay({ ...ROUND_THE_CLOCK, noon: '12:00' }) });
    const lengths = (date: LocalDate) =>
      HALF_DAYS.map((half) => halfDayOn(opening, date, half).map((one) => minutesOf(one) / 60));
    expect(lengths('2027-03-28')).toEqual([[11], [12], [23]]);
    expect(lengths('2027-10-31')).toEqual([[13], [12], [25]]);
  });

  it('never overlap, even where noon is a time that comes twice', () => {
    const opening = telecentre({ week: everyDay({ ...ROUND_THE_CLOCK, noon: '02:30' }) });
    const [morning] = halfDayOn(opening, '2027-10-31', 'morning');
    const [afternoon] = halfDayOn(opening, '2027-10-31', 'afternoon');
    expect(morning?.end).toBe(afternoon?.start);
  });
});

describe('laws', () => {
  const dates = fc.constantFrom(
    '2027-01-12',
    '2027-03-14',
    '2027-03-28',
    '2027-10-31',
    '2027-11-07',
    '2028-02-29',
  );

  it('the doors are open exactly when the clock on the wall shows a time of a segment, and nothing is closed', () => {
    const quarters = fc.array(fc.tuple(fc.integer({ min: 0, max: 96 }), fc.integer({ min: 1, max: 40 })), {
      maxLength: 2,
    });
    fc.assert(
      fc.property(anyOpening, dates, quarters, (opening, date, shut) => {
        const { timeZone } = opening;
        const start = openingInstant(date, '00:00', timeZone);
        const window: Period = { start: start - 180 * MINUTE, end: start + 28 * 60 * MINUTE };
        const closures = shut.map(([from, length]) => ({
          reason: 'Travaux',
          period: { start: start + from * 15 * MINUTE, end: start + (from + length) * 15 * MINUTE },
        }));
        const open = openPeriods(opening, closures, window);
        for (let moment = window.start; moment < window.end; moment += 15 * MINUTE) {
          const quarter = { start: moment, end: moment + 15 * MINUTE };
          const [day, time] = [localDateOf(moment, timeZone), localTimeOf(moment, timeZone)];
          // In an hour that comes twice the wall cannot say whether a door has opened yet.
          if (instantsOf(day, time, timeZone).length > 1) continue;
          const expected =
            dayOf(opening, day).hours.segments.some(({ opens, closes }) => opens <= time && time < closes) &&
            !closures.some((closure) => overlaps(closure.period, quarter));
          expect([day, time, open.some((one) => contains(one, quarter))]).toEqual([day, time, expected]);
          expect(open.some((one) => overlaps(one, quarter))).toBe(expected);
        }
      }),
      { numRuns: 40 },
    );
  });

  it('morning and afternoon never overlap, and together they make the day', () => {
    fc.assert(
      fc.property(anyHours, dates, (day, date) => {
        const opening = telecentre({ week: everyDay(day) });
        const [morning, afternoon, whole] = (['morning', 'afternoon', 'day'] as const).map((half) =>
          halfDayOn(opening, date, half),
        );
        const minutes = (list: readonly Period[] = []) => list.reduce((sum, one) => sum + minutesOf(one), 0);
        expect(minutes(morning) + minutes(afternoon)).toBe(minutes(whole));
        for (const half of [...(morning ?? []), ...(afternoon ?? [])]) {
          expect(half.start).toBeLessThan(half.end);
          expect(whole?.some((one) => contains(one, half))).toBe(true);
        }
        for (const one of morning ?? [])
          for (const other of afternoon ?? []) expect(one.end).toBeLessThanOrEqual(other.start);
      }),
      { numRuns: 150 },
    );
  });

  it('a closure never opens a door, and takes away all of its own time', () => {
    const window = period('2027-03-27T00:00+01:00', '2027-03-30T00:00+02:00');
    fc.assert(
      fc.property(
        anyOpening,
        fc.integer({ min: 0, max: 70 }),
        fc.integer({ min: 1, max: 30 }),
        (opening, from, length) => {
          const start = instant('2027-03-27T00:00+01:00') + from * 60 * MINUTE;
          const closure = { reason: 'Travaux', period: { start, end: start + length * 60 * MINUTE } };
          const before = openPeriods(opening, [], window);
          for (const open of openPeriods(opening, [closure], window)) {
            expect(before.some((one) => contains(one, open))).toBe(true);
            expect(overlaps(open, closure.period)).toBe(false);
          }
        },
      ),
      { numRuns: 60 },
    );
  });
});
