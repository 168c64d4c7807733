import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { request } from 'undici';
import { startService, type TestService } from '../support/service.js';

let service: TestService;
let cookie: string;
beforeAll(async () => {
  service = await startService();
  cookie = `telecentre_session=${(await service.visitor()).session}`;
});
afterAll(() => service.close());

interface Sent {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: Buffer;
}

async function ask(
  path: string,
  headers: Record<string, string> = {},
  method: 'GET' | 'HEAD' = 'GET',
): Promise<Sent> {
  const answer = await request(service.url + path, { method, headers: { accept: 'text/html', ...headers } });
  const body = Buffer.from(await answer.body.arrayBuffer());
  return { status: answer.statusCode, headers: answer.headers, body };
}

describe('a page', () => {
  test.each([
    ['br, gzip', 'br'],
    ['gzip, deflate, br, zstd', 'br'],
    ['gzip', 'gzip'],
    ['br;q=0, gzip;q=0.5', 'gzip'],
    ['*', 'br'],
  ] as const)('travels packed for whoever takes %s', async (accepted, coding) => {
    const [plain, packed] = await Promise.all([ask('/'), ask('/', { 'accept-encoding': accepted })]);
    expect(packed.headers['content-encoding']).toBe(coding);
    expect(packed.body.length).toBeLessThan(plain.body.length / 2);
    const unpacked = coding === 'br' ? brotliDecompressSync(packed.body) : gunzipSync(packed.body);
    expect(unpacked.toString()).toBe(plain.body.toString());
    expect(packed.headers['vary']).toContain('accept-encoding');
  });

  test.each(['', 'identity', 'br;q=0, gzip;q=0', 'deflate'])(
    'travels as it is for whoever takes %j',
    async (accepted) => {
      const { headers, body } = await ask('/', { 'accept-encoding': accepted });
      expect(headers['content-encoding']).toBeUndefined();
      expect(headers['vary']).toContain('accept-encoding');
      expect(body.toString()).toMatch(/^<!doctype html>/);
    },
  );

  test('travels packed also where it says that something is wrong', async () => {
    const { status, headers, body } = await ask('/nowhere', { 'accept-encoding': 'br' });
    expect([status, headers['content-encoding']]).toEqual([404, 'br']);
    expect(brotliDecompressSync(body).toString()).toContain('</html>');
  });

  test('is the same to HEAD, without its body', async () => {
    const headers = { 'accept-encoding': 'br' };
    const [whole, head] = await Promise.all([ask('/', headers), ask('/', headers, 'HEAD')]);
    expect(head.body).toHaveLength(0);
    expect(head.headers).toMatchObject({
      etag: whole.headers['etag'],
      'content-encoding': 'br',
      'content-length': String(whole.body.length),
    });
  });

  test('with secrets is not packed for another site that has somebody’s browser ask for it', async () => {
    const asked = { cookie, 'accept-encoding': 'br' };
    const codings = async (site: string, headers: Record<string, string>) =>
      (await ask('/account', { ...headers, 'sec-fetch-site': site })).headers['content-encoding'];
    expect(await codings('cross-site', asked)).toBeUndefined();
    expect(await codings('same-site', asked)).toBeUndefined();
    expect(await codings('same-origin', asked)).toBe('br');
    expect(await codings('none', asked)).toBe('br');
    // A first visit, from a search engine: there is nothing to guess.
    const { headers } = await ask('/', { 'accept-encoding': 'br', 'sec-fetch-site': 'cross-site' });
    expect(headers['content-encoding']).toBe('br');
  });
});

describe('whoever asks whether a page has changed', () => {
  test('hears that it has not, and is not sent it again, however it was packed', async () => {
    const { headers } = await ask('/account', { cookie });
    const etag = String(headers['etag']);
    for (const coding of ['', 'gzip', 'br']) {
      const again = await ask('/account', { cookie, 'accept-encoding': coding, 'if-none-match': etag });
      expect([again.status, again.headers['etag'], again.body.length]).toEqual([304, etag, 0]);
      expect(again.headers['content-type']).toBeUndefined();
      // Script keeps it, nothing on the way does.
      expect(again.headers['cache-control']).toBe('no-store');
    }
  });

  test('is sent it when it has', async () => {
    const somebody = await service.visitor();
    const asked = { cookie: `telecentre_session=${somebody.session}` };
    const { headers } = await ask('/account', asked);
    await service.database.query('update account set name = $2 where id = $1', [
      somebody.account,
      'Ambre Lacoste',
    ]);
    const again = await ask('/account', { ...asked, 'if-none-match': String(headers['etag']) });
    expect(again.status).toBe(200);
    expect(again.body.toString()).toContain('Ambre Lacoste');
    expect(again.headers['etag']).not.toBe(headers['etag']);
  });

  test('hears of what is wrong each time anew', async () => {
    const { status, headers } = await ask('/nowhere', { 'if-none-match': '*' });
    expect([status, headers['etag']]).toEqual([404, undefined]);
  });
});

test('what programs read is left as it is', async () => {
  const { headers } = await ask('/api/v1/telecentres', {
    accept: 'application/json',
    'accept-encoding': 'br',
  });
  expect([headers['content-encoding'], headers['etag']]).toEqual([undefined, undefined]);
});
