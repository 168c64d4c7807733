/** Aurillac on an ordinary Tuesday, with its host. */
import { bookNow, referenceOf } from '../bookings/rivals.js';
import {
  startService,
  TUESDAY,
  type Caller,
  type KnownCaller,
  type TestService,
} from '../support/service.js';

export const MORNING = { telecentre: 'aurillac', kind: 'desk', date: TUESDAY, halfDay: 'morning' };
export const AFTERNOON = { ...MORNING, halfDay: 'afternoon' };
export const DAY = `/telecentres/aurillac/day?date=${TUESDAY}`;
/** At the time when the first of them come. */
export const OPENING = `${TUESDAY}T08:35:00+01:00`;

export interface Reception {
  readonly service: TestService;
  readonly host: KnownCaller & { readonly session: string };
  readonly jeanne: KnownCaller;
}

export async function openReception(): Promise<Reception> {
  return receptionOf(await startService());
}

export async function receptionOf(service: TestService): Promise<Reception> {
  const host = await service.visitor('helene@example.org', {
    grants: [{ role: 'host', telecentre: 'aurillac' }],
  });
  return { service, host, jeanne: await service.visitor('jeanne@example.org') };
}

export async function booked(member: Caller, wish: object = MORNING): Promise<string> {
  return referenceOf(await bookNow(member, wish));
}

/** Of the page, as people read it: without tags, on one line, and with spaces of one sort. */
export function readable(html: string): string {
  return html
    .replaceAll(/<(script|style|svg)\b.*?<\/\1>/gs, '')
    .replaceAll(/<[^>]+>/g, ' ')
    .replaceAll('&#39;', '’')
    .replaceAll('\u2060', '')
    .replaceAll(/\s+/g, ' ');
}
