/**
 * What somebody wants: where, when, for how many, with what. Pages pass it on in their addresses and forms; nothing in it
 * is personal.
 */
import { whereOf, type Where } from '../bookings/target.js';
import type { HalfDay } from '../reservation/half-day.js';
import type { Kind } from '../reservation/kind.js';
import type { LocalDate, LocalTime } from '../reservation/local-time.js';
import type { WantedTime } from '../reservation/stay.js';

export interface Wish {
  /** A kind of place at a telecentre, and the engine chooses; or one resource, chosen by hand. */
  readonly where: Where;
  readonly time: WishedTime;
  readonly people: number;
  readonly equipment: readonly string[];
}

/** On one day, as people say it: a half-day, or hours on the clock of the telecentre. */
export type WishedTime =
  | { readonly date: LocalDate; readonly halfDay: HalfDay }
  | { readonly date: LocalDate; readonly from: LocalTime; readonly to: LocalTime };

/** As addresses and hidden fields have it; equipment is one field, its words separated by commas. */
export type WishFields = Readonly<
  Partial<
    Record<
      'telecentre' | 'kind' | 'resource' | 'date' | 'halfDay' | 'from' | 'to' | 'people' | 'equipment',
      string
    >
  >
>;

/** What is as usual (one person, no equipment) is left out. */
export function fieldsOf({ where, time, people, equipment }: Wish): WishFields {
  return {
    ...where,
    ...time,
    ...(people > 1 ? { people: String(people) } : {}),
    ...(equipment.length > 0 ? { equipment: equipment.join(',') } : {}),
  };
}

/** The page that asks whether to book this; it can be shared, and says so when somebody has not signed in. */
export function newBookingPath(wish: Wish): string {
  return `/bookings/new?${new URLSearchParams(fieldsOf(wish)).toString()}`;
}

/** As the engine takes it. */
export function wantedTimeOf(time: WishedTime): WantedTime {
  if ('halfDay' in time) return time;
  const { date, from, to } = time;
  return { start: { date, time: from }, end: { date, time: to } };
}

export interface UnderstoodWish {
  readonly telecentre?: string | undefined;
  readonly kind?: Kind | undefined;
  readonly resource?: string | undefined;
  readonly date: LocalDate;
  readonly halfDay?: HalfDay | undefined;
  readonly from?: LocalTime | undefined;
  readonly to?: LocalTime | undefined;
  readonly people: number;
  readonly equipment: readonly string[];
}

/** Null when the fields do not say where or when. */
export function wishOf(fields: UnderstoodWish): Wish | null {
  const where = whereOf(fields);
  const { date, halfDay, from, to, people, equipment } = fields;
  if (where === null) return null;
  if (halfDay !== undefined) return { where, time: { date, halfDay }, people, equipment };
  if (from === undefined || to === undefined) return null;
  return { where, time: { date, from, to }, people, equipment };
}
