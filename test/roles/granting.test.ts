import { everythingStored } from '../platform/stored.js';
import { fieldsIn, problemIn, told } from '../platform/problem-document.js';
import { startService, type KnownCaller, type TestService } from '../support/service.js';
import { administrator, coordinator, grantIn, GRANTS, grantsSeenBy, host, trail } from './grants.js';

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

const HOST_OF_FIGEAC = { email: 'jeanne@example.org', role: 'host', telecentre: 'figeac' };
const SIRET = '73282932000074';

describe('an administrator', () => {
  test.each([
    [HOST_OF_FIGEAC, { telecentre: 'figeac' }],
    [{ email: 'jeanne@example.org', role: 'coordinator', department: '46' }, { department: '46' }],
    [{ email: 'jeanne@example.org', role: 'employer_manager', employer: SIRET }, { employer: SIRET }],
    [{ email: 'jeanne@example.org', role: 'administrator' }, {}],
  ])('grants every role: %j', async (wish, scope) => {
    const nowhere = { telecentre: null, department: null, employer: null };
    expect(grantIn(await ada.post(GRANTS, wish))).toMatchObject({
      role: wish.role,
      person: { name: null, email: 'jeanne@example.org' },
      ...nowhere,
      ...scope,
      until: null,
      lentBy: null,
      grantedBy: 'ada',
      revokedAt: null,
    });
  });

  test('is told which field names nothing in the network', async () => {
    const nowhere = { ...HOST_OF_FIGEAC, telecentre: 'brigadoon' };
    expect(fieldsIn(await ada.post(GRANTS, nowhere))).toEqual(['telecentre']);
    const elsewhere = { email: 'jeanne@example.org', role: 'coordinator', department: '75' };
    expect(fieldsIn(await ada.post(GRANTS, elsewhere))).toEqual(['department']);
    expect(await service.database.query("select from account where email like 'jeanne%'")).toEqual([]);
  });

  test('grants at a telecentre that is not published yet', async () => {
    await service.database.query("update telecentre set published = false where slug = 'figeac'");
    expect((await ada.post(GRANTS, HOST_OF_FIGEAC)).status).toBe(201);
  });

  test('may nothing before the second factor is given', async () => {
    const asleep = await service.visitor('sleepy@example.org', { grants: [{ role: 'administrator' }] });
    problemIn(await asleep.post(GRANTS, HOST_OF_FIGEAC), 403, 'second-factor-needed');
  });
});

describe('a coordinator', () => {
  test('who learns a name by granting is remembered as its reader', async () => {
    const jeanne = await service.visitor('jeanne@example.org');
    const lot = await coordinator(service, '46');
    expect(grantIn(await lot.post(GRANTS, HOST_OF_FIGEAC)).person.name).toBe('jeanne');
    const readings = await jeanne.get('/api/v1/me/readings');
    expect(readings.body).toMatchObject({ readings: [{ role: 'coordinator' }] });
    expect((await jeanne.get('/account/data')).body).toContain('Figeac');
  });

  test('grants thirty times a day at most, so that nobody learns who is a member', async () => {
    const lot = await coordinator(service, '46');
    for (let count = 1; count <= 30; count++) {
      const wish = { ...HOST_OF_FIGEAC, email: `n${count}@example.org` };
      await lot.delete(`${GRANTS}/${grantIn(await lot.post(GRANTS, wish)).id}`);
    }
    const refused = await lot.post(GRANTS, HOST_OF_FIGEAC);
    problemIn(refused, 429, 'too-many-requests');
    expect(refused.headers['retry-after']).toBe(String(24 * 60 * 60));
    expect((await ada.post(GRANTS, { ...HOST_OF_FIGEAC, email: 'other@example.org' })).status).toBe(201);
    service.clock.advanceMinutes(24 * 60);
    expect((await lot.post(GRANTS, HOST_OF_FIGEAC)).status).toBe(201);
  });

  test('grants hosts of the telecentres in the department', async () => {
    const lot = await coordinator(service, '46');
    expect((await lot.post(GRANTS, HOST_OF_FIGEAC)).status).toBe(201);
    expect(await trail(service)).toEqual([
      {
        action: 'account.created',
        actor: lot.email,
        actorRole: null,
        subject: 'jeanne@example.org',
        place: null,
        details: {},
      },
      {
        action: 'role.granted',
        actor: lot.email,
        actorRole: 'coordinator',
        subject: 'jeanne@example.org',
        place: 'figeac',
        details: { role: 'host', lent: false },
      },
    ]);
  });

  test.each([
    ['at a telecentre of another department', { ...HOST_OF_FIGEAC, telecentre: 'aurillac' }],
    ['at a telecentre that does not exist', { ...HOST_OF_FIGEAC, telecentre: 'brigadoon' }],
    ['of the same rank', { email: 'jeanne@example.org', role: 'coordinator', department: '46' }],
    [
      'of a department that does not exist',
      { email: 'a@example.org', role: 'coordinator', department: '75' },
    ],
    ['over the network', { email: 'jeanne@example.org', role: 'administrator' }],
    ['for an employer', { email: 'jeanne@example.org', role: 'employer_manager', employer: SIRET }],
  ])('is told that there is nothing, and changes nothing, for a role %s', async (_, wish) => {
    const lot = await coordinator(service, '46');
    const before = await everythingStored(service.database);
    problemIn(await lot.post(GRANTS, wish), 404, 'not-found');
    expect(await everythingStored(service.database)).toEqual(before);
  });
});

describe('nobody else grants: there is no such address', () => {
  test('for a host, even at their own telecentre', async () => {
    const figeac = await host(service, 'figeac', 'hugo@example.org');
    problemIn(await figeac.post(GRANTS, HOST_OF_FIGEAC), 404, 'not-found');
  });

  test('for a member', async () => {
    const member = await service.visitor();
    problemIn(await member.post(GRANTS, HOST_OF_FIGEAC), 404, 'not-found');
  });

  test("for an administrator's token of every scope", async () => {
    const token = await service.member(ada.email, { scopes: ['read', 'book', 'host'] });
    problemIn(await token.post(GRANTS, HOST_OF_FIGEAC), 404, 'not-found');
  });
});

describe('a granted role', () => {
  test('waits for the first sign-in of somebody whom nobody knows yet, and then is there at once', async () => {
    await ada.post(GRANTS, { ...HOST_OF_FIGEAC, email: ' Jeanne@Example.ORG ' });
    const accounts = await service.database.query(
      "select language, name, last_active_at from account where email = 'jeanne@example.org'",
    );
    const now = new Date(service.clock.now());
    expect(accounts).toEqual([{ language: null, name: null, last_active_at: now }]);
    const jeanne = await service.visitor('jeanne@example.org');
    expect(await grantsSeenBy(jeanne)).toHaveLength(1);
    const { body } = told(await jeanne.get('/api/v1/me/roles'));
    expect(body).toMatchObject({
      roles: [
        { role: 'host', telecentre: 'figeac', inWords: expect.stringMatching(/^Hôte\u00a0: /) as string },
      ],
    });
  });

  test('asked for again is the same one, and is remembered once', async () => {
    const first = await ada.post(GRANTS, HOST_OF_FIGEAC);
    const again = await ada.post(GRANTS, HOST_OF_FIGEAC);
    expect([first.status, again.status, again.body as unknown]).toEqual([201, 200, first.body as unknown]);
    expect(await trail(service)).toHaveLength(2);
  });

  test.each(['somebody new', 'a member'])('asked for twenty times at once is one: of %s', async (who) => {
    if (who === 'a member') await service.visitor(HOST_OF_FIGEAC.email);
    // Once all connections stand, none of the twenty has to wait for one while the first gets through.
    await Promise.all(Array.from({ length: 20 }, () => grantsSeenBy(ada)));
    const answers = await Promise.all(Array.from({ length: 20 }, () => ada.post(GRANTS, HOST_OF_FIGEAC)));
    expect(answers.map(({ status }) => status).sort()).toEqual([...Array<number>(19).fill(200), 201]);
    expect(new Set(answers.map((answer) => grantIn(answer).id)).size).toBe(1);
    const granted = await service.database.query("select from audit_entry where action = 'role.granted'");
    expect(granted).toHaveLength(1);
  });

  test('beside another one is a second role: a secretary may be host of two telecentres', async () => {
    await ada.post(GRANTS, HOST_OF_FIGEAC);
    expect((await ada.post(GRANTS, { ...HOST_OF_FIGEAC, telecentre: 'aurillac' })).status).toBe(201);
  });
});

describe('a request', () => {
  test.each([
    [{}, ['email', 'role']],
    [{ ...HOST_OF_FIGEAC, email: 'jeanne' }, ['email']],
    [{ ...HOST_OF_FIGEAC, role: 'king' }, ['role']],
    [{ ...HOST_OF_FIGEAC, role: 'member' }, ['role']],
    [{ email: 'a@example.org', role: 'host' }, ['telecentre']],
    [{ email: 'a@example.org', role: 'coordinator', telecentre: 'figeac' }, ['department', 'telecentre']],
    [{ ...HOST_OF_FIGEAC, department: '46' }, ['department']],
    [{ email: 'a@example.org', role: 'administrator', employer: SIRET }, ['employer']],
    [{ email: 'a@example.org', role: 'employer_manager', employer: '73282932000075' }, ['employer']],
    [{ ...HOST_OF_FIGEAC, until: '2027-01-01' }, ['until']],
  ])('that cannot be read is told field by field: %j', async (wish, fields) => {
    expect(fieldsIn(await ada.post(GRANTS, wish))).toEqual(fields);
  });

  test('reads a SIRET as people write it', async () => {
    const wish = { email: 'a@example.org', role: 'employer_manager', employer: '732 829 320 00074' };
    expect(grantIn(await ada.post(GRANTS, wish)).employer).toBe(SIRET);
  });
});
