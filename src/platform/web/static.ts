/** The files that pages need: read once, packed once, when somebody first asks for them, and named after their content so that browsers keep them for ever. */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, gzip, type ZlibOptions } from 'node:zlib';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { codingFor, codingHeaders } from '../http/codings.js';

export interface StaticFile {
  readonly address: string;
  readonly type: string;
  readonly plain: Buffer;
  /** Text only: fonts are compressed already. */
  readonly packed: Packed | null;
}

interface Packed {
  readonly br: () => Promise<Buffer>;
  readonly gzip: () => Promise<Buffer>;
}

const { resolve } = createRequire(import.meta.url);
/** Style sheets are not compiled: they are read where they were written. */
const OUR_FILES = path.resolve(import.meta.dirname, '../../../src/platform/web/static');
/** In this order: what is for one sort of pages comes after what is for all, and paper has the last word. */
const OUR_SHEETS = [
  ...['tokens', 'base', 'frame', 'forms', 'notices', 'lists'],
  ...['half-days', 'map', 'search', 'bookings', 'series', 'home', 'identity'],
  ...[
    'host-day',
    'host-calendar',
    'sheet',
    'door',
    'closures',
    'rentals',
    'access',
    'administration',
    'figures',
    'statements',
  ],
  'teams',
  'print',
];
/** Scripts are bundled by the build. */
const SCRIPTS = path.resolve(import.meta.dirname, '../../../dist/browser');
const PICO = path.join(path.dirname(resolve('@picocss/pico/package.json')), 'css/pico.classless.min.css');
const FONTS = path.join(path.dirname(resolve('@fontsource/atkinson-hyperlegible/package.json')), 'files');

const fonts = ['400', '700'].map((weight) =>
  staticFile(
    `atkinson-${weight}`,
    'woff2',
    'font/woff2',
    readFileSync(path.join(FONTS, `atkinson-hyperlegible-latin-${weight}-normal.woff2`)),
  ),
);
const sheet = sheetWith('');
const script = staticFile(
  'site',
  'js',
  'text/javascript; charset=utf-8',
  readFileSync(path.join(SCRIPTS, 'site.js')),
);
const FILES = new Map([sheet, script, ...fonts].map((file) => [file.address, file]));
/** The one file without a version in its address: browsers ask for it again by the name that they know. */
const worker = {
  ...staticFile(
    'service-worker',
    'js',
    'text/javascript; charset=utf-8',
    readFileSync(path.join(SCRIPTS, 'service-worker.js')),
  ),
  address: '/service-worker.js',
};

export const OUR_SHEET = sheet;
export const STYLESHEET = sheet.address;
export const SCRIPT = script.address;
export const FONT_ADDRESSES: readonly string[] = fonts.map(({ address }) => address);

export function serveStaticFiles(server: FastifyInstance): void {
  for (const file of FILES.values())
    server.get(file.address, (request, reply) => sendForGood(file, request, reply));
  server.get(worker.address, (request, reply) =>
    send(worker, request, reply.header('cache-control', 'no-cache')),
  );
}

/** The style sheet with what the operator would rather have than our tokens. Its address tells it from the one without. */
export function sheetWith(rules: string): StaticFile {
  return staticFile('site', 'css', 'text/css; charset=utf-8', styleSheet(rules));
}

/**
 * The base from npm, then what makes it ours. Fonts are asked for beside the style sheet; one that comes late all the same is for
 * the next page: letters that are replaced while they are read move all that stands below (a layout shift of 0.17 on a telecentre's
 * page, where 0.1 is the limit of web.dev/cls).
 */
function styleSheet(rules: string): Buffer {
  const faces = fonts.map(
    ({ address }, index) =>
      `@font-face{font-family:"Atkinson Hyperlegible";font-weight:${index === 0 ? 400 : 700};font-display:optional;src:url(${address}) format("woff2")}`,
  );
  const pico = readFileSync(PICO, 'utf8').replace(/^@charset "UTF-8";/, '');
  const [tokens, ...ours] = OUR_SHEETS.map((name) =>
    readFileSync(path.join(OUR_FILES, `${name}.css`), 'utf8'),
  );
  return Buffer.from([...faces, pico, withoutRemarks([tokens, rules, ...ours].join('\n'))].join('\n'));
}

/** A tenth of what is sent would be for those who write it. */
function withoutRemarks(rules: string): string {
  return rules.replaceAll(/\/\*.*?\*\//gs, '').replaceAll(/[ \n]+/g, ' ');
}

function staticFile(name: string, extension: string, type: string, plain: Buffer): StaticFile {
  const version = createHash('sha256').update(plain).digest('base64url').slice(0, 12);
  const packed = type.startsWith('text/') ? packedOnce(plain) : null;
  return { address: `/static/${name}.${version}.${extension}`, type, plain, packed };
}

/** Packing as small as can be takes longer than starting everything else; commands never send a file. */
function packedOnce(plain: Buffer): Packed {
  let [br, zipped]: (Promise<Buffer> | undefined)[] = [];
  return {
    br: () => (br ??= promisify(brotliCompress)(plain)),
    gzip: () => (zipped ??= promisify<Buffer, ZlibOptions, Buffer>(gzip)(plain, { level: 9 })),
  };
}

/** Under the address that its content has: for ever. */
export function sendForGood(
  file: StaticFile,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply> {
  return send(file, request, reply.header('cache-control', 'public, max-age=31536000, immutable'));
}

export async function send(
  file: StaticFile,
  { headers }: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply> {
  void reply.type(file.type);
  if (file.packed === null) return reply.send(file.plain);
  void reply.header('vary', 'accept-encoding');
  const coding = codingFor(headers['accept-encoding']?.toString(), ['br', 'gzip']);
  if (coding === 'identity') return reply.send(file.plain);
  const packed = await file.packed[coding]();
  return reply.headers(codingHeaders(coding)).send(packed);
}
