import { z } from 'zod';
import { localDate } from '../availability/when.schemas.js';
import { bookingParams } from '../bookings/bookings.schemas.js';
import { count, slug } from '../platform/http/fields.js';
import { telecentreParams } from '../telecentres/telecentres.schemas.js';

export const dayQuery = z.strictObject({ date: localDate.optional() });

export const bookingOfDayParams = telecentreParams.extend(bookingParams.shape);

/** What a tick without a connection may wait; the attendance itself knows what is too late. */
const LONGEST_WAIT = 7 * 24 * 60 * 60;

/** To which page the press goes back: to that of all her telecentres, or to that of the day. */
const back = { date: localDate, from: z.literal('host').optional() };

export const tickForm = z.strictObject({
  ...back,
  secondsAgo: count(0, LONGEST_WAIT).optional(),
  /** Of the booking as it was shown, where what is taken back or denied must not be what came since. */
  revision: count(1, 2 ** 31 - 1).optional(),
  /** Who ticked, where a script sends it later: see `readerTag`. */
  reader: z.string().max(40).optional(),
});

export const placeForm = z.strictObject({ ...back, resource: slug() });

export type Back = z.output<z.ZodObject<typeof back>>;
