import type { LoggerService } from '@nestjs/common';
import { problemIn, told } from './problem-document.js';
import { startService, TUESDAY, type Answer, type Caller, type TestService } from '../support/service.js';

const logged: string[] = [];
const keep = (...parts: unknown[]): void => void logged.push(parts.map(String).join(' '));
const logger: LoggerService = { log: keep, error: keep, warn: keep, debug: keep, verbose: keep, fatal: keep };

const EMAIL = 'genevieve.lacaze@example.org';
const TITLE = 'Consultation de la docteure Roumégoux';

let service: TestService;
let member: Caller;
beforeAll(async () => {
  service = await startService({ logger });
  member = await service.member(EMAIL);
});
afterAll(() => service.close());

const DESK = { telecentre: 'figeac', kind: 'desk', date: TUESDAY, halfDay: 'morning' };

describe('a refusal', () => {
  test.each<[status: number, name: string, call: () => Promise<Answer>]>([
    [400, 'invalid-request', () => service.anybody.get('/api/v1/availability')],
    [401, 'unauthorized', () => service.anybody.get('/api/v1/bookings')],
    [404, 'not-found', () => service.anybody.get('/nowhere')],
    [404, 'not-found', () => service.anybody.get('/api/v1/telecentres/nowhere')],
    [404, 'not-found', () => member.get('/api/v1/bookings/2345-6779')],
    [404, 'not-found', () => service.anybody.post('/api/v1/departments', {})],
    [413, 'too-large', () => member.post('/api/v1/bookings', { ...DESK, title: 'x'.repeat(70_000) })],
    [
      415,
      'unsupported-media-type',
      () => member.post('/api/v1/bookings', '<x/>', { 'content-type': 'application/xml' }),
    ],
    [422, 'rule-broken', () => member.post('/api/v1/bookings', { ...DESK, people: 2 })],
    [403, 'sign-in-unfinished', async () => (await newcomer()).get('/api/v1/bookings')],
    [403, 'second-factor-needed', async () => (await coordinator()).get('/api/v1/role-grants')],
    [
      403,
      'form-not-ours',
      async () => (await newcomer()).post('/api/v1/bookings', DESK, { 'x-form-token': '' }),
    ],
    [404, 'not-found', () => member.get('/api/v1/sessions')],
    [
      404,
      'no-such-member',
      () => member.post('/api/v1/bookings', { ...DESK, for: { member: 'nobody@example.org' } }),
    ],
  ])('%i %s is a problem document', async (status, name, call) => {
    problemIn(await call(), status, name);
  });

  test('of a taken place is a problem document too', async () => {
    await member.post('/api/v1/bookings', { ...DESK, date: '2026-11-25' });
    problemIn(await member.post('/api/v1/bookings', { ...DESK, date: '2026-11-25' }), 409, 'slot-taken');
  });

  test('of what is tried too often says when it is worth trying again', async () => {
    let asked = 0;
    const ask = (): Promise<Answer> =>
      // The same mailbox, each time spelt in a way that no letter is under way to.
      service.anybody.post('/api/v1/sign-in-links', { email: `often+${String(++asked)}@example.org` });
    for (let count = 0; count < 5; count++) expect((await ask()).status).toBe(202);
    const refused = await ask();
    problemIn(refused, 429, 'too-many-requests');
    const seconds = Number(refused.headers['retry-after']);
    expect(seconds).toBeGreaterThan(0);
    expect(seconds).toBeLessThanOrEqual(15 * 60);
    service.clock.advanceMinutes(seconds / 60);
    expect((await ask()).status).toBe(202);
  });

  test('names everything it says in the members that RFC 9457 knows, and its own', async () => {
    const { body } = told(await service.anybody.get('/api/v1/availability'));
    expect(Object.keys(body as object).sort()).toEqual(['errors', 'status', 'title', 'type']);
  });
});

describe('a surprise', () => {
  test('is told by its request id and nothing else; the log has the rest', async () => {
    await service.database.query('alter function booking_snapshot(uuid) rename to was_snapshot');
    const answer = await member.get('/api/v1/bookings/2345-6779');
    await service.database.query('alter function was_snapshot(uuid) rename to booking_snapshot');
    const { requestId, ...problem } = problemIn(answer, 500, 'internal-error');
    expect(Object.keys(problem).sort()).toEqual(['status', 'title', 'type']);
    expect(requestId).toMatch(/^[0-9a-f-]{36}$/);
    const lines = logged.filter((line) => line.includes(String(requestId)));
    expect(lines).toHaveLength(1);
    expect(lines[0]).toContain('booking_snapshot');
  });
});

describe('what is logged', () => {
  test('has no address, no token, no title and no reference, through a whole scenario', async () => {
    const caller = await service.member('marcel.bex@example.org');
    const headers = { 'x-request-id': 'mine', referer: `https://example.org/?email=${EMAIL}` };
    const booked = await caller.post('/api/v1/bookings', { ...DESK, title: TITLE }, headers);
    const { reference } = booked.body as { reference: string };
    const path = `/api/v1/bookings/${reference}`;
    await member.post('/api/v1/bookings', { ...DESK, title: TITLE }, headers);
    await member.post('/api/v1/bookings', { ...DESK, title: TITLE, people: 'many' }, headers);
    await member.post('/api/v1/bookings', `{"title": "${TITLE}"`, headers);
    await caller.patch(path, { date: TUESDAY, halfDay: 'afternoon', title: TITLE }, headers);
    await caller.get(path, headers);
    await caller.get('/api/v1/bookings', headers);
    await member.get(path, headers);
    await caller.post(`${path}/cancellation`, undefined, headers);
    // And when the database fails in the middle of it: an error there could tell what it was given.
    await service.database.query(
      'alter table booking add constraint no_title check (title is null) not valid',
    );
    const failed = await caller.post('/api/v1/bookings', { ...DESK, date: '2026-11-26', title: TITLE });
    await service.database.query('alter table booking drop constraint no_title');
    problemIn(failed, 500, 'internal-error');

    const told = logged.join('\n');
    for (const secret of [EMAIL, 'lacaze', 'marcel', 'bex@', 'tlc_', TITLE, 'Roumégoux', reference])
      expect([secret, told.toLowerCase().includes(secret.toLowerCase())]).toEqual([secret, false]);
  });

  test('has no address, no name, no token and no code of people who sign in, receive and are received', async () => {
    logged.length = 0;
    const host = await service.visitor('berthe.vidal@example.org', {
      grants: [{ role: 'host', telecentre: 'figeac' }],
    });
    await service.anybody.post('/api/v1/sign-in-links', {
      email: 'berthe.vidal@example.org',
      to: '/account',
    });
    await service.anybody.post('/api/v1/sign-in-links', { email: 'berthe.vidal' });
    await service.anybody.get(`/sign-in/link/${'L1nk'.repeat(10)}`, { accept: 'text/html' });
    const wish = { ...DESK, telecentre: 'figeac', date: '2026-12-01' };
    await host.post('/api/v1/bookings', { ...wish, for: { guest: { name: 'Firmin Delpuech' } } });
    await host.post('/api/v1/bookings', { ...wish, for: { member: 'solange.bex@example.org' } });
    await host.post('/api/v1/colleagues', { email: 'solange.bex@example.org' });
    await host.get('/api/v1/telecentres/figeac/bookings?date=2026-12-01');
    const issued = await host.post('/api/v1/access-tokens', { label: 'Agenda de Berthe', scopes: ['read'] });
    const { token } = issued.body as { token: string };
    for (const path of ['me/data', 'me/data.csv', 'me/readings', 'me/roles', 'sessions', 'access-tokens'])
      expect([path, (await host.get(`/api/v1/${path}`)).status]).toEqual([path, 200]);
    await host.post('/api/v1/me/erasure', { confirm: 'firmin.delpuech@example.org' });
    // And when the database fails in the middle of it: an error there could tell what it was given.
    await service.database.query(
      'alter table access_token add constraint no_label check (label is null) not valid',
    );
    const failed = await host.post('/api/v1/access-tokens', { label: 'Agenda de Berthe', scopes: ['read'] });
    await service.database.query('alter table access_token drop constraint no_label');
    problemIn(failed, 500, 'internal-error');
    expect((await host.post('/api/v1/me/erasure', { confirm: 'berthe.vidal@example.org' })).status).toBe(204);

    const told = logged.join('\n').toLowerCase();
    expect(told).toContain('no_label');
    for (const secret of [
      'berthe',
      'vidal',
      'firmin',
      'delpuech',
      'solange',
      'bex@',
      'L1nk',
      token,
      host.session,
    ])
      expect([secret, told.includes(secret.toLowerCase())]).toEqual([secret, false]);
  });

  test('what is shown after it has no title either, where only the place matters', async () => {
    const { body } = told(await service.anybody.get(`/api/v1/telecentres/figeac/day?date=${TUESDAY}`));
    expect(JSON.stringify(body)).not.toMatch(/Roumégoux|marcel/);
  });
});

describe('every answer', () => {
  const paths = [
    '/api/v1/telecentres',
    '/api/v1/docs',
    '/api/v1/docs/swagger-ui-bundle.js',
    '/api/v1/openapi.json',
    '/nowhere',
    '/api/v1/bookings',
    '/health/live',
    '/',
    '/sign-in',
    '/account',
    '/api/v1/sessions',
  ];

  test.each(paths)('forbids what it does not need: %s', async (path) => {
    const { headers } = await service.anybody.get(path);
    const policy = String(headers['content-security-policy']);
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy).toContain("base-uri 'none'");
    expect(policy).toContain("form-action 'self'");
    expect(policy).not.toMatch(/unsafe|\*|http:/);
    expect(headers['x-content-type-options']).toBe('nosniff');
    expect(headers['referrer-policy']).toBe('no-referrer');
    expect(headers['x-powered-by']).toBeUndefined();
    expect(headers['server']).toBeUndefined();
    expect(headers['access-control-allow-origin']).toBeUndefined();
    expect(headers['set-cookie']).toBeUndefined();
  });

  test('insists on HTTPS where people come by HTTPS, and only there', async () => {
    expect((await service.anybody.get('/health/live')).headers['strict-transport-security']).toBeUndefined();
    const secure = await startService({ publicUrl: 'https://reserver.example.org' });
    try {
      const { headers } = await secure.anybody.get('/health/live');
      expect(headers['strict-transport-security']).toMatch(/max-age=\d{7,}/);
    } finally {
      await secure.close();
    }
  });

  test.each([
    'bookings',
    'colleagues',
    'sessions',
    'access-tokens',
    'me/data',
    'me/data.csv',
    'me/readings',
    'me/roles',
  ])('that is personal is kept by no cache on the way: %s', async (path) => {
    const { status, headers } = await (await service.visitor()).get(`/api/v1/${path}`);
    expect([status, headers['cache-control']]).toEqual([200, 'no-store']);
  });

  test('that is about a booking is kept by no cache on the way', async () => {
    const booked = await member.post('/api/v1/bookings', { ...DESK, date: '2026-11-27' });
    const path = `/api/v1/bookings/${(booked.body as { reference: string }).reference}`;
    const answers = [
      booked,
      await member.get('/api/v1/bookings'),
      await member.get(path),
      await member.patch(path, { date: '2026-11-27', halfDay: 'afternoon' }),
      await member.post(`${path}/confirmation`),
      await member.post(`${path}/cancellation`),
    ];
    expect(answers.map((one) => one.headers['cache-control'])).toEqual(answers.map(() => 'no-store'));
  });
});

describe('the health of the service', () => {
  test('is told to whoever asks', async () => {
    expect((await service.anybody.get('/health/live')).body).toEqual({ status: 'ok' });
    expect((await service.anybody.get('/health/ready')).body).toEqual({ status: 'ok' });
  });
});

function newcomer(): Promise<Caller> {
  return service.visitor(undefined, { complete: false });
}

function coordinator(): Promise<Caller> {
  return service.visitor(undefined, { grants: [{ role: 'coordinator', department: '46' }] });
}
