import { randomUUID } from 'node:crypto';
import { Mailbox } from '../../src/outbox/mailbox.js';
import { fieldsIn } from '../platform/problem-document.js';
import { startService, type TestService } from '../support/service.js';

let service: TestService;
beforeAll(async () => (service = await startService()));
beforeEach(() => service.startAgain());
afterAll(() => service.close());

describe('my data', () => {
  test('download at once as JSON, and the trail remembers it', async () => {
    const jeanne = await service.visitor('jeanne@example.org');
    const answer = await jeanne.get('/api/v1/me/data');
    const { headers } = answer;
    expect(answer.status).toBe(200);
    expect(headers['content-disposition']).toBe('attachment; filename="mes-donnees.json"');
    expect(headers['cache-control']).toBe('no-store');
    expect(answer.body).toMatchObject({
      account: [{ email: 'jeanne@example.org', name: 'jeanne' }],
      sessions: [{ device: 'test' }],
      auditTrail: [{ action: 'account.exported', by: 'me', about: 'me' }],
    });
  });

  test('are asked for twenty times a day at most, and remembered once a day', async () => {
    const jeanne = await service.visitor('jeanne@example.org');
    for (let time = 1; time <= 20; time++)
      expect((await jeanne.get(`/account/data.${time % 2 ? 'json' : 'csv'}`)).status).toBe(200);
    for (const path of ['/api/v1/me/data', '/api/v1/me/data.csv', '/account/data.csv'])
      expect([path, (await jeanne.get(path)).status]).toEqual([path, 429]);
    const exported = `select from audit_entry where action = 'account.exported'`;
    expect(await service.database.query(exported)).toHaveLength(1);
    service.clock.advanceMinutes(24 * 60);
    expect((await jeanne.get('/api/v1/me/data')).status).toBe(200);
    expect(await service.database.query(exported)).toHaveLength(2);
  });

  test('download at once as CSV', async () => {
    const jeanne = await service.visitor('jeanne@example.org');
    const answer = await jeanne.get('/api/v1/me/data.csv');
    const { headers } = answer;
    expect(answer.status).toBe(200);
    expect(headers['content-type']).toBe('text/csv; charset=utf-8');
    expect(headers['content-disposition']).toBe('attachment; filename="mes-donnees.csv"');
    expect(answer.body).toContain('\r\naccount;1;email;jeanne@example.org\r\n');
  });

  test('are for whoever has signed in, and not for programs', async () => {
    expect((await service.anybody.get('/api/v1/me/data')).status).toBe(401);
    const program = await service.member('jeanne@example.org');
    expect((await program.get('/api/v1/me/data')).status).toBe(404);
  });

  test('are also for somebody who has not accepted the house rules', async () => {
    const newcomer = await service.visitor('new@example.org', { complete: false });
    expect((await newcomer.get('/api/v1/me/data')).status).toBe(200);
    expect((await newcomer.post('/api/v1/me/erasure', { confirm: 'new@example.org' })).status).toBe(204);
  });

  test('say who has read my record', async () => {
    const jeanne = await service.visitor('jeanne@example.org');
    const answer = await jeanne.get('/api/v1/me/readings');
    expect([answer.status, answer.body]).toEqual([200, { readings: [] }]);
  });
});

describe('erasing my account', () => {
  test('asks for my address once more, and names the field when it is another', async () => {
    const jeanne = await service.visitor('jeanne@example.org');
    const answer = await jeanne.post('/api/v1/me/erasure', { confirm: 'paul@example.org' });
    expect(answer.status).toBe(400);
    expect(fieldsIn(answer)).toEqual(['confirm']);
    expect((await jeanne.get('/api/v1/me/readings')).status).toBe(200);
  });

  test('is done at once: the session ends with it', async () => {
    const jeanne = await service.visitor('jeanne@example.org');
    expect((await jeanne.post('/api/v1/me/erasure', { confirm: ' Jeanne@Example.org ' })).status).toBe(204);
    expect((await jeanne.get('/api/v1/me/data')).status).toBe(401);
    const accounts = await service.database.query('select from account');
    expect(accounts).toEqual([]);
  });

  test('takes along the letters that are kept in place of a mail server, and no others', async () => {
    const mailbox = service.app.get(Mailbox);
    for (const to of ['jeanne@example.org', 'paul@example.org'])
      await mailbox.keep(
        randomUUID(),
        new Date(service.clock.now()),
        Buffer.from(`To: ${to}\r\n\r\nEssai\r\n`),
      );
    const jeanne = await service.visitor('jeanne@example.org');
    expect((await jeanne.post('/api/v1/me/erasure', { confirm: 'jeanne@example.org' })).status).toBe(204);
    expect((await mailbox.list()).map(({ to }) => to)).toEqual(['paul@example.org']);
  });

  test('is refused to the only administrator, with what to do', async () => {
    const given = { grants: [{ role: 'administrator' }], secondFactor: true } as const;
    const alone = await service.visitor('admin@example.org', given);
    const answer = await alone.post('/api/v1/me/erasure', { confirm: 'admin@example.org' });
    expect([answer.status, answer.body]).toMatchObject([409, { type: '/problems/last-administrator' }]);
  });
});

describe('the periods of retention', () => {
  test('are read and changed by administrators', async () => {
    const given = { grants: [{ role: 'administrator' }], secondFactor: true } as const;
    const administrator = await service.visitor('admin@example.org', given);
    const changed = await administrator.patch('/api/v1/network/retention', { guestMonths: 6 });
    expect([changed.status, changed.body]).toMatchObject([200, { guestMonths: 6, auditMonths: 12 }]);
    expect((await administrator.get('/api/v1/network/retention')).body).toEqual(changed.body);
    expect(
      await service.database.query(
        `select actor_role, details from audit_entry where action = 'settings.changed'`,
      ),
    ).toEqual([{ actor_role: 'administrator', details: { guestMonths: 6 } }]);
  });

  test('keep within their bounds', async () => {
    const given = { grants: [{ role: 'administrator' }], secondFactor: true } as const;
    const administrator = await service.visitor('admin@example.org', given);
    const answer = await administrator.patch('/api/v1/network/retention', { mailDays: 0, auditMonths: 61 });
    expect([answer.status, fieldsIn(answer).sort()]).toEqual([400, ['auditMonths', 'mailDays']]);
  });

  test('do not change by a change of nothing, which is refused and not remembered', async () => {
    const given = { grants: [{ role: 'administrator' }], secondFactor: true } as const;
    const administrator = await service.visitor('admin@example.org', given);
    const answer = await administrator.patch('/api/v1/network/retention', {});
    expect([answer.status, fieldsIn(answer)]).toEqual([400, ['idleWarningMonths']]);
    const remembered = `select from audit_entry where action = 'settings.changed'`;
    expect(await service.database.query(remembered)).toEqual([]);
  });

  test('are nobody else’s to know of', async () => {
    const member = await service.visitor();
    expect((await member.get('/api/v1/network/retention')).status).toBe(404);
  });
});
