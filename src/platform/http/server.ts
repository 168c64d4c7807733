/** The HTTP server itself: what it reads, what it refuses before anybody is asked, and what it says with every answer. */
import { STATUS_CODES } from 'node:http';
import type { Socket } from 'node:net';
import type { FastifyHelmetOptions } from '@fastify/helmet';
import { FastifyAdapter } from '@nestjs/platform-fastify';
import formbody from '@fastify/formbody';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Words } from '../i18n/language.js';
import { languageOf } from './endpoint.js';
import { withoutLanguage } from './language-in-address.js';
import { sendProblem } from './problem.filter.js';
import { documentOf, invalidRequest, type ProblemContent } from './problem.js';
import { Answer } from '../web/answer.js';

/** The largest request of ours is a few hundred bytes. */
const BODY_LIMIT = 64 * 1024;
/** Of a file that somebody has pasted into a form. */
const LARGE_BODY_LIMIT = 4 * 1024 * 1024;

/** `trustProxy`: whose word on where a request comes from is taken. */
export function createAdapter(trustProxy: string | undefined): FastifyAdapter {
  return new PageAdapter({
    bodyLimit: BODY_LIMIT,
    trustProxy: trustProxy ?? false,
    genReqId: () => crypto.randomUUID(),
    routerOptions: { maxParamLength: 200 },
    rewriteUrl: withoutLanguage,
    frameworkErrors: (_error: Error, request: FastifyRequest, reply: FastifyReply) => {
      const language = languageOf(request);
      const errors = [{ field: 'path', message: UNREADABLE_ADDRESS[language] }];
      sendProblem(request, reply, invalidRequest(errors).content);
    },
    clientErrorHandler: refuseUnreadable,
  });
}

/** Pages answer with a status of their own choice, which Nest would replace by that of the method. */
class PageAdapter extends FastifyAdapter {
  override reply(response: FastifyReply, body: unknown, status?: number): FastifyReply {
    if (body instanceof Answer) return body.send(response);
    return super.reply(response, body, status);
  }
}

const UNREADABLE_ADDRESS: Words = {
  fr: 'l’adresse ne peut pas être décodée',
  en: 'the address cannot be decoded',
};

/**
 * JSON from programs and forms from our own pages, nothing else; what is read as which is each endpoint's to say. No body at all is well, too: many clients
 * announce JSON and send nothing where there is nothing to say, as in a cancellation.
 */
export async function acceptJsonAndForms(
  server: FastifyInstance,
  { largeForms = [] }: { readonly largeForms?: readonly string[] } = {},
): Promise<void> {
  server.addHook('onRoute', (route) => {
    if (largeForms.includes(route.url)) route.bodyLimit = LARGE_BODY_LIMIT;
  });
  const parseJson = server.getDefaultJsonParser('error', 'error');
  server.removeAllContentTypeParsers();
  await server.register(formbody, { bodyLimit: BODY_LIMIT });
  server.addContentTypeParser(
    'application/json',
    { parseAs: 'string', bodyLimit: BODY_LIMIT },
    (request, body, done) => {
      if (body.length === 0) done(null, undefined);
      else void parseJson(request, body.toString(), done);
    },
  );
}

/**
 * A connection whose request was under way when the server began to close is idle a moment later, and would then be kept
 * for its next request until everybody has lost patience with us.
 */
export function closeOnceIdle(server: FastifyInstance): void {
  server.addHook('preClose', (done) => {
    const sweep = setInterval(() => server.server.closeIdleConnections(), 50);
    server.server.once('close', () => clearInterval(sweep));
    done();
  });
}

export function securityHeaders(behindTls: boolean): FastifyHelmetOptions {
  return {
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'none'"],
        scriptSrc: ["'self'"],
        styleSrc: ["'self'"],
        imgSrc: ["'self'", 'data:'],
        fontSrc: ["'self'"],
        connectSrc: ["'self'"],
        baseUri: ["'none'"],
        formAction: ["'self'"],
        frameAncestors: ["'none'"],
      },
    },
    referrerPolicy: { policy: 'no-referrer' },
    // Ours to say for this host only: the town's other sites below it may have no HTTPS.
    strictTransportSecurity: behindTls && { includeSubDomains: false },
  };
}

/** What is no HTTP never reaches a handler; it is told all the same as a problem, on the bare socket. */
function refuseUnreadable(error: Error & { code?: string }, socket: Socket): void {
  if (!socket.writable || error.code === 'ECONNRESET') {
    socket.destroy();
    return;
  }
  const status = STATUS_OF[error.code ?? ''] ?? 400;
  const body = JSON.stringify(documentOf(notHttp(status), 'fr'));
  socket.end(
    [
      `HTTP/1.1 ${status} ${STATUS_CODES[status] ?? ''}`,
      'content-type: application/problem+json; charset=utf-8',
      'content-language: fr',
      'cache-control: no-store',
      `content-length: ${Buffer.byteLength(body)}`,
      'connection: close',
      '',
      body,
    ].join('\r\n'),
  );
}

const STATUS_OF: Readonly<Record<string, number>> = {
  HPE_HEADER_OVERFLOW: 431,
  ERR_HTTP_REQUEST_TIMEOUT: 408,
};

function notHttp(status: number): ProblemContent {
  return {
    status,
    name: status === 431 ? 'too-large' : 'invalid-request',
    title: { fr: 'La demande n’est pas lisible en HTTP.', en: 'The request is not readable as HTTP.' },
    members: { errors: [{ field: 'headers', message: 'en-têtes trop longs ou illisibles' }] },
  };
}
