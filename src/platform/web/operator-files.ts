/**
 * The style sheet with the operator's colours, and their logo. Each has its content in its address, so that browsers keep
 * it for ever. An address that this instance does not know is one that another has made since, or an old one: so it looks
 * anew, and shows what is there now to whoever has an old page open.
 */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { notFound } from '../http/problem.js';
import { sendProblem } from '../http/problem.filter.js';
import type { Site } from './site.js';
import { send, sendForGood } from './static.js';

export function serveOperatorFiles(server: FastifyInstance, site: Site): void {
  server.get<{ Params: { file: string } }>('/static/:file', async (request, reply) => {
    const { file } = request.params;
    if (/^site\.[\w-]+\.css$/.test(file)) return sendSheet(site, request, reply);
    if (/^logo\.[0-9a-f]+\.(svg|png|webp|jpg)$/.test(file)) return sendLogo(site, request, reply);
    sendProblem(request, reply, notFound().content);
    return reply;
  });
}

async function sendSheet(site: Site, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const known = await site.sheet();
  if (known.address === request.url) return sendForGood(known, request, reply);
  await site.lookAnew();
  const present = await site.sheet();
  if (present.address === request.url) return sendForGood(present, request, reply);
  return send(present, request, reply.header('cache-control', 'no-store'));
}

async function sendLogo(site: Site, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const logo = await site.logo();
  if (logo === null) {
    sendProblem(request, reply, notFound().content);
    return reply;
  }
  const isPresent = logo.address === request.url;
  return reply
    .type(logo.type)
    .header('cache-control', isPresent ? 'public, max-age=31536000, immutable' : 'no-store')
    .header('content-security-policy', LOGO_POLICY)
    .send(logo.content);
}

/** An SVG is a document when it is opened by itself; this one can do nothing at all. */
const LOGO_POLICY = "default-src 'none'; style-src 'unsafe-inline'; sandbox";
