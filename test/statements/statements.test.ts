import { execFileSync } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { request } from 'undici';
import { asking } from '../support/judges.js';
import { hostOf } from '../support/hosts.js';
import { startService, type KnownCaller, type TestService } from '../support/service.js';
import { came as cameTo } from './people.js';

type Visitor = KnownCaller & { readonly session: string };

let service: TestService;
let host: Visitor;
let coordinator: Visitor;
let folder: string;
beforeAll(async () => {
  service = await startService();
  service.clock.set('2027-02-10T09:00:00Z');
  host = await hostOf(service, 'figeac');
  coordinator = await service.visitor('coordinator@example.org', {
    grants: [{ role: 'coordinator', department: '46' }],
    secondFactor: true,
  });
  folder = await mkdtemp(path.join(os.tmpdir(), 'statements-'));
  await addRule({ unit: 'half_day', amount: '10' });
  await addRule({ unit: 'day', amount: '18,50' });
});
afterAll(async () => {
  await rm(folder, { recursive: true });
  await service.close();
});

const AT = '/telecentres/figeac/statements';
const API = '/api/v1/telecentres/figeac/statements';

describe('what is due', () => {
  test('counts who came and who left early, and neither who did not come nor what was cancelled', async () => {
    const jeanne = await service.visitor('counted@example.org');
    await came(jeanne, '2027-01-05T09:00', '2027-01-05T12:00');
    await came(jeanne, '2027-01-06T09:00', '2027-01-06T17:00', 'confirmed');
    await came(jeanne, '2027-01-07T09:00', '2027-01-07T12:00', 'no_show');
    await came(jeanne, '2027-01-08T09:00', '2027-01-08T12:00', 'cancelled');
    const body = statementsIn(await jeanne.get('/api/v1/statements?month=2027-01'));
    expect(body.statements).toHaveLength(1);
    expect(body.statements[0]).toMatchObject({
      telecentre: 'figeac',
      number: null,
      cents: 2850,
      halfDays: 3,
    });
    expect(body.statements[0]?.lines.map(({ cents }) => cents)).toEqual([1000, 1850]);
    expect(body.statements[0]?.lines[0]?.tariff).toBe('10\u00a0€ la demi-journée');
    const page = (await jeanne.get('/statements?month=2027-01')).body as string;
    expect(page).toContain('28,50\u00a0€');
    expect(statementsIn(await jeanne.get('/api/v1/statements?month=2027-02')).statements).toEqual([]);
  });

  test('is for absences as well where the telecentre says so', async () => {
    const absent = await service.visitor('absent@example.org');
    await came(absent, '2026-09-07T09:00', '2026-09-07T12:00', 'no_show');
    const due = async () => statementsIn(await absent.get('/api/v1/statements?month=2026-09')).statements;
    expect(await due()).toEqual([]);
    const charge = { where: 'telecentre:figeac', charged: 'yes' };
    expect((await coordinator.send('/administration/tariffs/absences', charge)).status).toBe(303);
    expect((await due())[0]?.lines[0]).toMatchObject({ missed: true, cents: 1000 });
    await coordinator.send('/administration/tariffs/absences', { ...charge, charged: 'as-network' });
    expect(await due()).toEqual([]);
  });

  test('is seen by whoever receives people there, which is remembered, and by nobody else', async () => {
    const seen = await service.visitor('seen@example.org');
    await came(seen, '2026-08-04T09:00', '2026-08-04T12:00');
    expect((await seen.get(`${AT}?month=2026-08`)).status).toBe(404);
    expect((await host.get('/telecentres/aurillac/statements')).status).toBe(404);
    expect((await host.get(`${AT}?month=2026-08`)).body).toContain('seen');
    const body = statementsIn(await coordinator.get(`${API}?month=2026-08`));
    expect(body.statements[0]?.debtor).toMatchObject({ kind: 'member', email: 'seen@example.org' });
    const [read] = await service.database.query<{ count: number }>(
      `select count(*)::int from audit_entry e join account a on a.pseudonym = e.subject where a.id = $1 and e.action = 'record.read'`,
      [seen.account],
    );
    expect(read?.count).toBe(2);
  });

  test.each(['2027-13', 'january', '1999-01', ''])('of the month «%s» is nothing', async (month) => {
    expect((await host.get(`/api/v1/statements?month=${month}`)).status).toBe(400);
    expect((await host.get(`${AT}?month=${month}`)).status).toBe(422);
    expect((await host.get(`${AT}/${month}/statements.csv`)).status).toBe(404);
  });
});

describe('a month that is closed', () => {
  test('stands, and what changes later is corrected in the next one, once', async () => {
    const late = await service.visitor('late@example.org');
    await came(late, '2026-11-03T09:00', '2026-11-03T12:00');
    const changed = await came(late, '2026-11-04T09:00', '2026-11-04T12:00');
    expect((await close('2026-11', { earlierElsewhere: 'yes' })).status).toBe(303);
    expect((await close('2026-11')).status).toBe(409);
    const closed = async () => statementsIn(await host.get(`${API}?month=2026-11`));
    expect((await closed()).statements.find(isOf(late))).toMatchObject({ number: '2026-0001', cents: 2000 });
    // Rules of before are no reason for a correction, and cannot be written either.
    expect((await addRule({ unit: 'hour', amount: '1', validFrom: '2026-11-15' })).status).toBe(422);
    await service.database.query(`update booking set status = 'no_show' where reference = $1`, [changed]);
    expect((await closed()).statements.find(isOf(late))).toMatchObject({ cents: 2000 });
    const correction = { kind: 'correction', month: '2026-11', halfDays: -1, cents: -1000 };
    const december = statementsIn(await late.get('/api/v1/statements?month=2026-12'));
    expect(december.statements[0]).toMatchObject({ cents: -1000, lines: [correction] });
    // Not before those in between are closed.
    expect((await close('2027-01')).status).toBe(409);
    expect((await close('2026-12')).status).toBe(303);
    const january = statementsIn(await late.get('/api/v1/statements?month=2027-01'));
    expect(january.statements).toEqual([]);
    const csv = await octetsOf(host, `${AT}/2026-12/statements.csv`);
    expect([...csv.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
    expect(csv.toString()).toContain(';-1;changement après l’arrêté du mois;-10,00\r\n');
  });

  test('keeps the amounts of somebody who leaves, without them, and corrects nothing for it', async () => {
    const leaver = await service.visitor('leaver@example.org');
    await came(leaver, '2027-01-12T09:00', '2027-01-12T12:00');
    expect((await close('2027-01')).status).toBe(303);
    const before = statementsIn(await host.get(`${API}?month=2027-01`));
    expect((await leaver.send('/account/erasure', { confirm: 'leaver@example.org' })).status).toBe(200);
    const after = statementsIn(await host.get(`${API}?month=2027-01`));
    expect(after.cents).toBe(before.cents);
    expect(JSON.stringify(after)).not.toContain('leaver');
    const february = statementsIn(await host.get(`${API}?month=2027-02`));
    expect(february.statements.flatMap(({ lines }) => lines)).toEqual([]);
  });

  test('is not this one: it is not over', async () => {
    expect((await close('2027-02')).status).toBe(409);
  });
});

describe('on paper', () => {
  asking('poppler-utils')(
    'says who owes what and that it is no invoice, for people and for employers',
    async () => {
      const agent = await service.visitor('Zoé Łuczak@example.org');
      await service.database.query(
        `insert into employer (siret, name) values ('21460102900014', 'Commune de Figeac')`,
      );
      await service.database.query(`update account set employer_siret = '21460102900014' where id = $1`, [
        agent.account,
      ]);
      for (let day = 1; day <= 28; day++)
        await came(agent, `2026-07-${two(day)}T09:00`, `2026-07-${two(day)}T12:00`);
      const own = await textOf(agent, '/statements/figeac/2026-07/sheet.pdf');
      expect(own.text).toContain('280,00 €');
      expect(own.text).toMatch(/Édité le \w+ \d/);
      expect(own.text.replaceAll(/\s+/g, ' ')).toContain('Ceci n’est pas une facture : état des sommes dues');
      expect(own.info).toMatch(/Tagged: +yes/);
      expect(own.info).toContain('(A4)');
      const sheet = await textOf(host, `${AT}/2026-07/employers/21460102900014/sheet.pdf`);
      expect(sheet.text).toContain('Z. Ł.');
      expect(sheet.text).toContain('28');
      expect(sheet.text).not.toMatch(/Łuczak|juillet 2026 9 h/);
      expect((await textOf(host, `${AT}/2026-07/statements.pdf`)).text).toContain('Zoé Łuczak');
      expect((await host.get(`${AT}/2026-07/employers/00000000000000`)).status).toBe(404);
    },
  );
});

interface Statements {
  readonly cents: number;
  readonly statements: readonly {
    readonly debtor: { readonly email?: string };
    readonly lines: readonly { readonly cents: number; readonly tariff?: string | null }[];
  }[];
}

function statementsIn({ body }: { readonly body: unknown }): Statements {
  return body as Statements;
}

function isOf({ email }: KnownCaller): (statement: { debtor: { email?: string } }) => boolean {
  return ({ debtor }) => debtor.email === email;
}

function close(month: string, said: Record<string, string> = {}) {
  return host.send(`${AT}/${month}/closing`, said);
}

function addRule(said: Record<string, string>) {
  const rule = { where: 'department:46', kind: '', status: '', validFrom: '2020-01-01', ...said };
  return coordinator.send('/administration/tariffs', rule);
}

function came(member: KnownCaller, start: string, end: string, status?: string): Promise<string> {
  return cameTo(service, member, start, end, status);
}

async function textOf(who: Visitor, address: string): Promise<{ text: string; info: string }> {
  const file = path.join(folder, 'statement.pdf');
  await writeFile(file, await octetsOf(who, address));
  return {
    text: execFileSync('pdftotext', ['-layout', file, '-'], { encoding: 'utf8' }).replaceAll('\u00a0', ' '),
    info: execFileSync('pdfinfo', [file], { encoding: 'utf8' }),
  };
}

async function octetsOf(who: Visitor, address: string): Promise<Buffer> {
  const { statusCode, body } = await request(`${service.url}${address}`, {
    headers: { cookie: `telecentre_session=${who.session}` },
  });
  expect(statusCode).toBe(200);
  return Buffer.from(await body.arrayBuffer());
}

function two(number: number): string {
  return String(number).padStart(2, '0');
}
