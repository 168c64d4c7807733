/**
 * How much of its time a place was used: unit by unit and half-day by half-day. A half-day counts from its beginning. It was
 * open when at least half of its hours were left by closures, or when somebody was there all the same; it was used when a stay
 * overlaps it.
 */
import type { Kind } from '../reservation/kind.js';
import { WEEKDAYS, type Weekday } from '../reservation/local-time.js';
import { overlaps, subtract, type Period } from '../reservation/period.js';
import { HALVES, type Half, type HalfDaysOfPlace, type PlaceHalfDay } from './place-half-days.js';
import { MINUTES_OF_A_DAY, type WallMinute } from './wall-minutes.js';

/** All periods are minutes of the place's wall clock. */
export interface Unit {
  readonly id: string;
  readonly name: string;
  readonly kind: Kind;
  readonly closures: readonly Period[];
  /** Of those who came, in no order; a room made of rooms was a stay in each of its parts. */
  readonly stays: readonly Period[];
}

/** In half-days, each of one unit. */
export interface Use {
  readonly open: number;
  readonly used: number;
}

export interface Occupancy extends Use {
  readonly units: readonly UnitUse[];
  readonly heat: readonly HeatCell[];
  /** Half-days of the whole place: those on which it was open, and those of them on which nobody came. */
  readonly openHalfDays: number;
  readonly emptyHalfDays: number;
  /** Somebody was there outside today's hours: which were others then, and such half-days are missing here. */
  readonly hasOtherStays: boolean;
}

export interface UnitUse extends Use {
  readonly id: string;
  readonly name: string;
  readonly kind: Kind;
}

export interface HeatCell extends Use {
  readonly weekday: Weekday;
  readonly half: Half;
}

export function occupancyOf(place: HalfDaysOfPlace, units: readonly Unit[], now: WallMinute): Occupancy {
  const heat = WEEKDAYS.flatMap((weekday) => HALVES.map((half) => ({ weekday, half, open: 0, used: 0 })));
  const cells = place.halfDays.map((one) => heat[cellOf(one)]);
  const ofPlace: State[] = place.halfDays.map(() => undefined);
  let hasOtherStays = false;
  const uses = units.map((unit) => {
    const { states, hasOthers } = stateOf(place, unit, now);
    const use = { open: 0, used: 0 };
    for (let index = 0; index < states.length; index++) {
      const state = states[index];
      if (state === undefined) continue;
      if (ofPlace[index] !== 'used') ofPlace[index] = state;
      add(state, use);
      add(state, cells[index]);
    }
    hasOtherStays ||= hasOthers;
    return { id: unit.id, name: unit.name, kind: unit.kind, ...use };
  });
  return {
    ...sumOf(uses),
    units: uses.filter(({ open }) => open > 0),
    heat,
    openHalfDays: ofPlace.filter((state) => state !== undefined).length,
    emptyHalfDays: ofPlace.filter((state) => state === 'empty').length,
    hasOtherStays,
  };
}

export function sumOf(uses: readonly Use[]): Use {
  return {
    open: uses.reduce((sum, { open }) => sum + open, 0),
    used: uses.reduce((sum, { used }) => sum + used, 0),
  };
}

/** Whole numbers, as people say them; null when there is nothing to divide. */
export function percentOf({ used, open }: Use): number | null {
  return open === 0 ? null : Math.round((used / open) * 100);
}

/** Of one unit on one half-day; undefined: shut, or not yet. */
type State = 'used' | 'empty' | undefined;

function stateOf(
  { firstDay, halfDays }: HalfDaysOfPlace,
  { stays, closures }: Unit,
  now: WallMinute,
): { readonly states: readonly State[]; readonly hasOthers: boolean } {
  const states: State[] = halfDays.map((one) =>
    one !== undefined && hasBegun(one, now) && isOpen(one, closures) ? 'empty' : undefined,
  );
  let hasOthers = false;
  for (const stay of stays) {
    const [first, last] = [dayOf(stay.start), dayOf(stay.end - 1)];
    let isWithin = false;
    for (let index = Math.max(0, first * 2); index < Math.min(halfDays.length, last * 2 + 2); index++) {
      const halfDay = halfDays[index];
      if (halfDay === undefined || !halfDay.periods.some((period) => overlaps(period, stay))) continue;
      if (hasBegun(halfDay, now)) states[index] = 'used';
      isWithin = true;
    }
    hasOthers ||= !isWithin && first >= 0 && last * 2 < halfDays.length;
  }
  return { states, hasOthers };

  function dayOf(minute: WallMinute): number {
    return Math.floor(minute / MINUTES_OF_A_DAY) - firstDay;
  }
}

function add(state: State, tally: { open: number; used: number } | undefined): void {
  if (tally === undefined) return;
  tally.open++;
  if (state === 'used') tally.used++;
}

function hasBegun({ periods }: PlaceHalfDay, now: WallMinute): boolean {
  return (periods[0]?.start ?? Infinity) <= now;
}

/** Half of it is what somebody would still come for; a meeting of the team at eleven takes no morning away. */
function isOpen({ periods }: PlaceHalfDay, closures: readonly Period[]): boolean {
  if (closures.length === 0) return true;
  const shut = closures.filter((closure) => periods.some((period) => overlaps(period, closure)));
  return shut.length === 0 || minutesIn(subtract(periods, shut)) * 2 >= minutesIn(periods);
}

function minutesIn(periods: readonly Period[]): number {
  return periods.reduce((sum, { start, end }) => sum + end - start, 0);
}

function cellOf(halfDay: PlaceHalfDay | undefined): number {
  return halfDay === undefined ? -1 : WEEKDAYS.indexOf(halfDay.weekday) * 2 + HALVES.indexOf(halfDay.half);
}
