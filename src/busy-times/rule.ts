import { RRuleTemporal } from 'rrule-temporal';
import { Temporal } from 'temporal-polyfill';
import type { CalendarTime } from './calendar-time.js';

/** A rule of recurrence as ical.js reads it: the parts of RFC 5545, 3.3.10, in small letters. */
export type WrittenRule = Readonly<Record<string, string | number | readonly (string | number)[]>>;

/** What clocks show: from the first, to the last. */
export interface WallWindow {
  readonly from: Temporal.PlainDateTime;
  readonly to: Temporal.PlainDateTime;
}

/**
 * What clocks show at the beginning of each occurrence. Rules speak of clocks and not of moments, so they are followed
 * as if there were no zones, which keeps a meeting at nine at nine. Null: a rule that is not followed.
 */
export function occurrencesOf(
  rule: WrittenRule,
  start: CalendarTime,
  { from, to }: WallWindow,
): Temporal.PlainDateTime[] | null {
  if (!isFollowed(rule)) return null;
  const until = untilOf(rule, start);
  if (until === null) return null;
  try {
    const series = new RRuleTemporal({
      rruleString: [...PARTS.flatMap((part) => writtenPart(rule, part)), ...until].join(';'),
      dtstart: start.wall.toZonedDateTime('UTC'),
      maxIterations: MOST_STEPS,
    });
    const found = series.between(new Date(universal(from)), new Date(universal(to)), true);
    return found
      .map((one) => one.toPlainDateTime())
      .filter((one) => Temporal.PlainDateTime.compare(one, start.wall) >= 0);
  } catch {
    // Too long a way from its beginning to our days, or parts that contradict each other.
    return null;
  }
}

/** A century of days. */
const MOST_STEPS = 40_000;
const PARTS = [
  'freq',
  'interval',
  'count',
  'wkst',
  'bymonth',
  'byweekno',
  'byyearday',
  'bymonthday',
  'byday',
  'bysetpos',
  'byhour',
  'byminute',
  'bysecond',
];
const DAYS = ['SU', 'MO', 'TU', 'WE', 'TH', 'FR', 'SA'];
const FREQUENCIES = ['DAILY', 'WEEKLY', 'MONTHLY', 'YEARLY'];

/** No room is taken twice a day by rule: such a rule is a mistake, or an attempt to keep us busy. */
function isFollowed(rule: WrittenRule): boolean {
  const { freq, count, rscale } = rule;
  if (!FREQUENCIES.includes(String(freq))) return false;
  if (count !== undefined && Number(count) < 1) return false;
  if (rscale !== undefined && String(rscale).toUpperCase() !== 'GREGORIAN') return false;
  return ['byhour', 'byminute', 'bysecond'].every((part) => !isSeveral(rule[part]));
}

function isSeveral(value: WrittenRule[string] | undefined): boolean {
  return Array.isArray(value) && value.length > 1;
}

function writtenPart(rule: WrittenRule, part: string): readonly string[] {
  const value = rule[part];
  if (value === undefined) return [];
  const written = part === 'wkst' ? DAYS[Number(value) - 1] : String(value);
  return written === undefined ? [] : [`${part.toUpperCase()}=${written}`];
}

/** A rule that ends on a day ends with its last second; one that ends in UTC, when clocks here show that moment. */
function untilOf({ until }: WrittenRule, start: CalendarTime): readonly string[] | null {
  if (until === undefined) return [];
  const written = String(until);
  const isDay = !written.includes('T') || (start.isDate && written.endsWith('T00:00:00Z'));
  try {
    const told = Temporal.PlainDateTime.from(written.replace(/Z$/, ''));
    if (isDay) return [asUntil(told.with({ hour: 23, minute: 59, second: 59 }))];
    return [asUntil(written.endsWith('Z') ? start.zone.wallOf(universal(told)) : told)];
  } catch {
    return null;
  }
}

function asUntil(wall: Temporal.PlainDateTime): string {
  return `UNTIL=${wall.toString({ smallestUnit: 'second' }).replace(/[-:]/g, '')}Z`;
}

function universal(wall: Temporal.PlainDateTime): number {
  return wall.toZonedDateTime('UTC').epochMilliseconds;
}
