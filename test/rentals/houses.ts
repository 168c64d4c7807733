/** The houses of the closures, with somebody who rents there. */
import { randomUUID } from 'node:crypto';
import { expect } from '@jest/globals';
import type { Answer, Caller, KnownCaller, TestService } from '../support/service.js';

export const RENTALS = '/api/v1/telecentres/naucelle/rentals';
export const DECEMBER = '2026-12-01';

/** A year from December on, renewing itself, a month of notice. */
export const DESK = {
  resource: 'nau-open-1',
  tenant: { name: 'Les Amis du Viaur' },
  startsOn: DECEMBER,
  termMonths: 12,
  noticeDays: 30,
  monthlyCents: 12_000,
  agreement: 'CONV-2026-07',
};

/** Signed in, as agreements are not for programs. */
export function hostOf(service: TestService, telecentre = 'naucelle'): Promise<KnownCaller> {
  return service.visitor(`host-${randomUUID()}@example.org`, { grants: [{ role: 'host', telecentre }] });
}

export async function rented(host: Caller, wish: object = {}): Promise<string> {
  const answer = await host.post(RENTALS, { ...DESK, ...wish });
  expect(answer).toMatchObject({ status: 201 });
  return (answer.body as { reference: string }).reference;
}

export function notice(caller: Caller, reference: string, body: object = {}): Promise<Answer> {
  return caller.post(`/api/v1/rentals/${reference}/notice`, body);
}

/** `nau-open-1: 2026-11-30T23:00:00.000Z to …`, of all that is occupied for this rental. */
export async function timeOf(service: TestService, reference: string): Promise<string[]> {
  const rows = await service.database.query<{ key: string; from: Date; to: Date }>(
    `select p.key, lower(a.during) as from, upper(a.during) as to from allocation a join rental r on r.id = a.rental_id
     join resource p on p.id = a.resource_id where r.reference = $1 order by 1, 2`,
    [reference],
  );
  return rows.map(({ key, from, to }) => `${key}: ${from.toISOString()} to ${to.toISOString()}`);
}
