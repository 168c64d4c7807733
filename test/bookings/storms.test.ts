import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import { sweepLapsedHolds } from '../../src/bookings/holds.queries.js';
import { importNetworkFile, type ImportOutcome } from '../../src/network-file/import.js';
import { startService, TUESDAY, type Answer, type Caller, type TestService } from '../support/service.js';
import { bookNow, deadlocks, overlaps, rounds } from './rivals.js';
import { networkOf, type House } from './small-network.js';
import { CALM, rage } from './storm.js';

let services: [TestService, ...TestService[]];

afterEach(async () => {
  for (const service of services.reverse()) await service.close();
});

describe('When everybody books, holds, confirms, moves and cancels while the network changes', () => {
  test('every answer is one that helps, and afterwards everything is in order', async () => {
    services = [await startService({ network: CALM })];
    await weather(1);
  });

  test('also on two instances of the service, whose clocks differ', async () => {
    services = await twoInstances(CALM);
    await weather(2);
  });

  async function weather(seed: number): Promise<void> {
    const [first] = services;
    const { answers, unexpected, forgotten } = await rage({
      services,
      members: 12,
      seconds: rounds(6),
      seed,
    });
    expect(unexpected).toEqual([]);
    expect(forgotten).toEqual([]);
    await sweepLapsedHolds(first.database, first.clock.now());
    expect(await first.doctor()).toEqual([]);
    expect(await overlaps(first)).toEqual([]);
    expect(await deadlocks(first)).toBe(0);
    // It was a storm: all of this happened, and not only its refusals.
    for (const verb of ['book 201', 'confirm 200', 'cancel 200', 'move 200', 'import imported'])
      expect(answers[verb]).toBeGreaterThan(0);
  }
});

describe('A change of the network', () => {
  const room = { kind: 'meeting_room', capacity: 4 } as const;
  const naucelle: House = { slug: 'naucelle', resources: [{ key: 'window' }, { key: 'door' }] };
  const rieupeyroux: House = {
    slug: 'rieupeyroux',
    resources: [
      { key: 'a', ...room },
      { key: 'b', ...room },
      { key: 'a-b', ...room, parts: ['a', 'b'] },
    ],
  };
  const shut = { ...naucelle, closures: [{ from: TUESDAY, to: TUESDAY }] };
  const smaller = { ...rieupeyroux, resources: rieupeyroux.resources.slice(0, 2) };
  const wish = { telecentre: 'naucelle', kind: 'desk', date: TUESDAY, halfDay: 'morning' };

  test('made through one instance holds for the next request to the other', async () => {
    services = await twoInstances(networkOf(naucelle, rieupeyroux));
    const [first, second] = services as [TestService, TestService];
    const anne = await second.member();
    expect(await free(second)).toBe(1);
    await importNetworkFile(first.database, networkOf(shut, rieupeyroux), first.clock.now());
    expect(await free(second)).toBe(0);
    expect(await bookNow(anne, wish)).toMatchObject({
      status: 422,
      body: { violations: [{ rule: 'closed', message: expect.stringContaining('Travaux') as unknown }] },
    });

    const withoutDoor = { ...naucelle, resources: [{ key: 'window' }] };
    await importNetworkFile(first.database, networkOf(withoutDoor, rieupeyroux), first.clock.now());
    const morning = { date: TUESDAY, halfDay: 'morning' };
    expect((await bookNow(anne, { resource: 'door', ...morning })).status).toBe(400);
    expect((await bookNow(anne, { resource: 'window', ...morning })).status).toBe(201);
  });

  test('that closes one telecentre and rebuilds another lets nobody wait for the deadlock detector', async () => {
    services = [await startService({ network: networkOf(naucelle, rieupeyroux) })];
    const [service] = services;
    const anne = await service.member();
    const { imported, booked } = await bookWhileImporting(service, networkOf(shut, smaller), anne);
    // Whoever comes first: a door that is shut is not booked, and a booking that stands is not shut out.
    expect([
      ['imported', 422],
      ['refused', 201],
    ]).toContainEqual([imported.outcome, booked.status]);
    expect(await deadlocks(service)).toBe(0);
    expect(await service.doctor()).toEqual([]);
  });

  async function free({ anybody }: TestService): Promise<number> {
    const found = await anybody.get(
      `/api/v1/availability?telecentre=naucelle&kind=desk&date=${TUESDAY}&halfDay=morning`,
    );
    return (found.body as { offers: unknown[] }).offers.length;
  }

  /** The booking arrives when the import has come as far as Rieupeyroux, and it goes on only then. */
  async function bookWhileImporting(
    service: TestService,
    network: object,
    member: Caller,
  ): Promise<{ imported: ImportOutcome; booked: Answer }> {
    const gate = new pg.Client(service.databaseUrl);
    await gate.connect();
    try {
      await gate.query("begin; select from resource where key = 'a-b' for update");
      const importing = importNetworkFile(service.database, network, service.clock.now());
      await pause(200);
      const booking = bookNow(member, wish);
      await pause(200);
      await gate.query('commit');
      return { imported: await importing, booked: await booking };
    } finally {
      await gate.end();
    }
  }
});

async function twoInstances(network: object): Promise<[TestService, TestService]> {
  const first = await startService({ network });
  return [first, await startService({ databaseUrl: first.databaseUrl, network: null })];
}
