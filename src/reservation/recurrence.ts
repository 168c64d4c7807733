/**
 * On which dates something is that comes again and again, by a rule as calendars write them (RFC 5545, 3.3.10). Dates of
 * the calendar and no instants: what is at nine stays at nine when the clocks change. This is the one file that knows the
 * library of rules; it is only given rules that cannot keep it busy.
 */
import { RRuleTemporal } from 'rrule-temporal';
import { Temporal } from 'temporal-polyfill';
import { isLocalDate, type LocalDate } from './local-time.js';

/** A date a day for a year, and some more: who needs longer rents the place. */
export const MOST_DATES = 400;
/** Nobody knows what they will do later; and it bounds the work for a rule that hits next to nothing. */
export const YEARS_AHEAD = 5;
/** As the database has it. */
export const LONGEST_RULE = 300;

const FREQUENCIES = ['DAILY', 'WEEKLY', 'MONTHLY', 'YEARLY'] as const;
export type Frequency = (typeof FREQUENCIES)[number];

const DAYS = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'] as const;
export type RuleDay = (typeof DAYS)[number];

/** A rule that can be followed. */
export interface Rule {
  /** As it is kept: capitals, each part once. */
  readonly text: string;
  readonly frequency: Frequency;
  readonly interval: number;
  /** With an ordinal, the first (1), the last (-1)… of its month or year. */
  readonly byDay: readonly { readonly day: RuleDay; readonly ordinal: number | null }[];
  readonly byMonthDay: readonly number[];
  readonly byMonth: readonly number[];
  readonly bySetPos: readonly number[];
  /** How it ends. */
  readonly end: { readonly count: number } | { readonly until: LocalDate };
}

/** Why a rule is not followed. */
export type RuleFault =
  | { readonly fault: 'too-long' }
  /** No rule at all, or not `PART=value`. */
  | { readonly fault: 'unreadable' }
  /** Not of RFC 5545, or such as no place is booked by. */
  | { readonly fault: 'part-not-allowed'; readonly part: string }
  | { readonly fault: 'part-doubled'; readonly part: string }
  /** Its value is none, or none that goes with this frequency. */
  | { readonly fault: 'part-wrong'; readonly part: string }
  | { readonly fault: 'no-frequency' }
  | { readonly fault: 'no-end' }
  | { readonly fault: 'two-ends' }
  | { readonly fault: 'no-date' }
  | { readonly fault: 'too-many-dates' }
  | { readonly fault: 'too-far' };

export function isFault(read: object): read is RuleFault {
  return 'fault' in read;
}

/** Nothing comes later that begins on this date. */
export function lastPossible(from: LocalDate): LocalDate {
  return Temporal.PlainDate.from(from).add({ years: YEARS_AHEAD }).toString();
}

/** The dates that a rule hits from a date on, in order; the date itself only when the rule hits it. */
export function datesOf(rule: string, from: LocalDate): readonly LocalDate[] | RuleFault {
  const read = readRule(rule);
  if (isFault(read)) return read;
  const { end } = read;
  return 'until' in end ? datesUntil(end.until, read, from) : datesCounted(end.count, read, from);
}

function datesUntil(until: LocalDate, rule: Rule, from: LocalDate): readonly LocalDate[] | RuleFault {
  if (until > lastPossible(from)) return { fault: 'too-far' };
  const dates = until < from ? [] : hitBetween(rule, from, until);
  if (dates.length === 0) return { fault: 'no-date' };
  return dates.length > MOST_DATES ? { fault: 'too-many-dates' } : dates;
}

/** Most are had within months: to follow each rule for years would cost more than all that is done with its dates. */
const LOOKED_AHEAD = [{ months: 3 }, { months: 13 }, { years: YEARS_AHEAD }];

function datesCounted(count: number, rule: Rule, from: LocalDate): readonly LocalDate[] | RuleFault {
  let dates: readonly LocalDate[] = [];
  for (const ahead of LOOKED_AHEAD) {
    dates = hitBetween(rule, from, Temporal.PlainDate.from(from).add(ahead).toString());
    if (dates.length >= count) return dates.slice(0, count);
  }
  // Fewer than it counts: the others come later than anything may, or never.
  return { fault: dates.length === 0 ? 'no-date' : 'too-far' };
}

/** A rule in its parts, each of which has been understood. */
export function readRule(text: string): Rule | RuleFault {
  if (text.length > LONGEST_RULE) return { fault: 'too-long' };
  const parts = partsOf(
    text
      .trim()
      .replace(/^RRULE:/i, '')
      .toUpperCase(),
  );
  if (isFault(parts)) return parts;

  const frequency = FREQUENCIES.find((one) => one === parts.get('FREQ'));
  if (frequency === undefined) return parts.has('FREQ') ? wrong('FREQ') : { fault: 'no-frequency' };
  for (const [part, value] of parts) {
    if (!PARTS[part]?.(value, frequency, parts)) return wrong(part);
  }
  const [count, until] = [parts.get('COUNT'), parts.get('UNTIL')];
  if (count !== undefined && until !== undefined) return { fault: 'two-ends' };
  if (count !== undefined && Number(count) > MOST_DATES) return { fault: 'too-many-dates' };
  const end = until === undefined ? { count: Number(count) } : { until: dayOf(until) };
  if (count === undefined && until === undefined) return { fault: 'no-end' };

  const numbers = (part: string): number[] => parts.get(part)?.split(',').map(Number) ?? [];
  return {
    text: [...parts]
      .map(([part, value]) => `${part}=${part === 'UNTIL' ? value.slice(0, 8) : value}`)
      .join(';'),
    frequency,
    interval: Number(parts.get('INTERVAL') ?? 1),
    byDay: parts.get('BYDAY')?.split(',').map(weekdayOf) ?? [],
    byMonthDay: numbers('BYMONTHDAY'),
    byMonth: numbers('BYMONTH'),
    bySetPos: numbers('BYSETPOS'),
    end,
  };
}

/** No rule of a place comes more seldom: every two years, in months. */
const LONGEST_INTERVAL = 99;

type Parts = ReadonlyMap<string, string>;

/** Whether a part's value is one, and goes with the frequency (RFC 5545, 3.3.10). */
const PARTS: Readonly<Record<string, (value: string, frequency: Frequency, parts: Parts) => boolean>> = {
  FREQ: () => true,
  INTERVAL: (value) => areNumbers([value], 1, LONGEST_INTERVAL),
  COUNT: (value) => areNumbers([value], 1, 99_999),
  UNTIL: (value) => /^\d{8}(T\d{6}Z?)?$/.test(value) && isLocalDate(dayOf(value)),
  WKST: (value) => DAYS.some((day) => day === value),
  BYDAY: (value, frequency) => isEach(value, (one) => isWeekday(one, frequency)),
  BYMONTHDAY: (value, frequency) =>
    frequency !== 'WEEKLY' && isEach(value, (one) => isFromEitherEnd(one, 31)),
  BYMONTH: (value) => isEach(value, (one) => areNumbers([one], 1, 12)),
  BYSETPOS: (value, _, parts) =>
    ['BYDAY', 'BYMONTHDAY', 'BYMONTH'].some((part) => parts.has(part)) &&
    isEach(value, (one) => isFromEitherEnd(one, 366)),
};

function partsOf(text: string): Parts | RuleFault {
  const parts = new Map<string, string>();
  for (const piece of text.split(';')) {
    const [, part, value] = /^([A-Z-]{1,20})=([^=]{1,200})$/.exec(piece) ?? [];
    if (part === undefined || value === undefined) return { fault: 'unreadable' };
    if (!Object.hasOwn(PARTS, part)) return { fault: 'part-not-allowed', part };
    if (parts.has(part)) return { fault: 'part-doubled', part };
    parts.set(part, value);
  }
  return parts;
}

function wrong(part: string): RuleFault {
  return { fault: 'part-wrong', part };
}

function isEach(value: string, is: (one: string) => boolean): boolean {
  const all = value.split(',');
  return new Set(all).size === all.length && all.every(is);
}

function areNumbers(texts: readonly string[], least: number, most: number): boolean {
  return texts.every((text) => /^\d{1,5}$/.test(text) && Number(text) >= least && Number(text) <= most);
}

function isFromEitherEnd(text: string, most: number): boolean {
  return areNumbers([text.replace(/^[+-]/, '')], 1, most);
}

/** An ordinal only where there is something to count in: no week has two Mondays. */
function isWeekday(text: string, frequency: Frequency): boolean {
  const [, ordinal, day] = /^([+-]?\d{1,2})?([A-Z]{2})$/.exec(text) ?? [];
  if (!DAYS.some((one) => one === day)) return false;
  if (ordinal === undefined) return true;
  return (
    (frequency === 'MONTHLY' && isFromEitherEnd(ordinal, 5)) ||
    (frequency === 'YEARLY' && isFromEitherEnd(ordinal, 53))
  );
}

function weekdayOf(text: string): Rule['byDay'][number] {
  const day = DAYS.find((one) => text.endsWith(one)) ?? 'MO';
  const ordinal = text.slice(0, -2);
  return { day, ordinal: ordinal === '' ? null : Number(ordinal) };
}

/** Of `20270624` or `20270624T215959Z` the day: whatever is on the last day belongs to it. */
function dayOf(until: string): LocalDate {
  return `${until.slice(0, 4)}-${until.slice(4, 6)}-${until.slice(6, 8)}`;
}

/** Five years of days, and some more. */
const MOST_STEPS = 2_000;

/** Never asked to count: a rule that hits nothing would be followed to the end of time. */
function hitBetween({ text }: Rule, from: LocalDate, until: LocalDate): LocalDate[] {
  const parts = text.split(';').filter((part) => !/^(COUNT|UNTIL)=/.test(part));
  const rule = new RRuleTemporal({
    rruleString: parts.join(';'),
    dtstart: Temporal.PlainDate.from(from).toZonedDateTime('UTC'),
    maxIterations: MOST_STEPS,
    maxCandidateEvaluations: 50 * MOST_STEPS,
  });
  // Much faster than one date after the other.
  return rule.between(new Date(from), new Date(until), true).map((one) => one.toPlainDate().toString());
}
