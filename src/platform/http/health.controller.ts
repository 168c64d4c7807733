import { Controller, Get } from '@nestjs/common';
import { z } from 'zod';
import { Database } from '../database/database.js';
import { Endpoint, type EndpointDescription } from './endpoint.js';

const answer = z.object({ status: z.literal('ok') });

/** Monitors add to the address what they like. */
const query = z.looseObject({});

const live = {
  tag: 'Health',
  summary: 'Whether the process runs',
  access: 'public',
  query,
  answers: { 200: { description: 'It runs', schema: answer } },
} satisfies EndpointDescription;

const ready = {
  tag: 'Health',
  summary: 'Whether requests can be served: the database answers',
  access: 'public',
  query,
  answers: { 200: { description: 'It answers', schema: answer } },
  problems: [503],
} satisfies EndpointDescription;

@Controller('health')
export class HealthController {
  constructor(private readonly database: Database) {}

  @Get('live')
  @Endpoint(live)
  isLive(): object {
    return { status: 'ok' };
  }

  @Get('ready')
  @Endpoint(ready)
  async isReady(): Promise<object> {
    await this.database.query('select 1');
    return { status: 'ok' };
  }
}
