/** The OpenAPI 3.1 document, made of the very schemas that validate: it cannot say what the service does not do. */
import { RequestMethod, type Type } from '@nestjs/common';
import { METHOD_METADATA, PATH_METADATA } from '@nestjs/common/constants.js';
import { z } from 'zod';
import { endpointOf, pageOf, type Access, type EndpointDescription } from './endpoint.js';

export type OpenApiDocument = Readonly<Record<string, unknown>>;

export interface ApiInfo {
  readonly version: string;
  /** Whether an access token can open it; people who have signed in always can. */
  readonly takesToken: (access: Access) => boolean;
}

export function openApiDocument(controllers: readonly Type[], info: ApiInfo): OpenApiDocument {
  const paths: Record<string, Record<string, unknown>> = {};
  for (const { path, method, endpoint } of controllers.flatMap(routesOf)) {
    if (endpoint !== undefined)
      paths[path] = { ...paths[path], [method]: operation(path, method, endpoint, info) };
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Telecentre booking engine',
      version: info.version,
      description:
        'Desks and rooms of a network of rural telecentres, never given twice. Refusals are problem documents (RFC 9457) ' +
        'in the language of Accept-Language: French unless English is asked for.',
    },
    paths,
    components: { schemas: namedSchemas(), securitySchemes: SECURITY_SCHEMES },
  };
}

const SECURITY_SCHEMES = {
  token: { type: 'http', scheme: 'bearer', description: 'An access token, with the scopes it was made for' },
  session: {
    type: 'apiKey',
    in: 'cookie',
    name: 'telecentre_session',
    description:
      'Of somebody who has signed in; whatever changes something needs the header x-form-token as well',
  },
};

export interface Route {
  readonly path: string;
  readonly method: string;
  /** Undefined for a page. */
  readonly endpoint: EndpointDescription | undefined;
  readonly access: Access;
}

/** Every handler of a controller that describes itself. */
export function routesOf(controller: Type): Route[] {
  const base = String(Reflect.getMetadata(PATH_METADATA, controller));
  const prototype = controller.prototype as Record<string, unknown>;
  return Object.getOwnPropertyNames(prototype).flatMap((name) => {
    const handler = prototype[name];
    if (typeof handler !== 'function') return [];
    const endpoint = endpointOf(handler);
    const access = (endpoint ?? pageOf(handler))?.access;
    if (access === undefined) return [];
    const own = String(Reflect.getMetadata(PATH_METADATA, handler));
    const method = RequestMethod[Number(Reflect.getMetadata(METHOD_METADATA, handler))] ?? 'GET';
    const path = `/${base}/${own}`.replace(/\/+/g, '/').replace(/(.)\/$/, '$1');
    return [{ path: path.replace(/:(\w+)/g, '{$1}'), method: method.toLowerCase(), endpoint, access }];
  });
}

function operation(
  path: string,
  method: string,
  endpoint: EndpointDescription,
  { takesToken }: ApiInfo,
): object {
  const {
    summary,
    description,
    tag,
    access,
    params,
    query,
    headers,
    body,
    answers,
    problems = [],
  } = endpoint;
  const refused = [
    400,
    ...(access === 'public' ? [] : REFUSED_AT_THE_DOOR),
    ...(body ? [413, 415] : []),
    ...problems,
  ];
  return {
    operationId: `${method}${path.replace(/^\/api\/v1/, '').replace(/\W+(\w)?/g, (_match, letter = '') => String(letter).toUpperCase())}`,
    summary,
    ...(description === undefined ? {} : { description }),
    tags: [tag],
    ...(access === 'public'
      ? {}
      : { security: [...(takesToken(access) ? [{ token: [] }] : []), { session: [] }] }),
    parameters: [
      ...parametersIn('path', params),
      ...parametersIn('query', query),
      ...parametersIn('header', headers),
    ],
    ...(body
      ? {
          requestBody: {
            required: !body.safeParse(undefined).success,
            content: { 'application/json': { schema: jsonSchema(body, 'input') } },
          },
        }
      : {}),
    responses: {
      ...mapped(Object.entries(answers), ([status, answer]) => [
        status,
        response(answer.description, answer.type ?? 'application/json', answer.schema),
      ]),
      ...mapped(refused, (status) => [
        String(status),
        response(REFUSALS[status] ?? 'Refused', 'application/problem+json', problem),
      ]),
    },
  };
}

/** What the guard says to those it does not let in, whatever the endpoint: see `accounts`. */
const REFUSED_AT_THE_DOOR = [401, 403, 404];

function mapped<T>(items: readonly T[], entry: (item: T) => [string, object]): Record<string, object> {
  return Object.fromEntries(items.map(entry));
}

function parametersIn(place: 'path' | 'query' | 'header', schema: z.ZodObject | undefined): object[] {
  if (schema === undefined) return [];
  const { properties = {}, required = [] } = jsonSchema(schema, 'input') as {
    properties?: Record<string, { description?: string }>;
    required?: string[];
  };
  return Object.entries(properties).map(([name, { description, ...property }]) => ({
    name,
    in: place,
    required: place === 'path' || required.includes(name),
    ...(description === undefined ? {} : { description }),
    schema: property,
  }));
}

function response(description: string, type: string, schema: z.ZodType | undefined): object {
  return {
    description,
    ...(schema ? { content: { [type]: { schema: jsonSchema(schema, 'output') } } } : {}),
  };
}

const problem = z
  .looseObject({
    type: z.string().describe('/problems/ and a name'),
    title: z.string(),
    status: z.int(),
    detail: z.string().optional(),
    errors: z.array(z.object({ field: z.string(), message: z.string() })).optional(),
    violations: z
      .array(z.object({ rule: z.string(), field: z.string().optional(), message: z.string() }))
      .optional(),
    alternatives: z.array(z.unknown()).optional().describe('Offers, as in /api/v1/availability'),
  })
  .meta({ id: 'Problem' });

const REFUSALS: Readonly<Record<number, string>> = {
  400: 'Cannot be read: `errors` names each field',
  401: 'Nobody known',
  403: 'Not yet: signing in is to be finished, a second factor to be given, or the header x-form-token to be sent',
  404: 'Not there, or not yours to know of',
  409: 'Taken, lapsed, or changed meanwhile',
  413: 'Too large',
  415: 'Not JSON',
  422: 'Breaks rules: `violations` names them all',
  429: 'Too often: `Retry-After` says when it is worth trying again',
  503: 'The database is away for a moment',
};

const REFERENCE = '#/components/schemas/';

/** Named schemas become references; they are listed once, under their names. */
function jsonSchema(schema: z.ZodType, io: 'input' | 'output'): Record<string, unknown> {
  const { $schema: _, $defs: __, ...json } = z.toJSONSchema(schema, { io, unrepresentable: 'any' });
  return rewriteReferences(json) as Record<string, unknown>;
}

function namedSchemas(): Record<string, unknown> {
  const { schemas } = z.toJSONSchema(z.globalRegistry, {
    io: 'input',
    unrepresentable: 'any',
    uri: (id) => REFERENCE + id,
  });
  return Object.fromEntries(
    Object.entries(schemas).map(([name, { $schema: _, $id: __, ...schema }]) => [
      name,
      rewriteReferences(schema),
    ]),
  );
}

function rewriteReferences(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(rewriteReferences);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).flatMap(([key, inner]) => {
      if (key === 'id' && typeof inner === 'string') return [];
      if (key === '$ref' && typeof inner === 'string') return [[key, inner.replace('#/$defs/', REFERENCE)]];
      return [[key, rewriteReferences(inner)]];
    }),
  );
}
