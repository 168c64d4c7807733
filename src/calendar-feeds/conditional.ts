/** Whether a reader has what it would be sent: RFC 9110, 13.1, in the forms that calendars use. */
import type { Instant } from '../reservation/period.js';

export interface ConditionalHeaders {
  readonly 'if-none-match'?: string | undefined;
  readonly 'if-modified-since'?: string | undefined;
}

export interface Held {
  /** All under which this version is sent: plain, compressed. The first is that of the answer to come. */
  readonly tags: readonly string[];
  /** Its Last-Modified; null while there is none, and then no date is believed. */
  readonly since: Instant | null;
}

/** The tag that the reader has already; undefined: it must be sent. A tag goes before a date. */
export function heldBy(headers: ConditionalHeaders, { tags, since }: Held, now: Instant): string | undefined {
  const match = headers['if-none-match'];
  if (match !== undefined) return match.trim() === '*' ? tags[0] : tags.find((tag) => names(match, tag));
  if (since === null || !isSince(headers['if-modified-since'], since, now)) return undefined;
  return tags[0];
}

/** Proxies that compress on their way call a tag weak: what they hold was ours all the same. */
function names(match: string, tag: string): boolean {
  return [...match.matchAll(/"[^"]*"/g)].some(([one]) => one === tag);
}

/** A date that is none, or that nobody can have had from us, says nothing. */
function isSince(text: string | undefined, since: Instant, now: Instant): boolean {
  if (text === undefined || !HTTP_DATE.test(text)) return false;
  const date = Date.parse(text);
  return date >= since && date <= now;
}

/** RFC 9110, 5.6.7: the form that is sent today; the two old ones are not, and are not believed. */
const HTTP_DATE = /^\w{3}, \d{2} \w{3} \d{4} \d{2}:\d{2}:\d{2} GMT$/;

export function httpDate(instant: Instant): string {
  return new Date(instant).toUTCString();
}

/** RFC 9110, 12.5.3. */
export function takesGzip(acceptEncoding: string | undefined): boolean {
  const offers = (acceptEncoding ?? '').toLowerCase().split(',');
  const [named, any] = ['gzip', '*'].map((name) =>
    offers.map((offer) => offer.trim().split(/\s*;\s*/)).find(([coding]) => coding === name),
  );
  const offer = named ?? any;
  return offer !== undefined && !offer.some((parameter) => /^q=0(\.0*)?$/.test(parameter));
}
