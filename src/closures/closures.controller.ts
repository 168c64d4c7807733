import { Controller, Post, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { Calling } from '../accounts/authentication.guard.js';
import type { Caller } from '../permissions/caller.js';
import { Clock } from '../platform/clock.js';
import { Endpoint, Input, type EndpointDescription, type InputOf } from '../platform/http/endpoint.js';
import { closureAnswer, closurePlanAnswer, newClosure } from './closures.schemas.js';
import { ClosuresService } from './closures.service.js';
import { closingView, planView } from './closures.views.js';

const create = {
  tag: 'Closures',
  summary: 'Close a telecentre, or one resource of it, with everybody moved or told',
  description:
    'Every booking in the way is moved to another free place of the telecentre; else cancelled with a place at the nearest open ' +
    'telecentre held for the member as an offer; else cancelled. Whoever is there keeps their place until the closing begins. All ' +
    'of it happens in one step or not at all, and nobody can book meanwhile. With `dryRun` nothing is written, and the answer ' +
    'is what would become of each. What is closed like this already: 200 with what became of everybody then.',
  access: 'closures',
  body: newClosure,
  answers: {
    200: { description: 'Of a dry run: what stands in the way', schema: closurePlanAnswer.or(closureAnswer) },
    201: { description: 'Closed, and what became of each booking', schema: closureAnswer },
  },
  problems: [404, 409],
} satisfies EndpointDescription;

@Controller('api/v1/closures')
export class ClosuresController {
  constructor(
    private readonly closures: ClosuresService,
    private readonly clock: Clock,
  ) {}

  @Post()
  @Endpoint(create)
  async create(
    @Calling() caller: Caller,
    @Input() { body, language }: InputOf<typeof create>,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<object> {
    const { dryRun, choices, resource = null, message = null, ...rest } = body;
    const chosen = choices && new Map(choices.map((one) => [one.reference, one.do] as const));
    const wish = { ...rest, resource, message, choices: chosen ?? null };
    if (dryRun) {
      void reply.status(200);
      return planView(await this.closures.plan(caller, wish, language), this.clock.now());
    }
    const { again, ...told } = await this.closures.close(caller, wish, language);
    if (again) void reply.status(200);
    return closingView(told);
  }
}
