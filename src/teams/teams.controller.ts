import { Controller, Get, HttpCode, Post, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import type { z } from 'zod';
import { Calling } from '../accounts/authentication.guard.js';
import { whenOf } from '../availability/when.schemas.js';
import { retryOf } from '../bookings/retry-key.js';
import { retryHeaders } from '../bookings/bookings.schemas.js';
import type { Caller } from '../permissions/caller.js';
import type { Permission } from '../permissions/permissions.js';
import { Clock } from '../platform/clock.js';
import { Endpoint, Input, type EndpointDescription, type InputOf } from '../platform/http/endpoint.js';
import { invalidRequest } from '../platform/http/problem.js';
import { NetworkDirectory } from '../telecentres/network-directory.js';
import type { TeamPlace, TeamWish } from './team-wish.js';
import { newTeamBooking, teamAnswer, teamCancellation, teamParams, teamPlanAnswer } from './teams.schemas.js';
import { TeamsService } from './teams.service.js';
import { keptView, planView, teamView } from './teams.views.js';

const TAG = 'Teams';
const CHANGE: readonly Permission[] = ['bookings.own.change', 'bookings.place.change'];

const create = {
  tag: TAG,
  summary: 'Book several places at once for a team: all of them, or none',
  description:
    'All at one telecentre and one time; desks side by side, as far as can be: `sideBySide` says whether they are. One of them ' +
    'cannot be had: 409 `/problems/team-incomplete` with how many of each could be, and with other half-days and telecentres that ' +
    'have room for the whole team. A rule is against all of it: 422 `/problems/rule-broken`. What is only given on request becomes ' +
    'a request (`awaitsApproval`) beside the bookings, unless you receive people there. `Idempotency-Key` as for bookings.',
  access: CHANGE,
  headers: retryHeaders,
  body: newTeamBooking,
  answers: {
    200: { description: 'With `dryRun`: what they would get', schema: teamPlanAnswer },
    201: { description: 'Booked, all of it', schema: teamAnswer },
  },
  problems: [404, 409, 422],
} satisfies EndpointDescription;

const show = {
  tag: TAG,
  summary: 'One team booking with its bookings',
  description:
    'Mine, or as far as it is at a telecentre where I receive people. Any other looks as if it were not there.',
  access: ['bookings.own.read', 'bookings.place.read'],
  params: teamParams,
  answers: { 200: { description: 'The team booking', schema: teamAnswer } },
  problems: [404],
} satisfies EndpointDescription;

const cancellation = {
  tag: TAG,
  summary: 'Give back all of it that is to come',
  description:
    'A part for which it is too late stays, and is named in `kept`; too late for all of them: 422 `/problems/rule-broken`. A reason ' +
    'as for bookings. A single part is cancelled as the booking that it is; the team goes on without it.',
  access: CHANGE,
  params: teamParams,
  body: teamCancellation,
  answers: { 200: { description: 'Cancelled', schema: teamAnswer } },
  problems: [404, 409, 422],
} satisfies EndpointDescription;

@Controller('api/v1/team-bookings')
export class TeamsController {
  constructor(
    private readonly teams: TeamsService,
    private readonly directory: NetworkDirectory,
    private readonly clock: Clock,
  ) {}

  @Post()
  @Endpoint(create)
  async create(
    @Calling() caller: Caller,
    @Input() { body, headers, language }: InputOf<typeof create>,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<object> {
    const wish = wishOf(body);
    if (body.dryRun) {
      void reply.status(200);
      return planView(await this.teams.plan(caller, wish, language));
    }
    const retry = retryOf(headers['idempotency-key'], body);
    const { team, replayed } = await this.teams.make(caller, wish, retry, language);
    void reply.header('location', `/api/v1/team-bookings/${team.id}`);
    if (replayed) void reply.header('idempotency-replayed', 'true');
    return teamView(team, await this.directory.current(), this.clock.now());
  }

  @Get(':id')
  @Endpoint(show)
  async show(@Calling() caller: Caller, @Input() { params }: InputOf<typeof show>): Promise<object> {
    const team = await this.teams.find(caller, params.id);
    return teamView(team, await this.directory.fresh(), this.clock.now());
  }

  @Post(':id/cancellation')
  @HttpCode(200)
  @Endpoint(cancellation)
  async cancel(
    @Calling() caller: Caller,
    @Input() { params, body, language }: InputOf<typeof cancellation>,
  ): Promise<object> {
    const { team, kept } = await this.teams.cancel(caller, params.id, body?.reason ?? null, language);
    const view = teamView(team, await this.directory.fresh(), this.clock.now());
    return { ...view, ...(kept.length === 0 ? {} : { kept: kept.map((one) => keptView(one, language)) }) };
  }
}

function wishOf(body: z.output<typeof newTeamBooking>): TeamWish {
  const { telecentre, together, title = null, message = null } = body;
  const time = whenOf(body);
  // The schema has seen to it that it is there.
  if (time === null) throw invalidRequest([]);
  return { telecentre, time, together, title, message, places: body.places.flatMap(placeOf) };
}

function placeOf({ kind, resource, count = 1, people }: PlaceFields): TeamPlace[] {
  if (resource !== undefined) return [{ resource, count, people }];
  return kind === undefined ? [] : [{ kind, count, people }];
}

type PlaceFields = z.output<typeof newTeamBooking>['places'][number];
