import { telecentre } from '../cli/command.js';
import { dropDatabase, freshDatabase } from '../support/database.js';
import { startService, type TestService } from '../support/service.js';

let service: TestService;
beforeAll(async () => (service = await startService({ databaseUrl: await freshDatabase() })));
afterAll(async () => {
  await service.close();
  await dropDatabase(service.databaseUrl);
});

const remove = (email: string): ReturnType<typeof telecentre> =>
  telecentre(['account', 'remove-second-factor', email], { DATABASE_URL: service.databaseUrl });

describe('account remove-second-factor', () => {
  test('is for whoever has lost telephone and recovery codes: they sign in by mail alone, and the role sleeps', async () => {
    const { account } = await service.visitor('ada@example.org', {
      grants: [{ role: 'administrator' }],
      secondFactor: true,
    });
    const { code, stdout, stderr } = await remove('Ada@example.org');
    expect([code, stderr]).toEqual([0, '']);
    expect(stdout).toMatch(
      /^Removed\. They sign in with a link by e-mail and set up a new one at \/second-factor; .* sleeps\.\n$/,
    );
    const left = await service.database.query(
      `select from second_factor where account_id = $1
union all select from session where account_id = $1 and second_factor_at is not null`,
      [account],
    );
    expect(left).toEqual([]);
  });

  test('is remembered in the trail as the operator’s', async () => {
    await service.visitor('grace@example.org', { secondFactor: true });
    await remove('grace@example.org');
    const trail = await service.database.query(
      `select e.action, e.actor from audit_entry e join account a on a.pseudonym = e.subject
where a.email = 'grace@example.org' and e.action like 'second-factor.%'`,
    );
    expect(trail).toEqual([{ action: 'second-factor.removed', actor: null }]);
  });

  test.each([
    ['an address that nobody has', 'nobody@example.org', 'Nobody has this address; nothing was removed.'],
    ['what is no address', 'ada', '"ada" is not an e-mail address.'],
    [
      'somebody who has none',
      'jeanne@example.org',
      'This account has no second factor; nothing was removed.',
    ],
  ])('refuses %s in words', async (_what, email, words) => {
    await service.visitor('jeanne@example.org');
    const { code, stdout, stderr } = await remove(email);
    expect([code, stdout]).toEqual([1, '']);
    expect(stderr).toContain(words);
    expect(stderr).not.toMatch(/^\s+at /m);
    const entries = await service.database.query(
      `select from audit_entry e join account a on a.pseudonym = e.subject
where a.email = 'jeanne@example.org' and e.action = 'second-factor.removed'`,
    );
    expect(entries).toEqual([]);
  });
});
