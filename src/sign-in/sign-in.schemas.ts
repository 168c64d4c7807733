import { z } from 'zod';
import { email } from '../accounts/accounts.schemas.js';
import { MEMBER_STATUSES } from '../accounts/member-status.js';
import { because, count, line } from '../platform/http/fields.js';
import { LANGUAGES } from '../platform/i18n/language.js';

/** Where to go afterwards. Anything that is no path of ours is left aside: see `localPath`. */
const to = z.string().max(500).optional();

export const signInQuery = z.object({ to, trouble: z.enum(['away', 'refused']).optional() });
export const wayQuery = z.object({ to });

export const signInForm = z.object({ email, to });
export const newSignInLink = z
  .strictObject({ email, to: to.describe('A path of the site, to be shown after signing in') })
  .meta({ id: 'NewSignInLink' });

export const linkParams = z.strictObject({ token: z.string().min(20).max(100) });

/** A box that is not ticked is not sent. */
const ticked = z
  .string()
  .default('')
  .refine(
    ...because((value: string) => value === 'yes', {
      fr: 'cochez la case pour accepter les règles de la maison',
      en: 'tick the box to accept the house rules',
    }),
  );

/** Left empty is not said. */
const optionalLine = z
  .string()
  .transform((text) => text.trim() || null)
  .pipe(line(100).nullable())
  .nullable()
  .default(null);

export const profileFields = {
  name: line(100),
  language: z.enum(LANGUAGES),
  status: z.enum(MEMBER_STATUSES),
  commune: optionalLine,
};

export const welcomeForm = z.object({
  ...profileFields,
  rulesVersion: count(0, 999_999_999),
  accepted: ticked,
  to,
});
