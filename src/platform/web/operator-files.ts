/**
 * The style sheet with the operator's colours, and their logo. Each has its content in its address, so that browsers keep
 * it for ever. An address that this instance does not know is one that another has made since, or an old one: so it looks
 * anew, and shows what is there now to whoever has an old page open. What it knows needs no database.
 */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { isDatabaseAway } from '../database/database-away.js';
import { notFound } from '../http/problem.js';
import type { Site } from './site.js';
import { send, sendForGood } from './static.js';

export function serveOperatorFiles(server: FastifyInstance, site: Site): void {
  server.get<{ Params: { file: string } }>('/static/:file', async (request, reply) => {
    const { file } = request.params;
    if (/^site\.[\w-]+\.css$/.test(file)) return sendSheet(site, request, reply);
    if (/^logo\.[0-9a-f]+\.(svg|png|webp|jpg)$/.test(file)) return sendLogo(site, request, reply);
    throw notFound();
  });
}

async function sendSheet(site: Site, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  if (site.lastSheet.address === request.url) return sendForGood(site.lastSheet, request, reply);
  await unlessAway(site.lookAnew());
  const present = site.lastSheet;
  if (present.address === request.url) return sendForGood(present, request, reply);
  return send(present, request, reply.header('cache-control', 'no-store'));
}

async function sendLogo(site: Site, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const { lastLogo } = site;
  const logo = lastLogo?.address === request.url ? lastLogo : await unlessAway(site.logoAnew());
  if (logo === null) throw notFound();
  const isPresent = logo.address === request.url;
  return reply
    .type(logo.type)
    .header('cache-control', isPresent ? 'public, max-age=31536000, immutable' : 'no-store')
    .header('content-security-policy', LOGO_POLICY)
    .send(logo.content);
}

/** Nobody can tell whether there is such a file; all that is known to be there has been sent already. */
async function unlessAway<Value>(reading: Promise<Value>): Promise<Value> {
  try {
    return await reading;
  } catch (error) {
    throw isDatabaseAway(error) ? notFound() : error;
  }
}

/** An SVG is a document when it is opened by itself; this one can do nothing at all. */
const LOGO_POLICY = "default-src 'none'; style-src 'unsafe-inline'; sandbox";
