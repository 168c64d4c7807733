import { setTimeout as pause } from 'node:timers/promises';
import { gunzipSync } from 'node:zlib';
import pg from 'pg';
import { countCalendarChanges } from '../../src/calendar-feeds/changes.queries.js';
import { told as answered } from '../platform/problem-document.js';
import { startService, type KnownCaller, type TestService } from '../support/service.js';
import { eventsIn, look, subscribe, type Look, type Method } from './feeds.js';

let service: TestService;
let zoe: KnownCaller;
beforeAll(async () => {
  service = await startService();
});
beforeEach(async () => {
  zoe = await service.member();
});
afterAll(() => service.close());

const DESK = { telecentre: 'aurillac', kind: 'desk', halfDay: 'morning' };
const ALL = { scope: 'telecentre', telecentre: 'aurillac' };

describe('What a calendar is sent', () => {
  test('says what it is, to be asked for again, and kept by nobody on the way', async () => {
    const { path } = await subscribe(zoe);
    const { status, headers } = await look(service, path);
    expect(status).toBe(200);
    expect(headers).toMatchObject({
      'content-type': 'text/calendar; charset=utf-8',
      'content-disposition': 'inline; filename="agenda.ics"',
      'cache-control': 'private, no-cache',
      'cdn-cache-control': 'no-store',
      vary: 'Accept-Encoding',
      'x-content-type-options': 'nosniff',
      'x-robots-tag': 'noindex',
      'referrer-policy': 'no-referrer',
      etag: expect.stringMatching(/^"[\w-]{22}"$/) as string,
      'last-modified': new Date(service.clock.now()).toUTCString(),
    });
    expect(headers['set-cookie']).toBeUndefined();
  });

  test('is the same octets to HEAD, without them', async () => {
    const { path } = await subscribe(zoe);
    const [got, asked] = [await look(service, path), await look(service, path, {}, 'HEAD')];
    expect(asked.bytes).toHaveLength(0);
    expect(asked.status).toBe(200);
    expect(asked.headers['content-length']).toBe(String(got.bytes.length));
    expect(asked.headers['etag']).toBe(got.headers['etag']);
  });

  test('is compressed for whoever takes it, under a tag of its own', async () => {
    const { path } = await subscribe(zoe);
    const plain = await look(service, path, { 'accept-encoding': 'gzip;q=0, identity' });
    const small = await look(service, path, { 'accept-encoding': 'br, gzip;q=0.5' });
    expect(plain.headers['content-encoding']).toBeUndefined();
    expect(small.headers['content-encoding']).toBe('gzip');
    expect(gunzipSync(small.bytes)).toEqual(plain.bytes);
    expect(small.headers['etag']).not.toBe(plain.headers['etag']);
    for (const { headers } of [plain, small])
      expect(await asked(path, { 'if-none-match': String(headers['etag']), 'accept-encoding': 'gzip' })).toBe(
        304,
      );
  });

  test('is plain text where there is nothing, whatever the address is made of', async () => {
    const nowhere = `/calendars/${'x'.repeat(43)}.ics`;
    const names = [
      nowhere,
      '/calendars/..%2F..%2Fetc.ics',
      '/calendars/x',
      `/calendars/${'%F0%9F%98%80'.repeat(9)}.ics`,
    ];
    for (const name of names) {
      const answer = await look(service, name, { accept: 'text/html' });
      expect([name, answer.status, answer.headers['content-type']]).toEqual([
        name,
        404,
        'text/plain; charset=utf-8',
      ]);
    }
  });

  test.each<Method>(['OPTIONS', 'PROPFIND', 'POST', 'PUT', 'DELETE'])(
    'can only be read, not %s',
    async (method) => {
      const { path } = await subscribe(zoe);
      const answer = await look(service, path, {}, method);
      expect([answer.status, answer.headers['allow']]).toEqual([405, 'GET, HEAD']);
    },
  );

  test('may be asked for with a query that some calendars add', async () => {
    const { path } = await subscribe(zoe);
    expect(await asked(`${path}?nocache=17`)).toBe(200);
  });

  test('is put together twenty times in a row, then once a minute; unchanged it may be asked for without end', async () => {
    const { path } = await subscribe(zoe);
    const { headers } = await look(service, path);
    const statuses = async (times: number): Promise<number[]> =>
      Promise.all(Array.from({ length: times }, () => asked(path)));
    expect((await statuses(24)).filter((status) => status === 429)).toHaveLength(5);
    const refused = await look(service, path);
    expect(refused.headers).toMatchObject({
      'retry-after': '60',
      'content-type': 'text/plain; charset=utf-8',
    });
    const same = { 'if-none-match': String(headers['etag']) };
    expect(await Promise.all(Array.from({ length: 50 }, () => asked(path, same)))).toEqual(
      Array(50).fill(304),
    );
    const other = await subscribe(zoe);
    expect(await asked(other.path)).toBe(200);
    service.clock.advanceMinutes(1);
    expect((await statuses(3)).sort()).toEqual([200, 429, 429]);
  });
});

describe('A calendar that has what there is', () => {
  test('is told so by tag, in every form, and by date only as far as dates go', async () => {
    const { path } = await subscribe(zoe);
    const { headers } = await look(service, path);
    const [tag, date] = [String(headers['etag']), String(headers['last-modified'])];
    const earlier = new Date(service.clock.now() - 1000).toUTCString();
    const cases: [Record<string, string>, number][] = [
      [{ 'if-none-match': tag }, 304],
      [{ 'if-none-match': `W/${tag}` }, 304],
      [{ 'if-none-match': `"other", ${tag} , W/"x"` }, 304],
      [{ 'if-none-match': '*' }, 304],
      [{ 'if-none-match': tag.slice(1, -1) }, 200],
      [{ 'if-none-match': '"other"' }, 200],
      [{ 'if-none-match': '"other"', 'if-modified-since': date }, 200],
      [{ 'if-none-match': tag, 'if-modified-since': earlier }, 304],
      [{ 'if-modified-since': date }, 304],
      [{ 'if-modified-since': earlier }, 200],
      [{ 'if-modified-since': 'yesterday' }, 200],
      [{ 'if-modified-since': new Date(service.clock.now() + 60_000).toUTCString() }, 200],
    ];
    for (const [asking, status] of cases)
      expect([asking, await asked(path, asking)]).toEqual([asking, status]);
    const same = await look(service, path, { 'if-none-match': tag });
    expect(same.bytes).toHaveLength(0);
    // What is kept elsewhere would take them for its own.
    expect(Object.keys(same.headers).filter((name) => /^content-(type|length)$/.test(name))).toEqual([]);
    for (const name of ['etag', 'last-modified', 'cache-control', 'cdn-cache-control', 'vary'])
      expect([name, same.headers[name]]).toEqual([name, headers[name]]);
  });

  test('is never told by date that nothing has changed, when two changes fall into one second', async () => {
    const { path } = await subscribe(zoe);
    const dates: string[] = [];
    for (const date of ['2026-12-01', '2026-12-02', '2026-12-03']) {
      await book(date);
      const since = dates.at(-1);
      const answer = await look(service, path, since === undefined ? {} : { 'if-modified-since': since });
      expect(answer.status).toBe(200);
      dates.push(String(answer.headers['last-modified'] ?? new Date(service.clock.now()).toUTCString()));
    }
    expect(eventsIn((await look(service, path)).text)).toHaveLength(3);
    service.clock.advanceMinutes(1);
    const { headers } = await look(service, path);
    expect(await asked(path, { 'if-modified-since': String(headers['last-modified']) })).toBe(304);
  });

  test('is not told so by a time of its own, as of its clock when it loaded an older version', async () => {
    const { path } = await subscribe(zoe);
    await look(service, path);
    const ahead = new Date(service.clock.now() + 5 * 60_000).toUTCString();
    service.clock.advanceMinutes(1);
    await book('2026-12-15');
    const newer = await look(service, path);
    service.clock.advanceMinutes(10);
    expect(await asked(path, { 'if-modified-since': ahead })).toBe(200);
    expect(await asked(path, { 'if-modified-since': String(newer.headers['last-modified']) })).toBe(304);
  });

  test('hears of a change that was begun before another and commits after it', async () => {
    const { path } = await subscribe(zoe, ALL);
    await book('2026-12-08');
    const late = new pg.Client(service.databaseUrl);
    await late.connect();
    await late.query('begin');
    await late.query(`update booking set title = 'x', revision = revision + 1 where account_id = $1`, [
      zoe.account,
    ]);
    await (await service.member()).post('/api/v1/bookings', { ...DESK, date: '2026-12-09' });
    const before = await look(service, path);
    await late.query('commit');
    await late.end();
    const after = await look(service, path, { 'if-none-match': String(before.headers['etag']) });
    expect(after.status).toBe(200);
    const sum = ({ text }: Look): number =>
      eventsIn(text).reduce((total, { sequence }) => total + sequence, 0);
    expect(sum(after)).toBe(sum(before) + 1);
  });

  test('is never told that nothing has changed when something had, however many change and ask at once', async () => {
    const { path } = await subscribe(zoe, ALL);
    const references = await Promise.all(
      ['2027-01-12', '2027-01-13', '2027-01-14'].map((date) => book(date)),
    );
    const until = performance.now() + 2500;
    /** Of each booking, the revision that somebody has been told of: it is committed. */
    const committed = new Map<number, number>();
    const write = async (booking: number): Promise<void> => {
      for (let round = 1; performance.now() < until; round++) {
        const answer = await zoe.patch(`/api/v1/bookings/${references[booking] ?? ''}`, {
          title: `t${round}`,
        });
        committed.set(booking, (answer.body as { revision: number }).revision);
        await pause(10 * (booking + 1));
      }
    };
    const count = async (): Promise<void> => {
      while (performance.now() < until) {
        await countCalendarChanges(service.database);
        await pause(150);
      }
    };
    let [unchanged, changed] = [0, 0];
    const read = async (): Promise<void> => {
      let [tag, held]: [string, readonly number[]] = ['"none"', []];
      while (performance.now() < until) {
        const before = [0, 1, 2].map((booking) => (committed.get(booking) ?? 1) - 1);
        const answer = await look(service, path, { 'if-none-match': tag });
        if (answer.status === 200) {
          held = eventsIn(answer.text)
            .filter(({ start }) => start.startsWith('2027-01'))
            .map(({ sequence }) => sequence);
          tag = String(answer.headers['etag']);
          changed += 1;
        } else if (answer.status === 304) unchanged += 1;
        else service.clock.advanceMinutes(20);
        if (answer.status !== 429)
          expect(held.map((one, index) => one >= (before[index] ?? 0))).toEqual([true, true, true]);
      }
    };
    await Promise.all([write(0), write(1), write(2), count(), read(), read(), read()]);
    expect([unchanged > 10, changed > 10]).toEqual([true, true]);
  });
});

async function asked(path: string, headers: Record<string, string> = {}): Promise<number> {
  return (await look(service, path, headers)).status;
}

async function book(date: string): Promise<string> {
  const { status, body } = answered(await zoe.post('/api/v1/bookings', { ...DESK, date }));
  expect(status).toBe(201);
  return (body as { reference: string }).reference;
}
