import { SecretBox } from '../../src/platform/secrets/secret-box.js';
import { dropDatabase, freshDatabase } from '../support/database.js';
import { startService, type TestService } from '../support/service.js';
import { said, telecentre, type Run } from './command.js';

let service: TestService;
beforeAll(async () => (service = await startService({ databaseUrl: await freshDatabase() })));
afterAll(async () => {
  await service.close();
  await dropDatabase(service.databaseUrl);
});

/** The key of the service in the test, so that it can open what the command seals. */
const SECRET_KEY = Buffer.alloc(32, 7).toString('base64url');

describe('door-code', () => {
  test('keeps what is read from standard input, lists where and since when, and removes it', async () => {
    const set = await telecentre(
      ['door-code', 'set', 'montmurat', '--shown-before', '2'],
      settings(),
      '  B7419# \n',
    );
    expect(set).toMatchObject({ code: 0, stderr: '' });
    expect(set.stdout).toBe(
      'Kept. Whoever has booked at montmurat can see it from 2 hours before until the end.\n',
    );
    expect(await opened()).toEqual(['B7419#']);

    const list = await doorCode(['list']);
    expect(list.stdout).toMatch(/^montmurat {2}2 hours before {2}since \d{4}-\d\d-\d\d\n$/);
    expect((await doorCode(['remove', 'montmurat'])).stdout).toBe('Removed.\n');
    const none = await doorCode(['list']);
    expect([none.stdout, none.stderr]).toEqual(['', expect.stringContaining('Next: door-code set')]);
    const trail = await service.database.query<{ action: string }>(
      'select action from audit_entry where actor is null and place = $1 order by id',
      ['montmurat'],
    );
    expect(trail.map(({ action }) => action)).toEqual(['door-code.set', 'door-code.removed']);
  });

  test('keeps the code of one place, from a moment on', async () => {
    const from = '2099-12-01T08:00+01:00';
    const set = await doorCode(['set', 'aurillac', '--resource', 'aur-b1', '--from', from], 'A1\n');
    expect([set.code, set.stderr]).toEqual([0, '']);
    expect((await doorCode(['list'])).stdout).toBe('aurillac/aur-b1  24 hours before  since 2099-12-01\n');
    const removed = await doorCode(['remove', 'aurillac', '--resource', 'aur-b1']);
    expect(removed.stdout).toBe('Removed.\n');
  });

  test('takes no code as an argument, where whoever lists the processes would read it', async () => {
    const run = await doorCode(['set', 'montmurat', 'B7419#'], 'B7419#\n');
    expect([run.code, run.stdout]).toEqual([1, '']);
    expect(run.stderr).toContain('the code is asked for, never an argument');
    expect(run.stderr).not.toContain('B7419#');
    expect((await doorCode(['list'])).stdout).toBe('');
  });

  test.each<[args: string[], input: string, says: RegExp]>([
    [['set', 'brigadoon'], '1\n', /There is no telecentre "brigadoon"\.\n"network export"/],
    [['set', 'montmurat'], '', /Say a code of 1 to 40 characters; nothing was kept/],
    [['set', 'montmurat'], `${'x'.repeat(41)}\n`, /Say a code of 1 to 40 characters/],
    [['set', 'montmurat', '--shown-before', '169'], '1\n', /Say a number of hours from 0 to 168/],
    [['set', 'montmurat', '--shown-before', 'soon'], '1\n', /Say a number of hours/],
    [['set', 'montmurat', '--from', 'tomorrow'], '1\n', /Say a moment with its offset/],
    [
      ['set', 'montmurat', '--resource', 'nowhere'],
      '1\n',
      /There is no "nowhere" at a telecentre "montmurat"/,
    ],
    [['remove', 'figeac'], '', /No code is kept for "figeac"\.\n"door-code list"/],
  ])('refuses in words: %j', async (args, input, says) => {
    const run = await doorCode(args, input);
    expect([run.code, run.stdout]).toEqual([1, '']);
    expect(run.stderr).toMatch(says);
    expect(run.stderr).not.toMatch(/^\s+at /m);
  });
});

/** What the service can open of what is kept. */
async function opened(): Promise<string[]> {
  const rows = await service.database.query<{ sealed: Buffer }>('select sealed from door_code');
  return rows.map(({ sealed }) => service.app.get(SecretBox).open(sealed, 'door code'));
}

function doorCode(args: readonly string[], input = ''): Promise<Run> {
  return said(['door-code', ...args], settings(), input);
}

function settings(): Readonly<Record<string, string>> {
  return { DATABASE_URL: service.databaseUrl, SECRET_KEY };
}
