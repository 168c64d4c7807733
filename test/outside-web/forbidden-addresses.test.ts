import type { FetchFailure } from '../../src/outside-web/fetched.js';
import type { OutsideWebOptions, ResolvedAddress } from '../../src/outside-web/outside-web-options.js';
import { OutsideWeb } from '../../src/outside-web/outside-web.js';
import { webServer, type WebServer } from './web-servers.js';

let server: WebServer;
let sixth: WebServer;
/** Where `/there` of the server leads to. */
let destination = '';

beforeAll(async () => {
  server = await webServer((request, response) => {
    if (request.url === '/there') response.writeHead(302, { location: destination }).end();
    else response.end('secret');
  });
  sixth = await webServer((_, response) => response.end('secret'), '::1');
});

afterAll(async () => {
  await server.close();
  await sixth.close();
});

describe('An address that is not of the web', () => {
  test.each([
    ['', 'bad-address'],
    ['agenda', 'bad-address'],
    ['/agenda.ics', 'bad-address'],
    ['ftp://agenda.example/agenda.ics', 'bad-address'],
    ['file:///etc/passwd', 'bad-address'],
    ['data:text/calendar,BEGIN:VCALENDAR', 'bad-address'],
    ['javascript:alert(1)', 'bad-address'],
    ['gopher://agenda.example/', 'bad-address'],
    ['https://', 'bad-address'],
    ['https://jeanne:secret@agenda.example/', 'bad-address'],
    ['webcal://jeanne@agenda.example/', 'bad-address'],
    ['http://agenda.example:22/', 'bad-address'],
    ['http://agenda.example:25/', 'bad-address'],
    ['http://[fe80::1%25eth0]/', 'bad-address'],
    ['http://1.2.3.4.5/', 'bad-address'],
  ] as const)('such as %j is refused before anything is asked', async (url, kind) => {
    const names = new Names([]);
    expect(await failure(url, { hostsAllowed: [], resolve: names.resolve })).toEqual({ kind });
    expect(names.asked).toEqual([]);
  });
});

/** As many ways to say "this machine" or "this network" as the standards of addresses have. */
const HIDDEN = [
  '127.0.0.1',
  '127.1',
  '2130706433',
  '0x7f000001',
  '0x7f.1',
  '0177.0.0.1',
  '017700000001',
  '127.0.0.1.',
  '１２７.0.0.1',
  '0',
  '0.0.0.0',
  'localhost',
  'LOCALHOST.',
  '[::1]',
  '[::]',
  '[0:0:0:0:0:0:0:1]',
  '[::ffff:127.0.0.1]',
  '[::ffff:7f00:1]',
  '[::127.0.0.1]',
  '[64:ff9b::7f00:1]',
  '[2002:7f00:1::]',
  '10.0.0.1',
  '169.254.169.254',
  '192.168.0.1',
  '[fd00::1]',
];

describe('An address within the network', () => {
  beforeEach(() => {
    server.forget();
    sixth.forget();
  });

  test.each(HIDDEN)('written as %s is refused, and nobody there is asked', async (host) => {
    for (const { port } of [server, sixth])
      expect(await failure(`http://${host}:${String(port)}/agenda.ics`)).toEqual({ kind: 'private-address' });
    expect([...server.asked, ...sixth.asked]).toEqual([]);
  });

  test.each(HIDDEN)('written as %s is refused where a page leads to it', async (host) => {
    // A header has no letters but ASCII's.
    destination = `http://${host.replace(/[^\x20-\x7e]+/g, encodeURIComponent)}:${String(sixth.port)}/agenda.ics`;
    const outside = { hostsAllowed: [`agenda.example:${String(server.port)}`], resolve: here };
    expect(await failure(`http://agenda.example:${String(server.port)}/there`, outside)).toEqual({
      kind: 'private-address',
    });
    expect(server.asked.map(({ url }) => url)).toEqual(['/there']);
    expect(sixth.asked).toEqual([]);
  });

  test.each([
    ['this machine', [four('127.0.0.1')]],
    ['this machine, in IPv6', [{ address: '::1', family: 6 }]],
    ['this machine, in IPv4 within IPv6', [{ address: '::ffff:127.0.0.1', family: 6 }]],
    ['the network', [four('10.1.2.3')]],
    ['where clouds keep their secrets', [four('169.254.169.254')]],
    ['the web first and this machine second', [four('93.184.216.34'), four('127.0.0.1')]],
    ['this machine first and the web second', [four('127.0.0.1'), four('93.184.216.34')]],
  ])('is refused when a name leads to %s', async (_, addresses) => {
    const resolve = () => Promise.resolve(addresses);
    const url = `http://agenda.example:${String(server.port)}/agenda.ics`;
    expect(await failure(url, { hostsAllowed: [], resolve })).toEqual({ kind: 'private-address' });
    expect(server.asked).toEqual([]);
  });

  test('is not reached by a name that leads elsewhere once it was looked at: nobody asks for it again', async () => {
    // Seen with a host that is allowed, so that no test leaves this machine: the second answer leads nowhere.
    const names = new Names(['127.0.0.1', '192.0.2.1']);
    const place = `agenda.example:${String(server.port)}`;
    const options = { hostsAllowed: [place], resolve: names.resolve };
    expect(await web(options).get(`http://${place}/agenda.ics`)).toMatchObject({ outcome: 'fetched' });
    expect(names.asked).toEqual(['agenda.example']);
  });

  test('is refused at each step, not at the first alone', async () => {
    const names = new Names(['127.0.0.1', '127.0.0.1']);
    destination = `http://other.example:${String(server.port)}/agenda.ics`;
    const hostsAllowed = [`agenda.example:${String(server.port)}`];
    const url = `http://agenda.example:${String(server.port)}/there`;
    expect(await failure(url, { hostsAllowed, resolve: names.resolve })).toEqual({ kind: 'private-address' });
    expect(names.asked).toEqual(['agenda.example', 'other.example']);
    expect(server.asked.map((one) => one.url)).toEqual(['/there']);
  });
});

describe('A host of the own network', () => {
  const at = (host: string) => `http://${host}:${String(server.port)}/agenda.ics`;

  test.each(['agenda.example', 'AGENDA.example', 'agenda.example.'])(
    'that is allowed with its port is read as %s',
    async (host) => {
      const hostsAllowed = [`Agenda.example:${String(server.port)}`];
      const fetched = await web({ hostsAllowed, resolve: here }).get(at(host));
      expect(fetched).toMatchObject({ outcome: 'fetched', body: 'secret' });
    },
  );

  test.each([
    ['another port of an allowed host', ['agenda.example:1']],
    ['an odd port of a host that is allowed without one', ['agenda.example']],
    ['a host whose name ends as an allowed one', ['da.example', '.example']],
    ['the machine behind the name of an allowed one', ['127.0.0.1']],
  ])('is not %s', async (_, hostsAllowed) => {
    expect(await failure(at('agenda.example'), { hostsAllowed, resolve: here })).toEqual({
      kind: 'private-address',
    });
  });
});

/** Whoever answers for names: each time with the next of its answers. */
class Names {
  readonly asked: string[] = [];

  constructor(private readonly answers: readonly string[]) {}

  readonly resolve = (hostname: string): Promise<readonly ResolvedAddress[]> => {
    const address = this.answers[this.asked.length];
    this.asked.push(hostname);
    return Promise.resolve(address === undefined ? [] : [four(address)]);
  };
}

function web(options: OutsideWebOptions): OutsideWeb {
  return new OutsideWeb(options);
}

async function failure(
  url: string,
  options: OutsideWebOptions = { hostsAllowed: [] },
): Promise<FetchFailure> {
  const fetched = await web(options).get(url);
  if (fetched.outcome !== 'failed') throw new Error(`It was ${fetched.outcome}`);
  return fetched.why;
}

function four(address: string): ResolvedAddress {
  return { address, family: 4 };
}

/** As the machine answers for itself. */
function here(hostname: string): Promise<readonly ResolvedAddress[]> {
  return Promise.resolve([
    hostname.startsWith('localhost') ? { address: '::1', family: 6 } : four('127.0.0.1'),
  ]);
}
