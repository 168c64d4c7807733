import { readBusyTimes } from '../../src/busy-times/read-busy-times.js';
import { readCalendar } from '../../src/busy-times/read-calendar.js';
import { calendarWith, toRead } from './reading.js';

const EVENT = [
  'UID:a',
  'DTSTART;TZID=Romance Standard Time:20261124T090000',
  'DURATION:PT1H',
  'SUMMARY:Réunion',
];
const TOO_MUCH = { outcome: 'unreadable', why: 'too-much' };

describe('A calendar that is read apart', () => {
  test('says the same as one that is read here', async () => {
    const calendar = toRead(calendarWith([[...EVENT, 'RRULE:FREQ=WEEKLY;COUNT=3']]));
    const read = await readBusyTimes(calendar, 60_000);
    expect(read).toEqual(readCalendar(calendar));
    expect(read).toMatchObject({ outcome: 'read', events: 1 });
  });

  test('is too much when it takes too long', async () => {
    const began = performance.now();
    const endless = Array.from({ length: 19_000 }, () => [
      ...EVENT,
      'RRULE:FREQ=MONTHLY;BYMONTHDAY=31;BYDAY=MO',
    ]);
    expect(await readBusyTimes(toRead(calendarWith(endless)), 1_000)).toEqual(TOO_MUCH);
    expect(performance.now() - began).toBeLessThan(5_000);
  });

  test('is too much when it takes too much memory', async () => {
    const heavy = calendarWith([
      [...EVENT, ...Array.from({ length: 300_000 }, (_, index) => `X-A${String(index)}:1`)],
    ]);
    expect(heavy.length).toBeLessThan(5 * 1024 * 1024);
    expect(await readBusyTimes(toRead(heavy.repeat(8)), 60_000)).toEqual(TOO_MUCH);
  });
});

describe('A rule without end', () => {
  test.each([
    'FREQ=DAILY;BYMONTHDAY=-1,-2;COUNT=5',
    'FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30',
    'FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30;COUNT=1',
    'FREQ=YEARLY;BYWEEKNO=53;BYMONTH=6;COUNT=999999999',
    'FREQ=MONTHLY;BYDAY=MO;BYSETPOS=366;COUNT=1',
    'FREQ=DAILY;COUNT=999999999;INTERVAL=999999999',
    'FREQ=YEARLY;BYYEARDAY=366;BYMONTH=1',
    `FREQ=DAILY;BYDAY=${'MO,'.repeat(50_000)}MO`,
    `FREQ=YEARLY;BYYEARDAY=${Array.from({ length: 366 }, (_, day) => day + 1).join(',')};BYSETPOS=-1`,
    `FREQ=DAILY;INTERVAL=${'9'.repeat(400)}`,
  ])('is at its end soon: %.60s', async (rule) => {
    const events = ['00010101', '19000101', '20261124', '99991231'].map((day) => [
      `DTSTART:${day}T090000Z`,
      'DURATION:PT1H',
      `RRULE:${rule}`,
    ]);
    // In a tenth of a second; the deadline is for machines that have other things to do.
    const read = await readBusyTimes(toRead(calendarWith(events)), 20_000);
    expect(read).toMatchObject({ outcome: 'read', events: 4 });
  });
});

describe('A line without end', () => {
  test.each([
    ['of colons', `X:${':'.repeat(4_000_000)}`],
    ['of quotes', `X;A=${'"'.repeat(4_000_000)}:b`],
    ['of parameters', `X${';A=b'.repeat(1_000_000)}:c`],
    ['of dates', `EXDATE:${'20261124T080000Z,'.repeat(200_000)}20261124T080000Z`],
    ['of folds', `X:${'\r\n a'.repeat(1_000_000)}`],
    ['of components', 'BEGIN:X\r\n'.repeat(400_000)],
    ['of backslashes', `SUMMARY:${'\\'.repeat(4_000_000)}`],
    ['of blanks', `SUMMARY:a${' '.repeat(4_000_000)}b`],
  ])('%s is at its end within the time', async (_, line) => {
    const began = performance.now();
    const read = await readBusyTimes(toRead(calendarWith([[...EVENT, line]])), 3_000);
    expect(['read', 'unreadable']).toContain(read.outcome);
    expect(performance.now() - began).toBeLessThan(10_000);
  });
});
