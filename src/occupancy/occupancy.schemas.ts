import { z } from 'zod';
import { localDate } from '../availability/when.schemas.js';
import { bookingAnswer, holderAnswer } from '../bookings/bookings.schemas.js';

export const expectedQuery = z.strictObject({
  date: localDate.optional().describe('Today on the clock of the telecentre, when it is not said'),
});

export const expectedAnswer = z
  .object({
    telecentre: z.string().describe('Its slug'),
    date: z.string(),
    bookings: z.array(bookingAnswer.extend({ holder: holderAnswer }).meta({ id: 'ExpectedBooking' })),
  })
  .meta({ id: 'ExpectedBookings' });
