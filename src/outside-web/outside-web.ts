import { Inject, Injectable } from '@nestjs/common';
import type { LookupFunction } from 'node:net';
import { Client, type Dispatcher } from 'undici';
import { ENCODINGS, textOf } from './answer-body.js';
import { failureOf } from './fetch-failure.js';
import type { Fetched, FetchFailure, KnownVersion } from './fetched.js';
import { OUTSIDE_WEB_OPTIONS, type OutsideWebOptions, type ResolvedAddress } from './outside-web-options.js';
import { webAddressOf } from './web-address.js';
import { isFailure, whereaboutsOf } from './whereabouts.js';

/** Unpacked; ten years of a busy room are one. */
const LARGEST_BODY = 5 * 1024 * 1024;
/** For everything: names, redirects, the last byte of the body. */
const TIME_IN_ALL = 10_000;
const MOST_REDIRECTS = 3;
const REDIRECTS: ReadonlySet<number> = new Set([301, 302, 303, 307, 308]);
/** Longer ones are nobody's idea of a version, and would be kept. */
const LONGEST_VERSION = 1_000;
const WHO_ASKS = 'Telecentres-Reservations/1.0 (calendar reader)';

/**
 * Asks servers that anybody may have named. Nothing of ours can be reached through it, nor anything else of the network
 * we stand in; nothing is sent but the question. The address is a secret of whoever gave it, so nothing here logs it.
 */
@Injectable()
export class OutsideWeb {
  constructor(@Inject(OUTSIDE_WEB_OPTIONS) private readonly options: OutsideWebOptions) {}

  async get(url: string, known?: KnownVersion, accept = '*/*'): Promise<Fetched> {
    const address = webAddressOf(url);
    if (address === null) return failed({ kind: 'bad-address' });
    const deadline = AbortSignal.timeout(TIME_IN_ALL);
    const question = { accept, known, origin: address.origin, deadline };
    try {
      return await before(deadline, this.#follow(address, question, MOST_REDIRECTS));
    } catch (error) {
      return failed(failureOf(error, deadline));
    }
  }

  async #follow(url: URL, question: Question, redirectsLeft: number): Promise<Fetched> {
    const whereabouts = await whereaboutsOf(url, this.options);
    if (isFailure(whereabouts)) return failed(whereabouts);
    const client = clientFor(url, whereabouts);
    try {
      const { deadline: signal } = question;
      const path = url.pathname + url.search;
      const answer = await client.request({ method: 'GET', path, headers: headersOf(url, question), signal });
      const { statusCode: status, headers } = answer;
      const location = oneOf(headers.location);
      if (!REDIRECTS.has(status) || location === null) return await fetchedOf(answer, question.known);
      const next = webAddressOf(location, url);
      // Down to http, everybody on the way could read the secret that the address is.
      if (next === null || isDowngrade(url, next)) return failed({ kind: 'bad-address' });
      if (redirectsLeft === 0) return failed({ kind: 'too-many-redirects' });
      return await this.#follow(next, question, redirectsLeft - 1);
    } finally {
      // Nothing is kept open; whatever is still under way is of no more use.
      await client.destroy();
    }
  }
}

interface Question {
  readonly accept: string;
  readonly known: KnownVersion | undefined;
  /** Of the address that was asked for. */
  readonly origin: string;
  readonly deadline: AbortSignal;
}

/** Looking up a name cannot be called off: then nobody waits for it. */
async function before<Result>(deadline: AbortSignal, work: Promise<Result>): Promise<Result> {
  let giveUp: () => void = () => undefined;
  const over = new Promise<never>((_, reject) => {
    giveUp = () => {
      reject(deadline.reason as Error);
    };
    deadline.addEventListener('abort', giveUp, { once: true });
  });
  try {
    return await Promise.race([work, over]);
  } finally {
    deadline.removeEventListener('abort', giveUp);
  }
}

function clientFor(url: URL, whereabouts: readonly ResolvedAddress[]): Client {
  const lookup: LookupFunction = (_hostname, { all }, answer) => {
    const [first] = whereabouts;
    if (all === true) answer(null, [...whereabouts]);
    else answer(null, first?.address ?? '', first?.family);
  };
  return new Client(url.origin, { connect: { lookup }, pipelining: 0 });
}

function headersOf(url: URL, { accept, known, origin }: Question): Record<string, string> {
  return {
    accept,
    'accept-encoding': ENCODINGS,
    'user-agent': WHO_ASKS,
    ...(known?.etag && { 'if-none-match': known.etag }),
    // A time says more of us than a tag, which is the server's own word: it is for nobody else.
    ...(known?.lastModified && url.origin === origin && { 'if-modified-since': known.lastModified }),
  };
}

async function fetchedOf(
  { statusCode: status, headers, body }: Dispatcher.ResponseData,
  known: KnownVersion | undefined,
): Promise<Fetched> {
  if (status === 304 && (known?.etag || known?.lastModified)) return { outcome: 'unchanged' };
  if (status !== 200) return failed({ kind: 'status', status });
  const contentType = oneOf(headers['content-type']);
  const encoding = oneOf(headers['content-encoding']);
  return {
    outcome: 'fetched',
    body: await textOf(body, { encoding, contentType }, LARGEST_BODY),
    etag: versionOf(headers.etag),
    lastModified: versionOf(headers['last-modified']),
    contentType,
  };
}

function isDowngrade(from: URL, to: URL): boolean {
  return from.protocol === 'https:' && to.protocol === 'http:';
}

function versionOf(header: string | string[] | undefined): string | null {
  const version = oneOf(header);
  return version === null || version === '' || version.length > LONGEST_VERSION ? null : version;
}

function oneOf(header: string | string[] | undefined): string | null {
  return (Array.isArray(header) ? header[0] : header) ?? null;
}

function failed(why: FetchFailure): Fetched {
  return { outcome: 'failed', why };
}
