import { busyIn, calendarWith, type Given } from './reading.js';

type Case = readonly [
  sentence: string,
  events: readonly (readonly string[])[],
  busy: readonly string[],
  given?: Given,
];

const AT_NINE = ['DTSTART;TZID=Europe/Paris:20261124T090000', 'DTEND;TZID=Europe/Paris:20261124T100000'];
const BUSY_AT_NINE = ['2026-11-24T08:00Z/09:00Z'];

describe('A single event', () => {
  check([
    ['blocks its time', [AT_NINE], BUSY_AT_NINE],
    ['in UTC blocks that time', [['DTSTART:20261124T080000Z', 'DTEND:20261124T090000Z']], BUSY_AT_NINE],
    [
      'may say how long it is instead of when it ends',
      [['DTSTART:20261124T080000Z', 'DURATION:PT1H']],
      BUSY_AT_NINE,
    ],
    [
      'may end in another zone',
      [['DTSTART:20261124T080000Z', 'DTEND;TZID=Europe/Paris:20261124T100000']],
      BUSY_AT_NINE,
    ],
    [
      'in La Réunion begins three hours earlier than in Paris',
      [['DTSTART;TZID=Indian/Reunion:20261124T090000', 'DTEND;TZID=Indian/Reunion:20261124T100000']],
      ['2026-11-24T05:00Z/06:00Z'],
    ],
    [
      'in Saint-Pierre is later in summer, as it is there',
      [['DTSTART;TZID=America/Miquelon:20270701T090000', 'DURATION:PT1H']],
      ['2027-07-01T11:00Z/12:00Z'],
    ],
    ['without end or length blocks nothing', [['DTSTART:20261124T080000Z']], []],
    [
      'that ends before it begins blocks nothing',
      [['DTSTART:20261124T080000Z', 'DTEND:20261124T070000Z']],
      [],
    ],
    ['of no length blocks nothing', [['DTSTART:20261124T080000Z', 'DTEND:20261124T080000Z']], []],
    ['with a length below nothing blocks nothing', [['DTSTART:20261124T080000Z', 'DURATION:-PT1H']], []],
    [
      'of two weeks blocks two weeks',
      [['DTSTART:20261201T080000Z', 'DURATION:P2W']],
      ['2026-12-01T08:00Z/2026-12-15T08:00Z'],
    ],
    [
      'that has begun before we look, or ends after, is told whole',
      [
        ['DTSTART:20261122T200000Z', 'DTEND:20261123T040000Z'],
        ['DTSTART:20271122T230000Z', 'DTEND:20271123T040000Z'],
      ],
      ['2026-11-22T20:00Z/2026-11-23T04:00Z', '2027-11-22T23:00Z/2027-11-23T04:00Z'],
    ],
    [
      'that ends when we begin to look, or begins when we end, is not told',
      [
        ['DTSTART:20261122T200000Z', 'DTEND:20261123T000000Z'],
        ['DTSTART:20271123T000000Z', 'DTEND:20271123T040000Z'],
      ],
      [],
    ],
    [
      'twice in the file blocks once',
      [
        ['UID:a', ...AT_NINE],
        ['UID:a', ...AT_NINE],
      ],
      BUSY_AT_NINE,
    ],
    [
      'beside another at the same time is told beside it',
      [AT_NINE, AT_NINE],
      [...BUSY_AT_NINE, ...BUSY_AT_NINE],
    ],
    ['without UID blocks too', [['UID:', ...AT_NINE]], BUSY_AT_NINE],
  ]);
});

describe('A whole day', () => {
  check([
    [
      'is the telecentre’s',
      [['DTSTART;VALUE=DATE:20261124', 'DTEND;VALUE=DATE:20261125']],
      ['2026-11-23T23:00Z/2026-11-24T23:00Z'],
    ],
    ['without end is one day', [['DTSTART;VALUE=DATE:20261124']], ['2026-11-23T23:00Z/2026-11-24T23:00Z']],
    [
      'that ends on itself is one day',
      [['DTSTART;VALUE=DATE:20261124', 'DTEND;VALUE=DATE:20261124']],
      ['2026-11-23T23:00Z/2026-11-24T23:00Z'],
    ],
    [
      'without a word on being one is seen to be one',
      [['DTSTART:20261124']],
      ['2026-11-23T23:00Z/2026-11-24T23:00Z'],
    ],
    [
      'may be several',
      [['DTSTART;VALUE=DATE:20261124', 'DURATION:P3D']],
      ['2026-11-23T23:00Z/2026-11-26T23:00Z'],
    ],
    [
      'has 25 hours when clocks go back',
      [['DTSTART;VALUE=DATE:20271031']],
      ['2027-10-30T22:00Z/2027-10-31T23:00Z'],
    ],
    [
      'has 23 hours when clocks go forward',
      [['DTSTART;VALUE=DATE:20270328']],
      ['2027-03-27T23:00Z/2027-03-28T22:00Z'],
    ],
    [
      'of 86,400 seconds is one day, of 25 hours too',
      [['DTSTART;VALUE=DATE:20271031', 'DURATION:PT86400S']],
      ['2027-10-30T22:00Z/2027-10-31T23:00Z'],
    ],
    [
      'in La Réunion is La Réunion’s',
      [['DTSTART;VALUE=DATE:20261124']],
      ['2026-11-23T20:00Z/2026-11-24T20:00Z'],
      { timeZone: 'Indian/Reunion' },
    ],
    [
      'in a calendar that names its zone is of that zone',
      [['DTSTART;VALUE=DATE:20261124']],
      ['2026-11-24T04:00Z/2026-11-25T04:00Z'],
      { calendar: ['X-WR-TIMEZONE:America/Guadeloupe'] },
    ],
    [
      'that somebody gave a zone is the same day here',
      [['DTSTART;VALUE=DATE;TZID=America/New_York:20261124']],
      ['2026-11-23T23:00Z/2026-11-24T23:00Z'],
    ],
  ]);
});

describe('A time without zone', () => {
  const FLOATING = ['DTSTART:20261124T090000', 'DTEND:20261124T100000'];
  check([
    ['is the telecentre’s', [FLOATING], BUSY_AT_NINE],
    [
      'in La Réunion is La Réunion’s',
      [FLOATING],
      ['2026-11-24T05:00Z/06:00Z'],
      { timeZone: 'Indian/Reunion' },
    ],
    [
      'is of the zone that the calendar names',
      [FLOATING],
      ['2026-11-24T05:00Z/06:00Z'],
      { calendar: ['X-WR-TIMEZONE:Indian/Reunion'] },
    ],
    [
      'is of that zone by its Windows name too',
      [FLOATING],
      ['2026-11-24T05:00Z/06:00Z'],
      { calendar: ['X-WR-TIMEZONE:Mauritius Standard Time'] },
    ],
    [
      'is the telecentre’s when the calendar names nonsense',
      [FLOATING],
      BUSY_AT_NINE,
      { calendar: ['X-WR-TIMEZONE:Chez moi'] },
    ],
    [
      'beside one with a zone is of the same',
      [['DTSTART;TZID=Indian/Reunion:20261124T090000', 'DTEND:20261124T100000']],
      ['2026-11-24T05:00Z/06:00Z'],
    ],
  ]);
});

describe('A time that clocks leap over, or show twice,', () => {
  check([
    [
      'is as much later as they leap',
      [['DTSTART;TZID=Europe/Paris:20270328T023000', 'DTEND;TZID=Europe/Paris:20270328T040000']],
      ['2027-03-28T01:30Z/02:00Z'],
    ],
    [
      'is the first of the two',
      [['DTSTART;TZID=Europe/Paris:20271031T023000', 'DTEND;TZID=Europe/Paris:20271031T030000']],
      ['2027-10-31T00:30Z/02:00Z'],
    ],
    [
      'is so in a series as well',
      [['DTSTART;TZID=Europe/Paris:20270327T023000', 'DURATION:PT30M', 'RRULE:FREQ=DAILY;COUNT=3']],
      ['2027-03-27T01:30Z/02:00Z', '2027-03-28T01:30Z/02:00Z', '2027-03-29T00:30Z/01:00Z'],
    ],
  ]);
});

describe('What blocks', () => {
  const as = (...lines: string[]) => [[...AT_NINE, ...lines]];
  const declined = 'ATTENDEE;PARTSTAT=DECLINED:mailto:Jeanne@example.org';
  check([
    ['is what is tentative', as('STATUS:TENTATIVE'), BUSY_AT_NINE],
    ['is what is out of the office', as('X-MICROSOFT-CDO-BUSYSTATUS:OOF'), BUSY_AT_NINE],
    ['is not what is cancelled', as('STATUS:CANCELLED'), []],
    ['is not what is cancelled in small letters', as('STATUS:cancelled'), []],
    ['is not what is transparent', as('TRANSP:TRANSPARENT'), []],
    ['is not what Outlook shows as free', as('TRANSP:OPAQUE', 'X-MICROSOFT-CDO-BUSYSTATUS:FREE'), []],
    ['is not where somebody works', as('X-MICROSOFT-CDO-BUSYSTATUS:WORKINGELSEWHERE'), []],
    [
      'is not what the calendar’s owner has declined',
      as(declined),
      [],
      { calendar: ['X-WR-CALNAME:jeanne@example.org'] },
    ],
    [
      'is what another than its owner has declined',
      as(declined),
      BUSY_AT_NINE,
      { calendar: ['X-WR-CALNAME:Salle'] },
    ],
    [
      'is not what the room has declined',
      as('ATTENDEE;CUTYPE=ROOM;PARTSTAT=DECLINED:mailto:salle@example.org'),
      [],
    ],
    [
      'is what one room has declined and another not',
      as(
        'ATTENDEE;CUTYPE=ROOM;PARTSTAT=DECLINED:mailto:salle@example.org',
        'ATTENDEE;CUTYPE=ROOM;PARTSTAT=ACCEPTED:mailto:bureau@example.org',
      ),
      BUSY_AT_NINE,
    ],
    [
      'is no task and no note',
      [],
      [],
      { calendar: ['BEGIN:VTODO', 'UID:t', ...AT_NINE.slice(0, 1), 'DURATION:PT1H', 'END:VTODO'] },
    ],
  ]);
});

describe('A calendar of busy times alone', () => {
  const freeBusy = (...lines: string[]) => ['BEGIN:VFREEBUSY', 'UID:f', ...lines, 'END:VFREEBUSY'];
  check([
    [
      'blocks them',
      [],
      ['2026-11-24T08:00Z/09:00Z', '2026-11-25T08:00Z/08:30Z'],
      { calendar: freeBusy('FREEBUSY:20261124T080000Z/20261124T090000Z,20261125T080000Z/PT30M') },
    ],
    [
      'blocks all but the free ones',
      [],
      ['2026-11-24T08:00Z/09:00Z', '2026-11-25T08:00Z/09:00Z', '2026-11-26T08:00Z/09:00Z'],
      {
        calendar: freeBusy(
          'FREEBUSY;FBTYPE=BUSY-UNAVAILABLE:20261124T080000Z/PT1H',
          'FREEBUSY;FBTYPE=BUSY-TENTATIVE:20261125T080000Z/PT1H',
          'FREEBUSY;FBTYPE=X-SOMETHING:20261126T080000Z/PT1H',
          'FREEBUSY;FBTYPE=FREE:20261127T080000Z/PT1H',
        ),
      },
    ],
  ]);
});

function check(cases: readonly Case[]): void {
  const byName = cases.map((one) => [one[0], one] as const);
  test.each(byName)('%s', (_, [, events, busy, { calendar, ...given } = {}]) => {
    expect(busyIn(calendarWith(events, calendar), given)).toEqual(busy);
  });
}
