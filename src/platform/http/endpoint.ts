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
import { wordsFor, wordsForPeople } from './field.words.js';
import { languageInAddress } from './language-in-address.js';
import { invalidRequest, notForm, notFound, notJson, type FieldError } from './problem.js';

/** `public`, or the name of a permission; of several, any one lets in. The room `permissions` knows what they mean. */
export type Access = string | readonly string[];

export interface EndpointDescription {
  readonly summary: string;
  readonly description?: string;
  readonly tag: string;
  readonly access: Access;
  readonly params?: z.ZodObject;
  readonly query?: z.ZodObject;
  readonly headers?: z.ZodObject;
  readonly body?: z.ZodType;
  /** By status. */
  readonly answers: Readonly<Record<number, AnswerDescription>>;
  /** Statuses of problems beside 400, and 401, 403 and 404 where it is not public. */
  readonly problems?: readonly number[];
}

export interface AnswerDescription {
  readonly description: string;
  readonly schema?: z.ZodType;
  /** The media type where it is not JSON. */
  readonly type?: string;
}

/** The same for a page: read by people, sent to by forms. What it answers is HTML. */
export interface PageDescription {
  readonly access: Access;
  /** Of a public page: it is shown also where the database is away, and nobody can say who looks. */
  readonly alsoUnknown?: true;
  readonly params?: z.ZodObject;
  readonly query?: z.ZodObject;
  /** A form that is sent by GET, such as a search: what is wrong in it is said beside its fields, and the page is there. */
  readonly asked?: z.ZodObject;
  readonly form?: z.ZodObject;
  /** Of a form: the page that asks for the same again, for somebody whose session was over when they sent it. */
  readonly asksAgain?: (sent: SentForm) => string;
  /** Of a form: the handler itself shows again what somebody typed who has signed in anew since, and does nothing. */
  readonly keepsTyped?: true;
}

export interface SentForm {
  readonly params: Readonly<Record<string, string>>;
  readonly typed: Typed;
}

/** What `@Input()` gives to a handler described by D. */
export interface InputOf<D extends EndpointDescription> {
  readonly params: D['params'] extends z.ZodType ? z.output<D['params']> : undefined;
  readonly query: D['query'] extends z.ZodType ? z.output<D['query']> : undefined;
  readonly headers: D['headers'] extends z.ZodType ? z.output<D['headers']> : undefined;
  readonly body: D['body'] extends z.ZodType ? z.output<D['body']> : undefined;
  readonly language: Language;
}

/** What `@Input()` gives to a page described by D. */
export interface PageInputOf<D extends PageDescription> {
  readonly params: D['params'] extends z.ZodType ? z.output<D['params']> : undefined;
  readonly query: D['query'] extends z.ZodType ? z.output<D['query']> : undefined;
  readonly asked: D['asked'] extends z.ZodType ? Filled<z.output<D['asked']>> : undefined;
  readonly form: D['form'] extends z.ZodType ? Filled<z.output<D['form']>> : undefined;
  readonly language: Language;
}

/** A form as it was sent: understood, or with what is wrong beside each field and what was typed kept. */
export type Filled<Value> =
  | { readonly value: Value; readonly errors: null; readonly typed: Typed }
  | { readonly value: null; readonly errors: Readonly<Record<string, string>>; readonly typed: Typed };

export type Typed = Readonly<Record<string, string>>;

const ENDPOINT = 'telecentre:endpoint';
const PAGE = 'telecentre:page';

export function Endpoint(description: EndpointDescription): MethodDecorator {
  return SetMetadata(ENDPOINT, description);
}

export function endpointOf(handler: object): EndpointDescription | undefined {
  return Reflect.getMetadata(ENDPOINT, handler) as EndpointDescription | undefined;
}

export function Page(description: PageDescription): MethodDecorator {
  return SetMetadata(PAGE, description);
}

export function pageOf(handler: object): PageDescription | undefined {
  return Reflect.getMetadata(PAGE, handler) as PageDescription | undefined;
}

/** Everything of the request that the endpoint describes, parsed. */
export const Input = createParamDecorator((_: unknown, context: ExecutionContext) => {
  const request = context.switchToHttp().getRequest<ReadRequest>();
  return request.input;
});

interface ReadRequest extends FastifyRequest {
  input?: unknown;
}

/** What the address says goes first; then the language that a person has chosen once, before what their browser says. */
export interface SpokenRequest extends FastifyRequest {
  spoken?: Language;
}

export function languageOf(request: SpokenRequest): Language {
  return (
    languageInAddress(request.raw) ?? request.spoken ?? preferredLanguage(request.headers['accept-language'])
  );
}

/** Reads every request by the description of its endpoint; all that is wrong with it is told at once. */
@Injectable()
export class InputInterceptor implements NestInterceptor {
  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const [endpoint, page] = [endpointOf(context.getHandler()), pageOf(context.getHandler())];
    const request = context.switchToHttp().getRequest<ReadRequest>();
    if (endpoint) request.input = readInput(endpoint, request);
    if (page) request.input = readPage(page, request);
    return next.handle();
  }
}

/** What is not described is not accepted: a client that sends it believes that it does something. */
const NOTHING = z.strictObject({});
const NO_BODY = NOTHING.nullish();

function readInput(endpoint: EndpointDescription, request: FastifyRequest): InputOf<EndpointDescription> {
  const language = languageOf(request);
  if (isForm(request)) throw notJson(language);
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

/** An address that was made up is nowhere; a form that is wrong is shown again. */
function readPage(page: PageDescription, request: FastifyRequest): PageInputOf<PageDescription> {
  const language = languageOf(request);
  const params = page.params?.safeParse(request.params);
  const query = page.query?.safeParse(request.query);
  if (params?.success === false || query?.success === false) throw notFound();
  refuseOtherThanForms(page, request, language);
  const asked = page.asked && readForm(page.asked, request.query, language);
  const form = page.form && readForm(page.form, request.body, language);
  return { params: params?.data, query: query?.data, asked, form, language } as PageInputOf<PageDescription>;
}

/** Programs have addresses of their own; and a page that describes no form has buttons, and nothing to fill in. */
function refuseOtherThanForms(page: PageDescription, request: FastifyRequest, language: Language): void {
  if (request.body === undefined || request.body === null) return;
  if (isJson(request)) throw notForm(language);
  if (page.form !== undefined) return;
  const { [FORM_TOKEN]: _, ...fields } = request.body as Record<string, unknown>;
  const parsed = NOTHING.safeParse(fields, { error: (issue) => wordsFor(issue)[language] });
  if (!parsed.success) throw invalidRequest(parsed.error.issues.flatMap(toFieldErrors).slice(0, ERRORS_TOLD));
}

/** The name of the hidden field that only our own pages know: see `accounts`. */
export const FORM_TOKEN = 'formToken';

function readForm(schema: z.ZodObject, body: unknown, language: Language): Filled<unknown> {
  const { [FORM_TOKEN]: _, ...fields } = (body ?? {}) as Record<string, unknown>;
  const typed = typedIn(fields);
  const parsed = schema.safeParse(fields, { error: (issue) => wordsForPeople(issue)[language] });
  if (parsed.success) return { value: parsed.data, errors: null, typed };
  const errors = Object.fromEntries(
    parsed.error.issues.flatMap(toFieldErrors).map(({ field, message }) => [field, message]),
  );
  return { value: null, errors, typed };
}

/** Words as they were typed; a field that was sent more than once is none. */
export function typedIn(fields: unknown): Typed {
  return Object.fromEntries(
    Object.entries((fields ?? {}) as Record<string, unknown>).flatMap(([name, value]) =>
      typeof value === 'string' && name !== FORM_TOKEN ? [[name, value]] : [],
    ),
  );
}

function isForm(request: FastifyRequest): boolean {
  return (request.headers['content-type'] ?? '').startsWith('application/x-www-form-urlencoded');
}

function isJson(request: FastifyRequest): boolean {
  return (request.headers['content-type'] ?? '').trim().toLowerCase().startsWith('application/json');
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
