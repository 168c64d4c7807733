import { MOST_ENTRIES } from '../../src/calendar-feeds/feed-content.js';
import { importNetworkFile } from '../../src/network-file/import.js';
import { networkOf, room, type PlaceSetUp } from '../bookings/places.js';
import { told } from '../platform/problem-document.js';
import { startService, type KnownCaller, type TestService } from '../support/service.js';
import { APPLE_SYNC } from './bodies.js';
import { conditionIn, dav, subscribe, syncTokenIn, toldIn, type DavFeed, type DavLook } from './dav.js';
import { manyBookings } from './many.js';

let service: TestService;
let zoe: KnownCaller & { readonly session: string };
let feed: DavFeed;
beforeAll(async () => (service = await startService({ network: NETWORK })));
beforeEach(async () => {
  await service.startAgain();
  zoe = await service.visitor('zoe@example.org');
});
afterAll(() => service.close());

const FIGEAC: PlaceSetUp = { slug: 'figeac', department: '46', resources: roomsWith('fig-a', 'fig-b') };
const MURAT: PlaceSetUp = { slug: 'murat', department: '15', resources: [room('murat-a')] };
const NETWORK = networkOf(FIGEAC, MURAT);

/** Three rooms, and one that is made of some of them. */
function roomsWith(...parts: readonly string[]): object[] {
  return [...['fig-a', 'fig-b', 'fig-desk'].map((key) => room(key)), { ...room('fig-whole'), parts }];
}

describe('A program that keeps step has what one has that begins anew, after', () => {
  test('a booking has come, moved, and gone', async () => {
    const kept = await book('fig-a', '2026-11-30');
    const program = await follow({ scope: 'me' });
    await book('fig-a', '2026-11-25');
    await zoe.patch(`/api/v1/bookings/${kept}`, { date: '2026-12-01', halfDay: 'morning' });
    expect(await program.look()).toEqual(await all());
    await zoe.post(`/api/v1/bookings/${kept}/cancellation`);
    expect(await program.look()).toEqual(await all());
    expect(program.begunAnew).toBe(0);
  });

  test('a day has passed', async () => {
    await book('fig-a', '2026-11-25');
    const program = await follow({ scope: 'me' });
    service.clock.advanceMinutes(24 * 60);
    expect(await program.look()).toEqual(await all());
    expect(program.begunAnew).toBe(0);
  });

  test('the place has got another name', async () => {
    await book('fig-a', '2026-11-25');
    const program = await follow({ scope: 'me' });
    await changing(program, () =>
      service.database.query(`update resource set name = 'Grand bureau' where key = 'fig-a'`),
    );
  });

  test('a telecentre has joined another department', async () => {
    await book('fig-a', '2026-11-25');
    const program = await follow({ scope: 'department', department: '15' });
    await changing(program, () => imported(networkOf({ ...FIGEAC, department: '15' }, MURAT)));
  });

  test('a room has become part of another', async () => {
    await book('fig-desk', '2026-11-25');
    const program = await follow({ scope: 'resource', resource: 'fig-whole' });
    const resources = roomsWith('fig-a', 'fig-b', 'fig-desk');
    await changing(program, () => imported(networkOf({ ...FIGEAC, resources }, MURAT)));
  });

  test('people reach the service by another address', async () => {
    await book('fig-a', '2026-11-25');
    const program = await follow({ scope: 'me' });
    const here = service;
    const { databaseUrl } = here;
    const moved = await startService({ databaseUrl, network: null, publicUrl: 'https://elsewhere.example' });
    try {
      await changing(program, () => {
        service = { ...service, url: moved.url };
      });
    } finally {
      service = here;
      await moved.close();
    }
  });

  test.each(['fewer', 'more'])('there were %s events than are told of at once', async (than) => {
    await manyBookings(service, zoe.account, MOST_ENTRIES + (than === 'fewer' ? 20 : -1));
    const program = await follow({ scope: 'me' });
    await changing(program, async () => {
      if (than === 'more') return manyBookings(service, zoe.account, MOST_ENTRIES + 20, MOST_ENTRIES);
      await service.database.query(
        `update booking set status = 'cancelled', updated_at = $1
where starts_at between $1::timestamptz and $1::timestamptz + interval '2 days'`,
        [new Date(service.clock.now())],
      );
    });
  });
});

/** Each event with its tag, by href. */
type Events = Readonly<Record<string, unknown>>;

/** What was there before is long ago: else it would be told once more, in case it was committed late. */
async function follow(wish: object): Promise<Following> {
  feed = await subscribe(zoe, wish);
  service.clock.advanceMinutes(60);
  const longAgo = [new Date(service.clock.now() - 60 * 60_000)];
  await service.database.query('update calendar_change set at = least(at, $1)', longAgo);
  await service.database.query(
    'update calendar_naming set revised_at = least(revised_at, $1), closures_revised_at = least(closures_revised_at, $1)',
    longAgo,
  );
  const program = new Following();
  const before = await program.look();
  expect(before).toEqual(await all());
  service.clock.advanceMinutes(15);
  return program;
}

/** A change of which nobody writes down what it changes. */
async function changing(program: Following, change: () => unknown): Promise<void> {
  const before = await all();
  await change();
  const after = await all();
  expect(after).not.toEqual(before);
  expect(await program.look()).toEqual(after);
  expect(program.begunAnew).toBe(1);
}

/** Asks for what has changed since it last did, as the protocol has it. */
class Following {
  begunAnew = 0;
  private token = '';
  private events: Events = {};

  async look(): Promise<Events> {
    const look = await this.changes();
    this.token = syncTokenIn(look);
    const left = Object.entries({ ...this.events, ...toldIn(look) }).filter(([, what]) => what !== '404');
    this.events = Object.fromEntries(left);
    return this.events;
  }

  private async changes(): Promise<DavLook> {
    const look = await ask('REPORT', APPLE_SYNC(this.token), '0');
    if (look.status === 207) return look;
    expect([look.status, conditionIn(look)]).toEqual([403, 'valid-sync-token']);
    this.begunAnew += 1;
    this.events = {};
    return ask('REPORT', APPLE_SYNC(''), '0');
  }
}

async function all(): Promise<Events> {
  const asked = '<propfind xmlns="DAV:"><prop><getcontenttype/><getetag/></prop></propfind>';
  const look = await ask('PROPFIND', asked, '1');
  return Object.fromEntries(Object.entries(toldIn(look)).filter(([href]) => href.endsWith('.ics')));
}

function ask(method: string, body: string, depth: string): Promise<DavLook> {
  return dav(service, feed, method, feed.calendar, { body, headers: { depth } });
}

/** Its reference. */
async function book(resource: string, date: string): Promise<string> {
  const { status, body } = told(await zoe.post('/api/v1/bookings', { resource, date, halfDay: 'morning' }));
  if (status !== 201) throw new Error(JSON.stringify(body));
  return (body as { reference: string }).reference;
}

async function imported(network: object): Promise<void> {
  const { outcome } = await importNetworkFile(service.database, network, service.clock.now());
  if (outcome === 'refused') throw new Error('The network file was refused.');
}
