import { calendarOf } from '../../src/icalendar/calendar.js';
import { readCalendar } from '../../src/busy-times/read-calendar.js';
import { busyIn, calendarWith, read, toRead } from './reading.js';

const EVENT = ['UID:a', 'DTSTART:20261124T080000Z', 'DTEND:20261124T090000Z', 'SUMMARY:Réunion'];
const CALENDAR = calendarWith([EVENT], ['X-WR-CALNAME:Salle Truyère']);
const BUSY = ['2026-11-24T08:00Z/09:00Z'];

describe('A calendar', () => {
  test('tells its name, how many events it has, and what blocks', () => {
    const free = ['UID:b', ...EVENT.slice(1), 'TRANSP:TRANSPARENT'];
    const old = ['UID:c', 'DTSTART:20161124T080000Z', 'DURATION:PT1H'];
    expect(readCalendar(toRead(calendarWith([EVENT, free, old], ['X-WR-CALNAME:Salle Truyère'])))).toEqual({
      outcome: 'read',
      busy: [
        {
          uid: 'a',
          title: 'Réunion',
          start: Date.parse('2026-11-24T08:00Z'),
          end: Date.parse('2026-11-24T09:00Z'),
        },
      ],
      events: 3,
      name: 'Salle Truyère',
      warnings: [],
    });
  });

  test('may be called by the newer name', () => {
    expect(read(calendarWith([], ['NAME:Salle'])).name).toBe('Salle');
    expect(read(calendarWith([])).name).toBeNull();
  });

  test.each([
    ['with a byte order mark', `\ufeff${CALENDAR}`],
    ['with the line ends of Unix', CALENDAR.replaceAll('\r\n', '\n')],
    ['with the line ends of old Macs', CALENDAR.replaceAll('\r\n', '\r')],
    ['with NULs', CALENDAR.replace('Réunion', 'R\0éunion')],
    ['without a last line end', CALENDAR.trimEnd()],
    ['with empty lines', CALENDAR.replace('BEGIN:VEVENT', '\r\n\r\nBEGIN:VEVENT')],
    [
      'in small letters',
      CALENDAR.replace(/^(BEGIN|END|DTSTART|DTEND|VEVENT)/gm, (word) => word.toLowerCase()),
    ],
    ['with long lines folded', CALENDAR.replace('SUMMARY:Réunion', 'SUMMA\r\n RY:Ré\r\n\tunion')],
  ])('%s is read', (_, text) => {
    expect(busyIn(text)).toEqual(BUSY);
    expect(read(text).busy[0]?.title).toBe('Réunion');
  });

  test('may be several in one file', () => {
    expect(busyIn(CALENDAR + calendarWith([['DTSTART:20261125T080000Z', 'DURATION:PT1H']]))).toEqual([
      ...BUSY,
      '2026-11-25T08:00Z/09:00Z',
    ]);
  });

  test('may lie in another', () => {
    expect(busyIn(`BEGIN:VCALENDAR\r\n${CALENDAR}END:VCALENDAR\r\n`)).toEqual(BUSY);
  });

  test('is told in order', () => {
    const days = ['20261130', '20261124', '20261127'].map((day) => [
      `DTSTART:${day}T080000Z`,
      'DURATION:PT1H',
    ]);
    expect(busyIn(calendarWith(days)).map((time) => time.slice(8, 10))).toEqual(['24', '27', '30']);
  });

  test('has titles that fit on a line', () => {
    const titles = ['a\\nb\\, c\\; d', '\u0007  Réunion\t ', '🌿'.repeat(300), ''].map((title, index) => [
      `DTSTART:20261124T0${String(index)}0000Z`,
      'DURATION:PT1H',
      `SUMMARY:${title}`,
    ]);
    expect(read(calendarWith(titles)).busy.map(({ title }) => title)).toEqual([
      'a b, c; d',
      'Réunion',
      '🌿'.repeat(200),
      '',
    ]);
  });

  test('has UIDs that fit into a row', () => {
    const [one, other] = ['a', 'b'].map((end) => ['UID:' + 'u'.repeat(10_000) + end, ...EVENT.slice(1)]);
    const uids = read(calendarWith([one ?? [], other ?? []])).busy.map(({ uid }) => uid);
    expect(new Set(uids).size).toBe(2);
    for (const uid of uids) expect(uid).toMatch(/^[0-9a-f]{64}$/);
  });

  test.each([
    ['none at all', []],
    ['one that is no day', ['DTSTART:20261350T080000Z']],
    ['nonsense', ['DTSTART:tomorrow']],
    ['an end that no calendar has', ['DTSTART:20261124T080000Z', 'DURATION:P999999999D']],
  ])('with an event whose start is %s is read without that event', (_, lines) => {
    const { busy, warnings } = read(calendarWith([[...lines, 'SUMMARY:Atelier'], EVENT]));
    expect(busy).toHaveLength(1);
    expect(warnings).toEqual([{ kind: 'event-without-start', about: 'Atelier' }]);
  });

  test('does not tell more than twenty warnings', () => {
    const events = Array.from({ length: 50 }, (_, index) => [`SUMMARY:${String(index)}`]);
    expect(read(calendarWith(events)).warnings).toHaveLength(20);
  });
});

describe('What is no calendar', () => {
  test.each([
    ['nothing', ''],
    ['a page', '<!doctype html><html><body>Connectez-vous</body></html>'],
    ['a page that speaks of one', '<p>Put BEGIN:VCALENDAR at the top</p>'],
    ['a message', 'Forbidden'],
    ['another kind of card', 'BEGIN:VCARD\r\nVERSION:4.0\r\nFN:Jeanne\r\nEND:VCARD\r\n'],
    ['an event alone', 'BEGIN:VEVENT\r\nUID:a\r\nEND:VEVENT\r\n'],
  ])('such as %s is said to be none', (_, text) => {
    expect(readCalendar(toRead(text))).toEqual({ outcome: 'unreadable', why: 'no-calendar' });
  });

  test.each([
    ['that breaks off', CALENDAR.slice(0, -20)],
    ['that breaks off in an event', CALENDAR.slice(0, CALENDAR.indexOf('SUMMARY'))],
    ['with a line that says nothing', CALENDAR.replace('SUMMARY:', 'SUMMARY ')],
    ['with a rule that says nothing', CALENDAR.replace('SUMMARY:', 'RRULE:FREQ=SOMETIMES\r\nSUMMARY:')],
    ['in a page', `<pre>\n${CALENDAR}</pre>`],
  ])('%s is said to be broken', (_, text) => {
    expect(readCalendar(toRead(text))).toEqual({ outcome: 'unreadable', why: 'broken' });
  });

  test('but one of our own is said to be so', () => {
    const ours = CALENDAR.replace(/PRODID.*\r\n/, 'PRODID:-//Telecentres//Reservations 1.0//FR\r\n');
    const feed = calendarOf({ name: 'Salle Truyère' }, []);
    for (const text of [ours, calendarWith([]) + ours, feed])
      expect(readCalendar(toRead(text))).toEqual({ outcome: 'unreadable', why: 'our-own' });
  });

  test('but too much of one is said to be so', () => {
    const many = (count: number) =>
      calendarWith(Array.from({ length: count }, () => ['DTSTART;VALUE=DATE:20200101']));
    expect(readCalendar(toRead(many(20_001)))).toEqual({ outcome: 'unreadable', why: 'too-much' });
    const daily = Array.from({ length: 14 }, () => [...EVENT.slice(1), 'RRULE:FREQ=DAILY']);
    expect(readCalendar(toRead(calendarWith(daily)))).toEqual({ outcome: 'unreadable', why: 'too-much' });
    expect(busyIn(calendarWith(daily.slice(1)))).toHaveLength(13 * 364);
  });
});
