import { z } from 'zod';

export const stopParams = z.object({ token: z.string().regex(/^[\w-]{44}$/) });

/** What a mail program sends says nothing that the address does not say (RFC 8058, 3.1). */
export const oneClickForm = z.object({});
