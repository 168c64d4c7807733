import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { dropDatabase, freshDatabase } from '../support/database.js';
import { startService, type TestService } from '../support/service.js';
import { said, telecentre, type Run } from './command.js';

let service: TestService;
let folder: string;
beforeAll(async () => {
  service = await startService({ databaseUrl: await freshDatabase() });
  folder = await mkdtemp(path.join(os.tmpdir(), 'telecentre-logo-'));
});
afterAll(async () => {
  await service.close();
  await dropDatabase(service.databaseUrl);
  await rm(folder, { recursive: true });
});

const DRAWING = '<svg xmlns="http://www.w3.org/2000/svg"><path d="M0 0h2v1z"/></svg>';

describe('identity', () => {
  test('sets the logo, and says how the network presents itself and what is missing', async () => {
    const before = await identity([]);
    expect(before.stdout).toMatch(
      /^Name: .+\nColours: ours\nLogo: none\nMissing in the legal pages: Publisher/,
    );
    const set = await telecentre(['identity', '--logo', await file('logo.svg', DRAWING)], settings());
    expect(set).toMatchObject({ code: 0, stderr: '' });
    expect(set.stdout).toMatch(/^Kept\. Pages show it within a minute/);
    expect(await logoKept()).toEqual([{ logo: Buffer.from(DRAWING), logo_type: 'image/svg+xml' }]);
    const [deed] = await service.database.query(
      'select action, actor, details from audit_entry order by id desc limit 1',
    );
    expect(deed).toEqual({ action: 'settings.changed', actor: null, details: { identity: 'logo' } });
  });

  test('refuses in words what is no logo, and leaves the one that is there', async () => {
    const before = await logoKept();
    const run = await identity(['--logo', await file('script.svg', `<script/>${DRAWING}`)]);
    expect([run.code, run.stdout]).toEqual([1, '']);
    expect(run.stderr).toMatch(/neither SVG nor PNG, WebP or JPEG\.\nNothing was changed/);
    expect(run.stderr).not.toMatch(/^\s+at /m);
    expect(await logoKept()).toEqual(before);
  });

  test('says so when there is no such file', async () => {
    const run = await identity(['--logo', path.join(folder, 'nowhere.svg')]);
    expect(run.code).toBe(1);
    expect(run.stderr).toMatch(/nowhere\.svg cannot be read/);
  });
});

function logoKept(): Promise<unknown[]> {
  return service.database.query('select logo, logo_type from site_identity');
}

async function file(name: string, content: string): Promise<string> {
  const place = path.join(folder, name);
  await writeFile(place, content);
  return place;
}

function identity(args: readonly string[]): Promise<Run> {
  return said(['identity', ...args], settings());
}

function settings(): Readonly<Record<string, string>> {
  return { DATABASE_URL: service.databaseUrl, SECRET_KEY: Buffer.alloc(32, 7).toString('base64url') };
}
