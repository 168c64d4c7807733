import { connect } from 'node:net';
import { startService, TUESDAY, type KnownCaller, type TestService } from '../support/service.js';
import { basic, conditionIn, dav, subscribe, type DavFeed, type DavLook } from './dav.js';

const logged: string[] = [];
const logger = {
  log: (...words: unknown[]) => void logged.push(words.join(' ')),
  warn: (...words: unknown[]) => void logged.push(words.join(' ')),
  error: (...words: unknown[]) => void logged.push(words.join(' ')),
};

let service: TestService;
let zoe: KnownCaller & { readonly session: string };
let feed: DavFeed;
beforeAll(async () => {
  service = await startService({ logger });
});
beforeEach(async () => {
  zoe = await service.visitor();
  feed = await subscribe(zoe);
});
afterEach(() => service.clock.advanceMinutes(11));
afterAll(() => service.close());

describe('Without the password of a feed', () => {
  test.each([
    ['nothing', undefined],
    ['another way to say who one is', 'Bearer tlc_abc'],
    ['what is not base64', 'Basic ***'],
    ['a name alone', `Basic ${Buffer.from('zoe').toString('base64')}`],
    ['a wrong password', basic('x'.repeat(43))],
    ['no password', basic('')],
  ])('and with %s, nobody gets in, and is asked for one', async (_, authorization) => {
    for (const method of ['PROPFIND', 'OPTIONS', 'GET', 'PUT', 'REPORT']) {
      const headers = authorization === undefined ? {} : { authorization };
      const look = await dav(service, null, method, feed.calendar, { headers });
      expect([look.status, look.headers['www-authenticate'], look.headers['dav']]).toEqual([
        401,
        'Basic realm="Calendriers", charset="UTF-8"',
        '1, 3, calendar-access',
      ]);
    }
  });

  test('a session opens nothing here', async () => {
    expect((await zoe.get(feed.calendar)).status).toBe(401);
  });

  test('a feed that was revoked is closed at once', async () => {
    await zoe.delete(`/api/v1/feeds/${feed.id}`);
    expect((await dav(service, feed, 'GET', feed.calendar)).status).toBe(401);
  });

  test('a feed opens no other', async () => {
    const other = await subscribe(await service.visitor());
    const look = await dav(service, feed, 'PROPFIND', other.calendar, { headers: { depth: '1' } });
    expect(look.status).toBe(404);
  });

  const asOften = async (times: number, asking: () => Promise<{ status: number }>): Promise<number> => {
    for (let time = 1; time < times; time++) await asking();
    return (await asking()).status;
  };

  test('guessing soon ends, for a while, and never for whoever knows the password', async () => {
    const guess = (): Promise<DavLook> => dav(service, { token: 'x'.repeat(43) }, 'GET', '/caldav/');
    expect(await asOften(60, guess)).toBe(401);
    const refused = await guess();
    expect([refused.status, Number(refused.headers['retry-after'])]).toEqual([429, 600]);
    expect((await dav(service, feed, 'GET', '/caldav/')).status).toBe(405);
    service.clock.advanceMinutes(11);
    expect((await guess()).status).toBe(401);
  });

  test('asking without a password, or with that of a feed that is over, is no guessing', async () => {
    await zoe.delete(`/api/v1/feeds/${feed.id}`);
    expect(await asOften(61, () => dav(service, feed, 'GET', '/caldav/'))).toBe(401);
    expect(await asOften(61, () => dav(service, { token: '' }, 'GET', '/caldav/'))).toBe(401);
    expect(await asOften(61, () => dav(service, null, 'GET', '/caldav/'))).toBe(401);
    expect((await dav(service, { token: 'x'.repeat(43) }, 'GET', '/caldav/')).status).toBe(401);
  });
});

describe('Nothing can be changed:', () => {
  test.each([
    'PUT',
    'DELETE',
    'MKCALENDAR',
    'MKCOL',
    'PROPPATCH',
    'POST',
    'PATCH',
    'MOVE',
    'COPY',
    'LOCK',
    'ACL',
  ])('%s is refused, and says which privilege it needs', async (method) => {
    const path = `${feed.calendar}new.ics`;
    const body = 'BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n';
    const look = await dav(service, feed, method, path, {
      body,
      headers: { 'content-type': 'text/calendar' },
    });
    expect([look.status, conditionIn(look)]).toEqual([403, 'need-privileges']);
    expect(look.text).toContain(`<d:href>${path}</d:href><d:privilege><d:write/></d:privilege>`);
  });

  test('a booking is still there after its event was deleted', async () => {
    await zoe.post('/api/v1/bookings', { resource: 'fig-desk', date: TUESDAY, halfDay: 'morning' });
    const [row] = await service.database.query<{ uid: string }>(
      'select calendar_uid::text as uid from booking',
    );
    const event = `${feed.calendar}${row?.uid}.ics`;
    expect((await dav(service, feed, 'DELETE', event)).status).toBe(403);
    expect((await dav(service, feed, 'GET', event)).status).toBe(200);
  });
});

test('Who reads is noted, and the password is written nowhere', async () => {
  const headers = {
    depth: '0',
    'user-agent': 'DAVx5/4.4-ose (2026/01/01; dav4jvm; okhttp/4.12.0) Android/15',
  };
  await dav(service, feed, 'PROPFIND', feed.calendar, { headers });
  await dav(service, feed, 'PROPFIND', '/caldav/%E0%A4%A/', { headers });
  await service.database.query('alter table calendar_feed rename to calendar_feed_away');
  expect((await dav(service, feed, 'PROPFIND', feed.calendar, { headers })).status).toBe(500);
  await service.database.query('alter table calendar_feed_away rename to calendar_feed');
  expect(logged.join('\n')).not.toContain(feed.token);
  expect(logged.join('\n')).toContain('calendar_feed');
});

test('A request that is no HTTP does no harm', async () => {
  const { port } = new URL(service.url);
  const said = await new Promise<string>((resolve) => {
    const socket = connect(Number(port), '127.0.0.1', () =>
      socket.write('PROPFIN /caldav/ HTTP/1.1\r\n\r\n'),
    );
    socket.once('data', (data) => {
      resolve(data.toString());
    });
  });
  expect(said).toMatch(/^HTTP\/1.1 400 /);
});
