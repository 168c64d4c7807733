/** Whether a reader has what it would be sent: RFC 9110, 13.1, in the forms that calendars use. */

export interface ConditionalHeaders {
  readonly 'if-none-match'?: string | undefined;
  readonly 'if-modified-since'?: string | undefined;
}

export interface Held {
  /** All under which this version is sent: plain, compressed. The first is that of the answer to come. */
  readonly tags: readonly string[];
  /** Its Last-Modified, as it has been told, in milliseconds; null while it has not, and then no date is believed. */
  readonly since: number | null;
}

/** The tag that the reader has already; undefined: it must be sent. A tag goes before a date. */
export function heldBy(headers: ConditionalHeaders, { tags, since }: Held): string | undefined {
  const match = headers['if-none-match'];
  if (match !== undefined) return match.trim() === '*' ? tags[0] : tags.find((tag) => names(match, tag));
  return since !== null && isThatOf(since, headers['if-modified-since']) ? tags[0] : undefined;
}

/** Proxies that compress on their way call a tag weak: what they hold was ours all the same. */
function names(match: string, tag: string): boolean {
  return [...match.matchAll(/"[^"]*"/g)].some(([one]) => one === tag);
}

/** Some send the time at which they loaded: between two versions it says nothing of which of them. So ours alone counts. */
function isThatOf(since: number, text: string | undefined): boolean {
  return text !== undefined && HTTP_DATE.test(text) && Date.parse(text) === since;
}

/** RFC 9110, 5.6.7: the form that is sent today; the two old ones are not, and are not believed. */
const HTTP_DATE = /^\w{3}, \d{2} \w{3} \d{4} \d{2}:\d{2}:\d{2} GMT$/;

export function httpDate(instant: number): string {
  return new Date(instant).toUTCString();
}
