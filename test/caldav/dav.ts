/** A calendar program, as far as we need one: what it sends, and what it understands of the answer. */
import { request } from 'undici';
import { readXml, type Read } from '../../src/caldav/xml.js';
import { told } from '../platform/problem-document.js';
import type { Caller, TestService } from '../support/service.js';

export interface DavLook {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly text: string;
}

/** A feed with the password that opens it. */
export interface DavFeed {
  readonly id: string;
  readonly token: string;
  readonly calendar: string;
}

export async function subscribe(caller: Caller, wish: object = { scope: 'me' }): Promise<DavFeed> {
  const { status, body } = told(await caller.post('/api/v1/feeds', { label: 'téléphone de Zoé', ...wish }));
  if (status !== 201) throw new Error(`${status} ${JSON.stringify(body)}`);
  const { id, url } = body as { id: string; url: string };
  const token = /\/([\w-]+)\.ics$/.exec(url)?.[1] ?? '';
  return { id, token, calendar: `/caldav/calendars/${id}/` };
}

export function basic(token: string, name = 'zoe'): string {
  return `Basic ${Buffer.from(`${name}:${token}`).toString('base64')}`;
}

export async function dav(
  service: TestService,
  feed: Pick<DavFeed, 'token'> | null,
  method: string,
  path: string,
  { body, headers = {} }: { readonly body?: string; readonly headers?: Record<string, string> } = {},
): Promise<DavLook> {
  const answer = await request(service.url + path, {
    method: method as 'GET',
    headers: {
      ...(feed === null ? {} : { authorization: basic(feed.token) }),
      ...(body === undefined ? {} : { 'content-type': 'application/xml; charset=utf-8' }),
      ...headers,
    },
    ...(body === undefined ? {} : { body }),
  });
  return { status: answer.statusCode, headers: answer.headers, text: await answer.body.text() };
}

/** By href: each property as text, or as the names of what is in it; `404` for those that are unknown. */
export type Told = Readonly<Record<string, Readonly<Record<string, unknown>> | string>>;

export function toldIn({ status, text }: DavLook): Told {
  if (status !== 207) throw new Error(`${status} ${text}`);
  return Object.fromEntries<Readonly<Record<string, unknown>> | string>(
    all(root(text), 'response').map((response) => {
      const href = all(response, 'href')[0]?.text ?? '';
      const stats = all(response, 'propstat');
      if (stats.length === 0) return [href, statusOf(response)];
      return [href, Object.assign({}, ...stats.map(propertiesIn)) as Record<string, unknown>];
    }),
  );
}

export function syncTokenIn({ text }: DavLook): string {
  return all(root(text), 'sync-token')[0]?.text ?? '';
}

/** The local name of what stands in an error's body. */
export function conditionIn({ text }: DavLook): string {
  return local(root(text).children[0] ?? root(text));
}

export function root(text: string): Read {
  const read = readXml(text);
  if (read === null) throw new Error(`No XML: ${text}`);
  return read;
}

function propertiesIn(stat: Read): Record<string, unknown> {
  const status = statusOf(stat);
  return Object.fromEntries(
    (all(stat, 'prop')[0]?.children ?? []).map((property) => [
      local(property),
      status === '200' ? valueOf(property) : status,
    ]),
  );
}

function valueOf(property: Read): unknown {
  if (property.children.length === 0) return property.text;
  return property.children.map((child) => {
    if (child.children.length > 0) return valueOf(child);
    const [attribute] = child.attributes.values();
    return child.text || attribute || local(child);
  });
}

function statusOf(read: Read): string {
  return all(read, 'status')[0]?.text.split(' ')[1] ?? '';
}

function all({ children }: Read, name: string): Read[] {
  return children.filter((child) => local(child) === name);
}

function local({ name }: Read): string {
  return name.slice(name.indexOf('}') + 1);
}
