import { addDays } from '../../src/reservation/local-time.js';
import { bookNow } from '../bookings/rivals.js';
import type { Answer } from '../support/service.js';
import { untilReady } from './rounds.js';
import { databaseProcesses, dataFolder, endAll, serve, tokens } from './serving.js';

afterEach(endAll);

const HTML = { accept: 'text/html' };
/** Milliseconds. Who waits longer has put the telephone away. */
const LONGEST_WAIT = 15_000;

describe('While the database stands still', () => {
  test('nobody waits for long, what is known is shown, and afterwards all goes on without a restart', async () => {
    const env = { DATA_DIR: dataFolder() };
    const serving = await serve(env);
    const [token = ''] = await tokens(env, 1);
    const [member, anybody] = [serving.member(token), serving.anybody()];
    const sheet = sheetOf(await anybody.get('/', HTML));
    expect((await anybody.get('/help', HTML)).status).toBe(200);
    const wish = {
      telecentre: 'montmurat',
      kind: 'desk',
      date: addDays(new Date().toISOString().slice(0, 10), 1),
      halfDay: 'day',
    };

    const processes = databaseProcesses(env.DATA_DIR);
    expect(processes.length).toBeGreaterThan(3);
    signal(processes, 'SIGSTOP');
    try {
      const [styles, help, ...others] = await Promise.all([
        anybody.get(sheet),
        anybody.get('/help', HTML),
        anybody.get('/', HTML),
        anybody.get('/search', HTML),
        anybody.get('/bookings', { ...HTML, cookie: 'telecentre_session=whoever' }),
        member.get('/api/v1/bookings'),
        bookNow(member, wish),
        anybody.get('/health/ready'),
      ]);
      expect([styles, help].map(({ status }) => status)).toEqual([200, 200]);
      expect(styles.took).toBeLessThan(1_000);
      // The form of a search needs nothing; whether its page asks for more is its own affair.
      expect(others.filter(({ status }) => ![200, 503].includes(status))).toEqual([]);
      expect(others.map(({ status }) => status).filter((status) => status === 503).length).toBeGreaterThan(3);
      expect(Math.max(...[help, ...others].map(({ took }) => took))).toBeLessThan(LONGEST_WAIT);
      const [home] = others;
      expect(String(home.body)).toContain('Le service est indisponible pour un instant');
    } finally {
      signal(processes, 'SIGCONT');
    }

    await untilReady(serving);
    expect((await anybody.get('/', HTML)).status).toBe(200);
    for (let time = 0; time < 20; time++) expect((await member.get('/api/v1/bookings')).status).toBe(200);
    expect((await bookNow(member, wish)).status).toBeLessThan(500);
  }, 120_000);
});

function signal(processes: readonly number[], name: 'SIGSTOP' | 'SIGCONT'): void {
  for (const pid of processes) process.kill(pid, name);
}

function sheetOf({ body }: Answer): string {
  return /<link rel="stylesheet" href="([^"]+)"/.exec(String(body))?.[1] ?? '';
}
