/**
 * One series becomes two: what came before a date, and that date with the following. A rule is cut so that both together
 * have the dates that it had. Pure.
 */
import type { LocalDate } from '../reservation/local-time.js';

export interface PartedRule {
  readonly before: string | null;
  readonly after: string | null;
}

/** As the database has it. */
const LONGEST_RULE = 300;

/**
 * `datesBefore`: all that the rule had before the first date of the second part, at least one. A rule begins anew on the date
 * from which it follows, and every second week stays every second week. Null: from now on chosen dates.
 */
export function partRule(rule: string | null, datesBefore: readonly LocalDate[]): PartedRule {
  const last = datesBefore.at(-1);
  if (rule === null || last === undefined) return { before: null, after: rule };
  const parts = rule.split(';').filter((part) => part !== '');
  const isEnd = (part: string): boolean => /^(UNTIL|COUNT)=/i.test(part);
  const before = [...parts.filter((part) => !isEnd(part)), `UNTIL=${last.replaceAll('-', '')}`].join(';');
  const after = parts.map((part) => lessCounted(part, datesBefore.length)).join(';');
  return { before: before.length > LONGEST_RULE ? null : before, after };
}

function lessCounted(part: string, counted: number): string {
  const [, count] = /^COUNT=(\d+)$/i.exec(part) ?? [];
  return count === undefined ? part : `COUNT=${Number(count) - counted}`;
}
