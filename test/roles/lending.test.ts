import { fieldsIn, problemIn, told } from '../platform/problem-document.js';
import { startService, type Answer, type KnownCaller, type TestService } from '../support/service.js';
import { coordinator, grantIn, GRANTS, grantOf, grantsSeenBy, host, trail } from './grants.js';

let service: TestService;
let hugo: KnownCaller;
let loans: string;
beforeAll(async () => {
  service = await startService();
});
beforeEach(async () => {
  await service.startAgain();
  hugo = await host(service, 'figeac', 'hugo@example.org');
  loans = `${GRANTS}/${await grantOf(service, hugo)}/loans`;
});
afterAll(() => service.close());

/** The clock stands on Monday 23 November 2026, 9 h. */
const WEEK = { email: 'nina@example.org', from: '2026-11-24', until: '2026-11-30' };

describe('a host', () => {
  test('lends the role to a neighbour from the first moment of a day to the last of another', async () => {
    const loan = grantIn(await hugo.post(loans, WEEK));
    expect(loan).toMatchObject({
      role: 'host',
      telecentre: 'figeac',
      person: { name: null, email: 'nina@example.org' },
      from: '2026-11-24T00:00:00+01:00',
      until: '2026-12-01T00:00:00+01:00',
      lentBy: 'hugo',
    });
    expect(await trail(service)).toMatchObject([
      { action: 'account.created', actor: 'hugo@example.org', subject: 'nina@example.org' },
      {
        action: 'role.lent',
        actor: 'hugo@example.org',
        actorRole: 'host',
        subject: 'nina@example.org',
        place: 'figeac',
        details: { role: 'host', from: '2026-11-24', until: '2026-11-30' },
      },
    ]);
  });

  test('stays host meanwhile', async () => {
    await hugo.post(loans, { ...WEEK, from: '2026-11-23' });
    expect(await isHost('hugo@example.org')).toBe(true);
  });

  test('lends the same once, however often and however fast it is asked for', async () => {
    const answers = await Promise.all(Array.from({ length: 8 }, () => hugo.post(loans, WEEK)));
    expect(answers.map(({ status }) => status).sort()).toEqual([...Array<number>(7).fill(200), 201]);
    expect(new Set(answers.map((answer) => grantIn(answer).id)).size).toBe(1);
  });

  test('takes a loan back, at once', async () => {
    const { id } = grantIn(await hugo.post(loans, { ...WEEK, from: '2026-11-23' }));
    expect(await isHost('nina@example.org')).toBe(true);
    expect((await hugo.delete(`${GRANTS}/${id}`)).status).toBe(204);
    expect(await isHost('nina@example.org')).toBe(false);
    expect((await trail(service)).at(-1)).toMatchObject({
      action: 'role.revoked',
      actor: 'hugo@example.org',
      actorRole: 'host',
      details: { lent: true },
    });
  });

  test('finds nothing to take back of a loan that has ended by itself', async () => {
    const { id } = grantIn(await hugo.post(loans, WEEK));
    service.clock.set('2026-12-01T00:00:00+01:00');
    expect((await hugo.delete(`${GRANTS}/${id}`)).status).toBe(204);
    expect((await trail(service)).at(-1)).toMatchObject({ action: 'role.lent' });
  });

  test('lends for ninety days and no longer', async () => {
    const ninety = { ...WEEK, from: '2026-11-24', until: '2027-02-21' };
    expect((await hugo.post(loans, ninety)).status).toBe(201);
    expect(refusedRules(await hugo.post(loans, { ...ninety, until: '2027-02-22' }))).toEqual([
      'loan-too-long',
    ]);
  });

  test('lends neither from yesterday on nor from the year after next', async () => {
    expect(refusedRules(await hugo.post(loans, { ...WEEK, from: '2026-11-22' }))).toEqual([
      'loan-in-the-past',
    ]);
    const late = { ...WEEK, from: '2027-11-24', until: '2027-11-24' };
    expect(refusedRules(await hugo.post(loans, late))).toEqual(['loan-too-far-ahead']);
    expect((await hugo.post(loans, { ...late, from: '2027-11-23' })).status).toBe(201);
  });

  test('lends no more than ten times a day, so that nobody learns who is a member', async () => {
    for (let neighbour = 1; neighbour <= 10; neighbour++) {
      const { id } = grantIn(await hugo.post(loans, { ...WEEK, email: `n${neighbour}@example.org` }));
      await hugo.delete(`${GRANTS}/${id}`);
    }
    expect(refusedRules(await hugo.post(loans, WEEK))).toEqual(['too-many-loans']);
    expect(await service.database.query("select from account where email = 'nina@example.org'")).toEqual([]);
    service.clock.advanceMinutes(24 * 60);
    expect((await hugo.post(loans, WEEK)).status).toBe(201);
  });

  test('who learns a neighbour’s name by lending is remembered as their reader', async () => {
    const nina = await service.visitor('nina@example.org');
    expect(grantIn(await hugo.post(loans, WEEK)).person.name).toBe('nina');
    expect((await nina.get('/api/v1/me/readings')).body).toMatchObject({
      readings: [{ role: 'host', place: expect.stringContaining('Figeac') as unknown }],
    });
  });

  test.each([
    [{}, ['email', 'from', 'until']],
    [{ email: 'nina@example.org', from: '2026-11-24' }, ['until']],
    [{ ...WEEK, until: '2026-11-23' }, ['until']],
    [{ ...WEEK, from: '2026-11-31' }, ['from']],
    [{ ...WEEK, until: '9999-12-31' }, ['until']],
    [{ ...WEEK, email: 'Hugo@example.org' }, ['email']],
    [{ ...WEEK, telecentre: 'figeac' }, ['telecentre']],
  ])('is told what cannot be read: %j', async (wish, fields) => {
    expect(fieldsIn(await hugo.post(loans, wish))).toEqual(fields);
  });

  test("cannot lend a neighbour's role", async () => {
    const lea = await host(service, 'aurillac', 'lea@example.org');
    problemIn(await lea.post(loans, WEEK), 404, 'not-found');
  });

  test('who coordinates only has no role of host to lend', async () => {
    problemIn(await (await coordinator(service, '46')).post(loans, WEEK), 404, 'not-found');
  });
});

describe('a borrower', () => {
  test('is host from the first day to the last, by the clock', async () => {
    await hugo.post(loans, WEEK);
    service.clock.set('2026-11-23T23:59:59.999+01:00');
    expect(await isHost('nina@example.org')).toBe(false);
    service.clock.set('2026-11-24T00:00:00+01:00');
    expect(await isHost('nina@example.org')).toBe(true);
    service.clock.set('2026-11-30T23:59:59.999+01:00');
    expect(await isHost('nina@example.org')).toBe(true);
    service.clock.set('2026-12-01T00:00:00+01:00');
    expect(await isHost('nina@example.org')).toBe(false);
  });

  test('is host no longer than the lender: not when that role is revoked', async () => {
    await hugo.post(loans, { ...WEEK, from: '2026-11-23' });
    expect(await isHost('nina@example.org')).toBe(true);
    const lot = await coordinator(service, '46');
    await lot.delete(`${GRANTS}/${await grantOf(service, hugo)}`);
    expect(await isHost('nina@example.org')).toBe(false);
    const listed = (await grantsSeenBy(lot)).map(({ person }) => person.email);
    expect(listed).toEqual([lot.email]);
  });

  test('is host no longer than the lender: not when that role ends, and is told so', async () => {
    await hugo.post(loans, { ...WEEK, from: '2026-11-23' });
    await service.database.query('update role_grant set ends_at = $2 where account_id = $1', [
      hugo.account,
      '2026-11-25T12:00:00+01:00',
    ]);
    const [loan] = (await grantsSeenBy(hugo)).filter(({ lentBy }) => lentBy !== null);
    expect(loan?.until).toBe('2026-11-25T12:00:00+01:00');
    service.clock.set('2026-11-25T12:00:00+01:00');
    expect(await isHost('nina@example.org')).toBe(false);
  });

  test('cannot lend on', async () => {
    await hugo.post(loans, { ...WEEK, from: '2026-11-23' });
    const nina = await service.visitor('nina@example.org');
    const onward = `${GRANTS}/${await grantOf(service, nina)}/loans`;
    problemIn(await nina.post(onward, { ...WEEK, email: 'otto@example.org' }), 409, 'borrowed-role');
    problemIn(await nina.post(loans, { ...WEEK, email: 'otto@example.org' }), 404, 'not-found');
  });

  test('gives back what was lent, and cannot take it from the lender', async () => {
    await hugo.post(loans, { ...WEEK, from: '2026-11-23' });
    const nina = await service.visitor('nina@example.org');
    problemIn(await nina.delete(`${GRANTS}/${await grantOf(service, hugo)}`), 404, 'not-found');
    expect((await nina.delete(`${GRANTS}/${await grantOf(service, nina)}`)).status).toBe(204);
    expect(await isHost('nina@example.org')).toBe(false);
  });

  test('reads until when, and whose role it is', async () => {
    await hugo.post(loans, WEEK);
    const nina = await service.visitor('nina@example.org');
    const { body } = told(await nina.get('/api/v1/me/roles'));
    const { roles } = body as { roles: { inWords: string }[] };
    expect(roles[0]?.inWords).toMatch(/^Hôte\u00a0: .+, prêté par hugo jusqu’au lundi 30 novembre 2026$/);
  });
});

/** Whether this person, signing in now, is received as a host. */
async function isHost(email: string): Promise<boolean> {
  const visitor = await service.visitor(email);
  const { status } = await visitor.get(GRANTS);
  expect([200, 404]).toContain(status);
  return status === 200;
}

function refusedRules(answer: Answer): string[] {
  return (problemIn(answer, 422, 'loan-refused').violations ?? []).map(({ rule }) => rule).sort();
}
