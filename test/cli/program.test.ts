import pg from 'pg';
import { dropDatabase, freshDatabase } from '../support/database.js';
import { said, telecentre, type Run } from './command.js';

describe('the help', () => {
  test('lists the commands and the settings', async () => {
    const { code, stdout } = await telecentre(['--help']);
    expect(code).toBe(0);
    for (const word of [
      'serve',
      'migrate',
      'network',
      'identity',
      'token',
      'role',
      'demo',
      'account',
      'house-rules',
      'retention',
      'door-code',
      'outbox',
      'jobs',
      'doctor',
      'DATABASE_URL',
      'PORT',
      'LOG_LEVEL',
    ])
      expect(stdout).toContain(word);
  });

  test.each([
    ['serve'],
    ['migrate'],
    ['network', 'import'],
    ['network', 'export'],
    ['identity'],
    ['token', 'issue'],
    ['role', 'grant'],
    ['role', 'list'],
    ['role', 'revoke'],
    ['demo', 'load'],
    ['demo', 'clear'],
    ['demo', 'people'],
    ['account', 'sign-in-link'],
    ['account', 'erase'],
    ['account', 'remove-second-factor'],
    ['house-rules', 'publish'],
    ['retention', 'show'],
    ['retention', 'set'],
    ['door-code', 'set'],
    ['door-code', 'remove'],
    ['door-code', 'list'],
    ['outbox', 'list'],
    ['outbox', 'resend'],
    ['jobs'],
    ['doctor'],
  ])('of each command says what it does: %s %s', async (...command) => {
    const { code, stdout, stderr } = await said([...command, '--help']);
    expect([code, stderr]).toEqual([0, '']);
    expect(stdout).toMatch(new RegExp(`Usage: telecentre ${command.join(' ')}.*\n\n[a-z]`));
  });

  test.each([['frobnicate'], ['network', 'frobnicate'], ['doctor', '--frobnicate']])(
    'is pointed to after an unknown word, which ends with 1, and does not bury what was wrong: %s %s',
    async (...args) => {
      const { code, stdout, stderr } = await said(args);
      expect([code, stdout]).toEqual([1, '']);
      expect(stderr).toMatch(/unknown (command|option).*frobnicate/);
      expect(stderr).toContain('Add --help');
      expect(stderr.trimEnd().split('\n')).toHaveLength(2);
    },
  );

  test('comes when nothing is said', async () => {
    const { code, stdout, stderr } = await telecentre([]);
    expect(code).not.toBeNull();
    expect(stdout + stderr).toContain('Usage: telecentre');
  });
});

describe('settings that cannot be used', () => {
  test.each([['serve'], ['migrate'], ['doctor']])(
    'are all told at once, before anything is begun: %s',
    async (command) => {
      const wrong = { PORT: 'http', LOG_LEVEL: 'loud', DATABASE_URL: 'mysql://user:hunter2@db/x' };
      const { code, stdout, stderr } = await seenOrSaid([command], wrong);
      expect([code, stdout]).toEqual([1, '']);
      for (const name of Object.keys(wrong)) expect(stderr).toMatch(new RegExp(`^ +${name}: `, 'm'));
      expect(stderr).not.toContain('hunter2');
      expect(stderr).not.toMatch(/^\s+at /m);
    },
  );
});

describe('a database that does not answer', () => {
  test.each([['serve'], ['migrate'], ['doctor'], ['token', 'issue', 'a@example.org'], ['network', 'export']])(
    'is named, without its password, with what to look at next: %s',
    async (...args) => {
      const { code, stdout, stderr } = await seenOrSaid(args, {
        DATABASE_URL: 'postgres://marie:hunter2@127.0.0.1:1/telecentre',
        PORT: '0',
      });
      expect(code).toBe(1);
      expect(stderr).toMatch(/127\.0\.0\.1:1.*telecentre.*marie/);
      expect(stderr).toMatch(/Is the server up, and does DATABASE_URL name it rightly\?/);
      expect(stdout + stderr).not.toContain('hunter2');
      expect(stderr).not.toMatch(/^\s+at /m);
    },
  );

  test('is told from one whose name is not there', async () => {
    const url = await freshDatabase();
    await dropDatabase(url);
    const { code, stderr } = await said(['migrate'], { DATABASE_URL: url });
    expect(code).toBe(1);
    expect(stderr).toMatch(/does not exist/);
  });
});

describe('migrate', () => {
  test('brings an empty database up to date, and finds nothing to do the second time', async () => {
    const url = await emptyDatabase();
    try {
      const first = await telecentre(['migrate'], { DATABASE_URL: url });
      expect(first).toMatchObject({ code: 0, stderr: '' });
      expect(first.stdout).toMatch(/^Migrated: \w+/);
      const again = await telecentre(['migrate'], { DATABASE_URL: url });
      expect(again).toMatchObject({ code: 0, stdout: 'The schema was up to date.\n' });
    } finally {
      await dropDatabase(url);
    }
  });
});

/** One command is seen as a process, with what that alone could spoil; of the others it is enough what they say. */
function seenOrSaid(args: readonly string[], settings: Readonly<Record<string, string>>): Promise<Run> {
  return args[0] === 'serve' ? telecentre(args, settings) : said(args, settings);
}

async function emptyDatabase(): Promise<string> {
  const server = new pg.Client(process.env['TEST_SERVER_URL']);
  await server.connect();
  const name = `test_empty_${Date.now()}`;
  await server.query(`create database ${name}`);
  await server.end();
  const url = new URL(process.env['TEST_SERVER_URL'] ?? '');
  url.pathname = `/${name}`;
  return url.href;
}
