/** Answers about many things at once (RFC 4918, 13). */
import type { Properties } from './properties.js';
import { Refused } from './refusal.js';
import { dav, element, writeMany, type Name, type Written, type WrittenElement } from './xml.js';

/** Characters: three times what the largest feed tells with all that is in it. */
const LONGEST = 10_000_000;

/** Which properties were asked for. */
export type Wanted =
  | { readonly kind: 'all'; readonly further: readonly Name[] }
  | { readonly kind: 'names' }
  | { readonly kind: 'some'; readonly names: readonly Name[] };

/** `responses` are made one by one: of a large calendar, never more than one is in memory beside the answer. */
export function multistatus(responses: Iterable<WrittenElement>): string {
  const text = writeMany(dav('multistatus'), responses, LONGEST);
  if (text === null) throw new Refused(507, dav('number-of-matches-within-limits'));
  return text;
}

export function found(href: string, properties: Properties, wanted: Wanted): WrittenElement {
  const names = namesOf(properties, wanted);
  const [known, unknown] = [
    names.filter((name) => properties.has(name)),
    names.filter((name) => !properties.has(name)),
  ];
  const told = known.map((name) =>
    element(name, ...(wanted.kind === 'names' ? [] : (properties.get(name)?.() ?? []))),
  );
  return element(
    dav('response'),
    element(dav('href'), href),
    ...(told.length > 0 || unknown.length === 0 ? [propstat('200 OK', told)] : []),
    ...(unknown.length > 0
      ? [
          propstat(
            '404 Not Found',
            unknown.map((name) => element(name)),
          ),
        ]
      : []),
  );
}

/** Nothing is there, or not any more. */
export function gone(href: string): WrittenElement {
  return element(dav('response'), element(dav('href'), href), status('404 Not Found'));
}

/** RFC 4918, 9.1: the properties that whoever asks for all of them gets; others must be asked for by their names. */
const ALL: readonly Name[] = [
  'displayname',
  'resourcetype',
  'getetag',
  'getcontenttype',
  'getcontentlength',
].map(dav);

function namesOf(properties: Properties, wanted: Wanted): readonly Name[] {
  if (wanted.kind === 'some') return wanted.names;
  if (wanted.kind === 'names') return [...properties.keys()];
  return [...new Set([...ALL.filter((name) => properties.has(name)), ...wanted.further])];
}

function propstat(outcome: string, properties: readonly Written[]): WrittenElement {
  return element(dav('propstat'), element(dav('prop'), ...properties), status(outcome));
}

function status(outcome: string): WrittenElement {
  return element(dav('status'), `HTTP/1.1 ${outcome}`);
}
