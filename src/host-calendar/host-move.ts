/** Where a host wants a booking to be: by the form of its page, or by letting it fall on another half-day of the week. */
import { z } from 'zod';
import { localDate } from '../availability/when.schemas.js';
import { localTime } from '../booking-forms/wish.schemas.js';
import type { BookingRecord } from '../bookings/booking-record.js';
import type { MoveWish } from '../bookings/move-wish.js';
import { because, slug } from '../platform/http/fields.js';
import { halfDayOn } from '../reservation/half-day.js';
import { localDateOf, localTimeOf } from '../reservation/local-time.js';
import type { OpeningHours } from '../reservation/opening-hours.js';
import { overlaps } from '../reservation/period.js';
import { isStay, stayOf, type WantedTime } from '../reservation/stay.js';
import type { Half } from './week.js';

export const PARTS = ['morning', 'afternoon', 'day', 'hours'] as const;
export type Part = (typeof PARTS)[number];

/** Whichever place of the same kind is free. */
export const BEST_PLACE = 'best';

/** A field of hours that was left empty is none. */
export const hour = z.preprocess((typed) => (typed === '' ? undefined : typed), localTime.optional());

export const moveForm = z
  .object({
    place: slug(),
    date: localDate,
    part: z.enum(PARTS).optional(),
    dropped: z.enum(['morning', 'afternoon']).optional(),
    /** Of a drop: what it changes was seen. */
    sure: z.literal('yes').optional(),
    from: hour,
    to: hour,
  })
  .refine(
    ...because(
      ({ part, from, to }: MoveFields) => part !== 'hours' || (from !== undefined && to !== undefined),
      { fr: 'des heures manquent, par exemple 09:00', en: 'hours are missing, such as 09:00' },
    ),
  );

interface MoveFields {
  readonly place: string;
  readonly date: string;
  readonly part?: Part | undefined;
  readonly dropped?: Half | undefined;
  readonly from?: string | undefined;
  readonly to?: string | undefined;
}

export function moveWishOf(fields: MoveFields, booking: BookingRecord, opening: OpeningHours): MoveWish {
  const time = fields.dropped === undefined ? chosenTime(fields) : droppedTime(fields, booking, opening);
  const same = { people: undefined, equipment: undefined, title: undefined, revision: undefined };
  return { where: fields.place === BEST_PLACE ? {} : { resource: fields.place }, time, ...same };
}

function chosenTime({ date, part, from, to }: MoveFields): WantedTime | null {
  if (part === undefined) return null;
  if (part !== 'hours') return { date, halfDay: part };
  return from === undefined || to === undefined
    ? null
    : { start: { date, time: from }, end: { date, time: to } };
}

/** Null: only the place changes. */
function droppedTime(fields: MoveFields, booking: BookingRecord, opening: OpeningHours): WantedTime | null {
  const time = timeThere(fields, booking, opening);
  const stay = stayOf(time, opening);
  if (!isStay(stay) || stay.start !== booking.start || stay.end !== booking.end) return time;
  return stay.halfDay === booking.halfDay ? null : time;
}

/** A day stays a day, and hours stay what they are where they are hours of that half-day. */
function timeThere(
  { date, dropped = 'morning' }: MoveFields,
  booking: BookingRecord,
  opening: OpeningHours,
): WantedTime {
  const { start, end, timeZone, halfDay } = booking;
  if (halfDay === 'day') return { date, halfDay };
  const before = halfDayOn(opening, localDateOf(start, timeZone), dropped);
  const keepsItsHours = halfDay === null && before.some((period) => overlaps(period, booking));
  if (!keepsItsHours) return { date, halfDay: dropped };
  return {
    start: { date, time: localTimeOf(start, timeZone) },
    end: { date, time: localTimeOf(end, timeZone) },
  };
}
