import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import pg from 'pg';
import pilot from '../../src/network-file/data/pilot-network.json' with { type: 'json' };
import { spoiled } from '../network-file/spoiled.js';
import { dropDatabase, freshDatabase } from '../support/database.js';
import { said, telecentre, type Run } from './command.js';

let url: string;
let folder: string;
beforeEach(async () => {
  url = await freshDatabase();
  folder = await mkdtemp(path.join(os.tmpdir(), 'network-'));
});
afterEach(async () => {
  await rm(folder, { recursive: true });
  await dropDatabase(url);
});

describe('network import', () => {
  test('brings in a file, says what it did, and done again says that there was nothing to do', async () => {
    const file = await fileOf(JSON.stringify(pilot));
    const first = await telecentre(['network', 'import', file], { DATABASE_URL: url });
    expect(first).toMatchObject({ code: 0, stderr: '' });
    expect(first.stdout).toMatch(/^Imported: created \d+/);
    expect(await telecentres()).toBe(pilot.telecentres.length);
    const again = await run('network', 'import', file);
    expect(again).toMatchObject({ code: 0, stdout: 'Nothing to change: the network is as the file says.\n' });
  });

  test('brings in the pilot by name; exported, it comes in again without a change', async () => {
    expect((await run('network', 'import', '--pilot')).code).toBe(0);
    const exported = await telecentre(['network', 'export'], { DATABASE_URL: url });
    expect(exported).toMatchObject({ code: 0, stderr: '' });
    expect((JSON.parse(exported.stdout) as typeof pilot).telecentres).toHaveLength(pilot.telecentres.length);
    const again = await run('network', 'import', await fileOf(exported.stdout));
    expect(again.stdout).toContain('Nothing to change');
  });

  test('refuses a bad file whole: every error with its place, and nothing is stored', async () => {
    const bad = spoiled(pilot, {
      name: '',
      'telecentres[0].openingHours.week.wed.segments[1]': ['99:00', '17:30'],
      'telecentres[1].timeZone': 'Europe/Montmurat',
      'telecentres[2].department': '46',
    });
    const answer = await run('network', 'import', await fileOf(JSON.stringify(bad)));
    expect(answer).toMatchObject({ code: 1, stdout: '' });
    const lines = answer.stderr.trim().split('\n');
    for (const place of [
      'name',
      'telecentres[0].openingHours.week.wed.segments[1][0]',
      'telecentres[1].timeZone',
      'telecentres[2].commune.inseeCode',
    ])
      expect(lines.filter((line) => line.startsWith(`${place}: `))).toHaveLength(1);
    expect(lines.at(-1)).toMatch(/^Nothing was imported/);
    expect(await telecentres()).toBe(0);
  });

  test.each([
    ['is not JSON', '{"format": ', /network\.json cannot be read: /],
    ['is empty', '', /network\.json cannot be read: /],
    ['is something else', '[1, 2]', /Nothing was imported/],
  ])('refuses a file that %s', async (_, content, says) => {
    const answer = await run('network', 'import', await fileOf(content));
    expect(answer).toMatchObject({ code: 1, stdout: '' });
    expect(answer.stderr).toMatch(says);
    expect(answer.stderr).not.toMatch(/^\s+at /m);
  });

  test('says which file is not there', async () => {
    const answer = await run('network', 'import', path.join(folder, 'nowhere.json'));
    expect(answer).toMatchObject({ code: 1, stdout: '' });
    expect(answer.stderr).toMatch(/nowhere\.json cannot be read/);
    expect(answer.stderr).not.toMatch(/^\s+at /m);
  });

  test.each([[[]], [['file.json', '--pilot']]])('wants a file or --pilot: not %j', async (args) => {
    const answer = await run('network', 'import', ...args);
    expect(answer.code).toBe(1);
    expect(answer.stderr).toContain('Name a file, or say --pilot.');
  });
});

async function fileOf(content: string): Promise<string> {
  const file = path.join(folder, 'network.json');
  await writeFile(file, content);
  return file;
}

function run(...args: string[]): Promise<Run> {
  return said(args, { DATABASE_URL: url });
}

async function telecentres(): Promise<number> {
  const client = new pg.Client(url);
  await client.connect();
  try {
    const { rows } = await client.query<{ count: number }>('select count(*)::int as count from telecentre');
    return rows[0]?.count ?? 0;
  } finally {
    await client.end();
  }
}
