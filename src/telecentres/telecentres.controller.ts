import { Controller, Get } from '@nestjs/common';
import { Clock } from '../platform/clock.js';
import { Endpoint, Input, type EndpointDescription, type InputOf } from '../platform/http/endpoint.js';
import { invalidRequest, notFound } from '../platform/http/problem.js';
import { Site } from '../platform/web/site.js';
import { byDistance, placeOf } from './near.js';
import { NetworkDirectory } from './network-directory.js';
import type { Telecentre } from './network.js';
import {
  departmentsAnswer,
  resourcesAnswer,
  telecentreAnswer,
  telecentreParams,
  telecentresAnswer,
  telecentresQuery,
} from './telecentres.schemas.js';
import { detailOf, resourceWithPolicy, summaryOf, toBeConfirmed } from './telecentres.views.js';
import { UNKNOWN_PLACE } from './telecentres.words.js';

const TAG = 'The network';

const departments = {
  tag: TAG,
  summary: 'The departments of the network',
  access: 'public',
  answers: { 200: { description: 'All of them, by number', schema: departmentsAnswer } },
} satisfies EndpointDescription;

const telecentres = {
  tag: TAG,
  summary: 'The telecentres, nearest first when a place is given',
  access: 'public',
  query: telecentresQuery,
  answers: { 200: { description: 'Those that are published', schema: telecentresAnswer } },
} satisfies EndpointDescription;

const telecentre = {
  tag: TAG,
  summary: 'One telecentre: where, when, how to get in',
  access: 'public',
  params: telecentreParams,
  answers: { 200: { description: 'The telecentre', schema: telecentreAnswer } },
  problems: [404],
} satisfies EndpointDescription;

const resources = {
  tag: TAG,
  summary: 'What can be booked at a telecentre, and by which rules',
  access: 'public',
  params: telecentreParams,
  answers: { 200: { description: 'Its resources', schema: resourcesAnswer } },
  problems: [404],
} satisfies EndpointDescription;

@Controller('api/v1')
export class TelecentresController {
  constructor(
    private readonly directory: NetworkDirectory,
    private readonly clock: Clock,
    private readonly site: Site,
  ) {}

  @Get('departments')
  @Endpoint(departments)
  async listDepartments(): Promise<object> {
    const network = await this.directory.fresh();
    const all = [...network.telecentres.values()];
    return {
      departments: network.departments.map((department) => ({
        ...department,
        telecentres: all.filter((one) => one.department.code === department.code).length,
      })),
    };
  }

  @Get('telecentres')
  @Endpoint(telecentres)
  async listTelecentres(@Input() { query, language }: InputOf<typeof telecentres>): Promise<object> {
    const network = await this.directory.fresh();
    const place = query.near === undefined ? undefined : placeOf(query.near, network);
    if (query.near !== undefined && place === undefined)
      throw invalidRequest([{ field: 'near', message: UNKNOWN_PLACE[language] }]);
    const wanted = [...network.telecentres.values()].filter(
      (one) => query.department === undefined || one.department.code === query.department,
    );
    return {
      telecentres: byDistance(wanted, place).map((one) => summaryOf(one.telecentre, one.distanceKm)),
    };
  }

  @Get('telecentres/:slug')
  @Endpoint(telecentre)
  async showTelecentre(@Input() { params, language }: InputOf<typeof telecentre>): Promise<object> {
    return detailOf(await this.find(params.slug), language, this.clock.now());
  }

  @Get('telecentres/:slug/resources')
  @Endpoint(resources)
  async listResources(@Input() { params }: InputOf<typeof resources>): Promise<object> {
    const found = await this.find(params.slug);
    return {
      telecentre: found.slug,
      resources: found.resources.map((resource) => resourceWithPolicy(resource, this.site.baseUrl)),
      toBeConfirmed: toBeConfirmed(found).includes('resources'),
    };
  }

  private async find(slug: string): Promise<Telecentre> {
    const found = (await this.directory.fresh()).telecentres.get(slug);
    if (found === undefined) throw notFound();
    return found;
  }
}
