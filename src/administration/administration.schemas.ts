import { z } from 'zod';
import { line } from '../platform/http/fields.js';
import { departmentCode, telecentreParams } from '../telecentres/telecentres.schemas.js';
import { DONE } from './administration.words.js';

export { telecentreParams };
export const doneQuery = z.object({ done: z.enum(DONE).optional() });
/** Of a change that the history remembers. */
export const changeId = z.string().regex(/^[1-9]\d{0,17}$/);

/** Longer than what the form holds is nothing that a person has typed. */
export const typed = z.string().max(200).optional();

/** What was shown, so that nobody writes over what somebody else has written since. */
export const shown = z.string().max(40);
/** Of the bookings outside the new hours. */
export const seen = z.string().max(40).default('');

export const shownForm = z.object({ shown });
export const removalForm = z.object({ shown, seen });

export const departmentParams = z.strictObject({ code: departmentCode });
export const departmentForm = z.object({ name: line(200), coordinator: line(200), shown });
export const newDepartmentForm = z.object({
  code: departmentCode,
  name: line(200),
  coordinator: line(200),
});
