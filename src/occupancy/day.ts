/**
 * A telecentre's day as whoever receives people looks at it: for each half-day, what each place is to them. Pure; the
 * facts are read elsewhere.
 */
import type { KnownBooking } from '../bookings/booking-record.js';
import { statusAt } from '../reservation/booking.js';
import { halfDayOn } from '../reservation/half-day.js';
import type { LocalDate } from '../reservation/local-time.js';
import { dayOf, type Day } from '../reservation/opening-hours.js';
import { intersect, join, overlaps, subtract, type Instant, type Period } from '../reservation/period.js';
import type { Taken } from '../reservation/availability.js';
import type { Resource, UnitId } from '../reservation/resource.js';
import type { Telecentre } from '../telecentres/network.js';
import { ownTimes, timesToTell } from './own-times.js';

/** What was read of a telecentre's day. */
export interface DayFacts {
  /** By the beginning of their stay. */
  readonly bookings: readonly KnownBooking[];
  /** Told by calendars that the place is kept in elsewhere. */
  readonly busy: readonly BusyPlace[];
  /** Rented for months: whose it is, in no words when they have left. */
  readonly rented: readonly RentedPlace[];
  /** All that occupies units, whoever's it is. */
  readonly taken: Taken;
}

export interface BusyPlace extends Period {
  readonly unit: UnitId;
  readonly title: string;
}

export interface RentedPlace extends Period {
  readonly unit: UnitId;
  readonly tenant: string | null;
  /** Of a member. */
  readonly pseudonym: string | null;
}

export interface StateOfDay {
  readonly date: LocalDate;
  readonly timeZone: string;
  /** What the day is like: its hours, and what replaced those of the ordinary week. */
  readonly day: Day;
  /** Those that the telecentre has on that date. */
  readonly halfDays: readonly HalfDayState[];
  /** Who was booked at a time when the doors are shut: hours have changed since, or a host wished it so. */
  readonly outside: readonly Coming[];
}

export interface HalfDayState {
  readonly halfDay: 'morning' | 'afternoon';
  readonly hours: Period;
  /** Why nobody can be there at all; null when somebody can. */
  readonly closed: string | null;
  readonly places: readonly PlaceState[];
}

/** One resource in one half-day. Nothing stands in it while it is part of another that is taken. */
export interface PlaceState {
  readonly resource: Pick<Resource, 'id' | 'name' | 'kind'>;
  /** It is not offered any more; whoever was booked there before still comes. */
  readonly isWithdrawn: boolean;
  readonly coming: readonly Coming[];
  /** By the telecentre, in its words; null times: the whole half-day. */
  readonly closed: readonly Shut[];
  readonly busy: readonly Shut[];
  /** `why` is whose it is. */
  readonly rented: readonly Shut[];
  /** `all`: nothing else is in it; else the stretches that are left, and none when there are none. */
  readonly free: 'all' | readonly Period[];
}

export interface Shut {
  readonly why: string;
  readonly times: Period | null;
}

export const COMING_STATES = ['expected', 'arrived', 'absent', 'over', 'held', 'awaiting'] as const;
/** `over`: ended, and nobody said whether they came; `awaiting`: a host is to agree. */
export type ComingState = (typeof COMING_STATES)[number];

export interface Coming {
  readonly state: ComingState;
  readonly known: KnownBooking;
  /** Their own, where they are not those of the half-day. */
  readonly times: Period | null;
}

export function stateOfDay(
  telecentre: Telecentre,
  date: LocalDate,
  facts: DayFacts,
  now: Instant,
): StateOfDay {
  const { opening } = telecentre;
  const halves = (['morning', 'afternoon'] as const).flatMap((halfDay) => {
    const open = halfDayOn(opening, date, halfDay);
    const hours = boundsOf(open);
    return hours === null ? [] : [{ halfDay, open, hours }];
  });
  const hours = halves.map((half) => half.hours);
  const inNoHalf = facts.bookings.filter(({ booking }) => hours.every((one) => !overlaps(one, booking)));
  return {
    date,
    timeZone: opening.timeZone,
    day: dayOf(opening, date),
    halfDays: halves.map((half) => ({
      halfDay: half.halfDay,
      hours: half.hours,
      closed: whyShut(telecentre, half.open),
      places: [
        ...telecentre.resources.map((resource) => ({
          ...placeIn(resource, half.open, half.hours, facts),
          coming: comingTo(resource.id, half.hours),
        })),
        ...withdrawnIn(telecentre, half.hours, facts).map((resource) => ({
          ...{ resource, isWithdrawn: true, closed: [], busy: [], rented: [], free: [] },
          coming: comingTo(resource.id, half.hours),
        })),
      ],
    })),
    outside: inNoHalf.map((known) => ({ ...comingOf(known, now), times: known.booking })),
  };

  function comingTo(resource: string, half: Period): Coming[] {
    return facts.bookings
      .filter(({ booking }) => booking.resource === resource && overlaps(booking, half))
      .map((known) => ({ ...comingOf(known, now), times: timesToTell(known.booking, half, hours, date) }));
  }
}

/** How many of each; of places, those that are free for all of it. */
export function countsOf({
  places,
}: Pick<HalfDayState, 'places'>): Readonly<Record<ComingState | 'free', number>> {
  const coming = places.flatMap((place) => place.coming);
  const count = (state: ComingState): number => coming.filter((one) => one.state === state).length;
  return {
    expected: count('expected'),
    arrived: count('arrived'),
    absent: count('absent'),
    over: count('over'),
    held: count('held'),
    awaiting: count('awaiting'),
    free: places.filter(({ free }) => free === 'all').length,
  };
}

/** Everybody, once: who stays all day is in both halves. */
export function comingOn(day: StateOfDay): Coming[] {
  const all = [
    ...day.halfDays.flatMap(({ places }) => places.flatMap(({ coming }) => coming)),
    ...day.outside,
  ];
  const seen = new Set<string>();
  return all.filter(({ known: { booking } }) => !seen.has(booking.id) && seen.add(booking.id));
}

function placeIn(
  resource: Resource,
  open: readonly Period[],
  hours: Period,
  facts: DayFacts,
): Omit<PlaceState, 'coming'> {
  const { id, name, kind } = resource;
  const closed = resource.closures
    .filter(({ period }) => overlaps(period, hours))
    .map(({ period, reason }) => ({ why: reason, times: ownTimes(period, hours) }));
  const busy = facts.busy
    .filter((one) => resource.units.includes(one.unit) && overlaps(one, hours))
    .map((one) => ({ why: one.title, times: ownTimes(one, hours) }));
  const rented = facts.rented
    .filter((one) => resource.units.includes(one.unit) && overlaps(one, hours))
    .map((one) => ({ why: one.tenant ?? '', times: ownTimes(one, hours) }));
  const occupied = resource.units.flatMap((unit) => facts.taken.get(unit) ?? []);
  const shut = resource.closures.map(({ period }) => period);
  const left = subtract(open, [...occupied, ...shut]);
  return {
    resource: { id, name, kind },
    isWithdrawn: false,
    closed,
    busy,
    rented,
    free: isSame(left, join(open)) ? 'all' : left,
  };
}

function withdrawnIn(
  { resources }: Telecentre,
  hours: Period,
  { bookings }: DayFacts,
): PlaceState['resource'][] {
  const offered = resources.map(({ id }) => id);
  const gone = bookings.filter(
    ({ booking }) => !offered.includes(booking.resource) && overlaps(booking, hours),
  );
  const byId = gone.map(
    ({ booking: { resource: id, resourceName: name, kind } }) => [id, { id, name, kind }] as const,
  );
  return [...new Map(byId).values()];
}

function comingOf(known: KnownBooking, now: Instant): Omit<Coming, 'times'> {
  return { state: stateOf(known, now), known };
}

function stateOf({ booking }: KnownBooking, now: Instant): ComingState {
  switch (statusAt(booking, now)) {
    case 'checked_in':
      return 'arrived';
    case 'completed':
      return booking.arrivedAt === null ? 'over' : 'arrived';
    case 'no_show':
      return 'absent';
    case 'held':
      return booking.awaitsApproval ? 'awaiting' : 'held';
    case 'confirmed':
    case 'cancelled':
    case 'expired':
      return 'expected';
  }
}

/** The telecentre's own closure, when it leaves nothing of the half-day. */
function whyShut({ closures }: Telecentre, open: readonly Period[]): string | null {
  const periods = closures.map(({ period }) => period);
  if (subtract(open, periods).length > 0) return null;
  return closures.find(({ period }) => intersect(open, [period]).length > 0)?.reason ?? null;
}

function boundsOf(periods: readonly Period[]): Period | null {
  const [first, last] = [periods[0], periods.at(-1)];
  return first && last ? { start: first.start, end: last.end } : null;
}

function isSame(some: readonly Period[], others: readonly Period[]): boolean {
  return (
    some.length === others.length &&
    some.every(({ start, end }, index) => others[index]?.start === start && others[index].end === end)
  );
}
