import { busyIn, calendarWith, read } from './reading.js';

type Case = readonly [sentence: string, events: readonly (readonly string[])[], busy: readonly string[]];

const PARIS = ';TZID=Europe/Paris:';
const at = (day: string, time = '090000') => [`DTSTART${PARIS}${day}T${time}`, 'DURATION:PT1H'];
/** Three Tuesdays at nine in Paris: 24 November, 1 and 8 December. */
const TUESDAYS = ['UID:s', ...at('20261124'), 'RRULE:FREQ=WEEKLY;COUNT=3'];
const [FIRST, SECOND, THIRD] = [
  '2026-11-24T08:00Z/09:00Z',
  '2026-12-01T08:00Z/09:00Z',
  '2026-12-08T08:00Z/09:00Z',
] as const;

describe('A series', () => {
  check([
    ['blocks each time', [TUESDAYS], [FIRST, SECOND, THIRD]],
    [
      'in Paris stays at nine when clocks change',
      [[...at('20270322'), 'RRULE:FREQ=WEEKLY;COUNT=2']],
      ['2027-03-22T08:00Z/09:00Z', '2027-03-29T07:00Z/08:00Z'],
    ],
    [
      'in UTC stays where it is',
      [['DTSTART:20270322T080000Z', 'DURATION:PT1H', 'RRULE:FREQ=WEEKLY;COUNT=2']],
      ['2027-03-22T08:00Z/09:00Z', '2027-03-29T08:00Z/09:00Z'],
    ],
    [
      'of whole days has long and short ones',
      [['DTSTART;VALUE=DATE:20271030', 'RRULE:FREQ=DAILY;COUNT=2']],
      ['2027-10-29T22:00Z/2027-10-30T22:00Z', '2027-10-30T22:00Z/2027-10-31T23:00Z'],
    ],
    [
      'of nights with an end is as long in each, by a watch',
      [[`DTSTART${PARIS}20271029T220000`, `DTEND${PARIS}20271030T060000`, 'RRULE:FREQ=DAILY;COUNT=2']],
      ['2027-10-29T20:00Z/2027-10-30T04:00Z', '2027-10-30T20:00Z/2027-10-31T04:00Z'],
    ],
    [
      'of a day each by DURATION has days of 25 hours too',
      [[`DTSTART${PARIS}20271030T120000`, 'DURATION:P1D', 'RRULE:FREQ=DAILY;COUNT=1']],
      ['2027-10-30T10:00Z/2027-10-31T11:00Z'],
    ],
    [
      'that began years ago goes on',
      [[...at('20150105'), 'RRULE:FREQ=YEARLY;BYMONTH=1;BYDAY=1MO']],
      ['2027-01-04T08:00Z/09:00Z'],
    ],
    [
      'ends with the moment of its UNTIL, that one included',
      [[...at('20261124'), 'RRULE:FREQ=WEEKLY;UNTIL=20261201T080000Z']],
      [FIRST, SECOND],
    ],
    [
      'ends before a moment that it does not reach',
      [[...at('20261124'), 'RRULE:FREQ=WEEKLY;UNTIL=20261201T075959Z']],
      [FIRST],
    ],
    [
      'ends with the day of its UNTIL',
      [[...at('20261124'), 'RRULE:FREQ=WEEKLY;UNTIL=20261201']],
      [FIRST, SECOND],
    ],
    [
      'ends with an UNTIL that forgets its zone',
      [[...at('20261124'), 'RRULE:FREQ=WEEKLY;UNTIL=20261201T090000']],
      [FIRST, SECOND],
    ],
    [
      'of days ends with the day, also where it is written as a moment',
      [['DTSTART;VALUE=DATE:20261124', 'RRULE:FREQ=DAILY;UNTIL=20261125T000000Z']],
      ['2026-11-23T23:00Z/2026-11-24T23:00Z', '2026-11-24T23:00Z/2026-11-25T23:00Z'],
    ],
    [
      'on the last Friday of the month is so',
      [[...at('20261127'), 'RRULE:FREQ=MONTHLY;BYDAY=-1FR;COUNT=3']],
      ['2026-11-27T08:00Z/09:00Z', '2026-12-25T08:00Z/09:00Z', '2027-01-29T08:00Z/09:00Z'],
    ],
    [
      'on the 31st leaves out the months that have none',
      [[...at('20261231'), 'RRULE:FREQ=MONTHLY;COUNT=3']],
      ['2026-12-31T08:00Z/09:00Z', '2027-01-31T08:00Z/09:00Z', '2027-03-31T07:00Z/08:00Z'],
    ],
    [
      'every other week knows when its week begins',
      [[...at('20261124'), 'RRULE:FREQ=WEEKLY;INTERVAL=2;COUNT=4;BYDAY=TU,SU;WKST=SU']],
      [
        '2026-11-24T08:00Z/09:00Z',
        '2026-12-06T08:00Z/09:00Z',
        '2026-12-08T08:00Z/09:00Z',
        '2026-12-20T08:00Z/09:00Z',
      ],
    ],
    [
      'whose first day is outside its rule has that day too',
      [[...at('20261124'), 'RRULE:FREQ=WEEKLY;BYDAY=WE;UNTIL=20261126']],
      [FIRST, '2026-11-25T08:00Z/09:00Z'],
    ],
    [
      'with two rules follows both',
      [[...at('20261124'), 'RRULE:FREQ=WEEKLY;COUNT=2', 'RRULE:FREQ=DAILY;COUNT=2']],
      [FIRST, '2026-11-25T08:00Z/09:00Z', SECOND],
    ],
    [
      'with the hour in its rule is at that hour',
      [[...at('20261124'), 'RRULE:FREQ=WEEKLY;COUNT=2;BYHOUR=9;BYMINUTE=0']],
      [FIRST, SECOND],
    ],
  ]);
});

describe('An occurrence is left out', () => {
  const without = (...lines: string[]) => [[...TUESDAYS, ...lines]];
  check([
    ['by its time and zone', without(`EXDATE${PARIS}20261201T090000`), [FIRST, THIRD]],
    ['by its moment', without('EXDATE:20261201T080000Z'), [FIRST, THIRD]],
    ['by its time without zone', without('EXDATE:20261201T090000'), [FIRST, THIRD]],
    ['by its time in another zone', without('EXDATE;TZID=Indian/Reunion:20261201T120000'), [FIRST, THIRD]],
    ['by its day', without('EXDATE;VALUE=DATE:20261201'), [FIRST, THIRD]],
    ['several at once', without(`EXDATE${PARIS}20261201T090000,20261208T090000`), [FIRST]],
    ['in several lines', without('EXDATE:20261124T080000Z', 'EXDATE:20261208T080000Z'), [SECOND]],
    ['by no time but its own', without(`EXDATE${PARIS}20261201T093000`), [FIRST, SECOND, THIRD]],
    [
      'of days, also where a moment is written',
      [['DTSTART;VALUE=DATE:20261124', 'RRULE:FREQ=DAILY;COUNT=2', `EXDATE${PARIS}20261125T000000`]],
      ['2026-11-23T23:00Z/2026-11-24T23:00Z'],
    ],
    [
      'of days, also where that moment is in UTC',
      [['DTSTART;VALUE=DATE:20261124', 'RRULE:FREQ=DAILY;COUNT=2', 'EXDATE:20261124T230000Z']],
      ['2026-11-23T23:00Z/2026-11-24T23:00Z'],
    ],
  ]);
});

describe('An occurrence is added', () => {
  const single = at('20261124');
  check([
    ['by its time', [[...single, `RDATE${PARIS}20261201T090000,20261208T090000`]], [FIRST, SECOND, THIRD]],
    ['by its moment', [[...single, 'RDATE:20261201T080000Z']], [FIRST, SECOND]],
    [
      'with a length of its own',
      [[...single, 'RDATE;VALUE=PERIOD:20261201T080000Z/PT2H']],
      [FIRST, '2026-12-01T08:00Z/10:00Z'],
    ],
    [
      'with an end of its own',
      [[...single, 'RDATE;VALUE=PERIOD:20261201T080000Z/20261201T083000Z']],
      [FIRST, '2026-12-01T08:00Z/08:30Z'],
    ],
    ['once where the rule has it too', [[...TUESDAYS, 'RDATE:20261201T080000Z']], [FIRST, SECOND, THIRD]],
    ['and left out again', [[...single, 'RDATE:20261201T080000Z', 'EXDATE:20261201T080000Z']], [FIRST]],
  ]);
});

describe('An occurrence by itself', () => {
  const change = (id: string, ...lines: string[]) => ['UID:s', `RECURRENCE-ID${id}`, ...lines];
  const second = `${PARIS}20261201T090000`;
  check([
    ['is moved', [TUESDAYS, change(second, ...at('20261202'))], [FIRST, '2026-12-02T08:00Z/09:00Z', THIRD]],
    [
      'is moved when it is told before its series',
      [change(second, ...at('20261202')), TUESDAYS],
      [FIRST, '2026-12-02T08:00Z/09:00Z', THIRD],
    ],
    [
      'is known by its moment',
      [TUESDAYS, change(':20261201T080000Z', ...at('20261202'))],
      [FIRST, '2026-12-02T08:00Z/09:00Z', THIRD],
    ],
    [
      'is known by its day',
      [TUESDAYS, change(';VALUE=DATE:20261201', ...at('20261202'))],
      [FIRST, '2026-12-02T08:00Z/09:00Z', THIRD],
    ],
    ['is cancelled', [TUESDAYS, change(second, ...at('20261201'), 'STATUS:CANCELLED')], [FIRST, THIRD]],
    ['is free', [TUESDAYS, change(second, ...at('20261201'), 'TRANSP:TRANSPARENT')], [FIRST, THIRD]],
    [
      'is longer',
      [TUESDAYS, change(second, `DTSTART${second}`, 'DURATION:PT3H')],
      [FIRST, '2026-12-01T08:00Z/11:00Z', THIRD],
    ],
    [
      'blocks in a series that is free',
      [[...TUESDAYS, 'TRANSP:TRANSPARENT'], change(second, ...at('20261201'))],
      [SECOND],
    ],
    ['is gone with its series', [[...TUESDAYS, 'STATUS:CANCELLED'], change(second, ...at('20261202'))], []],
    [
      'is moved out of the time that we look at',
      [TUESDAYS, change(second, ...at('20301202'))],
      [FIRST, THIRD],
    ],
    [
      'is moved into it',
      [
        ['UID:s', ...at('20250107'), 'RRULE:FREQ=WEEKLY;COUNT=3'],
        change(`${PARIS}20250114T090000`, ...at('20261201')),
      ],
      [SECOND],
    ],
    ['blocks without its series', [change(second, ...at('20261202'))], ['2026-12-02T08:00Z/09:00Z']],
    [
      'is as it was told last',
      [
        TUESDAYS,
        change(second, ...at('20261203'), 'SEQUENCE:2'),
        change(second, ...at('20261202'), 'SEQUENCE:1'),
      ],
      [FIRST, '2026-12-03T08:00Z/09:00Z', THIRD],
    ],
    [
      'is moved with all later ones',
      [TUESDAYS, change(`;RANGE=THISANDFUTURE${second}`, ...at('20261202', '140000'))],
      [FIRST, '2026-12-02T13:00Z/14:00Z', '2026-12-09T13:00Z/14:00Z'],
    ],
    [
      'is moved with all later ones until these are moved again',
      [
        TUESDAYS,
        change(`;RANGE=THISANDFUTURE${second}`, ...at('20261202')),
        change(`;RANGE=THISANDFUTURE${PARIS}20261208T090000`, ...at('20261208', '100000')),
      ],
      [FIRST, '2026-12-02T08:00Z/09:00Z', '2026-12-08T09:00Z/10:00Z'],
    ],
    [
      'is cancelled with all later ones',
      [TUESDAYS, change(`;RANGE=THISANDFUTURE${second}`, ...at('20261201'), 'STATUS:CANCELLED')],
      [FIRST],
    ],
    [
      'is moved alone among later ones that are moved together',
      [
        TUESDAYS,
        change(`;RANGE=THISANDFUTURE${second}`, ...at('20261202')),
        change(`${PARIS}20261208T090000`, ...at('20261211')),
      ],
      [FIRST, '2026-12-02T08:00Z/09:00Z', '2026-12-11T08:00Z/09:00Z'],
    ],
    [
      'is moved in a series of days',
      [
        ['UID:s', 'DTSTART;VALUE=DATE:20261124', 'RRULE:FREQ=DAILY;COUNT=2'],
        change(';VALUE=DATE:20261125', 'DTSTART;VALUE=DATE:20261127'),
      ],
      ['2026-11-23T23:00Z/2026-11-24T23:00Z', '2026-11-26T23:00Z/2026-11-27T23:00Z'],
    ],
  ]);
});

describe('Of two events with the same UID', () => {
  const told = (day: string, ...lines: string[]) => ['UID:s', ...at(day), ...lines];
  check([
    [
      'the one with the higher SEQUENCE holds',
      [told('20261124', 'SEQUENCE:1'), told('20261201', 'SEQUENCE:0')],
      [FIRST],
    ],
    [
      'the one that was changed last holds',
      [
        told('20261124', 'LAST-MODIFIED:20261102T000000Z'),
        told('20261201', 'LAST-MODIFIED:20261101T000000Z'),
      ],
      [FIRST],
    ],
    ['both hold where nothing says which is newer', [told('20261124'), told('20261201')], [FIRST, SECOND]],
  ]);
});

describe('A rule that is not followed', () => {
  test.each([
    'FREQ=HOURLY;COUNT=5',
    'FREQ=MINUTELY',
    'FREQ=SECONDLY',
    'FREQ=DAILY;BYHOUR=9,14',
    'FREQ=DAILY;BYMINUTE=0,30',
    'FREQ=DAILY;BYSECOND=0,30',
    'FREQ=DAILY;COUNT=0',
    'FREQ=DAILY;UNTIL=2026',
    'FREQ=YEARLY;RSCALE=CHINESE',
  ])('is told, and its first time blocks: %s', (rule) => {
    const { busy, warnings } = read(
      calendarWith([[...at('20261124'), 'SUMMARY:Club photo', `RRULE:${rule}`]]),
    );
    expect(busy.map(({ start }) => new Date(start).toISOString())).toEqual(['2026-11-24T08:00:00.000Z']);
    expect(warnings).toEqual([{ kind: 'rule-not-followed', about: 'Club photo' }]);
  });

  test('does not hide those that are', () => {
    expect(busyIn(calendarWith([[...at('20261124'), 'RRULE:FREQ=HOURLY'], TUESDAYS]))).toEqual([
      FIRST,
      FIRST,
      SECOND,
      THIRD,
    ]);
  });
});

function check(cases: readonly Case[]): void {
  test.each(cases)('%s', (_, events, busy) => {
    expect(busyIn(calendarWith(events))).toEqual(busy);
  });
}
