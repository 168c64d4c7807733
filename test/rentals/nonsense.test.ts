import { openHouses } from '../closures/houses.js';
import { everythingStored } from '../platform/stored.js';
import type { KnownCaller, TestService } from '../support/service.js';
import { DESK, hostOf, notice, RENTALS } from './houses.js';

let service: TestService;
let host: KnownCaller;
let before: Record<string, string>;
beforeAll(async () => {
  service = await openHouses();
  host = await hostOf(service);
  before = await everythingStored(service.database);
});
afterEach(async () => {
  expect(await everythingStored(service.database)).toEqual(before);
});
afterAll(() => service.close());

describe('A rental', () => {
  test.each([
    ['resource', { resource: 'mil-open-1' }],
    ['resource', { resource: 'NO!' }],
    ['startsOn', { startsOn: '2027-02-30' }],
    ['startsOn', { startsOn: '2030-01-01' }],
    ['startsOn', { startsOn: '2024-01-01', tacitRenewal: false }],
    ['termMonths', { termMonths: 0 }],
    ['termMonths', { termMonths: 61 }],
    ['noticeDays', { noticeDays: -1 }],
    ['monthlyCents', { monthlyCents: 12.5 }],
    ['agreement', { agreement: ' ' }],
    ['tenant', { tenant: {} }],
    ['tenant', { tenant: { name: 'A', member: 'a@example.org' } }],
    ['tenant.employer', { tenant: { employer: '73282932000075' } }],
  ])('that says nonsense in %s is refused, the field named (%j)', async (field, nonsense) => {
    const refused = await host.post(RENTALS, { ...DESK, ...nonsense });
    expect(refused).toMatchObject({ status: 400, body: { errors: [{ field }] } });
    expect((await host.get(RENTALS)).body).toEqual({ rentals: [] });
  });

  test.each([
    ['employer', { tenant: 'employer', employer: '73282932000075' }, 'quatorze chiffres'],
    ['member', { tenant: 'member', member: 'jeanne' }, 'adresse électronique'],
  ])(
    'with a slip in the field %s of its form is refused in the words of that field',
    async (_, slip, words) => {
      const { resource, startsOn, agreement } = DESK;
      const terms = { renewal: 'tacit', monthly: '120', termMonths: '12', noticeDays: '30' };
      const form = { resource, startsOn, agreement, ...terms, ...slip };
      const answer = await host.send('/telecentres/naucelle/rentals', form);
      expect(answer.status).toBe(422);
      expect(answer.body).toContain(words);
    },
  );

  test('for an address that no member has is refused', async () => {
    expect(await host.post(RENTALS, { ...DESK, tenant: { member: 'nobody@example.org' } })).toMatchObject({
      status: 404,
      body: { type: '/problems/no-such-member' },
    });
  });

  test.each([
    ['no reference', 'rentals/x/notice', 400],
    ['nobody’s', 'rentals/2345-6779/notice', 404],
  ])('that is %s is nobody’s to end', async (_, path, status) => {
    expect(await host.post(`/api/v1/${path}`, { reason: 'Travaux' })).toMatchObject({ status });
  });

  test.each([
    { by: 'nobody' },
    { endsOn: 12 },
    { reason: 'x'.repeat(301) },
    { reason: 'a\nb' },
    { until: 'then' },
  ])('is not ended by nonsense (%j)', async (body) => {
    expect(await notice(host, '2345-6779', body)).toMatchObject({ status: 400 });
  });
});
