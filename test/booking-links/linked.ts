/** A booking, and the links that a mail about it would hold. */
import { BookingLinks } from '../../src/booking-links/booking-links.js';
import { DAY } from '../../src/reservation/period.js';
import { bookNow, referenceOf } from '../bookings/rivals.js';
import { browserAt, type Browser } from '../support/browser.js';
import type { KnownCaller, TestService } from '../support/service.js';

export interface Linked {
  readonly reference: string;
  readonly holder: KnownCaller;
  /** Paths without the host. */
  readonly see: string;
  readonly cancel: string;
  readonly move: string;
  readonly restore: string;
  /** Of somebody who has not signed in. */
  readonly browser: Browser;
}

export async function linkedBooking(
  service: TestService,
  wish: object,
  { email = 'jeanne@example.org', until = service.clock.now() + 30 * DAY } = {},
): Promise<Linked> {
  const holder = await service.member(email);
  const answer = await bookNow(holder, wish);
  if (answer.status !== 201) throw new Error(JSON.stringify(answer.body));
  const reference = referenceOf(answer);
  const links = service.app
    .get(BookingLinks)
    .of({ booking: await idOf(service, reference), holder: holder.account, until });
  const path = (link: string): string => new URL(link).pathname;
  return {
    reference,
    holder,
    see: path(links.see),
    cancel: path(links.cancel),
    move: path(links.move),
    restore: path(links.restore),
    browser: browserAt(service.url),
  };
}

async function idOf({ database }: TestService, reference: string): Promise<string> {
  const [row] = await database.query<{ id: string }>('select id from booking where reference = $1', [
    reference,
  ]);
  return row?.id ?? '';
}

/** What this page says itself, without what all pages have around it. */
export function mainOf(html: string): string {
  return /<main.*<\/main>/s.exec(html)?.[0] ?? '';
}

/** What a reader sees, without the tags, with ordinary spaces. */
export function textOf(html: string): string {
  return html
    .replace(/<head>.*<\/head>/s, '')
    .replace(/<[^>]+>/g, ' ')
    .replaceAll('&amp;', '&')
    .replaceAll('\u2060', '')
    .replace(/[\s\u00a0]+/g, ' ');
}
