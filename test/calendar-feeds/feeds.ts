/** Feeds as a calendar sees them: an address, octets, and what a parser that is not ours reads in them. */
import ICAL from 'ical.js';
import { request } from 'undici';
import { told as answered } from '../platform/problem-document.js';
import type { Caller, TestService } from '../support/service.js';

export const FEEDS = '/api/v1/feeds';

export interface Made {
  readonly id: string;
  /** Of its address: what a reader asks for. */
  readonly path: string;
}

export async function subscribe(caller: Caller, wish: object = { scope: 'me' }): Promise<Made> {
  const { status, body } = answered(await caller.post(FEEDS, { label: 'téléphone', ...wish }));
  if (status !== 201) throw new Error(`${status} ${JSON.stringify(body)}`);
  const { id, url } = body as { id: string; url: string };
  return { id, path: new URL(url).pathname };
}

export interface Look {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly bytes: Buffer;
  readonly text: string;
}

export type Method = 'GET' | 'HEAD' | 'OPTIONS' | 'POST' | 'PUT' | 'DELETE' | 'PROPFIND';

export async function look(
  service: TestService,
  path: string,
  headers: Record<string, string> = {},
  method: Method = 'GET',
): Promise<Look> {
  const answer = await request(service.url + path, { method: method as 'GET', headers });
  const bytes = Buffer.from(await answer.body.arrayBuffer());
  return { status: answer.statusCode, headers: answer.headers, bytes, text: bytes.toString('utf8') };
}

export interface Seen {
  readonly uid: string;
  readonly summary: string;
  readonly start: string;
  readonly end: string;
  readonly sequence: number;
  readonly modified: string;
  readonly location: string | null;
}

/** By start, as ical.js reads them. */
export function eventsIn(text: string): Seen[] {
  return vevents(text).map((event) => {
    const value = (name: string): string => String(event.getFirstPropertyValue(name) ?? '');
    return {
      uid: value('uid'),
      summary: value('summary'),
      start: value('dtstart'),
      end: value('dtend'),
      sequence: Number(value('sequence')),
      modified: value('last-modified'),
      location: event.getFirstPropertyValue('location') as string | null,
    };
  });
}

export function vevents(text: string): ICAL.Component[] {
  return new ICAL.Component(ICAL.parse(text) as unknown[]).getAllSubcomponents('vevent');
}

export function unfolded(text: string): string[] {
  return text.replaceAll('\r\n ', '').split('\r\n');
}
