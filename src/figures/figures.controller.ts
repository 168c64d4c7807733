import { Controller, Get } from '@nestjs/common';
import { Calling } from '../accounts/authentication.guard.js';
import type { Caller } from '../permissions/caller.js';
import { Clock } from '../platform/clock.js';
import { Endpoint, Input, type EndpointDescription, type InputOf } from '../platform/http/endpoint.js';
import { telecentreParams } from '../telecentres/telecentres.schemas.js';
import { askedSpan } from './asked-span.js';
import { figuresAnswer, figuresQuery } from './figures.schemas.js';
import { FiguresService } from './figures.service.js';
import { figuresView } from './figures.views.js';

const figures = {
  tag: 'Receiving people',
  summary: 'How much a telecentre is used',
  description:
    'Half-days used over half-days open, and how many people came: of the days that are asked for, as far as they have ' +
    'begun, beside the same days of the year before. Reckoned with the hours of today, which are taken for those of then. ' +
    'No number of people under five is told: it is null then, and so are others from which it could be worked out.',
  access: 'figures',
  params: telecentreParams,
  query: figuresQuery,
  answers: { 200: { description: 'The figures of the telecentre', schema: figuresAnswer } },
  problems: [404],
} satisfies EndpointDescription;

@Controller('api/v1/telecentres/:slug/figures')
export class FiguresController {
  constructor(
    private readonly figures: FiguresService,
    private readonly clock: Clock,
  ) {}

  @Get()
  @Endpoint(figures)
  async show(
    @Calling() caller: Caller,
    @Input() { params, query }: InputOf<typeof figures>,
  ): Promise<object> {
    const span = askedSpan(query, this.clock.now());
    return figuresView(await this.figures.ofTelecentre(caller, params.slug, span));
  }
}
