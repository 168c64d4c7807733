/** The half-days to come at the nearest telecentres, as one row: free where one of them is. */
import type { Ahead, HalfDayAhead, Sought } from '../availability/half-days-ahead.js';
import type { DayCells, Half, HalfDayCell } from '../booking-forms/day-cells.js';
import type { SeenBooking } from '../bookings/booking-record.js';
import { halfDayOn, type HalfDay } from '../reservation/half-day.js';
import { localDateOf, type LocalDate } from '../reservation/local-time.js';
import { overlaps } from '../reservation/period.js';
import type { Network, Telecentre } from '../telecentres/network.js';
import { byDistance } from '../telecentres/near.js';
import { servesAs } from '../reservation/resource.js';
import type { StartingPoint } from './starting-point.js';

/** Further away than the third nobody goes for half a day. */
const TELECENTRES = 3;
/** As many as stand side by side on a screen; telephones show the first half. */
const DAYS_SHOWN = 8;
/** Two week-ends and a bridge lie among them. */
export const DAYS_READ = 15;

export function desksNear({ place }: StartingPoint, network: Network): Sought[] {
  return byDistance(network.telecentres.values(), place)
    .map(({ telecentre }) => deskAt(telecentre))
    .filter(({ resources }) => resources.length > 0)
    .slice(0, TELECENTRES);
}

function deskAt(telecentre: Telecentre): Sought {
  const resources = telecentre.resources.filter((one) => servesAs(one, 'desk'));
  return { telecentre, kind: 'desk', resources, from: null };
}

/** From the first day on which something can still be booked. */
export function daysNearMe(near: readonly Ahead<Sought>[], own: readonly SeenBooking[]): DayCells[] {
  const [nearest] = near;
  if (nearest === undefined) return [];
  const days = nearest.days.map(({ date }) => ({
    date,
    morning: cellOf(near, date, 'morning', own),
    afternoon: cellOf(near, date, 'afternoon', own),
  }));
  const first = days.findIndex((day) => isFree(day.morning) || isFree(day.afternoon));
  if (first < 0) return [];
  return days.slice(first).filter(isOpen).slice(0, DAYS_SHOWN);
}

export function homePath(date: LocalDate, halfDay: HalfDay): string {
  return `/?${new URLSearchParams({ date, halfDay }).toString()}#choice`;
}

function cellOf(
  near: readonly Ahead<Sought>[],
  date: LocalDate,
  half: Half,
  own: readonly SeenBooking[],
): HalfDayCell {
  const states = near.flatMap(({ days }) => days.find((day) => day.date === date)?.[half] ?? []);
  const ahead = together(states);
  const booking = own.find((one) => fallsOn(one, date, half, near));
  return {
    ahead,
    href: ahead.state === 'free' ? homePath(date, half) : null,
    own: booking === undefined ? null : `/bookings/${booking.reference}`,
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
  const free = states.flatMap((one) => (one.state === 'free' ? [one] : []));
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
