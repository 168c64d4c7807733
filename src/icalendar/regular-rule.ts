/**
 * Which rules of repetition every calendar understands. Outlook and its like know only what their own form can say: a rule
 * beyond that each reads in its own way, and it is better not told as one. Pure.
 */
import { weekdayOf, type LocalDate } from '../reservation/local-time.js';
import { isFault, readRule, type Rule } from '../reservation/recurrence.js';

/** Outlook has no fifth one. */
const ORDINALS: readonly (number | null)[] = [1, 2, 3, 4, -1];
/** Where a month is shorter, some leave it out and some take its last day. */
const LAST_DAY_OF_ALL_MONTHS = 28;

/** The rule without its end, with all that its first date would else have to say; null: not every calendar understands it. */
export function regularRule(text: string, startsOn: LocalDate): string | null {
  const rule = readRule(text);
  const days = isFault(rule) ? null : DAYS_OF[rule.frequency](rule, startsOn);
  if (isFault(rule) || days === null) return null;
  const { frequency, interval } = rule;
  const isAligned = frequency === 'WEEKLY' && interval > 1;
  return [
    `FREQ=${frequency}`,
    ...(interval === 1 ? [] : [`INTERVAL=${interval}`]),
    ...days,
    ...(isAligned ? [/WKST=\w\w/.exec(rule.text)?.[0] ?? 'WKST=MO'] : []),
  ].join(';');
}

type DaysOf = (rule: Rule, startsOn: LocalDate) => readonly string[] | null;

const DAYS_OF: Readonly<Record<Rule['frequency'], DaysOf>> = {
  DAILY: ({ byDay, byMonthDay, byMonth, bySetPos }) =>
    isNothing(byDay, byMonthDay, byMonth, bySetPos) ? [] : null,
  WEEKLY: ({ byDay, byMonthDay, byMonth, bySetPos }, startsOn) => {
    if (!isNothing(byMonthDay, byMonth, bySetPos)) return null;
    const days = byDay.map(({ day }) => day);
    return [`BYDAY=${days.length === 0 ? weekdayOf(startsOn).slice(0, 2).toUpperCase() : days.join(',')}`];
  },
  MONTHLY: (rule, startsOn) => (rule.byMonth.length === 0 ? daysOfMonth(rule, startsOn) : null),
  YEARLY: (rule, startsOn) => {
    const [month = Number(startsOn.slice(5, 7)), ...others] = rule.byMonth;
    const days = others.length === 0 && rule.interval === 1 ? daysOfMonth(rule, startsOn) : null;
    return days && [`BYMONTH=${month}`, ...days];
  },
};

/** The 15th; the second Monday. */
function daysOfMonth({ byDay, byMonthDay, bySetPos }: Rule, startsOn: LocalDate): readonly string[] | null {
  const [weekday, ...otherDays] = byDay;
  if (weekday !== undefined) {
    const ordinal = weekday.ordinal ?? bySetPos[0] ?? null;
    const isOne =
      isNothing(otherDays, byMonthDay) && bySetPos.length + (weekday.ordinal === null ? 0 : 1) === 1;
    return isOne && ORDINALS.includes(ordinal) ? [`BYDAY=${ordinal ?? ''}${weekday.day}`] : null;
  }
  const [day = Number(startsOn.slice(8)), ...others] = byMonthDay;
  const isUsual = day >= 1 && day <= LAST_DAY_OF_ALL_MONTHS;
  return isNothing(others, bySetPos) && isUsual ? [`BYMONTHDAY=${day}`] : null;
}

function isNothing(...lists: readonly (readonly unknown[])[]): boolean {
  return lists.every(({ length }) => length === 0);
}
