import { Writable, type Readable, type Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createBrotliDecompress, createUnzip } from 'node:zlib';

export class TooLarge extends Error {}

/** An encoding that was not asked for. */
export class UnknownEncoding extends Error {}

/** The text of an answer, unpacked; counted as it is unpacked, for a few kilobytes can hold gigabytes. */
export async function textOf(body: Readable, headers: BodyHeaders, limit: number): Promise<string> {
  const collected: Buffer[] = [];
  const unpacking = unpackingOf(headers.encoding);
  const collect = collector(limit, collected);
  if (unpacking === null) await pipeline(body, collect);
  else await pipeline(body, unpacking, collect);
  return decoderOf(headers.contentType).decode(Buffer.concat(collected));
}

export interface BodyHeaders {
  readonly encoding: string | null;
  readonly contentType: string | null;
}

export const ENCODINGS = 'gzip, deflate, br';

function unpackingOf(encoding: string | null): Transform | null {
  const name = (encoding ?? '').trim().toLowerCase();
  if (name === '' || name === 'identity') return null;
  if (name === 'br') return createBrotliDecompress();
  if (name === 'gzip' || name === 'x-gzip' || name === 'deflate') return createUnzip();
  throw new UnknownEncoding(name);
}

function collector(limit: number, collected: Buffer[]): Writable {
  let size = 0;
  return new Writable({
    write(chunk: Buffer, _, done) {
      size += chunk.length;
      collected.push(chunk);
      done(size > limit ? new TooLarge() : null);
    },
  });
}

/** UTF-8 unless told otherwise (RFC 5545, 3.1.4); a byte order mark is no part of the text. */
function decoderOf(contentType: string | null): TextDecoder {
  const charset = /;\s*charset="?([\w-]+)/i.exec(contentType ?? '')?.[1] ?? 'utf-8';
  try {
    return new TextDecoder(charset);
  } catch {
    return new TextDecoder();
  }
}
