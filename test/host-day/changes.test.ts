import { Agent, request } from 'undici';
import { startService, TUESDAY, type KnownCaller, type TestService } from '../support/service.js';
import { booked, DAY, openReception, OPENING, type Reception } from './receiving.js';

let reception: Reception;
/** Another instance on the same database. */
let other: TestService;
const agent = new Agent({ connections: 64 });
beforeEach(async () => {
  reception = await openReception();
  const { databaseUrl } = reception.service;
  other = await startService({ databaseUrl, network: null });
});
afterEach(async () => {
  await other.close();
  await reception.service.close();
});
afterAll(() => agent.close());

describe('the streams of changes', () => {
  test('tell hosts at both instances within two seconds, and say nothing but that', async () => {
    const { service, host, jeanne } = reception;
    const here = await listen(service.url, host, '/telecentres/aurillac/day/changes');
    const there = await listen(other.url, host, '/host/changes');
    await Promise.all([here.hears(1), there.hears(1)]);
    const told = [here.looks(), there.looks()];

    const reference = await booked(jeanne);
    await Promise.all([here.hears((told[0] ?? 0) + 1), there.hears((told[1] ?? 0) + 1)]);
    for (const stream of [here, there]) {
      expect(stream.text()).not.toContain(reference);
      expect(stream.text().replaceAll(/retry: \d+|event: look|data:|\n/g, '')).toBe('');
    }
    await Promise.all([here.hangUp(), there.hangUp()]);
  });

  test('say nothing of other telecentres', async () => {
    const { service, host, jeanne } = reception;
    const stream = await listen(service.url, host, '/telecentres/aurillac/day/changes');
    await booked(jeanne, { telecentre: 'figeac', kind: 'desk', date: TUESDAY, halfDay: 'morning' });
    await stream.settles();
    const before = stream.looks();
    await booked(jeanne);
    await stream.hears(before + 1);
    await stream.settles();
    expect(stream.looks()).toBe(before + 1);
    await stream.hangUp();
  });

  test('tell everybody to look again when the connection to the database was lost, and go on', async () => {
    const { service, host, jeanne } = reception;
    const stream = await listen(service.url, host, '/telecentres/aurillac/day/changes');
    await stream.settles();
    const before = stream.looks();
    expect(await hangUpListeners()).toBeGreaterThan(0);
    await stream.hears(before + 1);
    await stream.settles();
    const again = stream.looks();
    await booked(jeanne);
    await stream.hears(again + 1);
    await stream.hangUp();
  });

  test('are for those who receive people there, and a few for each of them', async () => {
    const { service, host, jeanne } = reception;
    const elsewhere = await service.visitor('figeac@example.org', {
      grants: [{ role: 'host', telecentre: 'figeac' }],
    });
    const path = '/telecentres/aurillac/day/changes';
    for (const one of [jeanne, elsewhere, service.anybody])
      expect([401, 404]).toContain((await one.get(path, STREAM)).status);
    const streams = [];
    for (let count = 0; count < 6; count++) streams.push(await listen(service.url, host, path));
    expect((await host.get(path, STREAM)).status).toBe(429);
    await streams[0]?.hangUp();
    await soon(async () => {
      streams[0] = await listen(service.url, host, path);
    });
    await Promise.all(streams.map((stream) => stream.hangUp()));
  });

  test('lead whoever opens their address to the page', async () => {
    const { host } = reception;
    const { status, headers } = await host.get('/host/changes', { accept: 'text/html' });
    expect([status, headers['location']]).toEqual([303, '/host']);
  });

  test('end when the service stops, which does not wait for them', async () => {
    const { host } = reception;
    const stream = await listen(other.url, host, '/host/changes');
    const began = performance.now();
    await other.app.close();
    expect(performance.now() - began).toBeLessThan(3_000);
    await stream.ends();
  });
});

test('the day page of either instance has what was done at the other', async () => {
  const { service, host, jeanne } = reception;
  const reference = await booked(jeanne);
  for (const one of [service, other]) one.clock.set(OPENING);
  await host.send(`/telecentres/aurillac/day/${reference}/arrival`, { date: TUESDAY });
  const page = await request(other.url + DAY, {
    dispatcher: agent,
    headers: { accept: 'text/html', cookie: cookieOf(reception.host) },
  });
  expect(await page.body.text()).toContain('Annuler l’arrivée');
});

const STREAM = { accept: 'text/event-stream' };

interface Stream {
  text(): string;
  looks(): number;
  hears(looks: number): Promise<void>;
  /** Nothing more is on its way. */
  settles(): Promise<void>;
  ends(): Promise<void>;
  hangUp(): Promise<void>;
}

async function listen(
  url: string,
  host: KnownCaller & { readonly session: string },
  path: string,
): Promise<Stream> {
  const asked = new AbortController();
  const { statusCode, headers, body } = await request(url + path, {
    dispatcher: agent,
    signal: asked.signal,
    headers: { ...STREAM, 'accept-encoding': 'br, gzip', cookie: cookieOf(host) },
  });
  expect(statusCode).toBe(200);
  expect(headers['content-type']).toMatch(/^text\/event-stream/);
  expect(headers['content-encoding']).toBeUndefined();
  let text = '';
  body.setEncoding('utf8');
  body.on('data', (part: string) => (text += part));
  let isOver = false;
  body.on('close', () => (isOver = true));
  body.on('error', () => undefined);
  const looks = (): number => text.split('event: look').length - 1;
  return {
    text: () => text,
    looks,
    hears: (wanted) => soon(() => expect(looks()).toBeGreaterThanOrEqual(wanted)),
    settles: () => pause(400),
    ends: () => soon(() => expect(isOver).toBe(true)),
    hangUp: async () => {
      asked.abort();
      await soon(() => expect(isOver).toBe(true));
    },
  };
}

function cookieOf({ session }: { readonly session: string }): string {
  return `telecentre_session=${session}`;
}

/** All agree within two seconds. */
async function soon(expectation: () => unknown): Promise<void> {
  const until = performance.now() + 2_000;
  for (;;) {
    try {
      await expectation();
      return;
    } catch (error) {
      if (performance.now() > until) throw error;
      await pause(20);
    }
  }
}

function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}

async function hangUpListeners(): Promise<number> {
  const gone = await reception.service.database.query(
    `select pg_terminate_backend(pid) from pg_stat_activity
where application_name = 'telecentre listener' and datname = current_database()`,
  );
  return gone.length;
}
