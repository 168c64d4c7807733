import { z } from 'zod';
import { email } from '../accounts/accounts.schemas.js';
import type { Topic } from '../notifications/topics.js';
import { because, line, slug } from '../platform/http/fields.js';
import { profileFields } from '../sign-in/sign-in.schemas.js';
import { DONE } from './done.js';

export const accountQuery = z.object({ done: z.enum(DONE).optional() });
/** Left empty is not said. As the database has it, and the network file for its hosts. */
const phone = z
  .string()
  .transform((text) => text.trim() || null)
  .nullable()
  .default(null)
  .refine(
    ...because((text: string | null) => text === null || PHONE.test(text), {
      fr: 'doit être un numéro de téléphone tel que 06 12 34 56 78',
      en: 'must be a telephone number such as +33 6 12 34 56 78',
    }),
  );

const PHONE = /^\+?[0-9][0-9 .()-]{3,28}[0-9]$/;

export const profileForm = z.object({
  ...profileFields,
  phone,
  doorInitials: z
    .string()
    .optional()
    .transform((value) => value === 'yes'),
});
export const colleagueForm = z.object({ email });
export const erasureForm = z.object({ confirm: line(254) });

/** How long a program may have access, in days; a season as a rule. */
export const PROGRAM_DAYS = ['30', '90', '365'] as const;
export const USUAL_DAYS = '90';

/** Of a calendar's name. */
export const LONGEST_LABEL = 100;

const ticked = z
  .string()
  .optional()
  .transform((value) => value === 'yes');

/** A tick for each scope: a form that is shown again still has them. */
export const programForm = z.object({
  label: line(100),
  read: ticked,
  book: ticked,
  host: ticked,
  days: z.enum(PROGRAM_DAYS).transform(Number),
});

/** The ways in from a place's own page, and from where a host receives people. */
export const calendarsQuery = accountQuery.extend({
  resource: slug().optional(),
  telecentre: slug().optional(),
});

/** The name may be left out: what it tells of is then its name. */
export const calendarForm = z.object({
  /** Of the page that was filled in; without it, the form makes another calendar each time that it is sent. */
  form: z.uuid().optional().catch(undefined),
  what: line(200),
  label: z.preprocess(
    (typed) => (typeof typed === 'string' && typed.trim() === '' ? undefined : typed),
    line(LONGEST_LABEL).optional(),
  ),
});

/** Of a host's boxes, nobody else is shown any. */
export const mailsForm = z.object({
  invitation: ticked,
  reminder: ticked,
  hold: ticked,
  own_change: ticked,
  morning_sheet: ticked,
  last_minute: ticked,
} satisfies Readonly<Record<Topic, z.ZodType>>);
