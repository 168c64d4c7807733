import { z } from 'zod';
import { halfDay, localDate } from '../availability/when.schemas.js';

/** Mail programs and search engines add what they like to an address: what is not ours is passed over. */
export const homeQuery = z.object({
  date: localDate.optional().catch(undefined),
  /** The first day that is shown. */
  from: localDate.optional().catch(undefined),
  halfDay: halfDay.optional().catch(undefined),
});
