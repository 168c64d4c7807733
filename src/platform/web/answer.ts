/** What a page's handler gives back: HTML with its status, a way elsewhere, or a file to keep. */
import type { FastifyReply } from 'fastify';
import { h, type VNode } from 'preact';
import { render } from 'preact-render-to-string';
import { IsRefused } from './is-refused.js';

export class Answer {
  constructor(
    readonly status: number,
    readonly headers: Readonly<Record<string, string>>,
    /** None: of what has not changed, for one; and then nothing is said of its length or type (RFC 9110, 8.6). */
    readonly body?: string | Buffer,
  ) {}

  send(reply: FastifyReply): FastifyReply {
    return reply.status(this.status).headers(this.headers).send(this.body);
  }
}

export function html(document: VNode, status = 200): Answer {
  const page = h(IsRefused.Provider, { value: REFUSING.includes(status), children: document });
  return new Answer(
    status,
    { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store' },
    `<!doctype html>${render(page)}`,
  );
}

/** Behind a link that was meant for one reader: not for search engines, should it ever be published. */
export function unlisted({ status, headers, body }: Answer): Answer {
  return new Answer(status, { ...headers, 'x-robots-tag': 'noindex' }, body);
}

/** Of a form that was sent in vain. */
const REFUSING: readonly number[] = [400, 409, 422, 429];

/** Post, redirect, get. To one of our paths (see `localPath`), or to the identity provider. */
export function seeOther(address: string): Answer {
  return new Answer(303, { location: address, 'cache-control': 'no-store' }, '');
}

export function download(type: string, name: string, body: string): Answer {
  const headers = {
    'content-type': type,
    'content-disposition': `attachment; filename="${name}"`,
    'cache-control': 'no-store',
  };
  return new Answer(200, headers, body);
}
