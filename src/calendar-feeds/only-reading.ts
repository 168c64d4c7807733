import type { FastifyInstance } from 'fastify';
import { ONLY_READ } from './feed.words.js';

/** Outlook and others first try whether they could write, with methods that no route is made for (RFC 9110, 15.5.6). */
export function onlyReadCalendars(server: FastifyInstance): void {
  server.addHook('onRequest', (request, reply, done) => {
    if (!request.url.startsWith('/calendars/') || READING.includes(request.method)) {
      done();
      return;
    }
    void reply
      .status(405)
      .headers({ allow: READING.join(', '), 'content-type': 'text/plain; charset=utf-8' })
      .send(ONLY_READ);
  });
}

const READING = ['GET', 'HEAD'];
