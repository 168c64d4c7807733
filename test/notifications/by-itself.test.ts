import { randomUUID } from 'node:crypto';
import os from 'node:os';
import path from 'node:path';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { accountOf } from '../../src/accounts/accounts.queries.js';
import { importPilotNetwork } from '../../src/network-file/pilot-network.js';
import { Mailbox } from '../../src/outbox/mailbox.js';
import { Database } from '../../src/platform/database/database.js';
import { DAY } from '../../src/reservation/period.js';
import { createService } from '../../src/service.js';
import { bookStay } from '../personal-data/everybody.js';
import { dropDatabase, freshDatabase } from '../support/database.js';

let url: string;
beforeEach(async () => (url = await freshDatabase()));
afterEach(() => dropDatabase(url));

/** Longer than any round, and short of anybody's patience. */
const PATIENCE_MS = 20_000;

test('a service that does its work by the clock tells of a booking by itself, and stops at once', async () => {
  const app = await start(true);
  try {
    await bookSomething(app);
    const mailbox = app.get(Mailbox);
    const until = performance.now() + PATIENCE_MS;
    while ((await mailbox.list()).length === 0 && performance.now() < until)
      await new Promise((resolve) => setTimeout(resolve, 100));
    expect((await mailbox.list()).map(({ to }) => to)).toEqual(['jeanne@example.org']);
  } finally {
    await app.close();
  }
});

test('a command that is run once leaves the telling to the service', async () => {
  const app = await start(false);
  try {
    await bookSomething(app);
    await new Promise((resolve) => setTimeout(resolve, 3000));
    const untold = 'select count(*)::int as count from booking_event_untold';
    expect(await app.get(Database).query(untold)).toEqual([{ count: 1 }]);
  } finally {
    await app.close();
  }
});

async function start(withJobs: boolean): Promise<NestFastifyApplication> {
  const app = await createService({
    databaseUrl: url,
    connections: 8,
    withJobs,
    logger: false,
    publicUrl: undefined,
    trustProxy: undefined,
    secretKey: Buffer.alloc(32, 7),
    mail: {
      smtpUrl: undefined,
      from: 'telecentres@example.org',
      telecentreFrom: 'telecentres+{telecentre}@example.org',
      mailboxFolder: path.join(os.tmpdir(), `telecentre-mailbox-${randomUUID()}`),
      dkim: undefined,
      inbound: undefined,
    },
    oidc: undefined,
    outside: { hostsAllowed: [] },
  });
  await importPilotNetwork(app.get(Database), Date.now());
  await app.listen(0, '127.0.0.1');
  return app;
}

/** In a week, so that no reminder is due and no host is told. */
async function bookSomething(app: NestFastifyApplication): Promise<void> {
  const database = app.get(Database);
  const now = Date.now();
  const { id: account } = await accountOf(database, 'jeanne@example.org', now);
  const [from, to] = [now + 7 * DAY, now + 7 * DAY + 3_600_000].map((moment) =>
    new Date(moment).toISOString(),
  );
  const stay = { account, from: from ?? '', to: to ?? '', now: new Date(now).toISOString() };
  expect(await bookStay(database, stay)).toBeDefined();
}
