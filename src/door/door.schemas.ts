import { z } from 'zod';
import { idParams } from '../accounts/accounts.schemas.js';
import { bookingParams } from '../bookings/bookings.schemas.js';
import { because, line, slug } from '../platform/http/fields.js';
import { telecentreParams } from '../telecentres/telecentres.schemas.js';

/** In minutes; `never` is what every telecentre begins with. */
export const DELAYS = ['never', '15', '30', '45', '60', '90', '120'] as const;

const LONGEST_LABEL = 60;

export const attendanceForm = z.strictObject({
  selfCheckIn: z
    .string()
    .optional()
    .transform((value) => value === 'yes'),
  // One that was imported may be another than those that are offered.
  noShow: z
    .string()
    .refine(
      ...because((text: string) => text === 'never' || isDelay(text), {
        fr: 'doit être de 5 à 480 minutes, ou jamais',
        en: 'must be 5 to 480 minutes, or never',
      }),
    )
    .transform((text) => (text === 'never' ? null : Number(text))),
});

function isDelay(text: string): boolean {
  return /^\d{1,3}$/.test(text) && Number(text) >= 5 && Number(text) <= 480;
}

/** `telecentre` is no resource: keys of resources begin with that of their place. */
export const screenForm = z.strictObject({
  label: line(LONGEST_LABEL),
  resource: z.union([z.literal('').transform(() => null), slug()]),
});

/** What somebody else added to the address on its way says nothing. */
export const attendanceQuery = z.object({
  done: z.enum(['settled', 'withdrawn']).optional().catch(undefined),
});
export type AttendanceDone = z.output<typeof attendanceQuery>['done'];

export const screenOfTelecentreParams = telecentreParams.extend(idParams.shape);

/** Of any shape: one that lost its end on the way is answered like one that was withdrawn. */
export const screenParams = z.strictObject({ token: z.string().max(200) });

export const arrivalForm = z.strictObject({ reference: bookingParams.shape.reference });
