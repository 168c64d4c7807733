/**
 * A tariff is a set of rules, each about one unit of time: where, for what kind of place, for whom, since how long they
 * come, from the how-manieth of the month on. For each unit the most specific rule counts.
 */
import type { MemberStatus } from '../accounts/member-status.js';
import type { Kind } from '../reservation/kind.js';
import type { LocalDate } from '../reservation/local-time.js';

/** From the smallest to the largest: what is booked is counted in the smaller ones, the larger ones are the most it can cost. */
export const UNITS = ['hour', 'half_day', 'day', 'week', 'month'] as const;
export type Unit = (typeof UNITS)[number];

/** Of these a month has a first, a second and so on. */
export const COUNTED_UNITS = ['hour', 'half_day', 'day'] as const satisfies readonly Unit[];

export interface TariffRule {
  readonly id: string;
  readonly where: RuleScope;
  /** Null: whatever place. */
  readonly kind: Kind | null;
  /** What brings the member; null: whoever comes. */
  readonly status: MemberStatus | null;
  readonly unit: Unit;
  /** Whole months since their first visit, the first of them and the first that no longer counts. */
  readonly fromMonths: number;
  readonly untilMonths: number | null;
  /** From the n-th of the month on; 1: always. */
  readonly fromUnit: number;
  readonly cents: number;
  readonly validFrom: LocalDate;
  /** The first day on which it no longer counts. */
  readonly validUntil: LocalDate | null;
}

export type RuleScope =
  | { readonly scope: 'network' }
  | { readonly scope: 'department'; readonly department: string }
  /** By its slug. */
  | { readonly scope: 'telecentre'; readonly telecentre: string };

/** What a rule is looked up for. */
export interface Occasion {
  readonly telecentre: string;
  readonly department: string;
  readonly kind: Kind;
  readonly status: MemberStatus | null;
  /** Whole months since the first visit. */
  readonly seniority: number;
  readonly date: LocalDate;
}

/** The rule for the n-th unit of the month; undefined where there is none: then this unit says nothing. */
export function ruleFor(
  rules: readonly TariffRule[],
  unit: Unit,
  nth: number,
  occasion: Occasion,
): TariffRule | undefined {
  return rules
    .filter((rule) => rule.unit === unit && rule.fromUnit <= nth && counts(rule, occasion))
    .sort(mostSpecificFirst)[0];
}

/** The README has this as a table. What is left equal, the database refuses to hold. */
export function mostSpecificFirst(one: TariffRule, other: TariffRule): number {
  return (
    SCOPE_ORDER[one.where.scope] - SCOPE_ORDER[other.where.scope] ||
    Number(one.kind === null) - Number(other.kind === null) ||
    Number(one.status === null) - Number(other.status === null) ||
    compare(widthOf(one), widthOf(other)) ||
    other.fromUnit - one.fromUnit
  );
}

function counts(rule: TariffRule, { kind, status, seniority, date, ...place }: Occasion): boolean {
  return (
    isThere(rule.where, place) &&
    (rule.kind === null || rule.kind === kind) &&
    (rule.status === null || rule.status === status) &&
    rule.fromMonths <= seniority &&
    (rule.untilMonths === null || seniority < rule.untilMonths) &&
    rule.validFrom <= date &&
    (rule.validUntil === null || date < rule.validUntil)
  );
}

/** Whether a rule made for there counts at this telecentre. */
export function isThere(
  where: RuleScope,
  { telecentre, department }: Pick<Occasion, 'telecentre' | 'department'>,
): boolean {
  switch (where.scope) {
    case 'network':
      return true;
    case 'department':
      return where.department === department;
    case 'telecentre':
      return where.telecentre === telecentre;
  }
}

const SCOPE_ORDER = { telecentre: 0, department: 1, network: 2 } as const;

function widthOf({ fromMonths, untilMonths }: TariffRule): number {
  return untilMonths === null ? Infinity : untilMonths - fromMonths;
}

/** Two that have no end are equally wide: their difference would be no number. */
function compare(one: number, other: number): number {
  return one === other ? 0 : one < other ? -1 : 1;
}
