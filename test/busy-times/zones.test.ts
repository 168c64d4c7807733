import { busyIn, calendarWith, read } from './reading.js';

const WINTER_AND_SUMMER = ['20261124', '20270701'];

/** Nine o'clock there, in November and in July, as the world's clocks say. */
describe('Nine o’clock in the zone', () => {
  test.each([
    ['Europe/Paris', '08:00', '07:00'],
    ['"Europe/Paris"', '08:00', '07:00'],
    ['europe/paris', '08:00', '07:00'],
    ['/Europe/Paris', '08:00', '07:00'],
    ['/citadel.org/20190914_1/Europe/Paris', '08:00', '07:00'],
    ['/freeassociation.sourceforge.net/Europe/Paris', '08:00', '07:00'],
    ['/mozilla.org/20050126_1/America/Indiana/Knox', '15:00', '14:00'],
    ['Romance Standard Time', '08:00', '07:00'],
    ['"Romance Standard Time"', '08:00', '07:00'],
    ['W. Europe Standard Time', '08:00', '07:00'],
    ['"(UTC+01:00) Brussels, Copenhagen, Madrid, Paris"', '08:00', '07:00'],
    ['"(GMT+01:00) Amsterdam, Berlin, Bern, Rome, Stockholm, Vienna"', '08:00', '07:00'],
    ['GMT Standard Time', '09:00', '08:00'],
    ['Indian/Reunion', '05:00', '05:00'],
    ['Mauritius Standard Time', '05:00', '05:00'],
    ['"(UTC+04:00) Port Louis"', '05:00', '05:00'],
    ['Indian/Mayotte', '06:00', '06:00'],
    ['E. Africa Standard Time', '06:00', '06:00'],
    ['America/Guadeloupe', '13:00', '13:00'],
    ['America/Martinique', '13:00', '13:00'],
    ['SA Western Standard Time', '13:00', '13:00'],
    ['"(UTC-04:00) Georgetown, La Paz, Manaus, San Juan"', '13:00', '13:00'],
    ['America/Cayenne', '12:00', '12:00'],
    ['America/Miquelon', '12:00', '11:00'],
    ['Saint Pierre Standard Time', '12:00', '11:00'],
    ['Eastern Standard Time', '14:00', '13:00'],
    ['CET', '08:00', '07:00'],
    ['UTC', '09:00', '09:00'],
    ['GMT', '09:00', '09:00'],
    ['"tzone://Microsoft/Utc"', '09:00', '09:00'],
    ['tzone://Microsoft/Utc', '09:00', '09:00'],
    ['"(UTC) Coordinated Universal Time"', '09:00', '09:00'],
  ])('%s is %s in winter and %s in summer', (name, winter, summer) => {
    const events = WINTER_AND_SUMMER.map((day) => [`DTSTART;TZID=${name}:${day}T090000`, 'DURATION:PT1M']);
    const { busy, warnings } = read(calendarWith(events));
    const times = busy.map(({ start }) => new Date(start).toISOString().slice(11, 16));
    expect([times, warnings]).toEqual([[winter, summer], []]);
  });

  test('Pacific/Noumea is of the evening before', () => {
    expect(busyIn(calendarWith([['DTSTART;TZID=Pacific/Noumea:20261124T090000', 'DURATION:PT1H']]))).toEqual([
      '2026-11-23T22:00Z/23:00Z',
    ]);
  });
});

/** Rules as Outlook writes them: the years before 1970 do not matter. */
function rules(name: string, winter: string, summer: string): string[] {
  return [
    'BEGIN:VTIMEZONE',
    `TZID:${name}`,
    'BEGIN:STANDARD',
    'DTSTART:16010101T030000',
    `TZOFFSETFROM:${summer}`,
    `TZOFFSETTO:${winter}`,
    'RRULE:FREQ=YEARLY;INTERVAL=1;BYDAY=-1SU;BYMONTH=10',
    'END:STANDARD',
    'BEGIN:DAYLIGHT',
    'DTSTART:16010101T020000',
    `TZOFFSETFROM:${winter}`,
    `TZOFFSETTO:${summer}`,
    'RRULE:FREQ=YEARLY;INTERVAL=1;BYDAY=-1SU;BYMONTH=3',
    'END:DAYLIGHT',
    'END:VTIMEZONE',
  ];
}

describe('A zone of the calendar’s own', () => {
  const at = (name: string, time: string) => [`DTSTART;TZID=${name}:${time}`, 'DURATION:PT1H'];

  test.each(['tzone://Microsoft/Custom', 'Customized Time Zone', 'Chez nous'])(
    '%s follows its rules',
    (name) => {
      const events = [at(name, '20261124T090000'), at(name, '20270701T090000')];
      expect(busyIn(calendarWith(events, rules(name, '+0100', '+0200')))).toEqual([
        '2026-11-24T08:00Z/09:00Z',
        '2027-07-01T07:00Z/08:00Z',
      ]);
    },
  );

  test.each([
    ['an hour before clocks leap', '20270328T013000', '2027-03-28T00:30Z/01:30Z'],
    ['what clocks leap over', '20270328T023000', '2027-03-28T01:30Z/02:30Z'],
    ['an hour after', '20270328T033000', '2027-03-28T01:30Z/02:30Z'],
    ['an hour before clocks go back', '20271031T013000', '2027-10-30T23:30Z/2027-10-31T00:30Z'],
    ['what clocks show twice', '20271031T023000', '2027-10-31T00:30Z/01:30Z'],
    ['an hour after that', '20271031T033000', '2027-10-31T02:30Z/03:30Z'],
  ])('knows %s as the world’s zones do', (_, time, busy) => {
    const own = calendarWith([at('Chez nous', time)], rules('Chez nous', '+0100', '+0200'));
    expect(busyIn(own)).toEqual([busy]);
    expect(busyIn(calendarWith([at('Europe/Paris', time)]))).toEqual([busy]);
  });

  test('ends a series by its own clocks', () => {
    const series = [
      'DTSTART;TZID=Chez nous:20270322T090000',
      'DURATION:PT1H',
      'RRULE:FREQ=WEEKLY;UNTIL=20270329T070000Z',
    ];
    expect(busyIn(calendarWith([series], rules('Chez nous', '+0100', '+0200')))).toEqual([
      '2027-03-22T08:00Z/09:00Z',
      '2027-03-29T07:00Z/08:00Z',
    ]);
  });

  test.each(['Europe/Paris', 'Romance Standard Time'])('is not believed where it is called %s', (name) => {
    const wrong = rules(name, '-0500', '-0400');
    expect(busyIn(calendarWith([at(name, '20261124T090000')], wrong))).toEqual(['2026-11-24T08:00Z/09:00Z']);
  });

  test('is believed where it is called CET', () => {
    const own = rules('CET', '-0500', '-0400');
    expect(busyIn(calendarWith([at('CET', '20261124T090000')], own))).toEqual(['2026-11-24T14:00Z/15:00Z']);
  });
});

describe('A zone that nobody knows', () => {
  const EVENT = ['DTSTART;TZID=Chez moi:20261124T090000', 'DURATION:PT1H'];

  test.each([
    ['without rules', []],
    ['with no rules told', ['BEGIN:VTIMEZONE', 'TZID:Chez moi', 'END:VTIMEZONE']],
    [
      'with rules that are none',
      ['BEGIN:VTIMEZONE', 'TZID:Chez moi', 'BEGIN:STANDARD', 'END:STANDARD', 'END:VTIMEZONE'],
    ],
  ])('%s is taken for the telecentre’s, and said once', (_, calendar) => {
    const text = calendarWith([EVENT, EVENT], calendar);
    expect(busyIn(text, { timeZone: 'Indian/Reunion' })).toEqual([
      '2026-11-24T05:00Z/06:00Z',
      '2026-11-24T05:00Z/06:00Z',
    ]);
    expect(read(text).warnings).toEqual([{ kind: 'unknown-zone', about: 'Chez moi' }]);
  });
});
