import { z } from 'zod';
import { email } from '../accounts/accounts.schemas.js';

export const newColleague = z.strictObject({ email }).meta({ id: 'NewColleague' });

export const colleagueAnswer = z
  .object({ id: z.string(), email: z.string().describe('As I have given it'), allowedAt: z.string() })
  .meta({ id: 'Colleague' });

export const colleaguesAnswer = z
  .object({
    allowed: z.array(colleagueAnswer).describe('Who may book for me'),
    allowing: z
      .array(
        z.object({ email: z.string(), name: z.string().nullable().describe('Null until they have said it') }),
      )
      .describe('For whom I may book'),
  })
  .meta({ id: 'Colleagues' });
