/** Two neighbours and a place too far away, for tests about closing the first of them. */
import { expect } from '@jest/globals';
import { bookNow, referenceOf } from '../bookings/rivals.js';
import { networkOf, type Shut } from '../bookings/small-network.js';
import { hostByToken } from '../support/hosts.js';
import {
  startService,
  TUESDAY,
  type Answer,
  type Caller,
  type KnownCaller,
  type TestService,
} from '../support/service.js';

/** Naucelle: three desks and a room of two; Rieupeyroux beside it: one desk; Millau, too far to be offered: many. */
export function houses(closures: readonly Shut[] = []): object {
  const network = networkOf(
    {
      slug: 'naucelle',
      closures,
      resources: [
        { key: 'nau-open', places: 3 },
        { key: 'a', kind: 'meeting_room', capacity: 4 },
        { key: 'b', kind: 'meeting_room', capacity: 4 },
        { key: 'a-b', kind: 'meeting_room', capacity: 8, parts: ['a', 'b'] },
      ],
    },
    { slug: 'rieupeyroux', resources: [{ key: 'rie-desk' }] },
    { slug: 'millau', resources: [{ key: 'mil-open', places: 20 }] },
  ) as { telecentres: { slug: string; location: object }[] };
  return {
    ...network,
    telecentres: network.telecentres.map((one) =>
      one.slug === 'millau' ? { ...one, location: { latitude: 44.1, longitude: 3.0778 } } : one,
    ),
  };
}

export interface World {
  readonly service: TestService;
  readonly host: KnownCaller;
}

export function openHouses(options: Parameters<typeof startService>[0] = {}): Promise<TestService> {
  return startService({ network: houses(), ...options });
}

/** With the host of Naucelle, on a service that knows nobody yet. */
export async function worldOf(service: TestService): Promise<World> {
  const host = await hostByToken(service, 'naucelle');
  return { service, host };
}

export const MORNING = { telecentre: 'naucelle', kind: 'desk', date: TUESDAY, halfDay: 'morning' };
export const CLOSURES = '/api/v1/closures';
export const BOILER = { telecentre: 'naucelle', from: TUESDAY, to: TUESDAY, reason: 'Panne de chauffage' };

export async function booked(member: Caller, wish: object = MORNING): Promise<string> {
  const answer = await bookNow(member, wish);
  expect(answer).toMatchObject({ status: 201 });
  return referenceOf(answer);
}

export function close(host: Caller, wish: object = BOILER): Promise<Answer> {
  return host.post(CLOSURES, wish);
}

export interface ToldBooking {
  readonly reference: string;
  readonly what: string;
  readonly to?: { readonly reference: string; readonly resource: string };
}

/** What the answer says became of each. */
export function toldIn({ body }: Answer): readonly ToldBooking[] {
  return (body as { bookings: readonly ToldBooking[] }).bookings;
}

export function offerIn(answer: Answer): string {
  return toldIn(answer)[0]?.to?.reference ?? '';
}

/** `K7DM-4T2P: moved` and so on, by reference. */
export function fatesIn(answer: Answer): Record<string, string> {
  return Object.fromEntries(toldIn(answer).map(({ reference, what }) => [reference, what]));
}

export async function statusOf(service: TestService, reference: string): Promise<string | undefined> {
  const [row] = await service.database.query<{ status: string }>(
    'select status from booking where reference = $1',
    [reference],
  );
  return row?.status;
}

/** Bookings that stand and occupy time that a closure closes: there must be none, whatever happened. */
export function insideClosedTime(service: TestService): Promise<unknown[]> {
  return service.database.query(
    `select b.reference, b.status, b.starts_at from booking b join allocation a on a.booking_id = b.id
     join closure c on c.telecentre_id = b.telecentre_id and c.period && a.during
     where b.status in ('held', 'confirmed', 'checked_in') and (c.resource_id is null or a.resource_id = any (units_of(c.resource_id)))`,
  );
}
