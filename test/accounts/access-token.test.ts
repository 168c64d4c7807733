import { AccessTokensService } from '../../src/accounts/access-tokens.service.js';
import { createHash } from 'node:crypto';
import { Agent } from 'undici';
import { everythingStored } from '../platform/stored.js';
import { fieldsIn, problemIn, told } from '../platform/problem-document.js';
import { callerOf, startService, TUESDAY, type Caller, type TestService } from '../support/service.js';

let service: TestService;
const agent = new Agent();
beforeAll(async () => (service = await startService()));
afterAll(async () => {
  await agent.close();
  await service.close();
});

const BOOKING = { telecentre: 'aurillac', kind: 'desk', date: TUESDAY, halfDay: 'morning' };

const PERSONAL: [string, (caller: Caller) => ReturnType<Caller['get']>][] = [
  ['POST /bookings', (caller) => caller.post('/api/v1/bookings', BOOKING)],
  ['GET /bookings', (caller) => caller.get('/api/v1/bookings')],
  ['GET /bookings/{reference}', (caller) => caller.get('/api/v1/bookings/2345-6779')],
  [
    'PATCH /bookings/{reference}',
    (caller) => caller.patch('/api/v1/bookings/2345-6779', { date: TUESDAY, halfDay: 'day' }),
  ],
  ['POST confirmation', (caller) => caller.post('/api/v1/bookings/2345-6779/confirmation')],
  ['POST cancellation', (caller) => caller.post('/api/v1/bookings/2345-6779/cancellation')],
];

describe('without a token', () => {
  test.each(PERSONAL)('%s is for nobody, and says how to be somebody', async (_, call) => {
    const before = await everythingStored(service.database);
    const answer = await call(service.anybody);
    const problem = problemIn(answer, 401, 'unauthorized');
    expect(problem['detail']).toContain('Authorization: Bearer');
    expect(answer.headers['www-authenticate']).toMatch(/^Bearer/);
    expect(await everythingStored(service.database)).toEqual(before);
  });

  test.each([
    '/api/v1/departments',
    '/api/v1/telecentres',
    '/api/v1/telecentres/figeac',
    '/api/v1/telecentres/figeac/resources',
    `/api/v1/telecentres/figeac/day?date=${TUESDAY}`,
    `/api/v1/availability?date=${TUESDAY}&halfDay=morning`,
    '/api/v1/openapi.json',
    '/health/live',
    '/health/ready',
  ])('what is public can be read: %s', async (path) => {
    expect((await service.anybody.get(path)).status).toBe(200);
  });
});

describe('a token', () => {
  test('lets its account in, and is recognised for what it is', async () => {
    const { token } = await issue('jeanne@example.org');
    expect(token).toMatch(/^tlc_[\w-]{43}$/);
    expect((await callerWith(token).get('/api/v1/bookings')).status).toBe(200);
  });

  test('is another each time; two of the same address, written large or small, are the same person', async () => {
    const first = await issue('Marie@Example.org');
    const second = await issue('marie@example.org');
    expect(first.token).not.toBe(second.token);
    const { body } = told(await callerWith(first.token).post('/api/v1/bookings', BOOKING));
    const { reference } = body as { reference: string };
    expect((await callerWith(second.token).get(`/api/v1/bookings/${reference}`)).status).toBe(200);
  });

  test('is kept nowhere: the database knows its SHA-256 only', async () => {
    const { token } = await issue('paul@example.org');
    const tables = await service.database.query<{ name: string }>(
      "select quote_ident(table_name) as name from information_schema.tables where table_schema = 'public'",
    );
    for (const { name } of tables) {
      const found = await service.database.query(`select from ${name} t where t::text like $1`, [
        `%${token.slice(4)}%`,
      ]);
      expect([name, found.length]).toEqual([name, 0]);
    }
    const hash = createHash('sha256').update(token).digest();
    expect(await service.database.query('select from access_token where hash = $1', [hash])).toHaveLength(1);
  });

  test('that is revoked is nobody at once', async () => {
    const { token } = await issue('revoked@example.org');
    const caller = callerWith(token);
    expect((await caller.get('/api/v1/bookings')).status).toBe(200);
    await service.database.query('update access_token set revoked_at = now() where hash = $1', [
      createHash('sha256').update(token).digest(),
    ]);
    problemIn(await caller.get('/api/v1/bookings'), 401, 'unauthorized');
  });

  test('is nobody from the moment it expires', async () => {
    const { token, expiresAt } = await issue('late@example.org');
    service.clock.set(new Date(expiresAt.getTime() - 1).toISOString());
    expect((await callerWith(token).get('/api/v1/bookings')).status).toBe(200);
    service.clock.set(expiresAt.toISOString());
    problemIn(await callerWith(token).get('/api/v1/bookings'), 401, 'unauthorized');
    service.clock.set('2026-11-23T09:00:00+01:00');
  });

  test.each([
    '',
    'Bearer',
    'Bearer ',
    'Bearer tlc_',
    'Bearer tlc_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA',
    'Bearer null',
    "Bearer tlc_' or '1'='1",
    `Bearer tlc_${'x'.repeat(5000)}`,
    'Basic amVhbm5lOnNlY3JldA==',
    'tlc_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA',
    'Bearer tlc_a, Bearer tlc_b',
  ])('that is none is nobody: %s', async (authorization) => {
    const answer = await service.anybody.get('/api/v1/bookings', { authorization });
    problemIn(answer, 401, 'unauthorized');
  });

  test('is not taken from the address', async () => {
    const { token } = await issue('url@example.org');
    for (const name of ['token', 'access_token', 'authorization'])
      problemIn(await service.anybody.get(`/api/v1/bookings?${name}=${token}`), 401, 'unauthorized');
  });

  test('is read whichever way the word Bearer is written', async () => {
    const { token } = await issue('bearer@example.org');
    for (const word of ['bearer', 'BEARER', 'Bearer  '])
      expect(
        (await service.anybody.get('/api/v1/bookings', { authorization: `${word} ${token}` })).status,
      ).toBe(200);
  });
});

describe('a token that somebody makes for themselves', () => {
  const TOKENS = '/api/v1/access-tokens';
  const WISH = { label: 'Tableur', scopes: ['host'] };

  test('in a session without second factor wakes no role that is granted later', async () => {
    const grants = [{ role: 'host', telecentre: 'figeac' }] as const;
    const host = await service.visitor('host@example.org', { grants });
    const caller = callerWith(await madeBy(host));
    const later = [{ role: 'coordinator', department: '15' }] as const;
    const raised = await service.visitor('host@example.org', { grants: later, secondFactor: true });
    expect((await caller.get(comingTo('figeac'))).status).toBe(200);
    problemIn(await caller.get(comingTo('aurillac')), 404, 'not-found');
    expect((await callerWith(await madeBy(raised)).get(comingTo('aurillac'))).status).toBe(200);
  });

  test('in a session with it acts in the role as long as they have one', async () => {
    const grants = [{ role: 'coordinator', department: '15' }] as const;
    const coordinator = await service.visitor('coordinator@example.org', { grants, secondFactor: true });
    const caller = callerWith(await madeBy(coordinator));
    expect((await caller.get(comingTo('aurillac'))).status).toBe(200);
    await service.database.query('delete from second_factor where account_id = $1', [coordinator.account]);
    expect((await caller.get(comingTo('aurillac'))).status).not.toBe(200);
  });

  test('is for a telecentre only if they receive people at one', async () => {
    const member = await service.visitor();
    expect(fieldsIn(await member.post(TOKENS, WISH))).toEqual(['scopes']);
  });

  test('has each scope once', async () => {
    const member = await service.visitor();
    expect((await member.post(TOKENS, { ...WISH, scopes: ['read', 'read', 'book'] })).status).toBe(201);
    expect((await member.get(TOKENS)).body).toMatchObject({ accessTokens: [{ scopes: ['read', 'book'] }] });
  });

  async function madeBy(person: Caller): Promise<string> {
    const answer = await person.post(TOKENS, WISH);
    expect(answer.status).toBe(201);
    return (answer.body as { token: string }).token;
  }

  function comingTo(slug: string): string {
    return `/api/v1/telecentres/${slug}/bookings?date=${TUESDAY}`;
  }
});

function issue(email: string): ReturnType<AccessTokensService['issueTo']> {
  const wish = { label: 'test', scopes: ['read', 'book'], days: 365 } as const;
  return service.app.get(AccessTokensService).issueTo(email, wish);
}

function callerWith(token: string): Caller {
  return callerOf(service.url, agent, { authorization: `Bearer ${token}` });
}
