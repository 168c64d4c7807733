import ICAL from 'ical.js';
import { DateTime } from 'luxon';
import { FRENCH_ZONES, vtimezone } from '../../src/icalendar/vtimezone.js';
import { instantsOf } from '../../src/reservation/local-time.js';

const FROM = Date.parse('2020-01-01T00:00:00Z');
const UNTIL = Date.parse('2036-01-01T00:00:00Z');
const HOUR = 3_600_000;

describe('The clocks of France, told to a calendar', () => {
  test('are fifteen', () => {
    expect(FRENCH_ZONES).toHaveLength(15);
  });

  test.each(FRENCH_ZONES)('%s is read as the time-zone database has it, from 2020 to 2035', (name) => {
    const zone = new ICAL.Timezone(
      new ICAL.Component(ICAL.parse((vtimezone(name) ?? []).join('\r\n')) as []),
    );
    expect(zone.tzid).toBe(name);
    const misread = instantsToTry(name).filter(
      (instant) => !meanings(name, instant).includes(readBy(zone, instant)),
    );
    expect(misread).toEqual([]);
  });

  test('are the only ones: of another zone nothing is said', () => {
    expect(vtimezone('Europe/Brussels')).toBeUndefined();
    expect(vtimezone('constructor')).toBeUndefined();
  });
});

/** Every four or five days at another hour, and each half hour around the clock's changes. */
function instantsToTry(name: string): number[] {
  const step = 107 * HOUR;
  const instants: number[] = [];
  for (let instant = FROM; instant < UNTIL; instant += step) {
    const changes = offsetAt(name, instant) !== offsetAt(name, instant + step);
    const halfHours = Array.from({ length: 107 * 2 }, (_, index) => instant + (index * HOUR) / 2);
    instants.push(...(changes ? halfHours : [instant]));
  }
  return instants;
}

function offsetAt(name: string, instant: number): number {
  return DateTime.fromMillis(instant, { zone: name }).offset;
}

/** The instants that the clock may mean by what it shows now: in an autumn night it shows an hour twice. */
function meanings(name: string, instant: number): readonly number[] {
  const [date = '', time = ''] = shownAt(name, instant).split('T');
  return instantsOf(date, time.slice(0, 5), name);
}

function readBy(zone: ICAL.Timezone, instant: number): number {
  const time = ICAL.Time.fromDateTimeString(shownAt(zone.tzid, instant));
  time.zone = zone;
  return time.toUnixTime() * 1000;
}

function shownAt(name: string, instant: number): string {
  return DateTime.fromMillis(instant, { zone: name }).toFormat("yyyy-MM-dd'T'HH:mm:ss");
}
