import pg from 'pg';
import { dropDatabase, freshDatabase } from '../support/database.js';
import { startService, type TestService } from '../support/service.js';
import { said, telecentre } from './command.js';

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

  test.each<[scopes: string[], ...options: string[]]>([
    [['read', 'book']],
    [['read', 'host'], '--scope', 'read', 'host'],
    [['host', 'read'], '--scope', 'host', '--scope', 'read'],
    [['book'], '--scope', 'book'],
    [['read', 'book', 'host'], '--scope', 'read', 'book', 'host'],
  ])('makes it good for %j and nothing else: %s', async (scopes, ...options) => {
    const email = `${scopes.join('.')}.${options.length}@example.org`;
    const run = await said(['token', 'issue', email, ...options], { DATABASE_URL: url });
    expect([run.code, run.stdout.slice(0, 4)]).toEqual([0, 'tlc_']);
    expect(await issuedTo(email)).toMatchObject([{ scopes }]);
  });

  test.each([
    ['365', []],
    ['1', ['--days', '1']],
    ['90', ['--days', '90']],
  ])('makes it work for %s days', async (days, options) => {
    const email = `days-${days}@example.org`;
    const run = await said(['token', 'issue', email, ...options], { DATABASE_URL: url });
    const [token] = await issuedTo(email);
    expect(token?.days).toBe(Number(days));
    expect(run.stderr).toContain(`Valid until ${token?.until ?? 'never'}`);
  });

  test.each([
    ['admin', '--scope'],
    ['READ', '--scope'],
    ['read,host', '--scope'],
    ['', '--scope'],
    ['0', '--days'],
    ['366', '--days'],
    ['1.5', '--days'],
    ['-1', '--days'],
    ['', '--days'],
    ['a month', '--days'],
  ])('refuses %j after %s, in words, and issues nothing', async (value, option) => {
    const email = 'refused@example.org';
    const run = await said(['token', 'issue', email, `${option}=${value}`], { DATABASE_URL: url });
    expect(run).toMatchObject({ code: 1, stdout: '' });
    expect(run.stderr).toContain(
      option === '--scope' ? 'Say one of read, book, host.' : 'Say a number of days from 1 to 365.',
    );
    expect(run.stderr).not.toMatch(/^\s+at /m);
    expect(await issuedTo(email)).toEqual([]);
  });

  test('refuses an unknown scope among known ones', async () => {
    const email = 'refused@example.org';
    const options = ['--scope', 'read', 'everything', 'host'];
    const run = await said(['token', 'issue', email, ...options], { DATABASE_URL: url });
    expect(run).toMatchObject({ code: 1, stdout: '' });
    expect(run.stderr).toContain("argument 'everything' is invalid. Say one of read, book, host.");
    expect(await issuedTo(email)).toEqual([]);
  });

  test.each(['jeanne', '', 'a@b', `${'x'.repeat(250)}@example.org`])(
    'wants an e-mail address: not %j',
    async (email) => {
      const run = await said(['token', 'issue', email], { DATABASE_URL: url });
      expect(run).toMatchObject({ code: 1, stdout: '' });
      expect(run.stderr).toContain('is not an e-mail address');
      expect(run.stderr).not.toMatch(/^\s+at /m);
    },
  );

  test('wants to be told whose', async () => {
    const run = await said(['token', 'issue'], { DATABASE_URL: url });
    expect(run.code).toBe(1);
    expect(run.stderr).toContain("missing required argument 'email'");
  });
});

interface IssuedToken {
  readonly scopes: string[];
  readonly days: number;
  /** In UTC, as a date. */
  readonly until: string;
}

async function issuedTo(email: string): Promise<IssuedToken[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const { rows } = await client.query<IssuedToken>(
      `select t.scopes, round(extract(epoch from t.expires_at - t.created_at) / 86400)::int as days,
         to_char(t.expires_at at time zone 'utc', 'YYYY-MM-DD') as until
       from access_token t join account a on a.id = t.account_id where a.email = $1`,
      [email],
    );
    return rows;
  } finally {
    await client.end();
  }
}
