import fc from 'fast-check';
import { readCalendar } from '../../src/busy-times/read-calendar.js';
import { calendarWith, toRead } from './reading.js';

const NAMES = [
  'UID',
  'SUMMARY',
  'DTSTART',
  'DTEND',
  'DURATION',
  'RRULE',
  'EXRULE',
  'RDATE',
  'EXDATE',
  'RECURRENCE-ID',
  'SEQUENCE',
  'STATUS',
  'TRANSP',
  'DTSTAMP',
  'LAST-MODIFIED',
  'ATTENDEE',
  'X-MICROSOFT-CDO-BUSYSTATUS',
  'FREEBUSY',
  'TZID',
  'TZOFFSETFROM',
  'TZOFFSETTO',
  'X-WR-TIMEZONE',
  'X-WR-CALNAME',
  'PRODID',
  'NAME',
  'GEO',
  'REQUEST-STATUS',
];
const PARAMETERS = [
  '',
  ';TZID=Europe/Paris',
  ';TZID=',
  ';TZID=Chez moi',
  ';VALUE=DATE',
  ';VALUE=DATE-TIME',
  ';VALUE=PERIOD',
  ';VALUE=DURATION',
  ';VALUE=UTC-OFFSET',
  ';VALUE=BOOLEAN',
  ';VALUE=INTEGER',
  ';VALUE=RECUR',
  ';VALUE=BINARY',
  ';VALUE=NONSENSE',
  ';RANGE=THISANDFUTURE',
  ';PARTSTAT=DECLINED',
  ';FBTYPE=FREE',
];
const VALUES = [
  '',
  '20261124T090000',
  '20261124T090000Z',
  '20261124',
  '2026',
  '99999999T999999',
  '00000000',
  '20261124T080000Z/PT1H',
  '20261124T080000Z/20261124T090000Z',
  '20261124T080000Z/',
  '/',
  'PT1H',
  'P',
  '-P1W',
  'P99999999999W',
  'FREQ=WEEKLY',
  'FREQ=WEEKLY;COUNT=3',
  'FREQ=MONTHLY;BYDAY=-1FR',
  'FREQ=YEARLY;BYDAY=9999MO',
  'FREQ=',
  '+0100',
  '+9999',
  'x',
  'Europe/Paris',
  'CANCELLED',
  'FREE',
  'mailto:a@example.org',
  '20261124,20261125',
  ',',
  ';',
  '1;2;3',
  '\u0000',
  '🌿',
];
const line = fc
  .tuple(fc.constantFrom(...NAMES), fc.constantFrom(...PARAMETERS), fc.constantFrom(...VALUES))
  .map(([name, parameters, value]) => `${name}${parameters}:${value}`);
const component = fc
  .tuple(
    fc.constantFrom('VTIMEZONE', 'VFREEBUSY', 'STANDARD', 'VALARM', 'VCALENDAR', 'X-ANY'),
    fc.array(line, { maxLength: 4 }),
  )
  .map(([name, lines]) => [`BEGIN:${name}`, ...lines, `END:${name}`]);

test('Whatever a calendar says, it is read or refused, and never thrown back', () => {
  const event = fc.array(line, { minLength: 1, maxLength: 8 });
  const read = { read: 0, unreadable: 0 };
  fc.assert(
    fc.property(
      fc.array(event, { maxLength: 4 }),
      fc.array(component, { maxLength: 2 }),
      (events, components) => {
        const whole = events.map((lines) => ['DTSTART:20261124T090000Z', 'DURATION:PT1H', ...lines]);
        read[readCalendar(toRead(calendarWith(whole, components.flat()))).outcome]++;
        read[readCalendar(toRead(calendarWith(events, components.flat()))).outcome]++;
      },
    ),
    { numRuns: 1_500 },
  );
  expect(read.read).toBeGreaterThan(300);
  expect(read.unreadable).toBeGreaterThan(300);
});
