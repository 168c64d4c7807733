/** Where somebody can look on when what they want is not to be had here, or not then. */
import type { Ahead, DayAhead, HalfDaysAhead, Sought } from '../availability/half-days-ahead.js';
import type { HalfDay } from '../reservation/half-day.js';
import type { Kind } from '../reservation/kind.js';
import { addDays, daysBetween, type LocalDate } from '../reservation/local-time.js';
import type { Telecentre } from '../telecentres/network.js';
import type { Weeks } from './weeks.js';

/** The same kind of place then, nearest first from this telecentre. */
export function searchNear({ slug }: Telecentre, kind: Kind, date: LocalDate, halfDay: HalfDay): string {
  return `/search?${new URLSearchParams({ near: slug, date, halfDay, kind }).toString()}`;
}

export interface NothingFree {
  /** The search of the same kind of place nearby. */
  readonly nearby: string;
  /** The first day on which there is something here; null when there is none until places are booked. */
  readonly next: LocalDate | null;
}

/** Null when something is free in the weeks that are shown. */
export async function nothingFree(
  halfDays: HalfDaysAhead,
  { sought, days }: Ahead<Sought & { readonly weeks: Weeks }>,
  kind: Kind,
): Promise<NothingFree | null> {
  if (days.some(isFree)) return null;
  const { from, today } = sought.weeks;
  const first = from > today ? from : addDays(today, 1);
  return {
    nearby: searchNear(sought.telecentre, kind, first, 'morning'),
    next: await nextFreeDay(halfDays, sought),
  };
}

async function nextFreeDay(
  halfDays: HalfDaysAhead,
  { telecentre, kind, resources, weeks: { later, last } }: Sought & { readonly weeks: Weeks },
): Promise<LocalDate | null> {
  if (later === null) return null;
  const found = await halfDays.of(() => [{ telecentre, kind, resources, from: later }], {
    days: daysBetween(later, last) + 1,
  });
  return found?.[0]?.days.find(isFree)?.date ?? null;
}

function isFree({ morning, afternoon, whole }: DayAhead): boolean {
  return [morning, afternoon, whole].some((one) => one?.state === 'free');
}
