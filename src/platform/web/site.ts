import { Inject, Injectable } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import type { FastifyRequest } from 'fastify';
import { Clock } from '../clock.js';
import { Database } from '../database/database.js';
import { orLastKnown } from '../database/last-known.js';
import { accentRules } from './accent.js';
import { LOGO_EXTENSIONS, READ_IDENTITY, READ_LOGO, type IdentityRow } from './site.queries.js';
import { OUR_SHEET, sheetWith, type StaticFile } from './static.js';

export const SITE_OPTIONS = Symbol('SITE_OPTIONS');

export interface SiteOptions {
  /** Where people reach the service; undefined on somebody's own machine. */
  readonly publicUrl: string | undefined;
  /** Addresses of proxies in front. */
  readonly trustProxy: string | undefined;
}

/** How the operator presents the network. */
export interface SiteLook {
  /** Empty until a network has been imported. */
  readonly name: string;
  /** Address of the style sheet, the operator's colours included. */
  readonly stylesheet: string;
  /** The name stands beside it, and says all that there is to say. */
  readonly logo: { readonly address: string; readonly alt: '' } | null;
}

export interface Logo {
  readonly address: string;
  readonly type: string;
  readonly content: Buffer;
}

interface Known {
  readonly look: SiteLook;
  readonly sheet: StaticFile;
  readonly turn: number;
  readonly readAt: number;
}

/** What the site is called and looks like, and where it is. */
@Injectable()
export class Site {
  private known: Known | undefined;
  private timesAsked = 0;
  private reading: Promise<SiteLook> | undefined;
  private shownLogo: Logo | undefined;
  private branded: { readonly rules: string; readonly sheet: StaticFile } | undefined;

  constructor(
    @Inject(SITE_OPTIONS) private readonly options: SiteOptions,
    private readonly database: Database,
    private readonly clock: Clock,
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
    return (await this.look()).name;
  }

  async look(): Promise<SiteLook> {
    const age = Math.abs(this.clock.now() - (this.known?.readAt ?? 0));
    if (this.known && age < LOOK_KEPT_MS) return this.known.look;
    this.reading ??= this.lookAnew().finally(() => (this.reading = undefined));
    return orLastKnown(this.reading, this.known?.look);
  }

  /** As it was last read: for what has to be shown while the database is away. */
  get lastLook(): SiteLook | undefined {
    return this.known?.look;
  }

  /** Somebody has changed it, or asks for what only another instance can have told them of. */
  async lookAnew(): Promise<SiteLook> {
    const [turn, readAt] = [++this.timesAsked, this.clock.now()];
    const [row] = await this.database.query<IdentityRow>(READ_IDENTITY);
    const sheet = this.sheetOf(row);
    const look = { name: row?.name ?? '', stylesheet: sheet.address, logo: logoOf(row) };
    // Whoever asked later may have been quicker, and knows better.
    if (this.known === undefined || this.known.turn < turn) this.known = { look, sheet, turn, readAt };
    return look;
  }

  get lastSheet(): StaticFile {
    return this.known?.sheet ?? OUR_SHEET;
  }

  /** Once somebody has asked for it, and for as long as it is ours. */
  get lastLogo(): Logo | undefined {
    return this.shownLogo?.address === this.known?.look.logo?.address ? this.shownLogo : undefined;
  }

  async logoAnew(): Promise<Logo | null> {
    const [row] = await this.database.query<IdentityRow & { logo: Buffer | null }>(READ_LOGO);
    const { address } = logoOf(row) ?? {};
    if (address === undefined || row?.logo == null || row.logoType === null) return null;
    this.shownLogo = { address, type: row.logoType, content: row.logo };
    return this.shownLogo;
  }

  /** Made and packed when the colours change, and not each time that they are read. */
  private sheetOf(row: IdentityRow | undefined): StaticFile {
    if (row?.accent == null || row.darkAccent === null) return OUR_SHEET;
    const rules = accentRules({ light: row.accent, dark: row.darkAccent });
    if (this.branded?.rules !== rules) this.branded = { rules, sheet: sheetWith(rules) };
    return this.branded.sheet;
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

function logoOf(row: IdentityRow | undefined): SiteLook['logo'] {
  if (row?.logoVersion == null || row.logoType === null) return null;
  return { address: `/static/logo.${row.logoVersion}.${LOGO_EXTENSIONS[row.logoType]}`, alt: '' };
}

/** The name of a network changes once in years; the next minute is soon enough. */
const LOOK_KEPT_MS = 60_000;
const PROXY_HEADER = /^(x-forwarded-.*|x-real-ip|x-client-ip|forwarded|via|cf-.*|true-client-ip)$/;
const LOOPBACK = new Set(['127.0.0.1', '::1', '::ffff:127.0.0.1']);
const LOCAL_NAMES = new Set(['localhost', '127.0.0.1', '[::1]']);
