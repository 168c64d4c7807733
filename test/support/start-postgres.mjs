// One PostgreSQL for the whole run, with two templates that tests clone: migrated, and with the pilot network as well.
// Without the promise of surviving a power cut (fsync off) it is fast; the tests that pull the plug start a server of their own.
// TEST_DATABASE_URL names another server to use instead, such as the oldest that we support.
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import pg from 'pg';
import { importPilotNetwork } from '../../dist/network-file/pilot-network.js';
import { createDataSource } from '../../dist/platform/database/data-source.js';
import { Database } from '../../dist/platform/database/database.js';
import { startEmbeddedPostgres } from '../../dist/platform/database/embedded/embedded-postgres.js';
import { migrate } from '../../dist/platform/database/migrate.js';
import { ensureChromium } from './ensure-chromium.mjs';
import { ensureJudges } from './ensure-judges.mjs';
import { tellWhatIsNotBuilt } from './what-is-not-built.mjs';
import { MONDAY_MORNING } from './monday-morning.mjs';

const TEMPLATE = 'telecentre_test_template';
const TEMPLATE_WITH_PILOT = 'telecentre_test_template_with_pilot';
const FOLDER = 'telecentre-test-';
/** Clones and write-ahead log stay below half of it. */
const ENOUGH = 2 * 2 ** 30;

export default async function startPostgres() {
  tellWhatIsNotBuilt();
  ensureChromium();
  ensureJudges();
  const server = process.env.TEST_DATABASE_URL ?? (await startOwn());
  process.env.TEST_SERVER_URL = server;
  process.env.TEST_TEMPLATE = TEMPLATE;
  process.env.TEST_TEMPLATE_WITH_PILOT = TEMPLATE_WITH_PILOT;
  await migrate(await newDatabase(server, TEMPLATE));
  await importPilot(await newDatabase(server, TEMPLATE_WITH_PILOT, `template ${TEMPLATE}`));
}

async function startOwn() {
  const place = roomInMemory() ?? os.tmpdir();
  removeAbandoned(place);
  const folder = fs.mkdtempSync(path.join(place, `${FOLDER}${process.pid}-`));
  fs.chmodSync(folder, 0o755);
  const server = await startEmbeddedPostgres({
    dataDir: folder,
    settings: {
      fsync: 'off',
      synchronous_commit: 'off',
      full_page_writes: 'off',
      max_wal_size: '512MB',
      max_connections: '300',
    },
  });
  globalThis.testPostgres = { server, folder };
  return server.url;
}

/**
 * A clone is 450 files, made and removed some two thousand times a run. ext4 takes 400 ms for each, because it looks for
 * file numbers that nobody has given back in the last five seconds; in memory it is 20 ms.
 */
function roomInMemory() {
  const place = '/dev/shm';
  if (!fs.existsSync(place)) return null;
  const { bavail, bsize } = fs.statfsSync(place);
  return bavail * bsize >= ENOUGH && os.freemem() >= 2 * ENOUGH ? place : null;
}

/** Of a run that was killed: in memory they would stay until the machine is started again. */
function removeAbandoned(place) {
  for (const name of fs.readdirSync(place)) {
    const [, pid] = new RegExp(`^${FOLDER}(\\d+)-`).exec(name) ?? [];
    if (pid !== undefined && !isRunning(Number(pid)))
      fs.rmSync(path.join(place, name), { recursive: true, force: true });
  }
}

function isRunning(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}

async function newDatabase(server, name, from = '') {
  await inDatabase(server, async (client) => {
    await client.query(`drop database if exists ${name}`);
    await client.query(`create database ${name} ${from}`);
  });
  const url = new URL(server);
  url.pathname = `/${name}`;
  return url.href;
}

async function importPilot(url) {
  const dataSource = await createDataSource({ url, connections: 1, entities: [] }).initialize();
  try {
    const { outcome, errors } = await importPilotNetwork(
      new Database(dataSource),
      Date.parse(MONDAY_MORNING),
    );
    if (outcome === 'refused') throw new Error(JSON.stringify(errors));
  } finally {
    await dataSource.destroy();
  }
}

async function inDatabase(url, work) {
  const client = new pg.Client(url);
  await client.connect();
  try {
    await work(client);
  } finally {
    await client.end();
  }
}
