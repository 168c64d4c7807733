import { expect } from '@jest/globals';
import { openHouses } from '../closures/houses.js';
import type { KnownCaller, TestService } from '../support/service.js';
import { DESK, hostOf, notice, rented, RENTALS, timeOf } from './houses.js';

let service: TestService;
let host: KnownCaller;
beforeAll(async () => (service = await openHouses()));
beforeEach(async () => {
  await service.startAgain();
  host = await hostOf(service);
});
afterEach(async () => {
  expect(await service.doctor()).toEqual([]);
});
afterAll(() => service.close());

describe('Notice for a day beyond the three years that are taken', () => {
  test('keeps the place for the tenant until the end of a term of five years', async () => {
    const jeanne = await service.member();
    const reference = await rented(host, { termMonths: 60, tenant: { member: jeanne.email } });
    expect(await notice(jeanne, reference)).toMatchObject({ status: 200, body: { endsOn: '2031-12-01' } });
    expect(await timeOf(service, reference)).toEqual([
      'nau-open-1: 2026-11-30T23:00:00.000Z to 2031-11-30T23:00:00.000Z',
    ]);
  });

  test('is refused when it lies further ahead than any term with its notice', async () => {
    const reference = await rented(host);
    expect(await notice(host, reference, { reason: 'Départ', endsOn: '2199-12-01' })).toMatchObject({
      status: 400,
      body: { errors: [{ field: 'endsOn', message: 'doit être au plus tard le dimanche 23 novembre 2036' }] },
    });
  });
});

test('A closure written while the tenant leaves closes the place from then on', async () => {
  const closer = await service.member('closer@example.org', {
    scopes: ['host'],
    grants: [{ role: 'host', telecentre: 'naucelle' }],
  });
  for (const month of ['01', '02', '03', '04', '05', '06', '07', '08']) {
    const agreement = `CONV-${month}`;
    const reference = await rented(host, { agreement });
    const day = `2027-${month}-12`;
    const closure = { telecentre: 'naucelle', from: day, to: day, reason: 'Inventaire' };
    const closed = closer.post('/api/v1/closures', closure);
    await new Promise((wake) => setTimeout(wake, Number(month) * 2));
    const left = notice(host, reference, { reason: 'Départ', endsOn: DESK.startsOn });
    expect((await closed).status).toBe(201);
    expect((await left).status).toBe(200);
    expect(await service.doctor()).toEqual([]);
  }
});

test('The same agreement with another amount is not the same: the first one stands in its way', async () => {
  const reference = await rented(host);
  expect(await host.post(RENTALS, DESK)).toMatchObject({ status: 200, body: { reference } });
  for (const other of [{ monthlyCents: 9_900 }, { noticeDays: 60 }])
    expect(await host.post(RENTALS, { ...DESK, ...other })).toMatchObject({
      status: 409,
      body: { type: '/problems/in-the-way', rentals: [{ reference }] },
    });
});
