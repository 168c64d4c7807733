/** Two who know each other, a booking of each, and what becomes of them. */
import { weekdays, bookNow, referenceOf } from '../bookings/rivals.js';
import type { Answer, KnownCaller, TestService } from '../support/service.js';

export interface Offer {
  readonly id: string;
  readonly status: string;
}

/** Each test has a day of its own, so that one service serves them all. */
export function daysFrom(first: number): () => string {
  const days = weekdays(60);
  let next = first;
  return () => {
    const day = days[next++];
    if (day === undefined) throw new Error('No days left');
    return day;
  };
}

/** The only desk there is at Figeac. */
export const desk = (date: string, halfDay = 'morning'): object => ({ resource: 'fig-desk', date, halfDay });

export async function hasBooked(who: KnownCaller, wish: object): Promise<string> {
  const answer = await bookNow(who, wish);
  if (answer.status !== 201) throw new Error(JSON.stringify(answer.body));
  return referenceOf(answer);
}

export function offer(who: KnownCaller, reference: string, wish: object): Promise<Answer> {
  return who.post(`/api/v1/bookings/${reference}/handover-offers`, wish);
}

export async function offered(who: KnownCaller, reference: string, wish: object): Promise<Offer> {
  const answer = await offer(who, reference, wish);
  if (answer.status !== 201) throw new Error(JSON.stringify(answer.body));
  return answer.body as Offer;
}

export function accept(who: KnownCaller, { id }: Offer, body?: object): Promise<Answer> {
  return who.post(`/api/v1/handover-offers/${id}/acceptance`, body);
}

export function refuse(who: KnownCaller, { id }: Offer): Promise<Answer> {
  return who.post(`/api/v1/handover-offers/${id}/refusal`);
}

export function withdraw(who: KnownCaller, { id }: Offer): Promise<Answer> {
  return who.delete(`/api/v1/handover-offers/${id}`);
}

export async function offersOf(who: KnownCaller): Promise<Offer[]> {
  return ((await who.get('/api/v1/handover-offers')).body as { offers: Offer[] }).offers;
}

export async function holderOf({ database }: TestService, reference: string): Promise<string | undefined> {
  const [row] = await database.query<{ email: string }>(
    'select a.email from booking b join account a on a.id = b.account_id where b.reference = $1',
    [reference],
  );
  return row?.email;
}
