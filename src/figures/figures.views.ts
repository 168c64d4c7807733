/** Figures as programs read them. */
import type { z } from 'zod';
import { percentOf, type Use } from './occupancy.js';
import type { figuresAnswer } from './figures.schemas.js';
import type { Figures } from './figures.service.js';
import { kindsOf } from './kinds.js';

export function figuresView({
  telecentre,
  span,
  occupancy,
  people,
  before,
}: Figures): z.output<typeof figuresAnswer> {
  return {
    telecentre: telecentre.slug,
    ...span,
    occupancy: useView(occupancy),
    openHalfDays: occupancy.openHalfDays,
    emptyHalfDays: occupancy.emptyHalfDays,
    resources: occupancy.units.map((one) => ({ ...one, percent: percentOf(one) })),
    kinds: kindsOf(occupancy.units).map((one) => ({ ...one, percent: percentOf(one) })),
    heatMap: occupancy.heat.map(({ weekday, half, ...use }) => ({ weekday, halfDay: half, ...useView(use) })),
    people: { ...people, broughtBy: [...people.broughtBy] },
    lastYear: {
      ...before.span,
      occupancy: useView(before.occupancy),
      emptyHalfDays: before.occupancy.emptyHalfDays,
      people: before.people,
    },
  };
}

function useView({ open, used }: Use): Use & { readonly percent: number | null } {
  return { open, used, percent: percentOf({ open, used }) };
}
