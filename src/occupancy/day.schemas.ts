import { z } from 'zod';
import { bookingAnswer, holderAnswer } from '../bookings/bookings.schemas.js';
import { KINDS } from '../reservation/kind.js';
import { COMING_STATES } from './day.js';

const period = z.object({ start: z.string(), end: z.string() });
const times = period.nullable().describe('Null: all of the half-day');

const coming = z.object({
  state: z
    .enum(COMING_STATES)
    .describe('`awaiting`: a host is to agree; `over`: it has ended, and nobody said whether they came'),
  arrivedAt: z.string().nullable(),
  message: z.string().nullable().describe('What they let whoever receives them know'),
  times,
  booking: bookingAnswer.extend({ holder: holderAnswer }).meta({ id: 'ComingBooking' }),
});

const shut = z.object({ why: z.string(), times });

const place = z.object({
  resource: z.string().describe('Its id'),
  name: z.string(),
  kind: z.enum(KINDS),
  coming: z.array(coming),
  closed: z.array(shut).describe('By the telecentre'),
  busy: z.array(shut).describe('Told by a calendar that the place is kept in elsewhere'),
  rented: z.array(z.object({ tenant: z.string().nullable(), times })).describe('For months'),
  free: z.array(period),
});

const halfDay = z.object({
  halfDay: z.enum(['morning', 'afternoon']),
  start: z.string(),
  end: z.string(),
  closed: z.string().nullable().describe('Why nobody can be there; null: somebody can'),
  places: z.array(place),
});

export const occupancyAnswer = z
  .object({
    telecentre: z.string().describe('Its slug'),
    date: z.string(),
    timeZone: z.string(),
    halfDays: z.array(halfDay),
    outside: z.array(coming).describe('At a time when the telecentre is not open'),
  })
  .meta({ id: 'Occupancy' });
