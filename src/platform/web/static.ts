/** The files that pages need: read once, compressed once, named after their content so that browsers keep them for ever. */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';

interface StaticFile {
  readonly address: string;
  readonly type: string;
  readonly plain: Buffer;
  /** Text only: fonts are compressed already. */
  readonly packed: { readonly br: Buffer; readonly gzip: Buffer } | null;
}

const { resolve } = createRequire(import.meta.url);
/** Style sheets are not compiled: they are read where they were written. */
const OUR_FILES = path.resolve(import.meta.dirname, '../../../src/platform/web/static');
/** In this order: what is for one sort of pages comes after what is for all. */
const OUR_SHEETS = ['site', 'half-days', 'map', 'search', 'bookings', 'home', 'identity'];
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
const sheet = staticFile('site', 'css', 'text/css; charset=utf-8', styleSheet());
const script = staticFile(
  'site',
  'js',
  'text/javascript; charset=utf-8',
  readFileSync(path.join(SCRIPTS, 'site.js')),
);
const FILES = new Map([sheet, script, ...fonts].map((file) => [file.address, file]));

export const STYLESHEET = sheet.address;
export const SCRIPT = script.address;

export function serveStaticFiles(server: FastifyInstance): void {
  for (const file of FILES.values()) server.get(file.address, (request, reply) => send(file, request, reply));
}

/** The base from npm, then what makes it ours. */
function styleSheet(): Buffer {
  const faces = fonts.map(
    ({ address }, index) =>
      `@font-face{font-family:"Atkinson Hyperlegible";font-weight:${index === 0 ? 400 : 700};font-display:swap;src:url(${address}) format("woff2")}`,
  );
  const ours = OUR_SHEETS.map((name) => readFileSync(path.join(OUR_FILES, `${name}.css`), 'utf8'));
  return Buffer.from(
    [...faces, readFileSync(PICO, 'utf8').replace(/^@charset "UTF-8";/, ''), ...ours].join('\n'),
  );
}

function staticFile(name: string, extension: string, type: string, plain: Buffer): StaticFile {
  const version = createHash('sha256').update(plain).digest('base64url').slice(0, 12);
  const packed = type.startsWith('text/')
    ? { br: brotliCompressSync(plain), gzip: gzipSync(plain, { level: 9 }) }
    : null;
  return { address: `/static/${name}.${version}.${extension}`, type, plain, packed };
}

function send(file: StaticFile, { headers }: FastifyRequest, reply: FastifyReply): FastifyReply {
  void reply.type(file.type).header('cache-control', 'public, max-age=31536000, immutable');
  if (file.packed === null) return reply.send(file.plain);
  void reply.header('vary', 'accept-encoding');
  const accepted = headers['accept-encoding'] ?? '';
  if (/\bbr\b/.test(accepted)) return reply.header('content-encoding', 'br').send(file.packed.br);
  if (/\bgzip\b/.test(accepted)) return reply.header('content-encoding', 'gzip').send(file.packed.gzip);
  return reply.send(file.plain);
}
