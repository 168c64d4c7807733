import { Controller, Get } from '@nestjs/common';
import type { z } from 'zod';
import { Endpoint, Input, type EndpointDescription, type InputOf } from '../platform/http/endpoint.js';
import { invalidRequest, notFound, type FieldError } from '../platform/http/problem.js';
import type { Language } from '../platform/i18n/language.js';
import { placeOf } from '../telecentres/near.js';
import { NetworkDirectory } from '../telecentres/network-directory.js';
import type { Network } from '../telecentres/network.js';
import { telecentreParams } from '../telecentres/telecentres.schemas.js';
import { UNKNOWN_PLACE, UNKNOWN_TELECENTRE } from '../telecentres/telecentres.words.js';
import { availabilityAnswer, availabilityQuery, dayAnswer, dayQuery } from './availability.schemas.js';
import { AvailabilityService, type SearchArea } from './availability.service.js';
import { dayView, offerView } from './availability.views.js';
import { whenOf } from './when.schemas.js';

const availability = {
  tag: 'What is free',
  summary: 'What is free, nearest first, across the borders of departments',
  access: 'public',
  query: availabilityQuery,
  answers: { 200: { description: 'One offer for each telecentre and kind', schema: availabilityAnswer } },
} satisfies EndpointDescription;

const day = {
  tag: 'What is free',
  summary: "A telecentre's day: when it is open, what is taken, what is free; no names",
  access: 'public',
  params: telecentreParams,
  query: dayQuery,
  answers: { 200: { description: 'The day', schema: dayAnswer } },
  problems: [404],
} satisfies EndpointDescription;

@Controller('api/v1')
export class AvailabilityController {
  constructor(
    private readonly availability: AvailabilityService,
    private readonly directory: NetworkDirectory,
  ) {}

  @Get('availability')
  @Endpoint(availability)
  async search(@Input() { query, language }: InputOf<typeof availability>): Promise<object> {
    const time = whenOf(query);
    if (time === null) throw invalidRequest([]);
    const request = { time, kind: query.kind ?? null, people: query.people, equipment: query.equipment };
    const offers = await this.availability.search({
      request,
      within: (network) => areaOf(query, network),
      limit: query.limit,
    });
    if (offers === null) throw invalidRequest(unknownPlaces(query, await this.directory.current(), language));
    return { offers: offers.map(offerView) };
  }

  @Get('telecentres/:slug/day')
  @Endpoint(day)
  async showDay(@Input() { params, query }: InputOf<typeof day>): Promise<object> {
    const facts = await this.availability.dayOf(params.slug, query.date);
    if (facts === null) throw notFound();
    return dayView(facts, query.date);
  }
}

type Area = Pick<z.output<typeof availabilityQuery>, 'telecentre' | 'department' | 'near'>;

function areaOf({ telecentre, department, near }: Area, network: Network): SearchArea | null {
  const place = near === undefined ? undefined : placeOf(near, network);
  if (near !== undefined && place === undefined) return null;
  if (telecentre !== undefined && !network.telecentres.has(telecentre)) return null;
  const telecentres = [...network.telecentres.values()].filter(
    (one) =>
      (telecentre === undefined || one.slug === telecentre) &&
      (department === undefined || one.department.code === department),
  );
  return { telecentres, place };
}

/** Asked of the network as it is now, when the search found no such place. */
function unknownPlaces({ telecentre, near }: Area, network: Network, language: Language): FieldError[] {
  const errors: FieldError[] = [];
  if (telecentre !== undefined && !network.telecentres.has(telecentre))
    errors.push({ field: 'telecentre', message: UNKNOWN_TELECENTRE[language] });
  if (near !== undefined && placeOf(near, network) === undefined)
    errors.push({ field: 'near', message: UNKNOWN_PLACE[language] });
  return errors;
}
