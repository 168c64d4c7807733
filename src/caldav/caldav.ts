/** CalDAV beside the rest of the service: with methods, bodies and refusals of its own. */
import { ExecutionContextHost } from '@nestjs/core/helpers/execution-context-host.js';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyInstance, FastifyPluginCallback, FastifyReply, FastifyRequest } from 'fastify';
import { FeedDoor, type OpenedFeed } from '../calendar-feeds/feed-door.js';
import { ProblemFilter } from '../platform/http/problem.filter.js';
import { CalDav, READING } from './caldav.service.js';
import { DavDoor } from './dav-door.js';

/** A program that knows a thousand events may ask for all of them by name. */
const BODY_LIMIT = 128 * 1024;

/** With every answer: which parts of WebDAV these are (RFC 4918, 18: no locks; RFC 3744; RFC 4791). */
const EVERYWHERE = { dav: '1, 3, calendar-access', 'x-content-type-options': 'nosniff' };

/** Answered too, to say that nothing can be changed. */
const WRITING = [
  'PUT',
  'POST',
  'PATCH',
  'DELETE',
  'MKCALENDAR',
  'MKCOL',
  'PROPPATCH',
  'MOVE',
  'COPY',
  'LOCK',
  'UNLOCK',
  'ACL',
];
const METHODS = [...READING, ...WRITING];

export async function serveCalDav(server: FastifyInstance, app: NestFastifyApplication): Promise<void> {
  const caldav = app.get(CalDav);
  for (const method of METHODS)
    if (!server.supportedMethods.includes(method)) server.addHttpMethod(method, { hasBody: true });
  server.route({
    ...ROUTE,
    url: '/.well-known/caldav',
    handler: (_, reply) => reply.redirect(caldav.start, 301),
  });
  const calendars: FastifyPluginCallback = (scope, _, done) => {
    serveCalendars(scope, app);
    done();
  };
  await server.register(Object.assign(calendars, NAMED));
}

/** Fastify would look for a name among all files that the process has loaded. */
const NAMED = { [Symbol.for('fastify.display-name')]: 'calendars' };

/** HEAD is among the methods already. */
const ROUTE = { method: METHODS, exposeHeadRoute: false };

interface DavHttpRequest extends FastifyRequest {
  opened?: OpenedFeed;
}

function serveCalendars(scope: FastifyInstance, app: NestFastifyApplication): void {
  const [caldav, door, feeds] = [app.get(CalDav), app.get(DavDoor), app.get(FeedDoor)];
  const refusals = new ProblemFilter();

  scope.removeAllContentTypeParsers();
  scope.addContentTypeParser('*', { parseAs: 'string', bodyLimit: BODY_LIMIT }, (_, body, parsed) => {
    parsed(null, body);
  });
  scope.setErrorHandler((error, request, reply) => {
    refusals.catch(error, new ExecutionContextHost([request, reply]));
  });
  // Before anything of the body is read.
  scope.addHook('onRequest', letIn);
  for (const url of ['/caldav', '/caldav/*']) scope.route({ ...ROUTE, url, handler: answer });

  async function letIn(request: DavHttpRequest, reply: FastifyReply): Promise<FastifyReply | undefined> {
    void reply.headers(EVERYWHERE);
    const admission = await door.admit(request.headers.authorization, request.ip);
    if (admission.outcome === 'open') {
      request.opened = admission.opened;
      return undefined;
    }
    void reply.headers({ 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'no-store' });
    if (admission.outcome === 'too-many')
      return reply.status(429).header('retry-after', admission.retryAfterSeconds).send(TOO_MANY);
    return reply.status(401).header('www-authenticate', CHALLENGE).send(UNKNOWN);
  }

  async function answer(request: DavHttpRequest, reply: FastifyReply): Promise<FastifyReply> {
    const { opened, method, url, body, headers } = request;
    if (opened === undefined) throw new Error('Nobody gets here without having been let in.');
    feeds.note(opened, headers['user-agent']);
    const answered = await caldav.answer(opened, {
      method,
      url,
      depth: headers['depth']?.toString().toLowerCase(),
      body: typeof body === 'string' ? body : '',
      ifNoneMatch: headers['if-none-match'],
    });
    return reply.status(answered.status).headers(answered.headers).send(answered.body);
  }
}

const CHALLENGE = 'Basic realm="Calendriers", charset="UTF-8"';
const UNKNOWN = 'Le mot de passe est celui qui a été donné à la création du calendrier.\n';
const TOO_MANY = 'Trop d’essais avec un mot de passe inconnu.\n';
