/** How a file travels: as it is, or packed for whoever unpacks it (RFC 9110, 8.4). */
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';

export type Coding = 'identity' | 'gzip';

/** RFC 9110, 12.5.3. */
export function codingFor(acceptEncoding: string | undefined): Coding {
  const offers = (acceptEncoding ?? '').toLowerCase().split(',');
  const [named, any] = ['gzip', '*'].map((name) =>
    offers.map((offer) => offer.trim().split(/\s*;\s*/)).find(([coding]) => coding === name),
  );
  const offer = named ?? any;
  if (offer === undefined || offer.some((parameter) => /^q=0(\.0*)?$/.test(parameter))) return 'identity';
  return 'gzip';
}

/** Two codings are two sequences of octets: each has a strong tag of its own. That of the answer to come is the first. */
export function tagsOf(version: string, first: Coding): readonly [string, string] {
  const [plain, packed] = [`"${version}"`, `"${version}-gz"`] as const;
  return first === 'gzip' ? [packed, plain] : [plain, packed];
}

export function codingHeaders(coding: Coding): Readonly<Record<string, string>> {
  return coding === 'gzip' ? { 'content-encoding': coding } : {};
}

export const pack = promisify<Buffer, Buffer>(gzip);
