import { Controller, Get, Header, HttpCode, Post } from '@nestjs/common';
import { z } from 'zod';
import { Endpoint, Input, type EndpointDescription, type InputOf } from '../platform/http/endpoint.js';
import { line } from '../platform/http/fields.js';
import { findCommunes } from './commune-names.js';
import { labelOf, type Commune } from './communes.js';
import { departmentsOf, nearestCommune } from './near.js';
import { NetworkDirectory } from './network-directory.js';

/** As many as a telephone shows above its keyboard. */
const PROPOSED = 8;

const communeAnswer = z
  .object({
    inseeCode: z.string(),
    name: z.string(),
    department: z.string().describe('Its number'),
    label: z.string().describe('Its name as the search understands it: `Figeac (46)`'),
  })
  .meta({ id: 'Commune' });

const communes = {
  tag: 'The network',
  summary: 'Communes by what somebody has begun to type',
  description:
    'Of the departments of the network and of their neighbours. Accents, hyphens and capitals do not matter; ' +
    '`st` is Saint; a postcode will do.',
  access: 'public',
  query: z.strictObject({ q: line(80).describe('What has been typed') }),
  answers: {
    200: {
      description: `The best matches first, ${PROPOSED} at the most`,
      schema: z.object({ communes: z.array(communeAnswer) }),
    },
  },
} satisfies EndpointDescription;

const nearest = {
  tag: 'The network',
  summary: 'The commune nearest to a place',
  description:
    'Sent in a body, so that nobody’s whereabouts stand in an address; what is sent is neither kept nor logged. ' +
    'Two decimals are enough, and more are not looked at.',
  access: 'public',
  body: z.strictObject({
    latitude: z.number().min(-90).max(90),
    longitude: z.number().min(-180).max(180),
  }),
  answers: {
    200: {
      description: 'The commune; null where the network is far away',
      schema: z.object({ commune: communeAnswer.nullable() }),
    },
  },
} satisfies EndpointDescription;

@Controller('api/v1/communes')
export class CommunesController {
  constructor(private readonly directory: NetworkDirectory) {}

  /** What communes are called changes on the first of January, if at all. */
  @Get()
  @Header('cache-control', 'public, max-age=86400')
  @Endpoint(communes)
  async find(@Input() { query }: InputOf<typeof communes>): Promise<object> {
    const network = await this.directory.current();
    return { communes: findCommunes(query.q, PROPOSED, departmentsOf(network)).map(viewOf) };
  }

  @Post('nearest')
  @HttpCode(200)
  @Endpoint(nearest)
  nearest(@Input() { body }: InputOf<typeof nearest>): object {
    const { latitude, longitude } = body;
    const commune = nearestCommune({ latitude: rounded(latitude), longitude: rounded(longitude) });
    return { commune: commune === null ? null : viewOf(commune) };
  }
}

/** To a kilometre: which commune somebody is near is all that is asked. */
function rounded(degrees: number): number {
  return Math.round(degrees * 100) / 100;
}

function viewOf(commune: Commune): object {
  const { inseeCode, name, department } = commune;
  return { inseeCode, name, department, label: labelOf(commune) };
}
