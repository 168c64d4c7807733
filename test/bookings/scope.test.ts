import { problemIn, told } from '../platform/problem-document.js';
import { startService, TUESDAY, type Answer, type Caller, type TestService } from '../support/service.js';
import { bookingPath, bookNow, referenceOf } from './rivals.js';

let service: TestService;
let member: Caller;
let booked: Answer;
beforeAll(async () => (service = await startService()));
beforeEach(async () => {
  await service.startAgain();
  member = await service.member('jeanne@example.org');
  booked = await bookNow(member, { resource: 'fig-desk', date: TUESDAY, halfDay: 'morning' });
  expect(booked.status).toBe(201);
});
afterAll(() => service.close());

const UNKNOWN = '2345-6779';
/** Of a host who cancels: whoever was to come reads it. */
const WHY = { reason: 'Panne de chauffage' };
const COORDINATOR_OF_THE_LOT = [{ role: 'coordinator', department: '46' }] as const;
const COORDINATOR_OF_THE_CANTAL = [{ role: 'coordinator', department: '15' }] as const;
const HOST_AT_FIGEAC = [{ role: 'host', telecentre: 'figeac' }] as const;

/** All that can be asked of one booking. */
async function everything(caller: Caller, reference: string): Promise<Answer[]> {
  const path = bookingPath(reference);
  return [
    await caller.get(path),
    await caller.patch(path, { date: TUESDAY, halfDay: 'afternoon' }),
    await caller.patch(path, { title: 'À moi' }),
    await caller.post(`${path}/confirmation`),
    await caller.post(`${path}/cancellation`),
  ];
}

describe('a booking is, for whoever it is no business of, as if it were not there', () => {
  test.each([
    ['the coordinator of another department', { grants: COORDINATOR_OF_THE_CANTAL, secondFactor: true }],
    ['a coordinator who has not given the second factor', { grants: COORDINATOR_OF_THE_LOT }],
    ['the host of another telecentre', { grants: [{ role: 'host', telecentre: 'aurillac' }] as const }],
    [
      "an employer's manager",
      { grants: [{ role: 'employer_manager', employer: '12345678901234' }] as const },
    ],
    ['another member', {}],
  ])('%s', async (_, given) => {
    const stranger = await service.visitor('stranger@example.org', given);
    const answers = await everything(stranger, referenceOf(booked));
    const unknown = await everything(stranger, UNKNOWN);
    for (const [index, answer] of answers.entries()) {
      problemIn(answer, 404, 'not-found');
      expect(answer.body).toEqual(unknown[index]?.body);
    }
    expect(told(await member.get(bookingPath(booked))).body).toEqual(booked.body);
    expect(await readings()).toEqual([]);
  });

  test('a host whose time is over', async () => {
    const host = await service.member('host@example.org', { scopes: ['host'], grants: [...HOST_AT_FIGEAC] });
    expect((await host.get(bookingPath(booked))).status).toBe(200);
    await service.database.query('update role_grant set revoked_at = starts_at');
    for (const answer of await everything(host, referenceOf(booked))) problemIn(answer, 404, 'not-found');
  });
});

describe('somebody who receives people at the place', () => {
  test.each([
    ['the host', { grants: HOST_AT_FIGEAC }],
    ['the coordinator of its department', { grants: COORDINATOR_OF_THE_LOT, secondFactor: true }],
    ['an administrator', { grants: [{ role: 'administrator' }] as const, secondFactor: true }],
  ])('sees, moves and cancels: %s', async (_, given) => {
    const receiver = await service.visitor('receiver@example.org', given);
    expect(told(await receiver.get(bookingPath(booked))).body).toMatchObject({
      holder: { kind: 'member', email: 'jeanne@example.org', firstVisit: true },
    });
    const afternoon = { date: TUESDAY, halfDay: 'afternoon' };
    expect((await receiver.patch(bookingPath(booked), afternoon)).status).toBe(200);
    expect((await receiver.post(`${bookingPath(booked)}/cancellation`, WHY)).status).toBe(200);
  });

  test('sees who it is and nothing that only the engine needs', async () => {
    const host = await service.visitor('host@example.org', { grants: HOST_AT_FIGEAC });
    const { holder } = told(await host.get(bookingPath(booked))).body as { holder: object };
    expect(Object.keys(holder).sort()).toEqual(['email', 'firstVisit', 'kind', 'name', 'status']);
    const [row] = await service.database.query<{ id: string; pseudonym: string }>(
      `select id, pseudonym from account where email = 'jeanne@example.org'`,
    );
    await host.post(`${bookingPath(booked)}/cancellation`, WHY);
    for (const answer of await everything(host, referenceOf(booked)))
      for (const secret of [row?.id, row?.pseudonym])
        expect(JSON.stringify(answer.body)).not.toContain(String(secret));
  });

  test('is remembered to have seen it, once a day', async () => {
    const host = await service.visitor('host@example.org', { grants: HOST_AT_FIGEAC });
    await host.get(bookingPath(booked));
    await host.get(bookingPath(booked));
    expect(await readings()).toEqual([
      { actor: 'host@example.org', role: 'host', subject: 'jeanne@example.org', place: 'figeac' },
    ]);
    service.clock.advanceMinutes(25 * 60);
    await host.get(bookingPath(booked));
    expect(await readings()).toHaveLength(2);
  });

  test('is not remembered to have seen their own', async () => {
    const host = await service.visitor('host@example.org', { grants: HOST_AT_FIGEAC });
    const own = await bookNow(host, { resource: 'fig-desk', date: TUESDAY, halfDay: 'afternoon' });
    const { body } = told(await host.get(bookingPath(own)));
    expect(body).toEqual(own.body);
    expect(await readings()).toEqual([]);
  });

  test('moves a booking only to where they receive people, too', async () => {
    const host = await service.visitor('host@example.org', { grants: HOST_AT_FIGEAC });
    problemIn(await host.patch(bookingPath(booked), { telecentre: 'decazeville' }), 404, 'not-found');
    problemIn(await host.patch(bookingPath(booked), { resource: 'aur-open-1' }), 404, 'not-found');
    expect(told(await member.get(bookingPath(booked))).body).toEqual(booked.body);
    const neighbour = await service.visitor('neighbour@example.org', {
      grants: [...HOST_AT_FIGEAC, { role: 'host', telecentre: 'decazeville' }],
    });
    const moved = await neighbour.patch(bookingPath(booked), { telecentre: 'decazeville' });
    expect([moved.status, (moved.body as { telecentre?: string }).telecentre]).toEqual([200, 'decazeville']);
    // It is no longer the business of who receives at Figeac only.
    expect((await host.get(bookingPath(booked))).status).toBe(404);
    expect((await member.patch(bookingPath(booked), { telecentre: 'aurillac' })).status).toBe(200);
  });
});

describe('an access token', () => {
  const AFTERNOON = { resource: 'fig-desk', date: TUESDAY, halfDay: 'afternoon' };

  test('that may only read books nothing and changes nothing', async () => {
    const reader = await service.member('jeanne@example.org', { scopes: ['read'] });
    problemIn(await bookNow(reader, AFTERNOON), 404, 'not-found');
    const [seen, ...changes] = await everything(reader, referenceOf(booked));
    expect(seen?.status).toBe(200);
    for (const answer of changes) problemIn(answer, 404, 'not-found');
  });

  test('that may only book sees nothing', async () => {
    const booker = await service.member('jeanne@example.org', { scopes: ['book'] });
    expect((await bookNow(booker, AFTERNOON)).status).toBe(201);
    problemIn(await booker.get(bookingPath(booked)), 404, 'not-found');
    problemIn(await booker.get('/api/v1/bookings'), 404, 'not-found');
  });

  test('for receiving people is for the place and not for oneself', async () => {
    const host = await service.member('host@example.org', { scopes: ['host'], grants: [...HOST_AT_FIGEAC] });
    problemIn(await bookNow(host, AFTERNOON), 404, 'not-found');
    problemIn(await host.get('/api/v1/bookings'), 404, 'not-found');
    expect((await host.get(bookingPath(booked))).status).toBe(200);
    expect((await host.post(`${bookingPath(booked)}/cancellation`, WHY)).status).toBe(200);
  });

  test('for receiving people elsewhere is good for no booking of one’s own', async () => {
    const grants = [{ role: 'host', telecentre: 'aurillac' }] as const;
    const receiver = await service.member('jeanne@example.org', { scopes: ['host'], grants: [...grants] });
    for (const answer of await everything(receiver, referenceOf(booked))) problemIn(answer, 404, 'not-found');
  });

  test('of a host for their own bookings receives nobody', async () => {
    const host = await service.member('host@example.org', { grants: [...HOST_AT_FIGEAC] });
    problemIn(await host.get(bookingPath(booked)), 404, 'not-found');
    problemIn(await host.post(`${bookingPath(booked)}/cancellation`), 404, 'not-found');
  });
});

async function readings(): Promise<unknown[]> {
  return service.database.query(
    `select a.email as actor, e.actor_role as role, s.email as subject, e.place
     from audit_entry e left join account a on a.pseudonym = e.actor left join account s on s.pseudonym = e.subject
     where e.action = 'record.read' order by e.id`,
  );
}
