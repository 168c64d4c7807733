import { Catch, HttpException, Logger, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { isDatabaseAway } from '../database/database-away.js';
import type { Words } from '../i18n/language.js';
import { html } from '../web/answer.js';
import { frameOfAnybody } from '../web/frame-of-anybody.js';
import type { Frame } from '../web/layout.js';
import { ProblemPage } from '../web/problem-page.js';
import type { Site, SiteLook } from '../web/site.js';
import { languageOf, type SpokenRequest } from './endpoint.js';
import { documentOf, notFound, Problem, type ProblemContent } from './problem.js';

/** Whatever goes wrong is told as a problem document. What nobody foresaw is logged, and told by its request id only. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  private readonly logger = new Logger('Request');

  /** Without a site, nothing is shown to people. */
  constructor(private readonly site?: Site) {}

  catch(error: unknown, host: ArgumentsHost): void {
    const request = host.switchToHttp().getRequest<FastifyRequest>();
    const reply = host.switchToHttp().getResponse<FastifyReply>();
    const content = contentOf(error, request);
    if (content.status >= 500) this.logger.error(`${request.id} ${describe(error)}`);
    sendProblem(request, reply, content, this.site?.lastLook);
  }
}

export function sendProblem(
  request: FramedRequest,
  reply: FastifyReply,
  content: ProblemContent,
  look?: SiteLook,
): void {
  const language = languageOf(request);
  if (isForPeople(request)) {
    void sendPage(request, reply, content, look);
    return;
  }
  void reply
    .status(content.status)
    .headers({
      'content-type': 'application/problem+json; charset=utf-8',
      'content-language': language,
      'cache-control': 'no-store',
      ...content.headers,
    })
    .send(JSON.stringify(documentOf(content, language)));
}

interface FramedRequest extends SpokenRequest {
  /** Of a form that was sent: the page that asks for the same again. */
  asksAgain?: string;
  /** Of somebody who has been recognised. */
  frame?: Omit<Frame, 'title'>;
}

/** What stands below /api and /health is for programs; elsewhere it is a browser that asks. */
function isForPeople({ url, headers }: FastifyRequest): boolean {
  return !/^\/(api|health)(\/|$)/.test(url) && (headers.accept ?? '').includes('text/html');
}

function sendPage(
  request: FramedRequest,
  reply: FastifyReply,
  content: ProblemContent,
  look: SiteLook | undefined,
): FastifyReply {
  if (content.instead !== undefined) return reply.status(303).header('location', content.instead).send('');
  const wasSent = !READING.includes(request.method);
  const { asksAgain } = request;
  const here = wasSent ? (asksAgain ?? '/') : request.url;
  const frame = request.frame ?? frameOfAnybody(here, languageOf(request), look);
  void reply.headers(content.headers ?? {});
  return html(
    <ProblemPage {...{ content, frame, wasSent }} asksAgain={asksAgain !== undefined} />,
    content.status,
  ).send(reply);
}

const READING = ['GET', 'HEAD'];

function contentOf(error: unknown, request: FastifyRequest): ProblemContent {
  if (error instanceof Problem) return error.content;
  const status = statusOf(error);
  if (status === 404) return notFound().content;
  const known = UNREADABLE[status];
  if (known) {
    const { name, title, field } = known;
    const message = title[languageOf(request)];
    return { status, name, title, members: { errors: [{ field, message }] } };
  }
  if (status >= 400 && status < 500) return { status, ...UNREADABLE_SOMEHOW };
  if (isDatabaseAway(error)) return DATABASE_AWAY;
  return {
    status: 500,
    name: 'internal-error',
    title: { fr: 'Une erreur est survenue chez nous.', en: 'Something went wrong on our side.' },
    members: { requestId: request.id },
  };
}

function statusOf(error: unknown): number {
  if (error instanceof HttpException) return error.getStatus();
  const status = (error as { statusCode?: unknown } | null)?.statusCode;
  return typeof status === 'number' ? status : 500;
}

const UNREADABLE: Readonly<Record<number, { name: string; title: Words; field: string }>> = {
  400: {
    name: 'invalid-request',
    field: 'body',
    title: { fr: 'Le corps de la demande n’est pas du JSON lisible.', en: 'The body is not readable JSON.' },
  },
  413: {
    name: 'too-large',
    field: 'body',
    title: { fr: 'Le corps de la demande est trop grand.', en: 'The body of the request is too large.' },
  },
  414: {
    name: 'too-large',
    field: 'path',
    title: { fr: 'L’adresse est trop longue.', en: 'The address is too long.' },
  },
  415: {
    name: 'unsupported-media-type',
    field: 'body',
    title: { fr: 'Le corps de la demande doit être en JSON.', en: 'The body of the request must be JSON.' },
  },
};

const UNREADABLE_SOMEHOW = {
  name: 'invalid-request',
  title: { fr: 'La demande ne peut pas être lue.', en: 'The request cannot be read.' },
} as const;

/**
 * Whether something was recorded nobody can tell: an answer may have been lost on its way. With its Idempotency-Key, the
 * same request sent again does no harm. Told as passing: the embedded database comes back by itself, and another one
 * mostly does too.
 */
const DATABASE_AWAY: ProblemContent = {
  status: 503,
  name: 'unavailable',
  title: {
    fr: 'Le service est indisponible pour un instant\u00a0; réessayez.',
    en: 'The service is unavailable for a moment; try again.',
  },
  headers: { 'retry-after': '2' },
};

function describe(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
