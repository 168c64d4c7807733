/**
 * One description of an endpoint, used three times: it validates what comes in, it guards who may call, and it is what
 * the OpenAPI document says.
 */
import {
  createParamDecorator,
  Injectable,
  SetMetadata,
  type CallHandler,
  type ExecutionContext,
  type NestInterceptor,
} from '@nestjs/common';
import type { Observable } from 'rxjs';
import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import { preferredLanguage, type Language } from '../i18n/language.js';
import { wordsFor } from './field.words.js';
import { invalidRequest, type FieldError } from './problem.js';

export interface EndpointDescription {
  readonly summary: string;
  readonly description?: string;
  readonly tag: string;
  /** `member`: the caller must be known. */
  readonly access: 'public' | 'member';
  readonly params?: z.ZodObject;
  readonly query?: z.ZodObject;
  readonly headers?: z.ZodObject;
  readonly body?: z.ZodType;
  /** By status. */
  readonly answers: Readonly<Record<number, { readonly description: string; readonly schema?: z.ZodType }>>;
  /** Statuses of problems beside 400, and 401 for members. */
  readonly problems?: readonly number[];
}

/** What `@Input()` gives to a handler described by D. */
export interface InputOf<D extends EndpointDescription> {
  readonly params: D['params'] extends z.ZodType ? z.output<D['params']> : undefined;
  readonly query: D['query'] extends z.ZodType ? z.output<D['query']> : undefined;
  readonly headers: D['headers'] extends z.ZodType ? z.output<D['headers']> : undefined;
  readonly body: D['body'] extends z.ZodType ? z.output<D['body']> : undefined;
  readonly language: Language;
}

const ENDPOINT = 'telecentre:endpoint';

export function Endpoint(description: EndpointDescription): MethodDecorator {
  return SetMetadata(ENDPOINT, description);
}

export function endpointOf(handler: object): EndpointDescription | undefined {
  return Reflect.getMetadata(ENDPOINT, handler) as EndpointDescription | undefined;
}

/** Everything of the request that the endpoint describes, parsed. */
export const Input = createParamDecorator((_: unknown, context: ExecutionContext) => {
  const request = context.switchToHttp().getRequest<ReadRequest>();
  return request.input;
});

interface ReadRequest extends FastifyRequest {
  input?: unknown;
}

/** Reads every request by the description of its endpoint; all that is wrong with it is told at once. */
@Injectable()
export class InputInterceptor implements NestInterceptor {
  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const endpoint = endpointOf(context.getHandler());
    const request = context.switchToHttp().getRequest<ReadRequest>();
    if (endpoint) request.input = readInput(endpoint, request);
    return next.handle();
  }
}

/** What is not described is not accepted: a client that sends it believes that it does something. */
const NOTHING = z.strictObject({});
const NO_BODY = NOTHING.nullish();

function readInput(endpoint: EndpointDescription, request: FastifyRequest): InputOf<EndpointDescription> {
  const language = preferredLanguage(request.headers['accept-language']);
  const errors: FieldError[] = [];
  const input = {
    params: read(endpoint.params, request.params),
    query: read(endpoint.query ?? NOTHING, request.query),
    headers: read(endpoint.headers, request.headers),
    body: read(endpoint.body ?? NO_BODY, request.body),
    language,
  };
  if (errors.length > 0) throw invalidRequest(errors.slice(0, ERRORS_TOLD));
  return input as InputOf<EndpointDescription>;

  function read(schema: z.ZodType | undefined, value: unknown): unknown {
    if (schema === undefined) return undefined;
    const parsed = schema.safeParse(value, { error: (issue) => wordsFor(issue)[language] });
    if (!parsed.success) errors.push(...parsed.error.issues.flatMap(toFieldErrors));
    return parsed.data;
  }
}

/** Nobody reads more, and no small request shall cause a large answer. */
const ERRORS_TOLD = 50;

function toFieldErrors(issue: z.core.$ZodIssue): FieldError[] {
  const keys = issue.code === 'unrecognized_keys' ? issue.keys.slice(0, ERRORS_TOLD) : [undefined];
  return keys.map((key) => ({
    field: fieldName(key === undefined ? issue.path : [...issue.path, key]) || 'body',
    message: issue.message,
  }));
}

/** `['equipment', 1]` is `equipment[1]`. */
function fieldName(path: readonly PropertyKey[]): string {
  return path
    .reduce<string>((name, part) => {
      if (typeof part === 'number') return `${name}[${part}]`;
      return name === '' ? String(part) : `${name}.${String(part)}`;
    }, '')
    .slice(0, LONGEST_NAME);
}

/** A field that a client made up is told by its beginning. */
const LONGEST_NAME = 100;
