import { dropDatabase, freshDatabase } from '../support/database.js';
import { startService, type TestService } from '../support/service.js';
import { telecentre } from './command.js';

let url: string;
beforeAll(async () => (url = await freshDatabase()));
afterAll(() => dropDatabase(url));

describe('token issue', () => {
  test('prints a token that opens the service, alone on standard output, and until when it is valid', async () => {
    const run = await telecentre(['token', 'issue', 'Jeanne@Example.org', '--label', 'essai'], {
      DATABASE_URL: url,
    });
    expect(run).toMatchObject({
      code: 0,
      stderr: expect.stringMatching(/Valid until \d{4}-\d{2}-\d{2}/) as string,
    });
    expect(run.stdout).toMatch(/^tlc_[\w-]{43}\n$/);
    expect(run.stderr).not.toContain('tlc_');

    const service: TestService = await startService({
      databaseUrl: url,
      network: null,
      now: new Date().toISOString(),
    });
    try {
      const answer = await service.anybody.get('/api/v1/bookings', {
        authorization: `Bearer ${run.stdout.trim()}`,
      });
      expect(answer.body).toEqual({ bookings: [] });
      const accounts = await service.database.query<{ email: string }>('select email from account');
      expect(accounts).toEqual([{ email: 'jeanne@example.org' }]);
      const labels = await service.database.query('select label from access_token');
      expect(labels).toEqual([{ label: 'essai' }]);
    } finally {
      await service.close();
    }
  });

  test.each(['jeanne', '', 'a@b', `${'x'.repeat(250)}@example.org`])(
    'wants an e-mail address: not %j',
    async (email) => {
      const run = await telecentre(['token', 'issue', email], { DATABASE_URL: url });
      expect(run).toMatchObject({ code: 1, stdout: '' });
      expect(run.stderr).toContain('is not an e-mail address');
      expect(run.stderr).not.toMatch(/^\s+at /m);
    },
  );

  test('wants to be told whose', async () => {
    const run = await telecentre(['token', 'issue'], { DATABASE_URL: url });
    expect(run.code).toBe(1);
    expect(run.stderr).toContain("missing required argument 'email'");
  });
});
