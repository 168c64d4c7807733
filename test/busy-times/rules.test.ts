import fs from 'node:fs';
import path from 'node:path';
import ICAL from 'ical.js';
import fc from 'fast-check';
import { DateTime } from 'luxon';
import { Temporal } from 'temporal-polyfill';
import { occurrencesOf, type WrittenRule } from '../../src/busy-times/rule.js';
import { UTC } from '../../src/busy-times/zones.js';
import { CORPORA } from './corpora.js';
import { busyIn, calendarWith } from './reading.js';

interface KnownRule {
  readonly rule: string;
  readonly start: string;
  readonly instances: readonly string[];
}

/** Those of libical's own tests that say what they expect, and nothing that a room never does: see rule.ts. */
const KNOWN = fs
  .readFileSync(path.join(CORPORA, 'libical/icalrecur_test.txt'), 'utf8')
  .split(/\n\s*\n/)
  .map(linesOf)
  .filter(
    (lines) => /^\d/.test(lines.get('INSTANCES') ?? '') && !lines.has('START-AT') && !lines.has('REVERSE'),
  )
  .map((lines): KnownRule => ({
    rule: lines.get('RRULE') ?? '',
    start: lines.get('DTSTART') ?? '',
    instances: lines.get('INSTANCES')?.replaceAll('Z', '').split(',') ?? [],
  }))
  .filter(({ rule }) => !/FREQ=(HOUR|MINUTE|SECOND)LY|BY(HOUR|MINUTE|SECOND)=[^;]*,/.test(rule));

/** Rules for which weeks and days of the year are counted, which no program for rooms lets anybody make. */
const WEEKS = 'weeks that begin in the year before are that year’s here';
const DAYS = 'days of the year are not limited by days of the week here';
const MONTHS = 'the day of each month here (RFC 5545, 3.3.10), of the first’s month there';
const DIFFERENT: ReadonlyMap<string, string> = new Map([
  [
    'FREQ=YEARLY;UNTIL=20100326T000000Z;BYDAY=FR;BYYEARDAY=-275,-276,-277,-278,-279,-280,-281 from 20060331T020000',
    DAYS,
  ],
  ['FREQ=YEARLY;BYMONTHDAY=29;COUNT=3 from 20240229', MONTHS],
  ['FREQ=YEARLY;BYMONTHDAY=-29,-1;COUNT=4 from 20240201', MONTHS],
  ['FREQ=YEARLY;BYWEEKNO=53;COUNT=1 from 20270103T000000Z', WEEKS],
  ['FREQ=YEARLY;BYWEEKNO=53;BYDAY=TU,SA;UNTIL=20170101T000000Z from 20160102T000000', WEEKS],
  ['FREQ=YEARLY;BYWEEKNO=-1,-2;COUNT=5 from 20270102', WEEKS],
  ['FREQ=YEARLY;BYWEEKNO=53;BYDAY=TU,SA;INTERVAL=6;UNTIL=20170101T000000Z from 20100102T000000', WEEKS],
  ['FREQ=YEARLY;BYWEEKNO=53;BYDAY=TU,SA;INTERVAL=5;UNTIL=20170101T000000Z from 20100102T000000', WEEKS],
  ['FREQ=YEARLY;BYWEEKNO=53;BYDAY=TU,SA;INTERVAL=7;UNTIL=20170101T000000Z from 20100102T000000', WEEKS],
  ['FREQ=YEARLY;BYWEEKNO=1;BYDAY=MO,TU;INTERVAL=3;UNTIL=20320101 from 20241231', WEEKS],
]);

describe('A rule of libical’s tests', () => {
  test('is one of many', () => {
    expect(KNOWN.length).toBeGreaterThan(80);
  });

  test.each(KNOWN.map((known) => [`${known.rule} from ${known.start}`, known] as const))(
    'is followed as there: %s',
    (name, { rule, start, instances }) => {
      const found = follow(rule, start, instances);
      if (DIFFERENT.has(name)) expect(found).not.toEqual(instances);
      else expect(found).toEqual(instances);
    },
  );
});

function linesOf(block: string): ReadonlyMap<string, string> {
  return new Map([...block.matchAll(/^([A-Z-]+):(.*)$/gm)].map(([, name = '', value = '']) => [name, value]));
}

function follow(rule: string, start: string, instances: readonly string[]): string[] | null {
  const isDate = !start.includes('T');
  const first = Temporal.PlainDateTime.from(start.replace(/Z$/, ''));
  const last = Temporal.PlainDateTime.from((instances.at(-1) ?? start).replace(/Z$/, ''));
  const property = ICAL.Property.fromString(`RRULE:${rule}`).toJSON() as readonly WrittenRule[];
  const window = { from: first.subtract({ days: 1 }), to: last.add({ days: 1 }) };
  const found = occurrencesOf(property[3] ?? {}, { wall: first, zone: UTC, isDate }, window);
  return (
    found?.map((wall) =>
      wall
        .toString({ smallestUnit: 'second' })
        .replace(/[-:]/g, '')
        .slice(0, isDate ? 8 : 15),
    ) ?? null
  );
}

describe('Every weekly series', () => {
  test('in Paris is at its hour in each of its weeks', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 200 }),
        fc.integer({ min: 0, max: 23 }),
        fc.integer({ min: 0, max: 59 }),
        fc.integer({ min: 1, max: 4 }),
        fc.integer({ min: 1, max: 30 }),
        (day, hour, minute, interval, count) => {
          const start = DateTime.fromISO('2026-11-24T00:00', { zone: 'Europe/Paris' }).plus({ days: day });
          const first = start.toFormat('yyyyMMdd') + `T${two(hour)}${two(minute)}00`;
          const lines = [`DTSTART;TZID=Europe/Paris:${first}`, 'DURATION:PT1H'];
          const rule = `RRULE:FREQ=WEEKLY;INTERVAL=${interval};COUNT=${count}`;
          const model = Array.from({ length: count }, (_, week) =>
            start
              .plus({ weeks: week * interval })
              .set({ hour, minute })
              .toUTC(),
          ).filter((time) => time.toMillis() < Date.parse('2027-11-23T00:00Z'));
          const busy = busyIn(calendarWith([[...lines, rule]])).map((time) => time.slice(0, 16));
          expect(busy).toEqual(model.map((time) => time.toISO()?.slice(0, 16)));
        },
      ),
      { numRuns: 200 },
    );
  });
});

function two(number: number): string {
  return String(number).padStart(2, '0');
}
