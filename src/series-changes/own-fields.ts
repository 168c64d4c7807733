/**
 * What a date of a series has of its own: where its booking differs from what all dates have in common. Nobody marks it, so
 * it holds by whatever verb a booking was changed: on a page, by a link, by a host. Pure.
 */
import type { BookingRecord } from '../bookings/booking-record.js';
import { targetOf } from '../bookings/target.js';
import { instantsOf, localDateOf, type LocalDate } from '../reservation/local-time.js';
import type { SeriesTemplate, SeriesTime } from '../series/series-record.js';
import type { Network } from '../telecentres/network.js';

export const FIELDS = ['place', 'time', 'people', 'equipment', 'title', 'message'] as const;
export type Field = (typeof FIELDS)[number];

/** In what the booking of this date is an exception. */
export function ownFields(
  template: SeriesTemplate,
  date: LocalDate,
  booking: BookingRecord,
  network: Network,
): Field[] {
  const is: Record<Field, boolean> = {
    place: isAtItsPlace(template, booking, network),
    time: isAtItsTime(template.time, date, booking),
    people: booking.people === template.people,
    equipment: isSameSet(booking.equipment, template.equipment),
    title: booking.title === template.title,
    message: booking.message === template.message,
  };
  return FIELDS.filter((field) => !is[field]);
}

/** One desk of a house is as good as the other; an office or a room somebody has chosen. */
function isAtItsPlace({ where }: SeriesTemplate, booking: BookingRecord, network: Network): boolean {
  if ('resource' in where && booking.resource === where.resource) return true;
  const target = targetOf(where, network);
  if (target?.telecentre.slug !== booking.telecentre) return false;
  if (target.resources.some(({ id }) => id === booking.resource)) return true;
  return booking.kind === 'desk' && (target.kind ?? target.resources[0]?.kind) === 'desk';
}

/** By the clock on the wall where it now is: nine is nine there, too. */
function isAtItsTime(time: SeriesTime, date: LocalDate, booking: BookingRecord): boolean {
  const { start, end, halfDay, timeZone } = booking;
  if ('halfDay' in time) return halfDay === time.halfDay && localDateOf(start, timeZone) === date;
  return (
    instantsOf(date, time.startTime, timeZone).includes(start) &&
    instantsOf(date, time.endTime, timeZone).includes(end)
  );
}

export function isSameSet(some: readonly string[], others: readonly string[]): boolean {
  return some.length === others.length && some.every((one) => others.includes(one));
}
