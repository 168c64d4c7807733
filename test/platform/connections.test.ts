import { Database } from '../../src/platform/database/database.js';
import { notFound } from '../../src/platform/http/problem.js';
import { startService, type TestService } from '../support/service.js';

let service: TestService;
beforeAll(async () => {
  service = await startService();
});
afterAll(() => service.close());

describe('the connections to the database', () => {
  test('outlive whatever a transaction throws: a refusal costs nobody a new one', async () => {
    const before = await connections();
    for (const wrong of [notFound(), new Error('anything')])
      for (let times = 0; times < 5; times++)
        await expect(
          service.database.transaction(async (sql) => {
            await sql.query('select 1');
            throw wrong;
          }),
        ).rejects.toBe(wrong);
    await expect(service.database.query('select 1 / 0')).rejects.toThrow('division by zero');
    await expect(service.database.transaction((sql) => sql.query('select 1 / 0'))).rejects.toThrow(
      'division by zero',
    );
    expect(await connections()).toEqual(before);
  });

  test('are closed when the server has ended them, and the next is another', async () => {
    const database = service.app.get(Database);
    await expect(
      database.transaction((sql) => sql.query('select pg_terminate_backend(pg_backend_pid())')),
    ).rejects.toThrow();
    expect(await database.query('select 1 as one')).toEqual([{ one: 1 }]);
  });
});

/** Who they are, by the number of their process. */
async function connections(): Promise<number[]> {
  const rows = await service.database.query<{ pid: number }>(
    'select pid from pg_stat_activity where datname = current_database() order by pid',
  );
  return rows.map(({ pid }) => pid);
}
