import { randomBytes } from 'node:crypto';
import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { secretKeyOf } from '../../src/platform/secrets/secret-key.js';

let folder: string;
let dataDir: string;
beforeEach(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'telecentre-key-'));
  dataDir = path.join(folder, 'data');
});
afterEach(() => rm(folder, { recursive: true }));

describe('the secret key', () => {
  test('is SECRET_KEY when that is set, and no file is made', async () => {
    const key = randomBytes(32);
    expect(await keyWith(key.toString('base64url'))).toEqual(key);
    expect(await readdir(folder)).toEqual([]);
  });

  test('is otherwise made once and kept beside the data, for the account of the service alone', async () => {
    const first = await keyWith();
    expect(first).toHaveLength(32);
    expect(await keyWith()).toEqual(first);
    expect(await readdir(dataDir)).toEqual(['secret-key']);
    expect((await stat(path.join(dataDir, 'secret-key'))).mode & 0o777).toBe(0o600);
    const written = await readFile(path.join(dataDir, 'secret-key'), 'utf8');
    expect(await keyWith(written.trim())).toEqual(first);
  });

  test('is the same for twenty who ask for it first', async () => {
    const keys = await Promise.all(Array.from({ length: 20 }, () => keyWith()));
    expect(new Set(keys.map((key) => key.toString('hex'))).size).toBe(1);
    expect(await readdir(dataDir)).toEqual(['secret-key']);
  });

  test.each(['', 'short', 'x'.repeat(44), `${'é'.repeat(43)}\n`])(
    'is not guessed at when its file is damaged: %j',
    async (content) => {
      await keyWith();
      await writeFile(path.join(dataDir, 'secret-key'), content);
      await expect(keyWith()).rejects.toThrow(/secret-key does not hold a secret key.+backup/);
    },
  );

  test('that cannot be kept is said to be so, with what to do', async () => {
    await writeFile(dataDir, 'a file where the folder should be');
    await expect(keyWith()).rejects.toThrow(/set SECRET_KEY/);
  });
});

function keyWith(SECRET_KEY?: string): Promise<Buffer> {
  return secretKeyOf({ SECRET_KEY, DATA_DIR: dataDir });
}
