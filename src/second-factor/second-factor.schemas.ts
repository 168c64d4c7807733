import { z } from 'zod';
import { line } from '../platform/http/fields.js';

/** Where to go afterwards. Anything that is no path of ours is left aside: see `localPath`. */
const to = z.string().max(500).optional();

export const wayQuery = z.object({ to });
export const wayForm = z.object({ to });
export const codeForm = z.object({ code: line(100), to });
