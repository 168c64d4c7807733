import { bookNow } from '../bookings/rivals.js';
import { fieldsIn, problemIn, told } from '../platform/problem-document.js';
import { startService, TUESDAY, type KnownCaller, type TestService } from '../support/service.js';

let service: TestService;
let jeanne: KnownCaller;
let paul: KnownCaller;
beforeAll(async () => {
  service = await startService();
});
beforeEach(async () => {
  await service.startAgain();
  jeanne = await service.visitor('jeanne@example.org');
  paul = await service.visitor('paul@example.org');
});
afterAll(() => service.close());

const COLLEAGUES = '/api/v1/colleagues';
const FOR_JEANNE = {
  resource: 'fig-desk',
  date: TUESDAY,
  halfDay: 'morning',
  for: { member: 'jeanne@example.org' },
};

describe('a colleague', () => {
  test('who is allowed can book at once, and both see it', async () => {
    const { status, body } = told(await jeanne.post(COLLEAGUES, { email: ' Paul@Example.org' }));
    expect([status, body]).toEqual([
      201,
      {
        id: expect.any(String) as unknown,
        email: 'paul@example.org',
        allowedAt: '2026-11-23T08:00:00.000Z',
      },
    ]);
    expect((await bookNow(paul, FOR_JEANNE)).status).toBe(201);
    expect(told(await jeanne.get(COLLEAGUES)).body).toEqual({ allowed: [body], allowing: [] });
    expect(told(await paul.get(COLLEAGUES)).body).toEqual({
      allowed: [],
      allowing: [{ email: 'jeanne@example.org', name: 'jeanne' }],
    });
  });

  test('who is allowed no more cannot book any more', async () => {
    const id = await allowPaul();
    expect((await jeanne.delete(`${COLLEAGUES}/${id}`)).status).toBe(204);
    problemIn(await bookNow(paul, FOR_JEANNE), 404, 'no-such-member');
    expect(told(await jeanne.get(COLLEAGUES)).body).toEqual({ allowed: [], allowing: [] });
    problemIn(await jeanne.delete(`${COLLEAGUES}/${id}`), 404, 'not-found');
  });

  test('who is allowed twice is allowed since the first time', async () => {
    const first = told(await jeanne.post(COLLEAGUES, { email: 'paul@example.org' }));
    service.clock.advanceMinutes(60);
    const again = told(await jeanne.post(COLLEAGUES, { email: 'paul@example.org' }));
    expect([again.status, again.body]).toEqual([201, first.body]);
    expect(await remembered()).toHaveLength(1);
  });

  test('is taken back by the one who allowed it, and by nobody else', async () => {
    const id = await allowPaul();
    problemIn(await paul.delete(`${COLLEAGUES}/${id}`), 404, 'not-found');
    expect((await bookNow(paul, FOR_JEANNE)).status).toBe(201);
  });

  test('is remembered when allowed and when not any more, without saying who it is', async () => {
    await jeanne.delete(`${COLLEAGUES}/${await allowPaul()}`);
    const [actor, subject] = ['jeanne@example.org', null];
    expect(await remembered()).toEqual([
      { action: 'colleague.allowed', actor, subject },
      { action: 'colleague.withdrawn', actor, subject },
    ]);
  });

  test('is a member or not: neither answer, list nor my data tell which', async () => {
    const traces: string[] = [];
    for (const email of ['paul@example.org', 'pole@example.org']) {
      const asker = await service.visitor(`asks-for-${email}`);
      const answer = await asker.post(COLLEAGUES, { email });
      const { colleaguesWhoMayBookForMe, auditTrail } = (await asker.get('/api/v1/me/data')).body as Record<
        string,
        unknown
      >;
      const list = await asker.get(COLLEAGUES);
      const page = await asker.get('/account/colleagues');
      expect(page.body).toContain(`<strong>${email}</strong>`);
      const seen = JSON.stringify([
        answer.status,
        answer.body,
        list.body,
        colleaguesWhoMayBookForMe,
        auditTrail,
      ]);
      traces.push(seen.replaceAll(email, 'x').replaceAll(/[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}/g, 'id'));
    }
    expect(traces[0]).toContain('colleague.allowed');
    expect(traces[0]).toBe(traces[1]);
  });

  test('who becomes a member later may book from then on', async () => {
    expect((await jeanne.post(COLLEAGUES, { email: 'nina@example.org' })).status).toBe(201);
    const nina = await service.visitor('nina@example.org');
    expect((await bookNow(nina, FOR_JEANNE)).status).toBe(201);
  });

  test('who is erased is in nobody’s list any more: whoever has the address next starts afresh', async () => {
    await allowPaul();
    expect((await paul.post('/api/v1/me/erasure', { confirm: 'paul@example.org' })).status).toBe(204);
    expect(told(await jeanne.get(COLLEAGUES)).body).toEqual({ allowed: [], allowing: [] });
  });

  test('is somebody else', async () => {
    expect(fieldsIn(await jeanne.post(COLLEAGUES, { email: 'jeanne@example.org' }))).toEqual(['email']);
    expect(fieldsIn(await jeanne.post(COLLEAGUES, { email: 'nobody' }))).toEqual(['email']);
    expect(fieldsIn(await jeanne.delete(`${COLLEAGUES}/paul@example.org`))).toEqual(['id']);
  });

  test('is one of twenty a day at most', async () => {
    for (let n = 1; n <= 20; n++)
      expect((await jeanne.post(COLLEAGUES, { email: `one-${n}@example.org` })).status).toBe(201);
    const { headers, ...refused } = await jeanne.post(COLLEAGUES, { email: 'paul@example.org' });
    problemIn({ headers, ...refused }, 429);
    expect(Number(headers['retry-after'])).toBeGreaterThan(0);
    expect((await paul.post(COLLEAGUES, { email: 'jeanne@example.org' })).status).toBe(201);
  });

  test('is allowed by people, never by programs', async () => {
    const program = await service.member('jeanne@example.org', { scopes: ['read', 'book'] });
    problemIn(await program.get(COLLEAGUES), 404, 'not-found');
    problemIn(await program.post(COLLEAGUES, { email: 'paul@example.org' }), 404, 'not-found');
    problemIn(await service.anybody.get(COLLEAGUES), 401, 'unauthorized');
  });
});

/** Returns the id by which he is allowed no more. */
async function allowPaul(): Promise<string> {
  const answer = await jeanne.post(COLLEAGUES, { email: 'paul@example.org' });
  return (answer.body as { id: string }).id;
}

async function remembered(): Promise<unknown[]> {
  return service.database.query(
    `select e.action, a.email as actor, s.email as subject from audit_entry e
     join account a on a.pseudonym = e.actor left join account s on s.pseudonym = e.subject
     where e.action like 'colleague.%' order by e.id`,
  );
}
