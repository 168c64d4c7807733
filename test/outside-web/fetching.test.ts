import type { IncomingMessage, ServerResponse } from 'node:http';
import { brotliCompressSync, createGzip, deflateSync, gzipSync } from 'node:zlib';
import type { Fetched, KnownVersion } from '../../src/outside-web/fetched.js';
import { OutsideWeb } from '../../src/outside-web/outside-web.js';
import { webServer, type WebServer } from './web-servers.js';

const CALENDAR = 'BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n';
const MEGABYTE = 1024 * 1024;

let server: WebServer;
let other: WebServer;

beforeAll(async () => {
  server = await webServer((request, response) => {
    const answer = ANSWERS[request.url ?? ''];
    if (answer === undefined) response.writeHead(404).end();
    else answer(response, request);
  });
  other = await webServer((_, response) => response.end('elsewhere'));
});

beforeEach(() => {
  server.forget();
  other.forget();
});

afterAll(async () => {
  await server.close();
  await other.close();
});

/** What stands at each path of the server. */
const ANSWERS: Readonly<Record<string, (response: ServerResponse, request: IncomingMessage) => unknown>> = {
  '/plain': (response) => response.setHeader('content-type', 'text/calendar').end(CALENDAR),
  '/search?a=b&c=%20d': (response) => response.end('with its question'),
  '/gzip': (response) => response.setHeader('content-encoding', 'gzip').end(gzipSync(CALENDAR)),
  '/deflate': (response) => response.setHeader('content-encoding', 'deflate').end(deflateSync(CALENDAR)),
  '/brotli': (response) => response.setHeader('content-encoding', 'br').end(brotliCompressSync(CALENDAR)),
  '/mark': (response) => response.end(`\ufeff${CALENDAR}`),
  '/accents': (response) => response.end('Séance à Figeac 🌿'),
  '/latin1': (response) =>
    response
      .setHeader('content-type', 'text/calendar; charset=ISO-8859-1')
      .end(Buffer.from('Séance', 'latin1')),
  '/unknown-charset': (response) =>
    response.setHeader('content-type', 'text/calendar; charset=klingon').end('Séance'),
  '/versioned': (response, { headers }) => {
    const isKnown = headers['if-none-match'] === '"v1"' || headers['if-modified-since'] === YESTERDAY;
    response.setHeader('etag', '"v1"').setHeader('last-modified', YESTERDAY);
    if (isKnown) response.writeHead(304).end();
    else response.end(CALENDAR);
  },
  '/always-304': (response) => response.writeHead(304).end(),
  '/huge-version': (response) => response.setHeader('etag', `"${'v'.repeat(2_000)}"`).end(CALENDAR),
  '/gone': (response) => response.writeHead(410).end(),
  '/away': (response) => response.writeHead(503).end('<h1>Maintenance</h1>'),
  '/nowhere': (response) => response.writeHead(302).end(),
  '/three': (response) => response.writeHead(301, { location: '/two' }).end(),
  '/two': (response) => response.writeHead(307, { location: 'one' }).end(),
  '/one': (response) => response.writeHead(308, { location: '/plain' }).end(),
  '/four': (response) => response.writeHead(303, { location: '/three' }).end(),
  '/loop': (response) => response.writeHead(302, { location: '/loop' }).end(),
  '/to-file': (response) => response.writeHead(302, { location: 'file:///etc/passwd' }).end(),
  '/to-password': (response) => response.writeHead(302, { location: 'http://a:b@calendar.example/' }).end(),
  '/to-nonsense': (response) => response.writeHead(302, { location: 'http://[' }).end(),
  '/to-other': (response) =>
    response
      .writeHead(302, { location: `http://other.example:${String(other.port)}/`, 'set-cookie': 'who=you' })
      .end(),
  '/to-here': (response) => response.writeHead(302, { location: '/plain', 'set-cookie': 'who=you' }).end(),
  '/full': (response) => response.end('x'.repeat(5 * MEGABYTE)),
  '/overfull': (response) => response.end('x'.repeat(5 * MEGABYTE + 1)),
  '/endless': (response) => {
    const more = () => {
      while (!response.destroyed && response.write('x'.repeat(65_536)));
    };
    response.on('drain', more);
    more();
  },
  '/bomb': (response) =>
    response.setHeader('content-encoding', 'gzip').end(gzipSync(Buffer.alloc(200 * MEGABYTE))),
  '/bomb-br': (response) =>
    response.setHeader('content-encoding', 'br').end(brotliCompressSync(Buffer.alloc(20 * MEGABYTE))),
  '/bomb-in-bomb': (response) => {
    response.setHeader('content-encoding', 'gzip, gzip').end(gzipSync(gzipSync(Buffer.alloc(20 * MEGABYTE))));
  },
  '/not-gzip': (response) => response.setHeader('content-encoding', 'gzip').end(CALENDAR),
  '/half-gzip': (response) =>
    response.setHeader('content-encoding', 'gzip').end(gzipSync(CALENDAR.repeat(9)).subarray(0, 30)),
  '/cut': (response) => {
    response.setHeader('content-length', '1000').write('BEGIN:VCALENDAR');
    setTimeout(() => response.destroy(), 50);
  },
  '/no-http': (response) => response.socket?.end('SSH-2.0-OpenSSH_9.2\r\n'),
  '/hang-up': (response) => response.socket?.destroy(),
  '/silent': () => undefined,
  '/dribble': (response) => {
    const drop = setInterval(() => response.write('x'), 200);
    response.on('close', () => {
      clearInterval(drop);
    });
  },
  '/dribble-gzip': (response) => {
    const zip = createGzip();
    response.setHeader('content-encoding', 'gzip');
    zip.pipe(response);
    const drop = setInterval(() => {
      zip.write('x');
      zip.flush();
    }, 200);
    response.on('close', () => {
      clearInterval(drop);
    });
  },
};

const YESTERDAY = 'Sun, 22 Nov 2026 07:00:00 GMT';

describe('A calendar on the web', () => {
  test('is brought with what tells its version', async () => {
    expect(await get('/versioned')).toEqual({
      outcome: 'fetched',
      body: CALENDAR,
      etag: '"v1"',
      lastModified: YESTERDAY,
      contentType: null,
    });
    expect(await get('/plain')).toMatchObject({
      etag: null,
      lastModified: null,
      contentType: 'text/calendar',
    });
  });

  test.each(['/gzip', '/deflate', '/brotli', '/mark'])(
    'is the same text when it comes as %s',
    async (path) => {
      expect(await get(path)).toMatchObject({ outcome: 'fetched', body: CALENDAR });
    },
  );

  test.each([
    ['/accents', 'Séance à Figeac 🌿'],
    ['/latin1', 'Séance'],
    ['/unknown-charset', 'Séance'],
    ['/search?a=b&c=%20d', 'with its question'],
  ])('at %s is read as it is meant', async (path, body) => {
    expect(await get(path)).toMatchObject({ outcome: 'fetched', body });
  });

  test('is asked for by somebody who says what they are, and not where', async () => {
    await get('/plain', undefined, 'text/calendar');
    const [{ headers } = { headers: {} }] = server.asked;
    expect(headers).toEqual({
      host: `calendar.example:${String(server.port)}`,
      connection: 'close',
      accept: 'text/calendar',
      'accept-encoding': 'gzip, deflate, br',
      'user-agent': 'Telecentres-Reservations/1.0 (calendar reader)',
    });
  });

  test.each([
    ['its tag', { etag: '"v1"', lastModified: null }],
    ['its time', { etag: null, lastModified: YESTERDAY }],
    ['both', { etag: '"v1"', lastModified: YESTERDAY }],
  ])('that has not changed since %s is not sent again', async (_, known) => {
    expect(await get('/versioned', known)).toEqual({ outcome: 'unchanged' });
  });

  test('that has changed is sent', async () => {
    expect(await get('/versioned', { etag: '"v0"', lastModified: null })).toMatchObject({
      outcome: 'fetched',
    });
  });

  test('has no version when it tells one that is too long to be one', async () => {
    expect(await get('/huge-version')).toMatchObject({ outcome: 'fetched', etag: null });
  });

  test('is found after three redirects, and no more', async () => {
    expect(await get('/three')).toMatchObject({ outcome: 'fetched', body: CALENDAR });
    expect(server.asked.map(({ url }) => url)).toEqual(['/three', '/two', '/one', '/plain']);
    expect(await get('/four')).toEqual(failed('too-many-redirects'));
    expect(await get('/loop')).toEqual(failed('too-many-redirects'));
  });

  test('may lie at another place than its address says, which learns nothing of us but the tag', async () => {
    const known = { etag: '"v1"', lastModified: YESTERDAY };
    expect(await get('/to-other', known)).toMatchObject({ outcome: 'fetched', body: 'elsewhere' });
    const [asked] = other.asked;
    expect(asked?.headers).toMatchObject({ 'if-none-match': '"v1"' });
    for (const name of ['if-modified-since', 'cookie', 'referer', 'authorization', 'origin'])
      expect(asked?.headers).not.toHaveProperty(name);
  });

  test('is asked for without the cookies that it gave', async () => {
    await get('/to-here');
    expect(server.asked[1]?.headers).not.toHaveProperty('cookie');
  });

  test('may be as large as five megabytes', async () => {
    expect(await get('/full')).toMatchObject({ outcome: 'fetched' });
  });

  test('written as webcal is asked for by https', async () => {
    const address = `calendar.example:${String(server.port)}/plain`;
    // The server speaks no TLS: that it was spoken to in TLS shows in that nobody was understood.
    for (const scheme of ['webcal', 'WEBCAL', 'webcals', 'https'])
      expect(await web().get(`${scheme}://${address}`)).toEqual(failed('no-answer'));
    expect(server.asked).toEqual([]);
  });
});

describe('What is no calendar', () => {
  test.each([
    ['/missing', { kind: 'status', status: 404 }],
    ['/gone', { kind: 'status', status: 410 }],
    ['/away', { kind: 'status', status: 503 }],
    ['/nowhere', { kind: 'status', status: 302 }],
    ['/always-304', { kind: 'status', status: 304 }],
    ['/to-file', { kind: 'bad-address' }],
    ['/to-password', { kind: 'bad-address' }],
    ['/to-nonsense', { kind: 'bad-address' }],
    ['/overfull', { kind: 'too-large' }],
    ['/endless', { kind: 'too-large' }],
    ['/bomb', { kind: 'too-large' }],
    ['/bomb-br', { kind: 'too-large' }],
    ['/bomb-in-bomb', { kind: 'no-answer' }],
    ['/not-gzip', { kind: 'no-answer' }],
    ['/half-gzip', { kind: 'no-answer' }],
    ['/cut', { kind: 'no-answer' }],
    ['/no-http', { kind: 'no-answer' }],
    ['/hang-up', { kind: 'no-answer' }],
  ])('as %s is told as what it is', async (path, why) => {
    expect(await get(path)).toEqual({ outcome: 'failed', why });
  });

  test('is nobody at all', async () => {
    const closed = await webServer(() => undefined);
    await closed.close();
    expect(await get('/', undefined, undefined, closed.port)).toEqual(failed('no-answer'));
  });

  test('is a name that nobody knows', async () => {
    const resolve = () => Promise.reject(new Error('ENOTFOUND'));
    const unknown = new OutsideWeb({ hostsAllowed: [], resolve });
    expect(await unknown.get('https://calendar.example/')).toEqual(failed('unknown-host'));
    expect(await new OutsideWeb({ hostsAllowed: [] }).get('https://nobody.invalid/')).toEqual(
      failed('unknown-host'),
    );
  });
});

describe('Whoever is slow', () => {
  test('has ten seconds for everything: the name, the first byte and the last', async () => {
    const began = performance.now();
    const never = new OutsideWeb({ hostsAllowed: [], resolve: () => new Promise(() => undefined) });
    const answers = await Promise.all([
      get('/silent'),
      get('/dribble'),
      get('/dribble-gzip'),
      never.get('https://calendar.example/'),
    ]);
    expect(answers).toEqual(answers.map(() => failed('too-slow')));
    expect(performance.now() - began).toBeGreaterThan(9_000);
    expect(performance.now() - began).toBeLessThan(15_000);
  }, 30_000);
});

function get(path: string, known?: KnownVersion, accept?: string, port = server.port): Promise<Fetched> {
  return web(port).get(`http://calendar.example:${String(port)}${path}`, known, accept);
}

/** The names of these tests lead to this machine, and are allowed to. */
function web(port = server.port): OutsideWeb {
  return new OutsideWeb({
    hostsAllowed: [`calendar.example:${String(port)}`, `other.example:${String(other.port)}`],
    resolve: () => Promise.resolve([{ address: '127.0.0.1', family: 4 }]),
  });
}

function failed(kind: string): Fetched {
  return { outcome: 'failed', why: { kind } as never };
}
