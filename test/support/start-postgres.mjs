// One PostgreSQL for the whole run, with a migrated template database that every test file clones. Without the promise
// of surviving a power cut (fsync off) it is fast; the tests that pull the plug start a server of their own.
// TEST_DATABASE_URL names another server to use instead, such as the oldest that we support.
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import pg from 'pg';
import { migrate } from '../../dist/platform/database/migrate.js';
import { ensureChromium } from './ensure-chromium.mjs';
import { ensureJudges } from './ensure-judges.mjs';
import { startEmbeddedPostgres } from '../../dist/platform/database/embedded/embedded-postgres.js';

export const TEMPLATE = 'telecentre_test_template';

export default async function startPostgres() {
  ensureChromium();
  ensureJudges();
  const server = process.env.TEST_DATABASE_URL ?? (await startOwn());
  await inDatabase(server, async (client) => {
    await client.query(`drop database if exists ${TEMPLATE}`);
    await client.query(`create database ${TEMPLATE}`);
  });
  const template = new URL(server);
  template.pathname = `/${TEMPLATE}`;
  await migrate(template.href);
  process.env.TEST_SERVER_URL = server;
  process.env.TEST_TEMPLATE = TEMPLATE;
}

async function startOwn() {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'telecentre-test-'));
  fs.chmodSync(folder, 0o755);
  const server = await startEmbeddedPostgres({
    dataDir: folder,
    settings: { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off', max_connections: '300' },
  });
  globalThis.testPostgres = { server, folder };
  return server.url;
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
