import { hostOf } from '../support/hosts.js';
import { startService, type KnownCaller, type TestService } from '../support/service.js';
import { came } from './people.js';

let service: TestService;
let host: KnownCaller;
let coordinator: KnownCaller;
beforeAll(async () => {
  service = await startService();
  host = await hostOf(service, 'figeac');
  coordinator = await service.visitor('coordinator@example.org', {
    grants: [{ role: 'coordinator', department: '46' }],
    secondFactor: true,
  });
  const rule = { where: 'department:46', kind: '', status: '', validFrom: '2020-01-01' };
  await coordinator.send('/administration/tariffs', { ...rule, unit: 'half_day', amount: '10' });
});
afterAll(() => service.close());

const AT = '/telecentres/figeac/statements';
const API = '/api/v1/telecentres/figeac/statements';

describe('who rents', () => {
  test('owes each month of it: a member with their stays, an employer on a sheet of their own', async () => {
    const tenant = await service.visitor('tenant@example.org');
    await came(service, tenant, '2026-10-06T09:00', '2026-10-06T12:00');
    await service.database.query(
      `insert into employer (siret, name) values ('21460102900014', 'Commune de Figeac')`,
    );
    await rent(`(select id from account where email = 'tenant@example.org')`, 'null', '7777-0000');
    await rent('null', `'21460102900014'`, '7777-0001');
    const { statements } = statementsIn(await host.get(`${API}?month=2026-10`));
    expect(statements).toMatchObject([
      {
        debtor: { kind: 'employer', siret: '21460102900014', name: 'Commune de Figeac' },
        lines: [{ kind: 'rental', days: 15, cents: 5806 }],
      },
      {
        debtor: { email: 'tenant@example.org' },
        lines: [{ cents: 1000 }, { kind: 'rental', days: 15 }],
        cents: 6806,
      },
    ]);
    const sheet = (await host.get(`${AT}/2026-10/employers/21460102900014`)).body as string;
    expect(sheet).toContain('58,06\u00a0€');
    expect(sheet).not.toContain('tenant');
    const months = (await tenant.get('/statements?month=2026-11')).body as string;
    expect(months).toContain('120,00\u00a0€');
    expect(months).toContain('value="2026-10"');
  });
});

describe('a month', () => {
  test('is closed once, however many close it at once, and in its turn', async () => {
    const member = await service.visitor('twice@example.org');
    await came(service, member, '2026-05-05T09:00', '2026-05-05T12:00');
    const both = await Promise.all([host, coordinator].map((who) => who.send(`${AT}/2026-05/closing`, {})));
    expect(both.map(({ status }) => status).sort()).toEqual([303, 409]);
    const { statements } = statementsIn(await host.get(`${API}?month=2026-05`));
    expect(statements.map(({ number }) => number)).toEqual(['2026-0001']);
    expect((await host.send(`${AT}/2026-07/closing`, {})).status).toBe(409);
    expect((await host.send(`${AT}/2026-04/closing`, {})).status).toBe(409);
    const elsewhere = await service.visitor('elsewhere@example.org', {
      grants: [{ role: 'host', telecentre: 'aurillac' }],
    });
    expect((await elsewhere.send(`${AT}/2026-06/closing`, {})).status).toBe(404);
  });

  test('that is closed is not charged for absences that are due only since', async () => {
    const absent = await service.visitor('absent@example.org');
    await came(service, absent, '2026-06-02T09:00', '2026-06-02T12:00', 'no_show');
    expect((await host.send(`${AT}/2026-06/closing`, {})).status).toBe(303);
    const charge = { where: 'telecentre:figeac', charged: 'yes' };
    expect((await coordinator.send('/administration/tariffs/absences', charge)).status).toBe(303);
    expect(statementsIn(await absent.get('/api/v1/statements?month=2026-07')).statements).toEqual([]);
    await coordinator.send('/administration/tariffs/absences', { ...charge, charged: 'as-network' });
  });
});

test('a name that looks like a formula is none in a spreadsheet', async () => {
  const member = await service.visitor('formula@example.org');
  await came(service, member, '2026-09-01T09:00', '2026-09-01T12:00');
  for (const name of ['=HYPERLINK("http://x")', '+33', '-1', '@SUM(A1)']) {
    await service.database.query('update account set name = $2 where id = $1', [member.account, name]);
    const csv = (await host.get(`${AT}/2026-09/statements.csv`)).body as string;
    expect(csv).toContain(`'${name.replaceAll('"', '""')}`);
    expect(csv).not.toContain(`;${name}`);
  }
});

test('what is booked says what it costs by the rules, as the telecentre does', async () => {
  const form = await service.anybody.get(
    '/bookings/new?telecentre=figeac&kind=desk&date=2026-12-01&halfDay=morning',
  );
  expect(form.body).toContain('10\u00a0€ la demi-journée');
  expect((await service.anybody.get('/telecentres/figeac')).body).toContain('10\u00a0€ la demi-journée');
});

interface Statements {
  readonly statements: readonly { readonly number: string | null }[];
}

function statementsIn({ body }: { readonly body: unknown }): Statements {
  return body as Statements;
}

/** From the 17th of October, 120 euros a month. */
async function rent(account: string, employer: string, reference: string): Promise<void> {
  await service.database.query(
    `insert into rental (id, reference, account_id, employer_siret, telecentre_id, resource_id, time_zone, starts_on, occupied_from,
  occupied_until, term_months, notice_days, tacit_renewal, monthly_cents, agreement, created_at, updated_at)
select gen_random_uuid(), $1, ${account}, ${employer}, t.id, r.id, 'Europe/Paris', '2026-10-17', '2026-10-16T22:00Z', '2027-10-17', 12, 30,
  true, 12000, 'CONV', now(), now()
from telecentre t join resource r on r.telecentre_id = t.id where t.slug = 'figeac' order by r.key limit 1`,
    [reference],
  );
}
