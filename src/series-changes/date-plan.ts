/** What a change of a series asks of each of its dates: what is its own stays. Pure. */
import type { BookingRecord } from '../bookings/booking-record.js';
import type { MovedWish } from '../bookings/move-wish.js';
import type { Where } from '../bookings/target.js';
import { statusAt } from '../reservation/booking.js';
import { localDateOf, type LocalDate } from '../reservation/local-time.js';
import type { Instant } from '../reservation/period.js';
import type { WantedTime } from '../reservation/stay.js';
import { timeOn, type SeriesDate, type SeriesRecord, type SeriesTemplate } from '../series/series-record.js';
import type { Network } from '../telecentres/network.js';
import { ownFields, type Field } from './own-fields.js';

export type DatePlan =
  /** Over, given back, left out, or nothing that changes is common to it. */
  | { readonly date: LocalDate; readonly do: 'nothing'; readonly own: readonly Field[] }
  | {
      readonly date: LocalDate;
      /** Without asking for time or place anew, or with. */
      readonly do: 'reword' | 'move';
      readonly own: readonly Field[];
      readonly booking: BookingRecord;
      readonly wish: MovedWish;
      readonly keepsTime: boolean;
    }
  /** Nothing is booked for it yet: it may be had now. */
  | { readonly date: LocalDate; readonly do: 'try' };

export interface Edit {
  readonly series: SeriesRecord;
  readonly to: SeriesTemplate;
  /** In what the two differ. */
  readonly changing: readonly Field[];
}

export function planOf(one: SeriesDate, edit: Edit, network: Network, now: Instant): DatePlan {
  const { date, booking } = one;
  const { series, to, changing } = edit;
  if (booking === null)
    return mayBeHadNow(one, edit, now) ? { date, do: 'try' } : { date, do: 'nothing', own: [] };
  if (!isToCome(booking, now)) return { date, do: 'nothing', own: [] };

  const allOwn = ownFields(series, date, booking, network);
  const own = changing.filter((field) => allOwn.includes(field));
  const follows = (...fields: Field[]): boolean =>
    fields.some((field) => changing.includes(field) && !own.includes(field));
  if (!follows(...changing)) return { date, do: 'nothing', own };
  const isMoved = follows('place') || follows('time');
  const wish: MovedWish = {
    where: follows('place') ? to.where : placeKept(booking, series, allOwn.includes('place')),
    time: isMoved && !allOwn.includes('time') ? timeOn(date, to.time) : timeKept(booking),
    people: follows('people') ? to.people : booking.people,
    equipment: follows('equipment') ? to.equipment : booking.equipment,
    title: follows('title') ? to.title : booking.title,
    message: follows('message') ? to.message : booking.message,
  };
  const isPlacedAnew = isMoved || follows('people', 'equipment');
  return { date, do: isPlacedAnew ? 'move' : 'reword', own, booking, wish, keepsTime: !follows('time') };
}

/** It could not be had, or not yet. Given away to somebody else, or given back, is neither. */
export function isWantedStill(
  { date, fate, booking }: SeriesDate,
  { timeZone }: SeriesRecord,
  now: Instant,
): boolean {
  return booking === null && fate !== 'booked' && fate !== 'left_out' && date >= localDateOf(now, timeZone);
}

/** Booked or asked for, and not begun: what is over or under way is never touched. */
export function isToCome(booking: BookingRecord, now: Instant): boolean {
  const status = statusAt(booking, now);
  return booking.start > now && (status === 'held' || status === 'confirmed');
}

/** Another time or place is another chance for what could not be had, or not yet. */
function mayBeHadNow(one: SeriesDate, { series, changing }: Edit, now: Instant): boolean {
  return isWantedStill(one, series, now) && (changing.includes('place') || changing.includes('time'));
}

/** Where the engine may choose a place it may choose another one of the same sort; what somebody has chosen stays. */
function placeKept(
  { telecentre, kind, resource }: BookingRecord,
  { where }: SeriesTemplate,
  isOwn: boolean,
): Where {
  if ('resource' in where) return { resource };
  if (!isOwn) return where;
  return kind === 'desk' ? { telecentre, kind } : { resource };
}

/** A half-day stays a half-day where another telecentre has other hours. */
function timeKept({ start, end, halfDay, timeZone }: BookingRecord): WantedTime {
  if (halfDay !== null) return { date: localDateOf(start, timeZone), halfDay };
  return { start: { instant: start }, end: { instant: end } };
}
