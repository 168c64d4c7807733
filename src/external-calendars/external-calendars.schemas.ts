import { z } from 'zod';
import { idParams } from '../accounts/accounts.schemas.js';
import { line, slug } from '../platform/http/fields.js';
import { telecentreSlug } from '../telecentres/telecentres.schemas.js';
import { DONE, NOT_DONE } from './external-calendars.words.js';

export const externalCalendarParams = idParams;

const fields = {
  resource: slug().describe('The id of the resource that it blocks, such as `fig-salle`'),
  url: line(2000).describe(
    'Address of the calendar in iCal format (https, http or webcal). It is kept sealed and never shown again: only its host is',
  ),
  label: line(100).describe('What people call it, such as “Outlook calendar of the meeting room”'),
};

export const newExternalCalendar = z.strictObject(fields).meta({ id: 'NewExternalCalendar' });
export const externalCalendarForm = z.object(fields);

export const externalCalendarsQuery = z.strictObject({
  telecentre: telecentreSlug.optional().describe('Only those of this telecentre'),
});
export const externalCalendarsPageQuery = z.object({
  done: z.enum([...DONE, ...NOT_DONE]).optional(),
  calendar: idParams.shape.id.optional().describe('Which of them that is about'),
});

const period = { start: z.string(), end: z.string() };

const conflict = z
  .object({
    event: z.object({ title: z.string(), ...period }),
    booking: z.object({
      reference: z.string(),
      holder: z.string().nullable().describe('Null when the account was erased'),
      ...period,
    }),
  })
  .meta({ id: 'ExternalCalendarConflict' });

export const externalCalendarAnswer = z
  .object({
    id: z.string(),
    telecentre: z.string(),
    resource: z.string(),
    resourceName: z.string(),
    label: z.string(),
    host: z.string().describe('All that is shown of the address'),
    state: z
      .enum(['read', 'failing', 'held-back'])
      .describe(
        'failing: it cannot be read, and what it blocked stays; held-back: it was suddenly empty or nearly so, and what it blocked stays until `heldBack.until`',
      ),
    createdAt: z.string(),
    lastReadAt: z.string().nullable(),
    lastSuccessAt: z.string().nullable().describe('What it blocks is as it was then'),
    stale: z.boolean().describe('That was more than a day ago'),
    busyTimes: z.int().describe('Periods that it blocks, from now on'),
    events: z.int().describe('In the whole calendar, busy or not'),
    failing: z.object({ since: z.string(), reason: z.string(), message: z.string() }).nullable(),
    heldBack: z
      .object({
        since: z.string(),
        eventsBefore: z.int(),
        eventsNow: z.int(),
        freed: z.int().describe('Blocked periods that would be free'),
        until: z
          .enum(['confirmation', 'second-reading'])
          .describe(
            'What it waits for before it is believed: somebody who confirms it, or the next reading by the clock',
          ),
      })
      .nullable(),
    warnings: z.array(z.object({ kind: z.string(), about: z.string(), message: z.string() })),
    conflicts: z.array(conflict).describe('Events that meet bookings, which stay'),
  })
  .meta({ id: 'ExternalCalendar' });

export const externalCalendarsAnswer = z
  .object({ externalCalendars: z.array(externalCalendarAnswer) })
  .meta({ id: 'ExternalCalendars' });
