import { z } from 'zod';
import { equipment, kind, people } from '../availability/availability.schemas.js';
import { checkWhen, whenFields } from '../availability/when.schemas.js';
import { MEMBER_STATUSES } from '../accounts/member-status.js';
import { email } from '../accounts/accounts.schemas.js';
import { MISSING } from '../platform/http/field.words.js';
import { because, count, line, slug } from '../platform/http/fields.js';
import { STATUSES } from '../reservation/booking.js';
import { telecentreSlug } from '../telecentres/telecentres.schemas.js';
import { MOST_CHOICES } from './choices.js';
import { readReference } from './reference.js';
import { WALK_IN_CATEGORIES } from './walk-in.js';

export const LONGEST_NAME = 200;
/** As the database has it. */
export const LONGEST_MESSAGE = 500;
export const LONGEST_REASON = 300;

export const wishFields = {
  telecentre: telecentreSlug.optional(),
  kind: kind.optional(),
  resource: slug().optional().describe('The id of one resource, instead of a telecentre and a kind'),
  ...whenFields,
};

export const title = line(200).nullable().optional().describe('For the holder and the host; never public');

export const message = line(LONGEST_MESSAGE)
  .nullable()
  .optional()
  .describe('To whoever receives them at the telecentre; never public');

export const beneficiary = z
  .strictObject({
    member: email.optional().describe('The e-mail address of a member'),
    guest: z
      .strictObject({ name: line(LONGEST_NAME) })
      .optional()
      .describe('Somebody without an account; only at a telecentre where you receive people'),
  })
  .refine(
    ...because(({ member, guest }: Whom) => (member === undefined) !== (guest === undefined), {
      fr: 'dites un membre ou un invité',
      en: 'say a member or a guest',
    }),
  )
  .meta({ id: 'Beneficiary' });

interface Whom {
  readonly member?: string | undefined;
  readonly guest?: object | undefined;
}

const choice = z
  .strictObject(wishFields)
  .superRefine((body, context) => {
    checkWhere(body, context, true);
    checkWhen(body, context, true);
  })
  .meta({ id: 'OtherChoice' });

export const newBooking = z
  .strictObject({
    ...wishFields,
    people: people.default(1),
    equipment: equipment.default([]),
    title,
    message,
    for: beneficiary.optional().describe('Who comes, when it is somebody else'),
    hold: z
      .boolean()
      .default(false)
      .describe('Keep the place for some minutes, until it is confirmed or lapses'),
    else: z
      .array(choice)
      .min(1)
      .max(MOST_CHOICES - 1)
      .optional()
      .describe('Second choices, in the order of preference: the first that can be had is booked'),
  })
  .superRefine((body, context) => {
    checkWhere(body, context, true);
    checkWhen(body, context, true);
  })
  .meta({ id: 'NewBooking' });

export const bookingMove = z
  .strictObject({
    ...wishFields,
    people: people.optional(),
    equipment: equipment.optional(),
    title,
    message,
    revision: z
      .int()
      .min(1)
      .optional()
      .describe('The revision you know: refused when the booking has changed since'),
  })
  .superRefine((body, context) => {
    checkWhere(body, context, false);
    checkWhen(body, context, false);
    const { revision: _revision, ...changes } = body;
    if (Object.values(changes).every((value) => value === undefined))
      context.addIssue({ code: 'custom', path: ['start'], params: NOTHING_TO_CHANGE });
  })
  .meta({ id: 'BookingMove' });

interface Where {
  readonly telecentre?: string | undefined;
  readonly kind?: string | undefined;
  readonly resource?: string | undefined;
}

export function checkWhere(
  { telecentre, kind: wanted, resource }: Where,
  context: z.RefinementCtx,
  required: boolean,
): void {
  if (resource !== undefined) {
    if (telecentre !== undefined || wanted !== undefined)
      context.addIssue({ code: 'custom', path: ['resource'], params: ONE_OR_THE_OTHER });
    return;
  }
  if (!required) return;
  if (telecentre === undefined) context.addIssue({ code: 'custom', path: ['telecentre'], params: MISSING });
  if (wanted === undefined) context.addIssue({ code: 'custom', path: ['kind'], params: MISSING });
}

const ONE_OR_THE_OTHER = {
  fr: 'dites un télécentre et une sorte de place, ou une place précise, pas les deux',
  en: 'say a telecentre and a kind, or a resource, not both',
};

const NOTHING_TO_CHANGE = { fr: 'dites ce qui doit changer', en: 'say what is to change' };

export const bookingParams = z.strictObject({
  reference: z
    .string()
    .max(20)
    .refine(
      ...because((text: string) => readReference(text) !== undefined, {
        fr: 'doit être une référence telle que K7DM-4T2P',
        en: 'must be a reference such as K7DM-4T2P',
      }),
    )
    .transform((text) => readReference(text) ?? text)
    .describe('Such as K7DM-4T2P; small letters and a missing hyphen are understood'),
});

export const bookingsQuery = z.strictObject({
  when: z.enum(['coming', 'past', 'all']).default('all').describe('Not yet ended, ended, or both'),
  limit: count(1, 200).default(50),
  after: bookingParams.shape.reference.optional().describe('Go on after this booking of the page before'),
});

/** By whoever was to come, nothing need be said. */
export const bookingCancellation = z
  .strictObject({
    reason: line(LONGEST_REASON)
      .optional()
      .describe(
        'Told to whoever was to come; only by those who receive people at the telecentre, who owe it to members',
      ),
  })
  .meta({ id: 'Cancellation' })
  .optional();

/** IETF draft-ietf-httpapi-idempotency-key-header: a text of the client's own choice. */
export const retryHeaders = z.object({
  'idempotency-key': z
    .string()
    .min(1)
    .max(200)
    .refine(
      ...because((text: string) => /^[\x21-\x7e]+$/.test(text), {
        fr: 'doit être fait de caractères ASCII visibles',
        en: 'must be made of visible ASCII characters',
      }),
    )
    .optional()
    .describe('Sent again with the same key, the same request gets the first answer; kept for a day'),
});

const name = z.string().nullable().describe('Null when they have not said it, or are erased');

export const holderAnswer = z
  .object({
    kind: z.enum(['member', 'guest', 'walk-in', 'erased']),
    name,
    email: z.string().optional(),
    status: z.enum(MEMBER_STATUSES).nullable().optional(),
    firstVisit: z.boolean().optional().describe('They have no earlier booking at this telecentre'),
    category: z.enum(WALK_IN_CATEGORIES).optional().describe('Of a walk-in: what brings them'),
  })
  .meta({ id: 'Holder' });

export const bookingAnswer = z
  .object({
    reference: z.string(),
    status: z.enum(STATUSES),
    telecentre: z.string().describe('Its slug'),
    telecentreName: z.string(),
    resource: z.string().describe('Its id'),
    resourceName: z.string(),
    kind,
    start: z.string(),
    end: z.string(),
    timeZone: z.string(),
    halfDay: z.enum(['morning', 'afternoon', 'day']).nullable(),
    people: z.int(),
    equipment: z.array(z.string()),
    title: z.string().nullable(),
    message: z.string().nullable().describe('To whoever receives them'),
    awaitsApproval: z
      .boolean()
      .describe('A request: held until a host agrees or declines, or until `expiresAt`'),
    revision: z.int(),
    expiresAt: z.string().optional().describe('When a hold lapses'),
    cancellationReason: z.string().optional().describe('What the telecentre told of why it cancelled'),
    holder: holderAnswer
      .optional()
      .describe(
        'Who comes, when you look at it and it is somebody else. That you saw it is remembered for them',
      ),
    bookedBy: z
      .object({ name })
      .optional()
      .describe('Who booked, when you look at it and it was not the holder'),
  })
  .meta({ id: 'Booking' });

export const bookingsAnswer = z.object({ bookings: z.array(bookingAnswer) }).meta({ id: 'Bookings' });
