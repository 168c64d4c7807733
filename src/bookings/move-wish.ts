/** What is to change of a booking, and what is wished for then. */
import { localDateOf } from '../reservation/local-time.js';
import { isStay, stayOf, type WantedTime } from '../reservation/stay.js';
import type { Network } from '../telecentres/network.js';
import type { BookingRecord } from './booking-record.js';
import type { PlacingWish } from './placing.service.js';
import { targetOf, type Where, type WhereFields } from './target.js';

/** What is undefined or null stays. */
export interface MoveWish {
  readonly where: WhereFields;
  readonly time: WantedTime | null;
  readonly people: number | undefined;
  readonly equipment: readonly string[] | undefined;
  /** Null takes the title away. */
  readonly title: string | null | undefined;
  /** To whoever receives them; null takes it away. */
  readonly message?: string | null | undefined;
  /** The revision that the caller knows. */
  readonly revision: number | undefined;
}

export function changesOnlyTheWords({ where, time, people, equipment, title, message }: MoveWish): boolean {
  const said = [where.telecentre, where.kind, where.resource, time ?? undefined, people, equipment];
  return (title !== undefined || message !== undefined) && said.every((value) => value === undefined);
}

/** And not only what comes with it, such as how many come. */
export function movesIt({ where, time }: MoveWish): boolean {
  return time !== null || Object.values(where).some((value) => value !== undefined);
}

/** Another place of the same telecentre, at the same time. */
export function isOnlyOtherPlace(
  booking: BookingRecord,
  { where, time }: MoveWish,
  network: Network,
): boolean {
  const to = where.resource === undefined ? undefined : network.resources.get(where.resource);
  return time === null && to?.telecentre.slug === booking.telecentre;
}

export type MovedWish = PlacingWish & Pick<BookingRecord, 'title' | 'message'>;

export function wishOf(booking: BookingRecord, wish: MoveWish): MovedWish {
  return {
    where: whereTo(booking, wish.where),
    time: wish.time ?? timeOf(booking),
    people: wish.people ?? booking.people,
    equipment: wish.equipment ?? booking.equipment,
    title: wish.title === undefined ? booking.title : wish.title,
    message: wish.message === undefined ? booking.message : wish.message,
  };
}

/** Whether the booking is already as it is wished for: a kind that its present place serves as is the same place. */
export function changesNothing(booking: BookingRecord, wish: MovedWish, network: Network): boolean {
  const target = targetOf(wish.where, network);
  if (target?.resources.some(({ id }) => id === booking.resource) !== true) return false;
  const stay = stayOf(wish.time, target.telecentre.opening);
  if (!isStay(stay) || stay.start !== booking.start || stay.end !== booking.end) return false;
  return (
    stay.halfDay === booking.halfDay &&
    wish.people === booking.people &&
    wish.title === booking.title &&
    wish.message === booking.message &&
    isSameSet(wish.equipment, booking.equipment)
  );
}

function isSameSet(some: readonly string[], others: readonly string[]): boolean {
  return new Set([...some, ...others]).size === new Set(some).size && some.length === others.length;
}

function whereTo(booking: BookingRecord, { telecentre, kind, resource }: WhereFields): Where {
  if (resource !== undefined) return { resource };
  return { telecentre: telecentre ?? booking.telecentre, kind: kind ?? booking.kind };
}

/** A half-day stays a half-day where another telecentre has other hours. */
function timeOf({ start, end, halfDay, timeZone }: BookingRecord): WantedTime {
  if (halfDay !== null) return { date: localDateOf(start, timeZone), halfDay };
  return { start: { instant: start }, end: { instant: end } };
}
