/** What happens to every page on its way out: whoever has it already is told so, and it travels packed. */
import { createHash } from 'node:crypto';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { codingFor, codingHeaders } from './codings.js';
import { heldBy } from './conditional.js';
import { languageOf } from './endpoint.js';
import { inLanguage, languageInAddress, waysInLanguage } from './language-in-address.js';

export function sendPagesWell(server: FastifyInstance): void {
  server.addHook('onSend', async (request: FastifyRequest, reply: FastifyReply, payload: unknown) => {
    const language = languageInAddress(request.raw);
    const location = reply.getHeader('location');
    if (typeof location === 'string') void reply.header('location', inLanguage(location, language));
    if (typeof payload !== 'string' || !isPage(reply)) return payload;
    if (!reply.hasHeader('content-language')) void reply.header('content-language', languageOf(request));
    return onItsWay(language === undefined ? payload : waysInLanguage(payload, language), request, reply);
  });
}

function isPage(reply: FastifyReply): boolean {
  return String(reply.getHeader('content-type')).startsWith('text/html');
}

async function onItsWay(
  page: string,
  { method, headers }: FastifyRequest,
  reply: FastifyReply,
): Promise<string | Buffer | null> {
  void reply.header('vary', 'accept-encoding, accept-language, cookie');
  const version = createHash('sha256').update(page).digest('base64url').slice(0, 22);
  if (reply.statusCode === 200 && SAFE.includes(method)) {
    // Weak, as it is the same page however it is packed (RFC 9110, 8.8.3.3).
    void reply.header('etag', `W/"${version}"`);
    if (heldBy(headers, { tags: [`"${version}"`], since: null }) !== undefined) {
      void reply.status(304).removeHeader('content-type');
      return null;
    }
  }
  const coding = mayBePacked(headers)
    ? codingFor(headers['accept-encoding']?.toString(), CODINGS)
    : 'identity';
  if (coding === 'identity' || page.length < WORTH_PACKING) return page;
  void reply.headers(codingHeaders(coding));
  return PACK[coding](Buffer.from(page));
}

const SAFE = ['GET', 'HEAD'];

/** Below that it is one packet on its way all the same. */
const WORTH_PACKING = 1000;

/**
 * The length of a packed page tells somebody who watches the line, and chooses a part of the address, what else is in it:
 * letter by letter the token of its forms (BREACH, https://www.breachattack.com, 2013). They need the browser of somebody who
 * is signed in to ask for it from a site of theirs: such pages travel as they are. Where there is no cookie there is no
 * secret. Browsers that do not say who asks (Safari before 16.4) send our cookie from elsewhere only when somebody follows a
 * link, once for each.
 */
function mayBePacked(headers: FastifyRequest['headers']): boolean {
  const site = headers['sec-fetch-site'];
  return headers.cookie === undefined || (site !== 'cross-site' && site !== 'same-site');
}

const CODINGS = ['br', 'gzip'] as const;

/** Quick rather than small: a page is packed each time that it is sent. */
const PACK = {
  br: (page: Buffer) =>
    promisify(brotliCompress)(page, {
      params: {
        [constants.BROTLI_PARAM_QUALITY]: 5,
        [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT,
        [constants.BROTLI_PARAM_SIZE_HINT]: page.length,
      },
    }),
  gzip: (page: Buffer) => promisify(gzip)(page),
};
