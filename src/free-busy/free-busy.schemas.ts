import { z } from 'zod';
import { slug } from '../platform/http/fields.js';

/** As the API shows resources: `aur-b1`. */
export const freeBusyParams = z.strictObject({ key: slug() });
