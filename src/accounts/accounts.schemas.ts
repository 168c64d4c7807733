import { z } from 'zod';
import { TOKEN_SCOPES } from '../permissions/permissions.js';
import { because, line } from '../platform/http/fields.js';
import { LONGEST_DAYS } from './access-token-days.js';

export const idParams = z.strictObject({
  id: z
    .string()
    .refine(
      ...because((text: string) => UUID.test(text), { fr: 'n’est pas un identifiant', en: 'is not an id' }),
    )
    .meta({ format: 'uuid' }),
});

const UUID = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/;

export const email = z
  .string()
  .trim()
  .toLowerCase()
  .max(254)
  .refine(
    ...because((text: string) => z.email().safeParse(text).success, {
      fr: 'doit être une adresse électronique, comme camille@exemple.fr',
      en: 'must be an e-mail address, such as camille@example.org',
    }),
  );

export const newAccessToken = z
  .strictObject({
    label: line(100).describe('What it is for'),
    scopes: z
      .array(z.enum(TOKEN_SCOPES))
      .min(1)
      .max(TOKEN_SCOPES.length)
      .describe('read: my bookings; book: book, move and cancel; host: what I may do where I receive people'),
    days: z.int().min(1).max(LONGEST_DAYS).default(90).describe('How long it works'),
  })
  .meta({ id: 'NewAccessToken' });

export const issuedTokenAnswer = z
  .object({ id: z.string(), token: z.string(), expiresAt: z.string() })
  .meta({ id: 'IssuedAccessToken' });

export const accessTokensAnswer = z
  .object({
    accessTokens: z.array(
      z.object({
        id: z.string(),
        label: z.string(),
        scopes: z.array(z.enum(TOKEN_SCOPES)),
        createdAt: z.string(),
        expiresAt: z.string(),
        lastUsedAt: z.string().nullable().describe('To the hour'),
      }),
    ),
  })
  .meta({ id: 'AccessTokens' });

export const sessionsAnswer = z
  .object({
    sessions: z.array(
      z.object({
        id: z.string(),
        device: z.string(),
        signedInAt: z.string(),
        lastSeenAt: z.string(),
        current: z.boolean(),
      }),
    ),
  })
  .meta({ id: 'Sessions' });
