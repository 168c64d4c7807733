import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Server, type Socket } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import { bookNow, BOOKINGS, tally } from '../bookings/rivals.js';
import { look, subscribe } from '../calendar-feeds/feeds.js';
import { IdentityService } from '../../src/identity/identity.service.js';
import { dav, subscribe as subscribeByDav } from '../caldav/dav.js';
import { databaseWithPilot, dropDatabase } from '../support/database.js';
import { startService, TUESDAY, type TestService } from '../support/service.js';

let databaseUrl: string;
let wire: Wire;
let service: TestService;

beforeEach(async () => {
  databaseUrl = await databaseWithPilot();
  wire = await wireTo(databaseUrl);
  service = await startService({ databaseUrl: wire.url, network: null });
});

afterEach(async () => {
  await service.close();
  wire.end();
  await dropDatabase(databaseUrl);
});

const WISH = { resource: 'fig-desk', date: TUESDAY, halfDay: 'morning' };

describe('When the line to the database breaks', () => {
  test('after the booking was made and before we hear of it, the same request with its key gets that booking', async () => {
    const anne = await service.member();
    const key = { 'idempotency-key': 'once' };
    wire.breakAfterBooking();
    const first = await bookNow(anne, WISH, key);
    expect(first).toMatchObject({ status: 503, body: { type: '/problems/unavailable' } });
    expect(first.headers['retry-after']).toBeDefined();

    const again = await bookNow(anne, WISH, key);
    expect(again).toMatchObject({ status: 201, headers: { 'idempotency-replayed': 'true' } });
    const list = await anne.get(BOOKINGS);
    expect(list.body).toEqual({ bookings: [again.body] });
  });

  test('nobody is promised that nothing was recorded, for it may have been', async () => {
    const anne = await service.member();
    wire.breakAfterBooking();
    const answer = await bookNow(anne, WISH, { 'accept-language': 'fr' });
    expect(answer.status).toBe(503);
    expect(((await anne.get(BOOKINGS)).body as { bookings: unknown[] }).bookings).toHaveLength(1);
    expect((answer.body as { title: string }).title).not.toMatch(/rien n’a été enregistré/i);
  });

  test('under many requests, each is answered, and the service goes on', async () => {
    const anne = await service.member();
    for (let time = 0; time < 5; time++) {
      const asking = Promise.all(
        Array.from({ length: 40 }, (_, index) =>
          index % 2 === 0
            ? bookNow(anne, { telecentre: 'aurillac', kind: 'desk', date: TUESDAY, halfDay: 'day' })
            : anne.get(`/api/v1/availability?date=${TUESDAY}&halfDay=morning`),
        ),
      );
      await pause(20 + 20 * time);
      wire.breakAll();
      const statuses = Object.keys(tally(await asking)).map(Number);
      expect(statuses.filter((status) => ![200, 201, 409, 503].includes(status))).toEqual([]);
      expect((await anne.get(BOOKINGS)).status).toBe(200);
    }
    expect(await service.doctor()).toEqual([]);
  });
});

describe('While the database is away', () => {
  test('a calendar that asks is told to come back, and never that there is nothing', async () => {
    const anne = await service.member();
    const { path } = await subscribe(anne);
    expect((await look(service, path)).status).toBe(200);
    wire.end();
    const { status, headers, text } = await look(service, path);
    expect([status, headers['content-type']]).toEqual([503, 'text/plain; charset=utf-8']);
    expect(headers['retry-after']).toBeDefined();
    expect(text).not.toContain('VCALENDAR');
  });

  test('so is a program that asks by CalDAV, and one that asks when a place is free', async () => {
    const { id, token } = await subscribeByDav(await service.visitor());
    const calendar = `/caldav/calendars/${id}/`;
    expect((await dav(service, { token }, 'PROPFIND', calendar, { headers: { depth: '1' } })).status).toBe(
      207,
    );
    expect((await service.anybody.get('/free-busy/fig-desk.ifb')).status).toBe(200);
    wire.end();
    expect((await dav(service, { token }, 'PROPFIND', calendar, { headers: { depth: '1' } })).status).toBe(
      503,
    );
    expect((await service.anybody.get('/free-busy/fig-desk.ifb')).status).toBe(503);
  });
});

describe('While the database is away, of a network with its own colours and logo', () => {
  const HTML = { accept: 'text/html' };
  const LOGO = '<svg xmlns="http://www.w3.org/2000/svg"><path d="M0 0h2v1z"/></svg>';
  const addressIn = (html: string, file: RegExp) => file.exec(html)?.[0] ?? '';

  test('the pages look as they last did, and what nobody has made is not there', async () => {
    const identity = service.app.get(IdentityService);
    await identity.changeLook(null, 'Télécentres du Lot', { light: '#8b0000', dark: '#ff9999' });
    await identity.setLogo(null, Buffer.from(LOGO));
    const page = String((await service.anybody.get('/help', HTML)).body);
    const sheet = addressIn(page, /\/static\/site\.[\w-]+\.css/);
    const logo = addressIn(page, /\/static\/logo\.[\w-]+\.svg/);
    await service.anybody.get(logo);

    wire.end();
    service.clock.advanceMinutes(5);
    const [styles, drawing] = [await service.anybody.get(sheet), await service.anybody.get(logo)];
    expect([styles.status, String(styles.body).includes('#8b0000')]).toEqual([200, true]);
    expect([drawing.status, String(drawing.body)]).toEqual([200, LOGO]);
    const refused = await service.anybody.get('/search', HTML);
    expect([refused.status, String(refused.body).includes('Télécentres du Lot')]).toEqual([503, true]);
    for (const madeUp of ['site.AAAAAAAAAAAA.css', 'logo.000000000000.svg', 'passwords.txt'])
      expect((await service.anybody.get(`/static/${madeUp}`)).status).toBe(404);
  });

  test('help is there, for somebody who has signed in as well, though nobody knows who they are', async () => {
    const jeanne = await service.visitor('jeanne@example.org');
    await jeanne.get('/help', HTML);
    wire.end();
    service.clock.advanceMinutes(5);
    for (const path of ['/help', '/help/calendars'])
      for (const whom of [service.anybody, jeanne]) expect((await whom.get(path, HTML)).status).toBe(200);
    const help = String((await jeanne.get('/help', HTML)).body);
    // Whom to call comes from the network as it was last known.
    expect(help).toContain('SMICA');
    const header = /<header>.*?<\/header>/s.exec(help)?.[0];
    expect(header).toContain('Mes réservations');
    expect(header).not.toContain('Se connecter');
  });

  test('what somebody has just asked for is one press away, in the language that they chose', async () => {
    const jeanne = await service.visitor('jeanne@example.org');
    await service.anybody.get('/', HTML);
    wire.end();
    const wish = { resource: 'fig-desk', date: TUESDAY, halfDay: 'morning' };
    for (const language of ['', '/en']) {
      const answer = await jeanne.send(`${language}/bookings`, wish);
      expect(answer.status).toBe(503);
      const [, address = '', label] =
        /<ul class="ways"><li><a href="([^"]*)">.*?<\/svg>([^<]*)<\/a>/s.exec(String(answer.body)) ?? [];
      expect(label).toBe(language === '' ? 'Réessayer' : 'Try again');
      const { pathname, searchParams } = new URL(address.replaceAll('&amp;', '&'), service.url);
      expect(pathname).toBe(`${language}/bookings/new`);
      expect(Object.fromEntries(searchParams)).toMatchObject({ date: TUESDAY });
    }
  });
});

describe('When somebody else keeps the place locked', () => {
  test('the request is told to come back, and not that something went wrong', async () => {
    const anne = await service.member();
    const other = new pg.Client(databaseUrl);
    await other.connect();
    try {
      await other.query('begin');
      await other.query(
        `insert into allocation (resource_id, during, closure_id)
         select r.id, '[2026-11-24 00:00+01, 2026-11-25 00:00+01)', (select min(id) from closure)
         from resource r where r.key = 'fig-desk'`,
      );
      const answer = await bookNow(anne, WISH);
      expect(answer).toMatchObject({ status: 503, body: { type: '/problems/unavailable' } });
    } finally {
      await other.end();
    }
    expect((await bookNow(anne, WISH)).status).toBe(201);
  });
});

interface Wire {
  readonly url: string;
  breakAll(): void;
  /** The next booking reaches the database, and its outcome never comes back. */
  breakAfterBooking(): void;
  end(): void;
}

/** The name of the statement that books, as it stands in the messages of PostgreSQL’s protocol. */
const BOOKING = Buffer.from('\0book\0');
/** Long enough for the database to have done it. */
const UNTIL_DONE = 500;

/** A line to the database that can be cut. */
async function wireTo(database: string): Promise<Wire> {
  const target = new URL(database);
  const sockets = new Set<Socket>();
  let armed = false;
  const server: Server = createServer((near) => {
    const far = connect(Number(target.port), target.hostname);
    let cut = false;
    for (const socket of [near, far]) {
      sockets.add(socket);
      socket.on('error', () => undefined);
      socket.on('close', () => {
        sockets.delete(socket);
        near.destroy();
        far.destroy();
      });
    }
    near.on('data', (chunk: Buffer) => {
      if (armed && chunk.includes(BOOKING)) {
        armed = false;
        cut = true;
        setTimeout(() => near.destroy(), UNTIL_DONE);
      }
      far.write(chunk);
    });
    far.on('data', (chunk: Buffer) => {
      if (!cut) near.write(chunk);
    });
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const url = new URL(database);
  url.hostname = '127.0.0.1';
  url.port = String((server.address() as AddressInfo).port);
  const breakAll = (): void => {
    for (const socket of sockets) socket.destroy();
  };
  return {
    url: url.href,
    breakAll,
    breakAfterBooking: () => (armed = true),
    end: () => {
      breakAll();
      server.close();
    },
  };
}
