import { createHash } from 'node:crypto';
import { Controller, Delete, HttpCode, Post, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { Calling } from '../accounts/authentication.guard.js';
import { bookingView } from '../bookings/booking-record.js';
import { bookingAnswer, bookingParams, retryHeaders } from '../bookings/bookings.schemas.js';
import type { Caller } from '../permissions/caller.js';
import type { Permission } from '../permissions/permissions.js';
import { Clock } from '../platform/clock.js';
import { Endpoint, Input, type EndpointDescription, type InputOf } from '../platform/http/endpoint.js';
import { checkInBody, departureBody, newWalkIn } from './attendance.schemas.js';
import { AttendanceService } from './attendance.service.js';
import { EARLY_MINUTES } from './check-in-time.js';
import { LeavingService } from './leaving.service.js';
import { WalkInsService, type WalkInWish } from './walk-ins.service.js';

const TAG = 'Receiving people';

/** Of one's own booking, or of those at a telecentre where one receives people; the verb knows which. */
const TICK: readonly Permission[] = ['bookings.own.change', 'attendance'];

const arrive = {
  tag: TAG,
  summary: 'They are there',
  description:
    'By whoever receives people there, on the day of the booking and the day after; by a member for a booking of their own, ' +
    `from ${EARLY_MINUTES} minutes before it begins until it ends, where the telecentre lets them (else 409 ` +
    '`/problems/self-check-in-off`). Once more is the same as once. Of somebody who had been marked absent: 409 ' +
    '`/problems/slot-taken` with alternatives when somebody else has the place by then.',
  access: TICK,
  params: bookingParams,
  body: checkInBody,
  answers: { 200: { description: 'Checked in', schema: bookingAnswer } },
  problems: [404, 409],
} satisfies EndpointDescription;

const undo = {
  tag: TAG,
  summary: 'They are not there: that was somebody else',
  description: 'A walk-in is cancelled by it: without its arrival nothing of it is left.',
  access: TICK,
  params: bookingParams,
  answers: { 200: { description: 'Expected, as before', schema: bookingAnswer } },
  problems: [404, 409],
} satisfies EndpointDescription;

const depart = {
  tag: TAG,
  summary: 'They leave early, and the rest is free',
  description:
    'By a member for a booking of their own, or by whoever receives people there, while it is under way (else 409 ' +
    '`/problems/outside-check-in-time`). It ends with the minute, and others can have ' +
    'the rest at once. Said by a host, it notes the arrival too; said by the member, whether they came stays what was noted of ' +
    'that. Once more is the same as once.',
  access: TICK,
  params: bookingParams,
  body: departureBody,
  answers: { 200: { description: 'Over', schema: bookingAnswer } },
  problems: [404, 409],
} satisfies EndpointDescription;

const letIn = {
  tag: TAG,
  summary: 'Somebody has come without a booking',
  description:
    'They are there, so they are checked in at once, and no notice is asked for. By telecentre, the engine chooses the place. ' +
    'Taken: 409 `/problems/slot-taken` with alternatives.',
  access: 'attendance',
  headers: retryHeaders,
  body: newWalkIn,
  answers: { 201: { description: 'Let in', schema: bookingAnswer } },
  problems: [404, 409, 422],
} satisfies EndpointDescription;

@Controller('api/v1')
export class AttendanceController {
  constructor(
    private readonly attendance: AttendanceService,
    private readonly leaving: LeavingService,
    private readonly walkIns: WalkInsService,
    private readonly clock: Clock,
  ) {}

  @Post('bookings/:reference/check-in')
  @HttpCode(200)
  @Endpoint(arrive)
  async arrive(
    @Calling() caller: Caller,
    @Input() { params, body, language }: InputOf<typeof arrive>,
  ): Promise<object> {
    const at = body?.at ?? null;
    const booking = await this.attendance.checkIn(caller, params.reference, at, language);
    return bookingView(booking, this.clock.now());
  }

  @Delete('bookings/:reference/check-in')
  @Endpoint(undo)
  async undo(
    @Calling() caller: Caller,
    @Input() { params, language }: InputOf<typeof undo>,
  ): Promise<object> {
    const booking = await this.attendance.undoCheckIn(caller, params.reference, language);
    return bookingView(booking, this.clock.now());
  }

  @Post('bookings/:reference/departure')
  @HttpCode(200)
  @Endpoint(depart)
  async depart(
    @Calling() caller: Caller,
    @Input() { params, body, language }: InputOf<typeof depart>,
  ): Promise<object> {
    const booking = await this.leaving.leave(caller, params.reference, body?.at ?? null, language);
    return bookingView(booking, this.clock.now());
  }

  @Post('walk-ins')
  @Endpoint(letIn)
  async letIn(
    @Calling() caller: Caller,
    @Input() { body, headers, language }: InputOf<typeof letIn>,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<object> {
    const key = headers['idempotency-key'];
    const fingerprint = createHash('sha256')
      .update(JSON.stringify(['walk-in', body]))
      .digest();
    const retry = key === undefined ? null : ({ key, fingerprint, refusals: 'tried-again' } as const);
    const { date, halfDay, category, name = null, people } = body;
    const wish = { where: whereOf(body), date, halfDay, category, name, people };
    const { snapshot, replayed } = await this.walkIns.letIn(caller, wish, retry, language);
    void reply.header('location', `/api/v1/bookings/${snapshot.reference}`);
    if (replayed) void reply.header('idempotency-replayed', 'true');
    return bookingView(snapshot, this.clock.now());
  }
}

function whereOf({ telecentre = '', kind, resource }: InputOf<typeof letIn>['body']): WalkInWish['where'] {
  if (resource !== undefined) return { resource };
  return kind === undefined ? { telecentre } : { telecentre, kind };
}
