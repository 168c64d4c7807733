import { z } from 'zod';
import { line, slug } from '../platform/http/fields.js';
import { FEED_SCOPES } from './feed.js';

export const newFeed = z
  .strictObject({
    scope: z
      .enum(FEED_SCOPES)
      .describe(
        'me: my bookings; telecentre, resource, department: what is taken there; events: for everybody',
      ),
    telecentre: slug().optional().describe('Its slug; with the scope telecentre, and only then'),
    resource: slug().optional().describe('Its key; with the scope resource, and only then'),
    department: z
      .string()
      .max(3)
      .optional()
      .describe('Its code, such as 46; with the scope department, and only then'),
    names: z
      .boolean()
      .optional()
      .describe('Who comes, for those who receive people there; else only that a place is taken'),
    label: line(100).describe('To tell it from others: the device, the program'),
  })
  .meta({ id: 'NewFeed' });

export const madeFeedAnswer = z
  .object({
    id: z.string(),
    url: z.string().describe('Whoever has it reads the calendar'),
    webcal: z.string().describe('The same, which devices open with their calendar'),
  })
  .meta({ id: 'MadeFeed' });

export const feedAnswer = z
  .object({
    id: z.string(),
    label: z.string(),
    scope: z.enum(FEED_SCOPES),
    names: z.boolean(),
    subject: z.string().describe('What people call it'),
    createdAt: z.string(),
    revokedAt: z.string().nullable().describe('For two weeks after its end it says so to whoever reads it'),
    readings: z
      .array(
        z.object({
          reader: z.string().describe('google, outlook, apple …'),
          firstAt: z.string(),
          lastAt: z.string(),
          nextAt: z.string().nullable().describe('When it will probably look again'),
        }),
      )
      .describe('By whom it is read, latest first'),
  })
  .meta({ id: 'Feed' });

export const feedsAnswer = z.object({ feeds: z.array(feedAnswer) }).meta({ id: 'Feeds' });
