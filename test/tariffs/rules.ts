import type { TariffRule } from '../../src/tariffs/tariff-rule.js';

let rules = 0;

/** A half-day in the whole network, for everybody and for ever, as far as nothing else is said. */
export function rule(said: Partial<TariffRule> & { readonly cents: number }): TariffRule {
  return {
    id: String(++rules),
    where: { scope: 'network' },
    kind: null,
    status: null,
    unit: 'half_day',
    fromMonths: 0,
    untilMonths: null,
    fromUnit: 1,
    validFrom: '2000-01-01',
    validUntil: null,
    ...said,
  };
}

/** Whole numbers below a bound, always the same ones. */
export function randomNumbers(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return Math.floor((state / 2_147_483_648) * below);
  };
}

export function shuffled<T>(things: readonly T[], random: (below: number) => number): T[] {
  return things
    .map((thing) => ({ thing, at: random(1_000_000) }))
    .sort((one, other) => one.at - other.at)
    .map(({ thing }) => thing);
}
