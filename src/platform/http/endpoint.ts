/**
 * One description of an endpoint, used three times: it validates what comes in, it guards who may call, and it is what
 * the OpenAPI document says.
 */
import { createParamDecorator, SetMetadata, type ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import { preferredLanguage, type Language } from '../i18n/language.js';
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

/** Everything of the request that the endpoint describes, parsed; all that is wrong with it is told at once. */
export const Input = createParamDecorator((_: unknown, context: ExecutionContext) => {
  const endpoint = endpointOf(context.getHandler());
  const request = context.switchToHttp().getRequest<FastifyRequest>();
  return readInput(endpoint, request);
});

function readInput(
  endpoint: EndpointDescription | undefined,
  request: FastifyRequest,
): InputOf<EndpointDescription> {
  const language = preferredLanguage(request.headers['accept-language']);
  const errors: FieldError[] = [];
  const input = {
    params: read(endpoint?.params, request.params),
    query: read(endpoint?.query, request.query),
    headers: read(endpoint?.headers, request.headers),
    body: read(endpoint?.body, request.body),
    language,
  };
  if (errors.length > 0) throw invalidRequest(errors);
  return input as InputOf<EndpointDescription>;

  function read(schema: z.ZodType | undefined, value: unknown): unknown {
    if (schema === undefined) return undefined;
    const parsed = schema.safeParse(value, { error: MESSAGES[language] });
    if (!parsed.success) errors.push(...parsed.error.issues.flatMap(toFieldErrors));
    return parsed.data;
  }
}

/** A refinement that carries its own words says them; everything else is said by the library, in its translation. */
const MESSAGES: Record<Language, z.core.$ZodErrorMap> = { fr: messagesIn('fr'), en: messagesIn('en') };

function messagesIn(language: Language): z.core.$ZodErrorMap {
  const { localeError } = z.locales[language]();
  return (issue) => {
    const words = (issue as { params?: Partial<Record<Language, string>> }).params?.[language];
    return words ?? localeError(issue);
  };
}

function toFieldErrors(issue: z.core.$ZodIssue): FieldError[] {
  if (issue.code === 'unrecognized_keys')
    return issue.keys.map((key) => ({ field: fieldName([...issue.path, key]), message: issue.message }));
  return [{ field: fieldName(issue.path) || 'body', message: issue.message }];
}

/** `['equipment', 1]` is `equipment[1]`. */
function fieldName(path: readonly PropertyKey[]): string {
  return path.reduce<string>((name, part) => {
    if (typeof part === 'number') return `${name}[${part}]`;
    return name === '' ? String(part) : `${name}.${String(part)}`;
  }, '');
}
