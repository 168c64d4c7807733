/**
 * What the stays of one person at one telecentre cost. Each is counted in the smallest unit that has a rule, and each larger
 * unit is the most that its time can cost: a morning by the hour never more than a half-day, two half-days never more than a
 * day, a week, a month. Amounts are whole cents and are only added and compared, so that nothing is ever rounded but hours,
 * upwards.
 */
import type { MemberStatus } from '../accounts/member-status.js';
import type { Kind } from '../reservation/kind.js';
import { addDays, weekdayOf, WEEKDAYS, type LocalDate } from '../reservation/local-time.js';
import { addMonths, monthOf } from '../reservation/months.js';
import { lanesOf } from './lanes.js';
import type { LocalSpan, StayDay } from './stay-days.js';
import { ruleFor, type Occasion, type TariffRule, type Unit } from './tariff-rule.js';

export interface Stay extends LocalSpan {
  readonly reference: string;
  readonly kind: Kind;
  readonly days: readonly StayDay[];
}

export interface Guest {
  readonly telecentre: string;
  readonly department: string;
  readonly status: MemberStatus | null;
  /** Null: this is their first time, as far as anybody knows. */
  readonly firstVisit: LocalDate | null;
}

export interface Charge {
  readonly cents: number;
  /** By which it was reckoned; empty: no rule says what it costs, and nothing is due. */
  readonly rules: readonly TariffRule[];
}

/** Of each stay what is due for it, in the order of their beginnings, in which the larger units fill up. */
export function chargesOf<S extends Stay>(
  stays: readonly S[],
  guest: Guest,
  rules: readonly TariffRule[],
): Map<S, Charge> {
  const sorted = [...stays].sort(byBeginning);
  const lanes = lanesOf(sorted);
  const ledger = new Ledger(rules);
  return new Map(
    sorted.map((stay, index) => {
      const parts = stay.days.map((day) =>
        ledger.charge(day, occasionOf(guest, stay.kind, day.date), lanes[index] ?? 0),
      );
      const cents = parts.reduce((sum, part) => sum + part.cents, 0);
      return [stay, { cents, rules: [...new Set(parts.flatMap((part) => part.rules))] }];
    }),
  );
}

/** Whole months from the first visit to this date; the day of the first visit is in month 0. */
export function seniorityOn(date: LocalDate, firstVisit: LocalDate | null): number {
  if (firstVisit === null || date <= firstVisit) return 0;
  const months = monthNumber(date) - monthNumber(firstVisit);
  return addMonths(firstVisit, months) <= date ? months : months - 1;
}

export function mondayOf(date: LocalDate): LocalDate {
  return addDays(date, -WEEKDAYS.indexOf(weekdayOf(date)));
}

function monthNumber(date: LocalDate): number {
  return Number(date.slice(0, 4)) * 12 + Number(date.slice(5, 7));
}

function occasionOf({ firstVisit, ...guest }: Guest, kind: Kind, date: LocalDate): Occasion {
  return { ...guest, kind, date, seniority: seniorityOn(date, firstVisit) };
}

function byBeginning(one: Stay, other: Stay): number {
  const [a, b] = [
    `${one.start} ${one.end} ${one.reference}`,
    `${other.start} ${other.end} ${other.reference}`,
  ];
  return a < b ? -1 : a > b ? 1 : 0;
}

interface Cap {
  readonly rule: TariffRule;
  readonly key: string;
  readonly left: number;
}

/** What has been counted so far. */
class Ledger {
  /** Of each cap what was charged under it. */
  private readonly charged = new Map<string, number>();
  /** Of each unit, kind and month how many there were: the n-th of the month may cost less. */
  private readonly counted = new Map<string, number>();
  /** Which number of its month a half-day or a day has, however many stays touch it. */
  private readonly numbers = new Map<string, number>();

  constructor(private readonly rules: readonly TariffRule[]) {}

  charge(day: StayDay, occasion: Occasion, lane: number): Charge {
    const hours = this.hoursOf(day, occasion);
    const halves = day.halves.map((half) =>
      this.cap(
        'half_day',
        `${lane} ${day.date} ${half}`,
        occasion,
        this.number('half_day', `${lane} ${day.date} ${half}`, occasion),
      ),
    );
    const larger = [
      this.cap('day', `${lane} ${day.date}`, occasion, this.number('day', `${lane} ${day.date}`, occasion)),
      this.cap('week', `${lane} ${mondayOf(day.date)}`, occasion, 1),
      this.cap('month', `${lane} ${monthOf(day.date)}`, occasion, 1),
    ].filter((cap) => cap !== undefined);
    const known = halves.filter((cap) => cap !== undefined);
    const ofHalves = known.length < halves.length ? Infinity : sum(known.map(({ left }) => left));
    const price = Math.min(hours?.cents ?? Infinity, ofHalves, ...larger.map(({ left }) => left));
    if (price === Infinity) return { cents: 0, rules: [] };
    if (known.length === halves.length) this.fillUp(known, price);
    for (const cap of larger) this.fillUp([cap], price);
    return { cents: price, rules: rulesBehind(price, hours, { caps: known, cents: ofHalves }, larger) };
  }

  private hoursOf({ minutes }: StayDay, occasion: Occasion): Charge | undefined {
    const count = Math.ceil(minutes / 60);
    const first = this.count('hour', occasion, count) - count + 1;
    const rules = Array.from({ length: count }, (_, hour) =>
      ruleFor(this.rules, 'hour', first + hour, occasion),
    );
    const known = rules.filter((rule) => rule !== undefined);
    return known.length < count ? undefined : { cents: sum(known.map(({ cents }) => cents)), rules: known };
  }

  private cap(unit: Unit, time: string, occasion: Occasion, nth: number): Cap | undefined {
    const rule = ruleFor(this.rules, unit, nth, occasion);
    if (rule === undefined) return undefined;
    // Not by the rule: where another one follows it within a month, what was paid of the month stays paid.
    const key = `${unit} ${rule.kind ?? ''} ${time}`;
    return { rule, key, left: Math.max(0, rule.cents - (this.charged.get(key) ?? 0)) };
  }

  /** The first half of a day fills up before the second one. */
  private fillUp(caps: readonly Cap[], cents: number): void {
    let rest = cents;
    for (const { key, left } of caps) {
      const here = Math.min(rest, left);
      this.charged.set(key, (this.charged.get(key) ?? 0) + here);
      rest -= here;
    }
  }

  private number(unit: Unit, time: string, occasion: Occasion): number {
    const key = `${unit} ${occasion.kind} ${time}`;
    const number = this.numbers.get(key) ?? this.count(unit, occasion, 1);
    this.numbers.set(key, number);
    return number;
  }

  private count(unit: Unit, { kind, date }: Occasion, more: number): number {
    const key = `${unit} ${kind} ${monthOf(date)}`;
    const count = (this.counted.get(key) ?? 0) + more;
    this.counted.set(key, count);
    return count;
  }
}

/** The smallest unit that comes to this price says why; a larger one only where it is what limits it. */
function rulesBehind(
  price: number,
  hours: Charge | undefined,
  halves: { readonly caps: readonly Cap[]; readonly cents: number },
  larger: readonly Cap[],
): readonly TariffRule[] {
  if (hours?.cents === price) return hours.rules;
  if (halves.cents === price) return halves.caps.map(({ rule }) => rule);
  return larger
    .filter(({ left }) => left === price)
    .slice(0, 1)
    .map(({ rule }) => rule);
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
