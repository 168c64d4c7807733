import { MorningSheets } from '../../src/notifications/morning-sheets.js';
import { MailWorker } from '../../src/outbox/mail-worker.js';
import { bookStay } from '../personal-data/everybody.js';
import { startService, TUESDAY, type KnownCaller, type TestService } from '../support/service.js';
import { booked, cancelled, decline, MORNING, toldSoFar } from './telling.js';

let service: TestService;
let jeanne: KnownCaller;
let host: KnownCaller;
beforeEach(async () => {
  service = await startService();
  jeanne = await service.visitor('jeanne@example.org');
  host = await service.visitor('host@example.org', { grants: [{ role: 'host', telecentre: 'figeac' }] });
  await service.database.query(`update account set name = 'Jeanne Vidal' where email = 'jeanne@example.org'`);
});
afterEach(() => service.close());

const SEVEN = `${TUESDAY}T07:00:00+01:00`;

describe('the morning sheet', () => {
  test('is due at seven, until noon, and comes once', async () => {
    expect(await sheetsAt(`${TUESDAY}T06:59:59+01:00`)).toEqual([]);
    expect(await sheetsAt(SEVEN)).toEqual(['host@example.org']);
    expect(await sheetsAt(`${TUESDAY}T09:00:00+01:00`)).toEqual(['host@example.org']);
    expect(await sheetsAt('2026-11-25T12:00:00+01:00')).toEqual(['host@example.org']);
    expect(await sheetsAt('2026-11-26T11:59:59+01:00')).toHaveLength(2);
  });

  test('names who is expected, and they can see that they were named', async () => {
    await booked(jeanne);
    await booked(host, { ...MORNING, halfDay: 'afternoon', for: { guest: { name: 'Marc Fabre' } } });
    await sheetsAt(SEVEN);
    const [sheet] = await toldSoFar(service);
    expect(sheet).toMatchObject({
      kind: 'morning-sheet',
      key: `morning-sheet:${await idOf('figeac')}:${TUESDAY}:${host.account}`,
      expiresAt: new Date('2026-11-25T00:00:00+01:00'),
    });
    expect(sheet?.letter.text.replace(/\s+/g, ' ')).toMatch(/Jeanne Vidal.*Marc Fabre/);
    expect(sheet?.letter.unsubscribe).toMatch(/\/unsubscribe\/[\w-]{44}$/);
    expect(
      await service.database.query(
        `select s.email as subject, e.actor_role as role, e.place from audit_entry e
join account s on s.pseudonym = e.subject where e.action = 'record.read'`,
      ),
    ).toEqual([{ subject: 'jeanne@example.org', role: 'host', place: 'figeac' }]);
  });

  test('leaves out who only holds a place, who cancelled, and who comes another day or elsewhere', async () => {
    await cancelled(jeanne, await booked(jeanne));
    await booked(jeanne, { ...MORNING, date: '2026-11-25' });
    await booked(jeanne, { ...MORNING, telecentre: 'aurillac' });
    service.clock.set(`${TUESDAY}T06:59:00+01:00`);
    await booked(jeanne, { ...MORNING, halfDay: 'afternoon', hold: true });
    await sheetsAt(SEVEN);
    const [sheet] = await toldSoFar(service);
    expect(sheet).toBeDefined();
    expect(JSON.stringify(sheet?.letter)).not.toContain('Vidal');
  });

  test('does not come on a day when the doors stay shut, unless somebody is expected', async () => {
    expect(await sheetsAt('2026-11-29T07:00:00+01:00')).toEqual([]);
    const visitor = { account: jeanne.account, now: '2026-11-23T09:00:00+01:00' };
    const [from, to] = ['2026-11-29T09:00:00+01:00', '2026-11-29T12:00:00+01:00'];
    expect(await bookStay(service.database, { ...visitor, from, to })).toBeDefined();
    expect(await sheetsAt('2026-11-29T07:05:00+01:00')).toEqual(['host@example.org']);
  });

  test('comes to every host of the place who wants it, and to nobody else', async () => {
    const grants = [{ role: 'host', telecentre: 'figeac' }] as const;
    await service.visitor('second@example.org', { grants });
    await decline(service, await service.visitor('declining@example.org', { grants }), 'morning_sheet');
    await service.visitor('coordinator@example.org', {
      grants: [{ role: 'coordinator', department: '46' }],
      secondFactor: true,
    });
    expect((await sheetsAt(SEVEN)).sort()).toEqual(['host@example.org', 'second@example.org']);
  });

  test('comes for each telecentre at which somebody is host', async () => {
    await service.visitor('both@example.org', {
      grants: [
        { role: 'host', telecentre: 'aurillac' },
        { role: 'host', telecentre: 'decazeville' },
      ],
    });
    expect((await sheetsAt(SEVEN)).filter((to) => to === 'both@example.org')).toHaveLength(2);
  });

  test('comes to whoever becomes host during the morning', async () => {
    await sheetsAt(SEVEN);
    await service.visitor('late@example.org', { grants: [{ role: 'host', telecentre: 'figeac' }] });
    expect(await sheetsAt(`${TUESDAY}T08:00:00+01:00`)).toEqual(['host@example.org', 'late@example.org']);
  });

  test('does not leave once its reader is no longer host, however long it has waited', async () => {
    await booked(jeanne);
    await sheetsAt(SEVEN);
    await service.database.query('update role_grant set revoked_at = $1 where account_id = $2', [
      new Date(service.clock.now()),
      host.account,
    ]);
    expect(await service.app.get(MailWorker).sendDue()).toBe(0);
    expect(
      await service.database.query(
        `select last_error as why, sealed from outgoing_mail where kind = 'morning-sheet'`,
      ),
    ).toEqual([{ why: 'its reader is no longer host there', sealed: null }]);
  });

  test('comes once when several instances are at it', async () => {
    const other = await startService({ databaseUrl: service.databaseUrl, network: null });
    try {
      await booked(jeanne);
      const now = Date.parse(SEVEN);
      const all = [service, other, service, other].map(({ app }) => app.get(MorningSheets).send(now));
      expect((await Promise.all(all)).reduce((sum, count) => sum + count)).toBe(1);
      expect(await toldSoFar(service)).toHaveLength(1);
    } finally {
      await other.close();
    }
  });

  test.each([
    ['on the night when the clocks go forward', '2027-03-28', '+02:00', 'Europe/Paris'],
    ['on the night when they go back', '2027-10-31', '+01:00', 'Europe/Paris'],
    ['in La Réunion', TUESDAY, '+04:00', 'Indian/Reunion'],
    ['in Saint-Pierre', TUESDAY, '-03:00', 'America/Miquelon'],
  ])('is due at seven on the clock of the wall %s', async (_, date, offset, timeZone) => {
    await service.database.query(`update telecentre set time_zone = $1 where slug = 'figeac'`, [timeZone]);
    await service.database.query('update network set version = version + 1');
    const [from, to] = [`${date}T09:00:00${offset}`, `${date}T12:00:00${offset}`];
    const now = '2026-11-23T09:00:00+01:00';
    await bookStay(service.database, { account: jeanne.account, from, to, now });
    expect(await sheetsAt(new Date(Date.parse(`${date}T07:00:00${offset}`) - 1000).toISOString())).toEqual(
      [],
    );
    expect(await sheetsAt(`${date}T07:00:00${offset}`)).toEqual(['host@example.org']);
  });
});

/** To whom sheets have been written by then. */
async function sheetsAt(moment: string): Promise<string[]> {
  service.clock.set(moment);
  await service.app.get(MorningSheets).send(service.clock.now());
  return (await toldSoFar(service)).map(({ to }) => to);
}

async function idOf(slug: string): Promise<number> {
  const [row] = await service.database.query<{ id: number }>('select id from telecentre where slug = $1', [
    slug,
  ]);
  return row?.id ?? 0;
}
