import { startService, type KnownCaller, type TestService } from '../support/service.js';

let service: TestService;
let coordinator: KnownCaller;
let administrator: KnownCaller;
beforeAll(async () => {
  service = await startService();
  coordinator = await service.visitor('c@example.org', {
    grants: [{ role: 'coordinator', department: '46' }],
    secondFactor: true,
  });
  administrator = await service.visitor('a@example.org', {
    grants: [{ role: 'administrator' }],
    secondFactor: true,
  });
});
afterAll(() => service.close());

const PAGE = '/administration/tariffs';
const RULE = {
  where: 'telecentre:figeac',
  kind: 'any',
  status: 'any',
  unit: 'month',
  amount: '50',
  validFrom: '2026-01-01',
};

describe('a rule of a tariff', () => {
  test('stands on the page of the telecentre, for programs and in the administration, until it is ended', async () => {
    expect((await coordinator.send(PAGE, { ...RULE, amount: '0', untilMonths: '12' })).status).toBe(303);
    expect((await coordinator.send(PAGE, { ...RULE, fromMonths: '12' })).status).toBe(303);
    const line = 'Gratuit la première année, puis 50\u00a0€ par mois au plus';
    expect((await service.anybody.get('/telecentres/figeac')).body).toContain(line);
    const { tariffs } = (await service.anybody.get('/api/v1/tariffs?telecentre=figeac')).body as Tariffs;
    expect(tariffs.map(({ cents }) => cents)).toEqual([0, 5000]);
    expect((await coordinator.get(PAGE)).body).toContain(
      '50\u00a0€ par mois au plus, après la première année',
    );
    const end = `${PAGE}/${tariffs[1]?.id ?? ''}/end`;
    expect((await coordinator.send(end, { validUntil: '2025-12-31' })).status).toBe(422);
    expect((await coordinator.send(end, { validUntil: '2026-11-23' })).status).toBe(303);
    expect((await coordinator.send(end, { validUntil: '2026-11-24' })).status).toBe(422);
    expect((await service.anybody.get('/telecentres/figeac')).body).not.toContain(line);
  });

  test('is refused beside another one that nothing tells apart from it', async () => {
    const rule = { ...RULE, unit: 'day', amount: '20' };
    expect((await coordinator.send(PAGE, rule)).status).toBe(303);
    const again = await coordinator.send(PAGE, { ...rule, amount: '25', validFrom: '2026-06-01' });
    expect(again.status).toBe(422);
    expect(again.body).toContain('arrêtez-la d’abord');
    expect((await coordinator.send(PAGE, { ...rule, amount: '25', kind: 'office' })).status).toBe(303);
    expect((await coordinator.send(PAGE, { ...rule, amount: '18', fromUnit: '5' })).status).toBe(303);
  });

  test('can be sent from a browser as it stands there: no list that must be answered has an empty answer', async () => {
    const page = (await administrator.get(PAGE)).body as string;
    expect(page).toContain('<option value="any">toutes les places</option>');
    expect(page).not.toContain('<option value=""');
  });

  test.each([
    ['amount', { amount: '-5' }],
    ['amount', { amount: '10001' }],
    ['amount', { amount: 'dix' }],
    ['unit', { unit: 'year' }],
    ['where', { where: 'nowhere' }],
    ['untilMonths', { fromMonths: '12', untilMonths: '12' }],
    ['fromUnit', { fromUnit: '3' }],
    ['validFrom', { validFrom: '2026-02-30' }],
  ])('with a wrong %s is shown again and written nowhere: %j', async (field, wrong) => {
    const before = await count();
    const answer = await coordinator.send(PAGE, { ...RULE, where: 'telecentre:figeac', ...wrong });
    expect(answer.status).toBe(422);
    expect(answer.body).toContain(`href="#${field}"`);
    expect(await count()).toBe(before);
  });

  test('is a coordinator’s for their department, an administrator’s for all', async () => {
    const elsewhere = { ...RULE, where: 'department:15', unit: 'week' };
    expect((await coordinator.send(PAGE, elsewhere)).status).toBe(404);
    expect((await coordinator.send(PAGE, { ...elsewhere, where: 'network' })).status).toBe(404);
    expect((await administrator.send(PAGE, elsewhere)).status).toBe(303);
    const [{ id } = { id: '' }] = await service.database.query<{ id: string }>(
      `select id from tariff_rule where department_code = '15'`,
    );
    expect((await coordinator.send(`${PAGE}/${id}/end`, { validUntil: '2026-12-01' })).status).toBe(404);
    expect((await coordinator.get(PAGE)).body).not.toContain(id);
  });
});

interface Tariffs {
  readonly tariffs: readonly { readonly id: string; readonly cents: number }[];
}

async function count(): Promise<number> {
  return (await service.database.query('select from tariff_rule')).length;
}
