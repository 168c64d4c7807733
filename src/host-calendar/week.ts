/** Some days of a telecentre, each as its day page shows it. Pure; the facts are read elsewhere. */
import type { DayFacts, HalfDayState, PlaceState, StateOfDay } from '../occupancy/day.js';
import { stateOfDay } from '../occupancy/day.js';
import { wholeDay } from '../occupancy/expected-day.js';
import { addDays, daysBetween, weekdayOf, WEEKDAYS, type LocalDate } from '../reservation/local-time.js';
import { overlaps, type Instant } from '../reservation/period.js';
import type { Telecentre } from '../telecentres/network.js';

export type Half = HalfDayState['halfDay'];
export const HALVES: readonly Half[] = ['morning', 'afternoon'];

export function mondayOf(date: LocalDate): LocalDate {
  return addDays(date, -WEEKDAYS.indexOf(weekdayOf(date)));
}

export function firstOfMonth(date: LocalDate): LocalDate {
  return `${date.slice(0, 7)}-01`;
}

/** The first of the month so many months later. */
export function monthsLater(date: LocalDate, months: number): LocalDate {
  const month = Number(date.slice(0, 4)) * 12 + Number(date.slice(5, 7)) - 1 + months;
  const two = (number: number): string => String(number).padStart(2, '0');
  return `${Math.floor(month / 12)}-${two((month % 12) + 1)}-01`;
}

/** All of the month, in whole weeks. */
export function weeksOfMonth(first: LocalDate): readonly (readonly LocalDate[])[] {
  const start = mondayOf(first);
  const days = daysBetween(start, monthsLater(first, 1));
  return Array.from({ length: Math.ceil(days / 7) }, (_, week) =>
    WEEKDAYS.map((__, day) => addDays(start, week * 7 + day)),
  );
}

export function daysOf(
  telecentre: Telecentre,
  dates: readonly LocalDate[],
  facts: DayFacts,
  now: Instant,
): StateOfDay[] {
  return dates.map((date) => {
    const day = wholeDay(date, telecentre.opening.timeZone);
    const bookings = facts.bookings.filter(({ booking }) => overlaps(booking, day));
    return stateOfDay(telecentre, date, { ...facts, bookings }, now);
  });
}

/** A day at the end of the week on which the doors stay shut and nobody comes takes no room. */
export function worthShowing(days: readonly StateOfDay[]): readonly StateOfDay[] {
  const isIdle = ({ halfDays, outside }: StateOfDay): boolean =>
    halfDays.length === 0 && outside.length === 0;
  return days.filter((day) => !(WEEKEND.includes(weekdayOf(day.date)) && isIdle(day)));
}

/** Those of the telecentre, then what is not offered any more, and is still to be used by somebody. */
export function rowsOf(
  { resources }: Pick<Telecentre, 'resources'>,
  days: readonly StateOfDay[],
): readonly (PlaceState['resource'] & { readonly isWithdrawn: boolean })[] {
  const gone = days
    .flatMap(({ halfDays }) => halfDays.flatMap(({ places }) => places))
    .filter(({ isWithdrawn }) => isWithdrawn)
    .map(({ resource }) => [resource.id, { ...resource, isWithdrawn: true }] as const);
  return [
    ...resources.map(({ id, name, kind }) => ({ id, name, kind, isWithdrawn: false })),
    ...new Map(gone).values(),
  ];
}

export function placeIn(day: StateOfDay, half: Half, resource: string): PlaceState | null {
  const places = day.halfDays.find(({ halfDay }) => halfDay === half)?.places ?? [];
  return places.find((place) => place.resource.id === resource) ?? null;
}

/** Whether anybody can still be booked in it. */
export function isToCome(day: StateOfDay, half: Half, now: Instant): boolean {
  const hours = day.halfDays.find(({ halfDay }) => halfDay === half)?.hours;
  return hours !== undefined && hours.end > now;
}

const WEEKEND: readonly string[] = ['sat', 'sun'];
