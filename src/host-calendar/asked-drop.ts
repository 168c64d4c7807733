/** A booking let fall on another day or half-day, which whoever did it is asked about before anybody is told. */
import { z } from 'zod';
import { localDate } from '../availability/when.schemas.js';
import type { BookingRecord } from '../bookings/booking-record.js';
import { slug } from '../platform/http/fields.js';
import type { LocalDate } from '../reservation/local-time.js';
import { isStay, stayOf, type Stay } from '../reservation/stay.js';
import type { Telecentre } from '../telecentres/network.js';
import { moveWishOf } from './host-move.js';
import { HALVES, type Half } from './week.js';

/** In the address of the question. */
export const dropQuery = {
  place: slug().optional().catch(undefined),
  date: localDate.optional().catch(undefined),
  dropped: z.enum(HALVES).optional().catch(undefined),
};

export interface DropFields {
  readonly place?: string | undefined;
  readonly date?: LocalDate | undefined;
  readonly dropped?: Half | undefined;
}

export interface AskedDrop {
  readonly fields: { readonly place: string; readonly date: LocalDate; readonly dropped: Half };
  readonly placeName: string;
  readonly stay: Stay;
}

/** Null where there is nothing to ask: it is no drop, only the place changes, or it cannot be. */
export function askedDropOf(
  { place, date, dropped }: DropFields,
  booking: BookingRecord,
  { resources, opening }: Pick<Telecentre, 'resources' | 'opening'>,
): AskedDrop | null {
  if (place === undefined || date === undefined || dropped === undefined) return null;
  const placeName = resources.find(({ id }) => id === place)?.name;
  const { time } = moveWishOf({ place, date, dropped }, booking, opening);
  if (placeName === undefined || time === null) return null;
  const stay = stayOf(time, opening);
  return isStay(stay) ? { fields: { place, date, dropped }, placeName, stay } : null;
}
