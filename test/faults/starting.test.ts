import { randomBytes } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import { MIGRATIONS } from '../../src/platform/database/migrations/index.js';
import { runningEmbeddedPostgres } from '../../src/platform/database/embedded/embedded-postgres.js';
import { dropDatabase } from '../support/database.js';
import { addDays } from '../../src/reservation/local-time.js';
import { bookNow, tally } from '../bookings/rivals.js';
import { dataFolder, databaseProcesses, endAll, serve, tokens } from './serving.js';

afterEach(endAll);

describe('The service', () => {
  test('started three times at once on one new database: all come up, and each migration ran once', async () => {
    const url = await emptyDatabase();
    try {
      const env = { DATABASE_URL: url };
      const servings = await Promise.all([serve(env), serve(env), serve(env)]);
      for (const serving of servings) expect((await serving.anybody().get('/health/ready')).status).toBe(200);
      const names = await onDatabase(url, (client) =>
        client.query<{ name: string }>('select name from migration order by id'),
      );
      expect(names.rows.map(({ name }) => name)).toEqual(MIGRATIONS.map(({ name }) => name));
      const working = servings.filter((serving) => serving.output().includes('migrations run'));
      expect(working).toHaveLength(1);
      expect(await Promise.all(servings.map((serving) => serving.stop()))).toEqual([0, 0, 0]);
    } finally {
      await endAll();
      await dropDatabase(url);
    }
  }, 120_000);

  test('asked to stop, finishes the requests under way, takes no more, and leaves no database process', async () => {
    const env = { DATA_DIR: dataFolder() };
    const serving = await serve(env);
    const [token = ''] = await tokens(env, 1);
    const member = serving.member(token);
    const tomorrow = addDays(new Date().toISOString().slice(0, 10), 1);
    const database = await runningEmbeddedPostgres(env.DATA_DIR);

    const answers = await onDatabase(database ?? '', async (gate) => {
      await gate.query('begin');
      await gate.query('select pause_bookings()');
      const underWay = [0, 1, 2, 3, 4, 5].map((days) =>
        bookNow(member, {
          telecentre: 'montmurat',
          kind: 'desk',
          date: addDays(tomorrow, days),
          halfDay: 'day',
        }),
      );
      await pause(300);
      serving.child.kill('SIGTERM');
      await pause(300);
      await expect(serving.anybody().get('/health/live')).rejects.toThrow();
      await gate.query('commit');
      return Promise.all(underWay);
    });
    // At most one of six days is a Sunday.
    expect(tally(answers)[201]).toBeGreaterThanOrEqual(5);
    expect(answers.every(({ status }) => status === 201 || status === 422)).toBe(true);
    expect(await serving.stop()).toBe(0);
    expect(databaseProcesses(env.DATA_DIR)).toEqual([]);

    const again = await serve(env);
    const list = await again.member(token).get('/api/v1/bookings');
    expect((list.body as { bookings: unknown[] }).bookings).toHaveLength(tally(answers)[201] ?? 0);
    expect(await again.stop()).toBe(0);
  }, 120_000);
});

async function emptyDatabase(): Promise<string> {
  const server = process.env['TEST_SERVER_URL'] ?? '';
  const name = `test_${randomBytes(6).toString('hex')}`;
  await onDatabase(server, (client) => client.query(`create database ${name}`));
  const url = new URL(server);
  url.pathname = `/${name}`;
  return url.href;
}

async function onDatabase<Result>(
  url: string,
  work: (client: pg.Client) => Promise<Result>,
): Promise<Result> {
  const client = new pg.Client(url);
  // The service may take its database down before we have left.
  client.on('error', () => undefined);
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}
