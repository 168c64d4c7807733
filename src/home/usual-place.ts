/** The telecentre that somebody would think of first, where it is full when they want to come. */
import type { Ahead, HalfDayAhead } from '../availability/half-days-ahead.js';
import type { HalfDay } from '../reservation/half-day.js';
import type { LocalDate } from '../reservation/local-time.js';
import type { Stay } from '../reservation/stay.js';
import type { Telecentre } from '../telecentres/network.js';
import type { DesksNear } from './days-near-me.js';

export interface FullPlace {
  readonly telecentre: Telecentre;
  readonly distanceKm: number | null;
  /** What is free there on that day all the same. */
  readonly instead: { readonly halfDay: HalfDay; readonly stay: Stay } | null;
}

/** Where they go most, else what is next to them. Null when there is a place there, or nobody could come anyhow. */
export function fullPlace(
  near: readonly Ahead<DesksNear>[],
  usual: string | null,
  { date, halfDay }: { readonly date: LocalDate; readonly halfDay: HalfDay },
): FullPlace | null {
  const there = near.find(({ sought }) => sought.telecentre.slug === usual) ?? near[0];
  const day = there?.days.find((one) => one.date === date);
  if (there === undefined || day === undefined) return null;
  const wanted = halfDay === 'day' ? (['morning', 'afternoon'] as const) : ([halfDay] as const);
  if (wanted.every((half) => day[half].state !== 'full')) return null;
  const { telecentre, distanceKm } = there.sought;
  const instead = (['morning', 'afternoon'] as const).flatMap((half) => stayOn(half, day[half]));
  return { telecentre, distanceKm, instead: instead[0] ?? null };
}

function stayOn(halfDay: HalfDay, ahead: HalfDayAhead): NonNullable<FullPlace['instead']>[] {
  return ahead.state === 'free' ? [{ halfDay, stay: ahead.stay }] : [];
}
