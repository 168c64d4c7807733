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
  const students = { ...rule, status: 'student', unit: 'half_day', amount: '4' };
  await coordinator.send('/administration/tariffs', students);
});
afterAll(() => service.close());

const AT = '/telecentres/figeac/statements';
const API = '/api/v1/telecentres/figeac/statements';

describe('who rents', () => {
  test('owes each month of it: a member with their stays, an employer on a sheet of their own', async () => {
    const tenant = await service.visitor('tenant@example.org');
    await came(service, tenant, '2026-10-06T09:00', '2026-10-06T12:00');
    await came(service, tenant, '2027-01-12T09:00', '2027-01-12T12:00', 'confirmed');
    await service.database.query(
      `insert into employer (siret, name) values ('21460102900014', 'Commune de Figeac')`,
    );
    await rent(tenant, '2026-10-17', '7777-0000');
    await rent({ siret: '21460102900014' }, '2026-10-17', '7777-0001');
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
    expect(months).not.toContain('value="2027-01"');
  });
});

describe('a month', () => {
  test('may be the first to be closed, once somebody says that what comes before is accounted for', async () => {
    const early = await service.visitor('early@example.org');
    await came(service, early, '2026-03-03T09:00', '2026-03-03T12:00');
    expect((await host.get(`${AT}?month=2026-03`)).body).not.toContain('earlierElsewhere');
    const running = (await host.get(AT)).body as string;
    expect(running).toContain('Ce mois pourra être arrêté à partir du mardi 1er décembre 2026.');
    expect(running).toContain('value="2026-03"');
    expect(running).not.toContain('value="2026-02"');
    // Closed too early, it would be followed by years of empty months.
    expect((await host.get(`${AT}?month=2019-01`)).body).toContain('il n’y a pas à arrêter ce mois');
    expect((await host.send(`${AT}/2019-01/closing`, {})).status).toBe(409);
    const page = (await host.get(`${AT}?month=2026-04`)).body as string;
    expect(page).toContain('name="earlierElsewhere"');
    expect(page).toContain(`<a href="${AT}?month=2026-03">Commencer par mars 2026</a>`);
    const unsaid = await host.send(`${AT}/2026-04/closing`, {});
    expect(unsaid).toMatchObject({
      status: 422,
      body: expect.stringContaining('id="earlierElsewhere-error"') as unknown,
    });
    const said = await host.send(`${AT}/2026-04/closing`, { earlierElsewhere: 'yes' });
    expect(said.status).toBe(303);
    const before = (await host.get(`${AT}?month=2026-03`)).body as string;
    expect(before).toContain('Mois antérieur au premier mois arrêté');
    expect(before).not.toContain('/closing');
    expect((await host.get(`${AT}?month=2026-07`)).body).toContain(
      `À arrêter d’abord\u00a0: <a href="${AT}?month=2026-05">mai 2026</a>`,
    );
  });

  test('is closed once, however many close it at once, and in its turn', async () => {
    const member = await service.visitor('twice@example.org');
    await came(service, member, '2026-05-05T09:00', '2026-05-05T12:00');
    const both = await Promise.all([host, coordinator].map((who) => who.send(`${AT}/2026-05/closing`, {})));
    expect(both.map(({ status }) => status).sort()).toEqual([303, 409]);
    const closed = await host.get(`${API}?month=2026-05`);
    expect(closed.body).toMatchObject({ closedAt: expect.stringMatching(/[+]0[12]:00$/) as unknown });
    const { statements } = statementsIn(closed);
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

describe('a month that is closed', () => {
  test('is corrected once for a rental that is written down later, and no end or amount reaches back to it', async () => {
    const leaver = await service.visitor('leaver@example.org');
    await rent(leaver, '2026-07-01', '7777-2222');
    await rent({ name: 'Les Amis du Célé' }, '2026-06-16', '7777-3333');
    const late = '/telecentres/figeac/rentals/7777-3333';
    const ended = await host.send(`${late}/notice`, { reason: 'Départ', endsOn: '2026-06-20' });
    const cheaper = await host.send(`${late}/amounts`, { month: '2026-06', monthly: '1' });
    expect([ended.status, cheaper.status]).toEqual([422, 422]);
    const july = statementsIn(await host.get(`${API}?month=2026-07`)).statements;
    expect(july).toMatchObject([
      { debtor: { email: leaver.email }, lines: [{ kind: 'rental', cents: 12_000 }] },
      {
        debtor: { name: 'Les Amis du Célé' },
        lines: [
          { kind: 'rental', cents: 12_000 },
          { kind: 'correction', month: '2026-06', halfDays: 0, cents: 6000 },
        ],
      },
    ]);
    expect((await host.send(`${AT}/2026-07/closing`, {})).status).toBe(303);
    expect((await leaver.send('/account/erasure', { confirm: leaver.email })).status).toBe(200);
    const august = statementsIn(await host.get(`${API}?month=2026-08`)).statements;
    expect(august.map(({ lines }) => lines.map(({ kind }) => kind))).toEqual([['rental'], ['rental']]);
  });

  test('is what it was, whatever somebody has become since', async () => {
    const person = await service.visitor('student@example.org');
    await isNow(person, 'student', '21460102900014');
    await came(service, person, '2026-08-03T09:00', '2026-08-03T12:00');
    const second = await came(service, person, '2026-08-04T09:00', '2026-08-04T12:00');
    expect((await host.send(`${AT}/2026-08/closing`, {})).status).toBe(303);
    const [before] = statementsIn(await person.get('/api/v1/statements?month=2026-08')).statements;
    expect(before).toMatchObject({ cents: 800 });
    const sheet = `${AT}/2026-08/employers/21460102900014`;
    await isNow(person, 'employee', null);
    expect(statementsIn(await person.get('/api/v1/statements?month=2026-08')).statements).toEqual([before]);
    expect((await host.get(sheet)).body).toContain('8,00\u00a0€');
    expect(statementsIn(await person.get('/api/v1/statements?month=2026-09')).statements).toEqual([]);
    // What changes is reckoned as it would have been then.
    await service.database.query(`update booking set status = 'no_show' where reference = $1`, [second]);
    expect(statementsIn(await person.get('/api/v1/statements?month=2026-09')).statements).toMatchObject([
      { cents: -400 },
    ]);
  });
});

describe('a correction', () => {
  test('that somebody was charged, or a guest, is charged to nobody else once they are nobody', async () => {
    const leaver = await service.visitor('late-leaver@example.org');
    const booked = [
      await came(service, leaver, '2026-09-01T09:00', '2026-09-01T12:00', 'no_show'),
      await came(service, leaver, '2026-09-02T09:00', '2026-09-02T12:00', 'no_show'),
    ];
    const [, guests] = booked;
    await service.database.query(
      `update booking set account_id = null, guest_name = 'Zoé' where reference = $1`,
      [guests],
    );
    expect((await host.send(`${AT}/2026-09/closing`, {})).status).toBe(303);
    await service.database.query(`update booking set status = 'completed' where reference = any ($1)`, [
      booked,
    ]);
    const corrected = { lines: expect.arrayContaining([SEPTEMBER]) as unknown };
    const october = statementsIn(await host.get(`${API}?month=2026-10`)).statements;
    expect(october).toContainEqual(
      expect.objectContaining({ debtor: { kind: 'nobody', name: null }, ...corrected }),
    );
    expect(october.filter(({ lines }) => lines.some(({ kind }) => kind === 'correction'))).toHaveLength(2);
    expect((await host.send(`${AT}/2026-10/closing`, {})).status).toBe(303);
    expect((await leaver.send('/account/erasure', { confirm: leaver.email })).status).toBe(200);
    await service.database.query(
      'select anonymise_bookings(array(select id from booking where reference = $1), now())',
      [guests],
    );
    const november = statementsIn(await host.get(`${API}?month=2026-11`)).statements;
    expect(november.flatMap(({ lines }) => lines.map(({ kind }) => kind))).not.toContain('correction');
  });
});

test('a name that looks like a formula is none in a spreadsheet', async () => {
  const member = await service.visitor('formula@example.org');
  await came(service, member, '2026-02-03T09:00', '2026-02-03T12:00');
  for (const name of ['=HYPERLINK("http://x")', '+33', '-1', '@SUM(A1)']) {
    await service.database.query('update account set name = $2 where id = $1', [member.account, name]);
    const csv = (await host.get(`${AT}/2026-02/statements.csv`)).body as string;
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

const SEPTEMBER = { kind: 'correction', month: '2026-09', halfDays: 1, cents: 1000 };

interface Statements {
  readonly statements: readonly {
    readonly number: string | null;
    readonly lines: readonly { readonly kind: string }[];
  }[];
}

function statementsIn({ body }: { readonly body: unknown }): Statements {
  return body as Statements;
}

async function isNow({ account }: KnownCaller, status: string, siret: string | null): Promise<void> {
  await service.database.query('update account set status = $2, employer_siret = $3 where id = $1', [
    account,
    status,
    siret,
  ]);
}

/** 120 euros a month, for a year. */
async function rent(
  tenant: { readonly account?: string; readonly siret?: string; readonly name?: string },
  startsOn: string,
  reference: string,
): Promise<void> {
  await service.database.query(
    `insert into rental (id, reference, account_id, employer_siret, tenant_name, telecentre_id, resource_id, time_zone, starts_on,
  occupied_from, occupied_until, term_months, notice_days, tacit_renewal, monthly_cents, agreement, created_at, updated_at)
select gen_random_uuid(), $1, $2, $3, $4, t.id, r.id, 'Europe/Paris', $5::date, midnight_of($5::date, 'Europe/Paris'),
  $5::date + 365, 12, 30, true, 12000, 'CONV', now(), now()
from telecentre t join resource r on r.telecentre_id = t.id where t.slug = 'figeac' order by r.key limit 1`,
    [reference, tenant.account ?? null, tenant.siret ?? null, tenant.name ?? null, startsOn],
  );
}
