/** How a file or a page travels: as it is, or packed for whoever unpacks it (RFC 9110, 8.4). */
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';

export type Coding = 'identity' | 'gzip';

/** RFC 9110, 12.5.3. The first of those that we offer and the reader takes. */
export function codingFor(acceptEncoding: string | undefined): Coding;
export function codingFor<Offered extends string>(
  acceptEncoding: string | undefined,
  offered: readonly Offered[],
): Offered | 'identity';
export function codingFor(acceptEncoding: string | undefined, offered: readonly string[] = ['gzip']): string {
  const taken = (acceptEncoding ?? '')
    .toLowerCase()
    .split(',')
    .map((one) => one.trim().split(/\s*;\s*/));
  return offered.find((coding) => takes(taken, coding)) ?? 'identity';
}

function takes(taken: readonly string[][], coding: string): boolean {
  const named = taken.find(([name]) => name === coding) ?? taken.find(([name]) => name === '*');
  return named !== undefined && !named.some((parameter) => /^q=0(\.0*)?$/.test(parameter));
}

/** Two codings are two sequences of octets: each has a strong tag of its own. That of the answer to come is the first. */
export function tagsOf(version: string, first: Coding): readonly [string, string] {
  const [plain, packed] = [`"${version}"`, `"${version}-gz"`] as const;
  return first === 'gzip' ? [packed, plain] : [plain, packed];
}

export function codingHeaders(coding: string): Readonly<Record<string, string>> {
  return coding === 'identity' ? {} : { 'content-encoding': coding };
}

export const pack = promisify<Buffer, Buffer>(gzip);
