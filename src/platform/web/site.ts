import { Inject, Injectable } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import type { FastifyRequest } from 'fastify';
import { Database } from '../database/database.js';

export const SITE_OPTIONS = Symbol('SITE_OPTIONS');

export interface SiteOptions {
  /** Where people reach the service; undefined on somebody's own machine. */
  readonly publicUrl: string | undefined;
  /** Addresses of proxies in front. */
  readonly trustProxy: string | undefined;
}

/** What the site is called, and where it is. */
@Injectable()
export class Site {
  private known: { readonly name: string; readonly readAt: number } | undefined;

  constructor(
    @Inject(SITE_OPTIONS) private readonly options: SiteOptions,
    private readonly database: Database,
    private readonly host: HttpAdapterHost,
  ) {}

  get behindTls(): boolean {
    return this.options.publicUrl?.startsWith('https:') ?? false;
  }

  get publicHost(): string | undefined {
    return this.options.publicUrl === undefined ? undefined : new URL(this.options.publicUrl).host;
  }

  /** The beginning of every link in a mail. Never taken from a request: who asks does not say where we are. */
  get baseUrl(): string {
    if (this.options.publicUrl !== undefined) return this.options.publicUrl.replace(/\/+$/, '');
    const server = this.host.httpAdapter.getHttpServer() as { address(): { port: number } | null };
    return `http://127.0.0.1:${server.address()?.port ?? 0}`;
  }

  async name(): Promise<string> {
    if (this.known && performance.now() - this.known.readAt < NAME_KEPT_MS) return this.known.name;
    const [row] = await this.database.query<{ name: string }>('select name from network');
    this.known = { name: row?.name ?? '', readAt: performance.now() };
    return this.known.name;
  }

  /**
   * Whether somebody sits at this very machine: for what helps to try the service out and would be a hole anywhere else.
   * The Host header is looked at because a foreign page can make its own name lead to the loopback address; a proxy gives
   * itself away by its headers or by speaking HTTP/1.0, or it does not (a bare nginx of 2026 does neither) and cannot be told
   * from a browser. So this is for trials on one machine: whoever puts anything in front sets PUBLIC_URL, as the log says at each
   * start without it.
   */
  isVisitedLocally({ headers, socket, raw }: FastifyRequest): boolean {
    if (this.options.publicUrl !== undefined || this.options.trustProxy !== undefined) return false;
    if (raw.httpVersion === '1.0' || Object.keys(headers).some((name) => PROXY_HEADER.test(name)))
      return false;
    const host = (headers.host ?? '').replace(/:\d+$/, '');
    return LOOPBACK.has(socket.remoteAddress ?? '') && LOCAL_NAMES.has(host);
  }
}

/** The name of a network changes once in years; the next minute is soon enough. */
const NAME_KEPT_MS = 60_000;
const PROXY_HEADER = /^(x-forwarded-.*|x-real-ip|x-client-ip|forwarded|via|cf-.*|true-client-ip)$/;
const LOOPBACK = new Set(['127.0.0.1', '::1', '::ffff:127.0.0.1']);
const LOCAL_NAMES = new Set(['localhost', '127.0.0.1', '[::1]']);
