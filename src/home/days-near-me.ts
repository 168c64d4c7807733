/** The half-days to come at the nearest telecentres, as one row: free where one of them is, with as many places as are listed. */
import type { Ahead, HalfDayAhead, Sought } from '../availability/half-days-ahead.js';
import type { DayCells, Half, HalfDayCell } from '../booking-forms/day-cells.js';
import { ownBookingPath } from '../booking-forms/held.views.js';
import type { SeenBooking } from '../bookings/booking-record.js';
import { halfDayOn, type HalfDay } from '../reservation/half-day.js';
import { localDateOf, type LocalDate } from '../reservation/local-time.js';
import { overlaps } from '../reservation/period.js';
import type { Network, Telecentre } from '../telecentres/network.js';
import { byDistance } from '../telecentres/near.js';
import { servesAs } from '../reservation/resource.js';
import type { StartingPoint } from './starting-point.js';

/** Among so many of the nearest something is free nearly always. */
const TELECENTRES = 8;
/** Further away than the third that is free nobody goes for half a day: so many are counted, and listed. */
export const OFFERS_SHOWN = 3;
/** As many as stand side by side on a screen; telephones show the first half. */
const DAYS_SHOWN = 8;
/** Two week-ends and a bridge lie among them. */
export const DAYS_READ = 15;
/** As many as the narrowest telephones show, so that nobody who goes on misses one. */
const DAYS_ON_A_TELEPHONE = 3;

export interface DesksNear extends Sought {
  readonly distanceKm: number | null;
}

/** Nearest first. `from`: null for today. */
export function desksNear({ place }: StartingPoint, from: LocalDate | null, network: Network): DesksNear[] {
  return byDistance(network.telecentres.values(), place)
    .map(({ telecentre, distanceKm }) => ({ ...deskAt(telecentre), distanceKm, from }))
    .filter(({ resources }) => resources.length > 0)
    .slice(0, TELECENTRES);
}

function deskAt(telecentre: Telecentre): Sought {
  const resources = telecentre.resources.filter((one) => servesAs(one, 'desk'));
  return { telecentre, kind: 'desk', resources, from: null };
}

/** From the first day on which something can still be booked. */
export function daysNearMe(
  near: readonly Ahead<Sought>[],
  own: readonly SeenBooking[],
  from: LocalDate | null,
): DayCells[] {
  const [nearest] = near;
  if (nearest === undefined) return [];
  const days = nearest.days.map(({ date }) => ({
    date,
    morning: cellOf(near, { date, half: 'morning', from }, own),
    afternoon: cellOf(near, { date, half: 'afternoon', from }, own),
  }));
  const first = days.findIndex((day) => isFree(day.morning) || isFree(day.afternoon));
  if (first < 0) return [];
  return days.slice(first).filter(isOpen).slice(0, DAYS_SHOWN);
}

export function homePath(date: LocalDate, halfDay: HalfDay, from: LocalDate | null): string {
  const query = new URLSearchParams({ ...(from === null ? {} : { from }), date, halfDay });
  return `/?${query.toString()}#choice`;
}

/** Where the days go on; null where they are all shown. */
export function daysAfter(days: readonly DayCells[]): LocalDate | null {
  return days[DAYS_ON_A_TELEPHONE]?.date ?? null;
}

function cellOf(
  near: readonly Ahead<Sought>[],
  { date, half, from }: { readonly date: LocalDate; readonly half: Half; readonly from: LocalDate | null },
  own: readonly SeenBooking[],
): HalfDayCell {
  const states = near.flatMap(({ days }) => days.find((day) => day.date === date)?.[half] ?? []);
  const ahead = together(states);
  const booking = own.find((one) => fallsOn(one, date, half, near));
  return {
    ahead,
    href: ahead.state === 'free' ? homePath(date, half, from) : null,
    own: booking === undefined ? null : ownBookingPath(booking),
  };
}

/** Wherever it is: by the hours of its own telecentre, and for one further away by those of the nearest. */
function fallsOn(booking: SeenBooking, date: LocalDate, half: Half, near: readonly Ahead<Sought>[]): boolean {
  if (localDateOf(booking.start, booking.timeZone) !== date) return false;
  if (booking.halfDay !== null) return booking.halfDay === half || booking.halfDay === 'day';
  const [nearest] = near;
  const there = near.find(({ sought }) => sought.telecentre.slug === booking.telecentre) ?? nearest;
  if (there === undefined) return false;
  return halfDayOn(there.sought.telecentre.opening, date, half).some((period) => overlaps(period, booking));
}

/** What most helps is told. */
const IN_THIS_ORDER: readonly HalfDayAhead['state'][] = ['full', 'late', 'past', 'closed', 'beyond', 'none'];

function together(states: readonly HalfDayAhead[]): HalfDayAhead {
  const free = states.flatMap((one) => (one.state === 'free' ? [one] : [])).slice(0, OFFERS_SHOWN);
  const [first] = free;
  if (first !== undefined) return { ...first, places: free.reduce((sum, { places }) => sum + places, 0) };
  const [told] = IN_THIS_ORDER.flatMap((state) => states.find((one) => one.state === state) ?? []);
  return told ?? { state: 'none' };
}

function isFree({ ahead, own }: HalfDayCell): boolean {
  return ahead.state === 'free' || own !== null;
}

function isOpen({ morning, afternoon }: DayCells): boolean {
  return [morning, afternoon].some((cell) => isFree(cell) || cell.ahead.state === 'full');
}
