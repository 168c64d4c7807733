import { z } from 'zod';
import { email } from '../accounts/accounts.schemas.js';
import { bookingAnswer, bookingParams } from '../bookings/bookings.schemas.js';
import { OFFER_STATUSES } from './handover-offer.js';

const { reference } = bookingParams.shape;

export const newOffer = z
  .strictObject({
    to: email.describe('The e-mail address of a colleague'),
    inExchangeFor: reference
      .nullable()
      .optional()
      .describe('The reference of one of their bookings, as they have told it'),
  })
  .meta({ id: 'NewHandoverOffer' });

export const acceptance = z
  .strictObject({
    evenSo: z.boolean().default(false).describe('Also when you have booked something at that time already'),
  })
  .meta({ id: 'HandoverAcceptance' })
  .optional();

export const offerAnswer = z
  .object({
    id: z.string(),
    direction: z.enum(['given', 'received']),
    status: z.enum(OFFER_STATUSES).describe('`void`: one of the bookings has changed meanwhile'),
    to: z.string().optional().describe('Of what you offer: the address as you have given it'),
    from: z.string().optional().describe('Of what you are offered: who offers it'),
    inExchangeFor: z.string().nullable(),
    booking: z
      .object({
        reference: z.string(),
        telecentre: z.string().describe('Its slug'),
        telecentreName: z.string(),
        resource: z.string().describe('Its id'),
        resourceName: z.string(),
        kind: bookingAnswer.shape.kind,
        start: z.string(),
        end: z.string(),
        timeZone: z.string(),
        halfDay: z.enum(['morning', 'afternoon', 'day']).nullable(),
        people: z.number(),
      })
      .describe('As it was offered'),
    madeAt: z.string(),
    expiresAt: z.string(),
  })
  .meta({ id: 'HandoverOffer' });

export const offersAnswer = z.object({ offers: z.array(offerAnswer) }).meta({ id: 'HandoverOffers' });

/** A field that was left empty says nothing. */
const emptyIsNone = (value: unknown): unknown =>
  typeof value === 'string' && value.trim() === '' ? undefined : value;

export const offerForm = z.strictObject({
  booking: reference,
  to: email,
  inExchangeFor: z.preprocess(emptyIsNone, reference.optional()),
});

export const acceptForm = z.strictObject({ evenSo: z.literal('yes').optional() });

/** What somebody else added to the address on its way says nothing. */
export const newQuery = z.object({ booking: reference });

export const DONE = ['offered', 'accepted', 'refused', 'withdrawn'] as const;
export type Done = (typeof DONE)[number];

export const offerQuery = z.object({ done: z.enum(DONE).optional().catch(undefined) });
