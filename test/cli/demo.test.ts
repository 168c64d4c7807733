import { dataFolder, endAll, serve } from '../faults/serving.js';
import { browserAt } from '../support/browser.js';
import { dropDatabase, freshDatabase } from '../support/database.js';
import { said, telecentre } from './command.js';

describe('demo', () => {
  let env: { readonly DATABASE_URL: string; readonly DATA_DIR: string };
  beforeEach(async () => (env = { DATABASE_URL: await freshDatabase(), DATA_DIR: dataFolder() }));
  afterEach(async () => {
    await endAll();
    await dropDatabase(env.DATABASE_URL);
  });

  test('load needs the pilot network, and says so', async () => {
    const run = await said(['demo', 'load'], env);
    expect([run.code, run.stdout]).toEqual([1, '']);
    expect(run.stderr).toMatch(/belongs to the pilot network.*aurillac/);
    expect(run.stderr).not.toMatch(/^\s+at /m);
  });

  test('load, people and clear: once more is the same as once', async () => {
    await said(['network', 'import', '--pilot'], env);
    const none = await said(['demo', 'people'], env);
    expect([none.code, none.stderr]).toEqual([1, 'The demonstration is not there. Next: demo load\n']);

    const load = await telecentre(['demo', 'load'], env);
    expect(load).toMatchObject({ code: 0, stderr: '' });
    expect(load.stdout).toMatch(/^Loaded 16 people of the demonstration and \d+ bookings of theirs\./);
    expect((await said(['demo', 'load'], env)).stdout).toContain('was there already');

    const clear = await said(['demo', 'clear'], env);
    expect(clear.stdout).toMatch(
      /^Removed 16 people of the demonstration and \d+ bookings\. What is real stays\./,
    );
    const again = await said(['demo', 'clear'], env);
    expect(again).toMatchObject({ code: 0, stdout: 'There was nothing of the demonstration.\n' });
    const doctor = await said(['doctor'], env);
    expect([doctor.code, /^ *\d+ {2}bookings/m.test(doctor.stdout)]).toEqual([0, false]);
  });

  test('people prints links that sign in at the service, and codes', async () => {
    await said(['network', 'import', '--pilot'], env);
    await said(['demo', 'load'], env);
    const serving = await serve(env, []);
    // A server that was given has no word about people of whom it was not asked.
    expect(serving.output()).not.toContain('Camille');
    const url = serving.url.replace('127.0.0.1', 'localhost');
    const { code, stdout } = await said(['demo', 'people', '--url', url], env);
    expect(code).toBe(0);
    for (const name of ['Camille Roux', 'Hélène Vidal', 'Olivier Delmas', 'Nora Lefèvre'])
      expect(stdout).toContain(name);
    expect(stdout.match(/second factor at this moment: \d{6}$/gm)).toHaveLength(2);
    const [link = ''] = /http:\S+/.exec(stdout) ?? [];
    expect(link.startsWith(`${url}/sign-in/link/`)).toBe(true);
    const browser = browserAt(serving.url);
    await browser.open(new URL(link).pathname);
    await browser.press(browser.shown.path);
    expect(browser.shown).toMatchObject({ status: 200, path: '/' });
  });

  test.each([
    ['a server that has a public address', [], { PUBLIC_URL: 'https://telecentres.example.org' }],
    ['the address of another machine', ['--url', 'https://telecentres.example.org'], {}],
    ['no address at all', ['--url', 'here'], {}],
  ])('people makes no links for %s', async (_, words, settings) => {
    const run = await said(['demo', 'people', ...words], { ...env, ...settings });
    expect([run.code, run.stdout]).toEqual([1, '']);
    expect(run.stderr).toMatch(/machine/);
    expect(run.stderr).not.toMatch(/^\s+at /m);
  });

  test('says what each of its words does', async () => {
    const { stdout } = await said(['demo', '--help']);
    for (const word of ['load', 'clear', 'people'])
      expect(stdout).toMatch(new RegExp(`^ +${word}.* {2,}[a-z]`, 'm'));
  });
});

describe('serve', () => {
  afterEach(endAll);

  test('on a fresh database of its own has the demonstration, and says how to go in and how to remove it', async () => {
    const env = { DATA_DIR: dataFolder() };
    const first = await serve(env, []);
    await until(() => first.output().includes('demo clear'));
    for (const word of [
      `open ${first.url}/`,
      'Camille Roux',
      'Hélène Vidal',
      'Olivier Delmas',
      'Nora Lefèvre',
    ])
      expect(first.output()).toContain(word);
    expect((await browserAt(first.url).open('/')).html).toContain('Entrer comme Camille');
    expect(await first.stop()).toBe(0);

    const second = await serve(env, []);
    await until(() => second.output().includes('demo clear'));
    expect(second.output()).not.toContain('Camille');
    expect((await said(['demo', 'clear'], env)).code).toBe(0);
    expect((await browserAt(second.url).open('/')).html).not.toContain('Camille');
    expect(await second.stop()).toBe(0);
  });

  test.each([
    ['is told not to', ['--no-demo'], {}],
    ['has a public address', [], { PUBLIC_URL: 'https://telecentres.example.org' }],
  ])('has no demonstration where it %s', async (_, words, settings) => {
    const env = { DATA_DIR: dataFolder() };
    const serving = await serve({ ...env, ...settings }, words);
    expect((await said(['demo', 'clear'], env)).stdout).toBe('There was nothing of the demonstration.\n');
    expect((await serving.anybody().get('/api/v1/telecentres')).status).toBe(200);
    expect(await serving.stop()).toBe(0);
  });

  test('with DATABASE_URL never has it by itself', async () => {
    const env = { DATABASE_URL: await freshDatabase(), DATA_DIR: dataFolder() };
    try {
      const serving = await serve(env, []);
      expect(await serving.stop()).toBe(0);
      expect((await said(['demo', 'clear'], env)).stdout).toBe('There was nothing of the demonstration.\n');
    } finally {
      await dropDatabase(env.DATABASE_URL);
    }
  });
});

async function until(condition: () => boolean): Promise<void> {
  const end = performance.now() + 20_000;
  while (!condition() && performance.now() < end) await new Promise((resolve) => setTimeout(resolve, 20));
}
