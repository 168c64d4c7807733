import { problemIn, told } from '../platform/problem-document.js';
import { startService, type KnownCaller, type TestService } from '../support/service.js';
import { administrator, coordinator, grantIn, GRANTS, grantOf, grantsSeenBy, host, trail } from './grants.js';

let service: TestService;
let ada: KnownCaller;
beforeAll(async () => {
  service = await startService();
});
beforeEach(async () => {
  await service.startAgain();
  ada = await administrator(service);
});
afterAll(() => service.close());

describe('a role', () => {
  test('that is revoked is over with the next request, and is remembered', async () => {
    const hugo = await host(service, 'figeac', 'hugo@example.org');
    const address = `${GRANTS}/${await grantOf(service, hugo)}`;
    expect((await hugo.get(GRANTS)).status).toBe(200);
    const lot = await coordinator(service, '46');
    const answer = await lot.delete(address);
    expect([answer.status, answer.body as unknown]).toEqual([204, '']);
    problemIn(await hugo.get(GRANTS), 404, 'not-found');
    expect((await trail(service)).at(-1)).toEqual({
      action: 'role.revoked',
      actor: lot.email,
      actorRole: 'coordinator',
      subject: 'hugo@example.org',
      place: 'figeac',
      details: { role: 'host', lent: false },
    });
  });

  test('is revoked once, however often it is asked for', async () => {
    const hugo = await host(service, 'figeac', 'hugo@example.org');
    const address = `${GRANTS}/${await grantOf(service, hugo)}`;
    const answers = await Promise.all(Array.from({ length: 8 }, () => ada.delete(address)));
    expect(answers.map(({ status }) => status)).toEqual(Array(8).fill(204));
    expect((await ada.delete(address)).status).toBe(204);
    expect(await trail(service)).toHaveLength(1);
  });

  test('can be granted anew, as another one', async () => {
    const wish = { email: 'jeanne@example.org', role: 'host', telecentre: 'figeac' };
    const first = grantIn(await ada.post(GRANTS, wish));
    await ada.delete(`${GRANTS}/${first.id}`);
    const second = await ada.post(GRANTS, wish);
    expect(second.status).toBe(201);
    expect(grantIn(second).id).not.toBe(first.id);
  });

  test('is given up by whoever holds it', async () => {
    const hugo = await host(service, 'figeac', 'hugo@example.org');
    expect((await hugo.delete(`${GRANTS}/${await grantOf(service, hugo)}`)).status).toBe(204);
    expect(await trail(service)).toMatchObject([{ actor: 'hugo@example.org', subject: 'hugo@example.org' }]);
  });

  test.each([
    ['a coordinator of another department', () => coordinator(service, '15')],
    ['another host of the same telecentre', () => host(service, 'figeac', 'other@example.org')],
    ['a member', () => service.visitor()],
  ])('is not there for %s', async (_, somebody) => {
    const hugo = await host(service, 'figeac', 'hugo@example.org');
    const address = `${GRANTS}/${await grantOf(service, hugo)}`;
    problemIn(await (await somebody()).delete(address), 404, 'not-found');
    expect((await hugo.get(GRANTS)).status).toBe(200);
  });

  test('of a coordinator is not there for a coordinator of the same department', async () => {
    const lot = await coordinator(service, '46');
    const address = `${GRANTS}/${await grantOf(service, lot)}`;
    const grants = [{ role: 'coordinator', department: '46' }] as const;
    const peer = await service.visitor('peer@example.org', { grants, secondFactor: true });
    problemIn(await peer.delete(address), 404, 'not-found');
  });

  test('asks a coordinator for the second factor, but only where it would help', async () => {
    const figeac = await host(service, 'figeac', 'hugo@example.org');
    const aurillac = await host(service, 'aurillac', 'lea@example.org');
    const grants = [{ role: 'coordinator', department: '46' }] as const;
    const asleep = await service.visitor('sleepy@example.org', { grants });
    const ofFigeac = await asleep.delete(`${GRANTS}/${await grantOf(service, figeac)}`);
    problemIn(ofFigeac, 403, 'second-factor-needed');
    problemIn(await asleep.delete(`${GRANTS}/${await grantOf(service, aurillac)}`), 404, 'not-found');
  });

  test('that never was is a 404, and what is no id is told', async () => {
    problemIn(await ada.delete(`${GRANTS}/00000000-0000-4000-8000-000000000000`), 404, 'not-found');
    problemIn(await ada.delete(`${GRANTS}/figeac`), 400, 'invalid-request');
  });
});

describe('the last administrator', () => {
  test('cannot give up', async () => {
    const answer = await ada.delete(`${GRANTS}/${await grantOf(service, ada)}`);
    problemIn(answer, 409, 'last-administrator');
    expect((await ada.get(GRANTS)).status).toBe(200);
  });

  test('can, once another one is there', async () => {
    await ada.post(GRANTS, { email: 'bea@example.org', role: 'administrator' });
    expect((await ada.delete(`${GRANTS}/${await grantOf(service, ada)}`)).status).toBe(204);
  });

  test('is not counted among those whose time is over', async () => {
    const bea = await administrator(service, 'bea@example.org');
    await service.database.query('update role_grant set ends_at = $2 where account_id = $1', [
      bea.account,
      new Date(service.clock.now() + 1),
    ]);
    service.clock.advanceMinutes(1);
    problemIn(await ada.delete(`${GRANTS}/${await grantOf(service, ada)}`), 409, 'last-administrator');
  });

  test('remains when two revoke each other at the same moment', async () => {
    for (let round = 1; round <= 10; round++) {
      const bea = await administrator(service, `bea-${round}@example.org`);
      const cleo = await administrator(service, `cleo-${round}@example.org`);
      const keep = [bea.account, cleo.account];
      await service.database.query(
        "update role_grant set revoked_at = $2 where role = 'administrator' and account_id <> all($1) and revoked_at is null",
        [keep, new Date(service.clock.now())],
      );
      const [ofBea, ofCleo] = [await grantOf(service, bea), await grantOf(service, cleo)];
      const answers = await Promise.all([
        bea.delete(`${GRANTS}/${ofCleo}`),
        cleo.delete(`${GRANTS}/${ofBea}`),
      ]);
      const refused = answers.map(({ status }) => status).find((status) => status !== 204);
      // The slower one finds that they may not any more, or that nobody else is left.
      expect([404, 409]).toContain(refused);
      const left = await service.database.query(
        "select from role_grant where role = 'administrator' and revoked_at is null",
      );
      expect(left).toHaveLength(1);
    }
  });
});

describe('the list', () => {
  beforeEach(async () => {
    await host(service, 'figeac', 'hugo@example.org');
    await host(service, 'aurillac', 'lea@example.org');
    await coordinator(service, '46');
    await coordinator(service, '15');
    await service.visitor('paul@example.org', {
      grants: [{ role: 'employer_manager', employer: '73282932000074' }],
    });
  });

  test('shows a host those of their telecentre', async () => {
    const hugo = await service.visitor('hugo@example.org');
    expect(people(await grantsSeenBy(hugo))).toEqual(['hugo@example.org']);
  });

  test('shows a coordinator the hosts and coordinators of the department', async () => {
    const lot = await service.visitor('coordinator-46@example.org', { secondFactor: true });
    expect(people(await grantsSeenBy(lot))).toEqual(['coordinator-46@example.org', 'hugo@example.org']);
  });

  test('shows an administrator all, by place if wished', async () => {
    expect(people(await grantsSeenBy(ada))).toHaveLength(6);
    expect(people(await grantsSeenBy(ada, '?telecentre=aurillac'))).toEqual(['lea@example.org']);
    expect(people(await grantsSeenBy(ada, '?department=15'))).toEqual([
      'coordinator-15@example.org',
      'lea@example.org',
    ]);
  });

  test('shows nobody a place of others, whatever is asked for', async () => {
    const hugo = await service.visitor('hugo@example.org');
    for (const query of ['?telecentre=aurillac', '?department=15', '?telecentre=brigadoon'])
      expect(await grantsSeenBy(hugo, query)).toEqual([]);
  });

  test('tells what is over only when asked', async () => {
    const [grant] = await grantsSeenBy(ada, '?telecentre=figeac');
    await ada.delete(`${GRANTS}/${grant?.id ?? ''}`);
    expect(await grantsSeenBy(ada, '?telecentre=figeac')).toEqual([]);
    expect(await grantsSeenBy(ada, '?telecentre=figeac&past=true')).toMatchObject([
      { person: { email: 'hugo@example.org' }, revokedAt: '2026-11-23T09:00:00+01:00' },
    ]);
  });

  test("is not there for a member, nor for an employer's manager, who still reads their own", async () => {
    const paul = await service.visitor('paul@example.org');
    problemIn(await paul.get(GRANTS), 404, 'not-found');
    const { body } = told(await paul.get('/api/v1/me/roles'));
    expect(body).toMatchObject({
      roles: [{ inWords: 'Responsable pour un employeur\u00a0: 73282932000074' }],
    });
  });
});

function people(grants: readonly { readonly person: { readonly email: string } }[]): string[] {
  return grants.map(({ person }) => person.email).sort();
}
