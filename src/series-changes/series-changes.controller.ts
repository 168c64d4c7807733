import { Controller, HttpCode, Patch, Post } from '@nestjs/common';
import type { z } from 'zod';
import { Calling } from '../accounts/authentication.guard.js';
import type { Caller } from '../permissions/caller.js';
import { Clock } from '../platform/clock.js';
import { Endpoint, Input, type EndpointDescription, type InputOf } from '../platform/http/endpoint.js';
import { timeOf } from '../series/series.controller.js';
import { seriesParams } from '../series/series.schemas.js';
import type { Scope } from './series-change.js';
import { changedSeriesAnswer, seriesCancellation, seriesChange } from './series-changes.schemas.js';
import { SeriesChangesService } from './series-changes.service.js';
import { changedSeriesView } from './series-changes.views.js';

const TAG = 'Series';

const change = {
  tag: TAG,
  summary: 'Change one date, this and the following, or all that are still to come',
  description:
    'What is not said stays. What a date has of its own (another time or place, its own title, message, people or equipment) stays its ' +
    'own: only the rest follows; dates that were given back or left out stay so. With another time or place, dates that could not be had ' +
    'are tried again. A date keeps its time until the new one is won; where that cannot be had it stays as it was and is named, or with ' +
    '`onConflict` `refuse` nothing changes: 409 `/problems/series-conflict`. No date can follow: 409 `/problems/no-date-left`. ' +
    '`following` parts the series in two and answers with the second part.',
  access: ['bookings.own.change', 'bookings.place.change'],
  params: seriesParams,
  body: seriesChange,
  answers: {
    200: {
      description: 'The series as it then is, and what became of each date',
      schema: changedSeriesAnswer,
    },
  },
  problems: [404, 409, 422],
} satisfies EndpointDescription;

const cancellation = {
  tag: TAG,
  summary: 'Give back one date, this and the following, or all that are still to come',
  description:
    'Dates for which it is too late stay and are named, or with `onConflict` `refuse` nothing is given back. What waits is not booked any ' +
    'more. Whoever receives people at the telecentre says why, as for a booking. Once more is the same as once.',
  access: ['bookings.own.change', 'bookings.place.change'],
  params: seriesParams,
  body: seriesCancellation,
  answers: {
    200: {
      description: 'The series as it then is, and what became of each date',
      schema: changedSeriesAnswer,
    },
  },
  problems: [404, 409, 422],
} satisfies EndpointDescription;

@Controller('api/v1/series')
export class SeriesChangesController {
  constructor(
    private readonly changes: SeriesChangesService,
    private readonly clock: Clock,
  ) {}

  @Patch(':id')
  @Endpoint(change)
  async change(
    @Calling() caller: Caller,
    @Input() { params, body, language }: InputOf<typeof change>,
  ): Promise<object> {
    const { telecentre, kind, resource, people, equipment, title, message } = body;
    const { onConflict, dryRun, revision } = body;
    const where = { telecentre, kind, resource };
    const wish = {
      scope: scopeOf(body),
      change: { where, time: timeOf(body), people, equipment, title, message },
      ...{ onConflict, dryRun, revision },
    };
    const changed = await this.changes.change(caller, params.id, wish, language);
    return changedSeriesView(changed, this.clock.now(), language);
  }

  @Post(':id/cancellation')
  @HttpCode(200)
  @Endpoint(cancellation)
  async cancel(
    @Calling() caller: Caller,
    @Input() { params, body, language }: InputOf<typeof cancellation>,
  ): Promise<object> {
    const { reason = null, onConflict, dryRun } = body;
    const wish = { scope: scopeOf(body), reason, onConflict, dryRun };
    const changed = await this.changes.cancel(caller, params.id, wish, language);
    return changedSeriesView(changed, this.clock.now(), language);
  }
}

/** The schema has seen to it that the date is there where it is needed. */
function scopeOf({ scope, date }: Pick<z.output<typeof seriesChange>, 'scope' | 'date'>): Scope {
  return scope === 'all' || date === undefined ? { of: 'all' } : { of: scope, date };
}
