/** Those who wait for the only desk of Figeac. */
import { ServingService } from '../../src/waitlist/serving.service.js';
import type { Answer, Caller, TestService } from '../support/service.js';

export const ENTRIES = '/api/v1/waitlist-entries';

export function wait(member: Caller, wish: object): Promise<Answer> {
  return member.post(ENTRIES, wish);
}

/** As the bell and the minute's job do. */
export function serve(service: TestService): Promise<number> {
  return service.app.get(ServingService).serve();
}

export interface SeenEntry {
  readonly id: string;
  readonly state: string;
  readonly position?: number;
  readonly offer?: { readonly id: string; readonly reference: string; readonly until: string };
}

export async function entriesOf(member: Caller): Promise<readonly SeenEntry[]> {
  for (;;) {
    const answer = await member.get(ENTRIES);
    // A connection that a test has broken is noticed when it is next used.
    if (answer.status !== 503) return (answer.body as { entries: SeenEntry[] }).entries;
  }
}

/** `waiting 2`, `offered`, `lapsed`; nothing when they are in no line. */
export async function standing(member: Caller): Promise<string> {
  const entries = await entriesOf(member);
  return entries.map(({ state, position }) => [state, position].filter(Boolean).join(' ')).join(', ');
}

export async function offerOf(member: Caller): Promise<NonNullable<SeenEntry['offer']>> {
  const offer = (await entriesOf(member)).find((entry) => entry.offer !== undefined)?.offer;
  if (offer === undefined) throw new Error('nothing is offered');
  return offer;
}

export function accept(member: Caller, { id }: { readonly id: string }): Promise<Answer> {
  return member.post(`/api/v1/offers/${id}/acceptance`);
}

export function refuse(member: Caller, { id }: { readonly id: string }): Promise<Answer> {
  return member.post(`/api/v1/offers/${id}/refusal`);
}

/** Time that is kept for the moment, as it stands in the database. */
export async function keptTimes(service: TestService): Promise<number> {
  const [row] = await service.database.query<{ count: number }>(
    'select count(*)::int as count from allocation where kept_since is not null',
  );
  return row?.count ?? 0;
}
