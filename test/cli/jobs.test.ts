import { Timetable } from '../../src/jobs/timetable.js';
import { startService, type TestService } from '../support/service.js';
import { said, telecentre } from './command.js';

/** The program has a clock of its own. */
const NOW = new Date();

let service: TestService;
beforeAll(async () => (service = await startService({ now: NOW.toISOString(), network: null })));
beforeEach(() => service.startAgain());
afterAll(() => service.close());

describe('jobs', () => {
  test('prints each job with when it is due next, before any has run', async () => {
    const text = await jobs({}, telecentre);
    for (const { name } of service.app.get(Timetable).jobs)
      expect(text).toMatch(
        new RegExp(`\n${name}\n {2}not yet run\n {2}next due \\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d\n`),
      );
    expect(text).toContain('Nothing has failed in the last seven days.');
  });

  test('prints what the last run of each did, and what failed lately, and the page says the same', async () => {
    await service.app.get(Timetable).turn();
    await service.database.query(
      `update job_run set outcome = null, error = 'the post is closed', attempts = 3 where job = 'forget old links'`,
    );
    const text = await jobs();
    expect(text).toMatch(
      /\nsweep lapsed holds\n {2}due \S+ \d\d:\d\d, took 0\.0 s\n {2}nothing to do\n {2}next due/,
    );
    expect(text).toMatch(/\nforget old links\n {2}due .*, attempts: 3\n {2}failed: the post is closed\n/);
    expect(text).toMatch(
      /\nFailures of the last seven days\n {2}forget old links, due .*, attempts: 3: the post is closed\n$/,
    );
  });

  test('tells of a job that failed several times once', async () => {
    for (const minutes of [1, 2, 3])
      await service.database.query(
        `insert into job_run (job, due_at, started_at, finished_at, error) values ('forget old links', $1, $1, $1, 'no. ' || $2::text)`,
        [new Date(NOW.getTime() - minutes * 60_000), minutes],
      );
    expect(await jobs()).toMatch(
      /\nFailures of the last seven days\n {2}forget old links, 3 times, the last due .*, took 0\.0 s: no\. 1\n$/,
    );
  });

  test('has nothing of the mailbox where none is read, and its work where one is', async () => {
    expect(await jobs()).not.toContain('read the mailbox of answers');
    expect(await jobs({ IMAP_URL: 'imap://nobody:nothing@127.0.0.1:1' })).toContain(
      'read the mailbox of answers',
    );
  });
});

async function jobs(settings: Readonly<Record<string, string>> = {}, run = said): Promise<string> {
  const { code, stdout, stderr } = await run(['jobs'], {
    DATABASE_URL: service.databaseUrl,
    ...settings,
  });
  expect([code, stderr]).toEqual([0, '']);
  return stdout;
}
