import fc from 'fast-check';
import { formTokenOf } from '../../src/accounts/form-token.js';
import { API } from '../../src/controllers.js';
import { routesOf } from '../../src/platform/http/openapi.js';
import {
  startService,
  TUESDAY,
  type Answer,
  type Caller,
  type KnownCaller,
  type TestService,
} from '../support/service.js';
import { documentOf, endpointsOf, type Documented, type Endpoint } from './documented.js';
import { fieldsIn, problemIn, told } from './problem-document.js';
import { rawRequest, type RawAnswer } from './raw-request.js';
import { everythingStored } from './stored.js';

let service: TestService;
let member: Caller;
/** May everything, so that nothing but the nonsense stands in the way. */
let mayAll: KnownCaller & { readonly session: string };
let document: Documented;
let reference: string;
let before: Record<string, string>;
beforeAll(async () => {
  service = await startService();
  member = await service.member();
  mayAll = await service.visitor(undefined, {
    grants: [{ role: 'administrator' }, { role: 'host', telecentre: 'figeac' }],
    secondFactor: true,
  });
  document = await documentOf(service);
  const { body } = told(await member.post('/api/v1/bookings', { ...DESK, date: '2026-12-01' }));
  reference = (body as { reference: string }).reference;
});
beforeEach(async () => (before = await everythingStored(service.database)));
afterEach(async () => expect(await everythingStored(service.database)).toEqual(before));
afterAll(() => service.close());

const DESK = { telecentre: 'aurillac', kind: 'desk', date: TUESDAY, halfDay: 'morning' };
const ROOM = { resource: 'aur-visio', start: `${TUESDAY}T10:00`, end: `${TUESDAY}T11:00` };

describe('a booking asked for in nonsense is refused, names the field, and leaves nothing behind:', () => {
  const FIELDS: [field: string, ...values: unknown[]][] = [
    [
      'telecentre',
      12,
      true,
      null,
      [],
      ['aurillac'],
      {},
      '',
      ' ',
      'Aurillac',
      'a'.repeat(61),
      '../aurillac',
      '%00',
      "x' or 1=1",
      'aurillac\u0000',
      '\ud800',
    ],
    ['kind', 12, null, [], ['desk'], '', 'Desk', 'castle', '__proto__', 'constructor'],
    [
      'date',
      20261124,
      null,
      [],
      {},
      '',
      'tomorrow',
      '2026-02-30',
      '2027-02-29',
      '24/11/2026',
      '9999-12-31',
      '0000-01-01',
      '-000001-01-01',
      '2026-11-24T00:00',
      '2026-11-24\n',
      '２０２６-11-24',
    ],
    ['halfDay', 1, null, [], ['morning'], '', 'noon', 'MORNING', 'toString'],
    ['people', 0, -1, 1.5, 1001, 1e308, '1', '', 'two', true, null, [1], {}, Number.MAX_SAFE_INTEGER],
    [
      'equipment',
      12,
      true,
      null,
      {},
      'jacuzzi',
      ['jacuzzi'],
      [null],
      [['wifi']],
      Array.from({ length: 50 }, () => 'wifi'),
    ],
    [
      'title',
      12,
      true,
      [],
      {},
      '',
      '   ',
      'x'.repeat(201),
      'a\u0000b',
      'a\nb',
      'a\u001bb',
      'a\u007fb',
      'a\u2028b',
      '\ud800',
      'x\udc00y',
    ],
    ['hold', 'true', 1, null, [], {}, ''],
  ];
  const HOURS: unknown[] = [
    12,
    null,
    [],
    {},
    '',
    'now',
    TUESDAY,
    `${TUESDAY}T25:00`,
    `${TUESDAY}T10:60`,
    `${TUESDAY}T24:00`,
    `${TUESDAY} 10:00`,
    `${TUESDAY}T10:00+1`,
    `${TUESDAY}T10:00:00+99:00`,
    '9999-12-31T10:00',
    '0001-01-01T10:00',
    '2027-02-29T10:00',
    `${TUESDAY}T10:00\u0000`,
    `+02026-11-24T10:00`,
  ];

  test.each(FIELDS)('%s', async (field, ...values) => {
    for (const value of values) await expectRefused({ ...DESK, [field]: value }, field);
  });

  test.each(['start', 'end'])('%s', async (field) => {
    for (const value of HOURS) await expectRefused({ ...ROOM, [field]: value }, field);
  });

  test.each([
    ['the end is the start', { ...ROOM, end: ROOM.start }],
    ['the end is before the start', { ...ROOM, end: `${TUESDAY}T09:00` }],
  ])('%s', async (_, wish) => {
    await expectRefused(wish, 'end');
  });

  test.each([
    'colour',
    'id',
    'status',
    'account',
    'accountId',
    'reference',
    'toString',
    'hasOwnProperty',
    '',
  ])('an unknown field %j', async (field) => {
    const { errors = [] } = problemIn(await member.post('/api/v1/bookings', { ...DESK, [field]: 1 }), 400);
    expect(errors.length).toBeGreaterThan(0);
    if (field !== '') expect(errors.map((one) => one.field)).toContain(field);
  });

  test.each([
    '{"__proto__":{"hold":true},',
    '{"constructor":{"prototype":{"hold":true}},',
    '{"title":{"__proto__":{"x":1}},',
  ])('prototypes: %s', async (beginning) => {
    const answer = await member.post('/api/v1/bookings', beginning + JSON.stringify(DESK).slice(1));
    expectNamed(answer);
    expect(({} as Record<string, unknown>)['hold']).toBeUndefined();
  });

  test.each<[what: string, body: string]>([
    ['nothing', ''],
    ['broken', '{"telecentre":'],
    ['a text', '"aurillac"'],
    ['a number', '12'],
    ['null', 'null'],
    ['a list', JSON.stringify([DESK])],
    ['two documents', `${JSON.stringify(DESK)}${JSON.stringify(DESK)}`],
    ['a comment', `${JSON.stringify(DESK)} // please`],
    ['single quotes', "{'telecentre':'aurillac'}"],
    ['not a number', '{"people": NaN}'],
    ['deep', `{"title":${'['.repeat(15_000)}${']'.repeat(15_000)}}`],
    ['deep and broken', '['.repeat(60_000)],
    ['wide', `{${Array.from({ length: 4000 }, (_, n) => `"k${n}":1`).join(',')}}`],
  ])('a body that is %s', async (_, body) => {
    expectNamed(await member.post('/api/v1/bookings', body));
  });

  test.each([
    'text/plain',
    'application/xml',
    'application/x-www-form-urlencoded',
    'multipart/form-data; boundary=x',
    'application/jsonp',
    'nonsense',
    ';;;',
  ])('a body of type %s, though it says all', async (type) => {
    const form = type.includes('form-urlencoded')
      ? new URLSearchParams(DESK).toString()
      : JSON.stringify(DESK);
    expectNamed(await member.post('/api/v1/bookings', form, { 'content-type': type }));
  });

  test('a body of thousands of unknown fields, without an answer many times its size', async () => {
    const body = `{${Array.from({ length: 4000 }, (_, n) => `"field${n}":1`).join(',')}}`;
    const answer = await member.post('/api/v1/bookings', body);
    expectNamed(answer);
    expect(JSON.stringify(answer.body).length).toBeLessThan(20 * body.length);
  });

  test('an address of a thousand unknown parameters, from anybody, without an answer many times its size', async () => {
    const query = Array.from({ length: 1200 }, (_, n) => `field${n}`).join('&');
    const answer = await service.anybody.get(`/api/v1/availability?${query}`);
    expect([400, 414, 431]).toContain(answer.status);
    expect(JSON.stringify(answer.body).length).toBeLessThan(20 * query.length);
  });

  test('ten megabytes', async () => {
    const body = JSON.stringify({ ...DESK, title: 'x'.repeat(10 * 1024 * 1024) });
    const answer = await rawRequest(
      service.url,
      ['POST /api/v1/bookings HTTP/1.1', 'Content-Type: application/json', `Content-Length: ${body.length}`],
      body,
    );
    expect(answer.status).toBe(413);
    expectRawProblem(answer);
  });

  test('whatever else a program may make of it', async () => {
    const known = Object.keys({ ...DESK, ...ROOM, people: 0, equipment: 0, title: 0, hold: 0, for: 0 });
    const wishes = fc.dictionary(
      fc.oneof(fc.constantFrom(...known), fc.string()),
      fc.oneof(
        fc.jsonValue({ maxDepth: 3, noUnicodeString: false }),
        fc.string({ unit: 'binary' }),
        fc.double(),
        fc.constantFrom('figeac', 'desk', TUESDAY, 'day', '2026-11-24T10:00', 'aur-visio'),
      ),
      { maxKeys: 8, noNullPrototype: false },
    );
    await fc.assert(
      fc.asyncProperty(wishes, async (wish) => {
        fc.pre(!(await isSensible(wish)));
        expectNamed(await member.post('/api/v1/bookings', wish));
        const path = `/api/v1/bookings/${reference}`;
        const moved = await member.patch(path, { ...wish, revision: 99 });
        expect(moved.status).toBeGreaterThanOrEqual(400);
        expect(moved.status).toBeLessThan(500);
      }),
      { numRuns: 150, seed: 2012 },
    );
  });

  async function expectRefused(wish: object, field: string): Promise<void> {
    const answer = await member.post('/api/v1/bookings', wish);
    const named = namesIn(answer);
    const rendered = JSON.stringify(wish).slice(0, 200);
    expect([rendered, answer.status >= 400 && answer.status < 500]).toEqual([rendered, true]);
    expect([rendered, named.map((one) => one.replace(/\[\d+\].*|\..*/, ''))]).toEqual([
      rendered,
      expect.arrayContaining([field]),
    ]);
  }

  /** The rare one that a generator hits upon and that says a place and a time. */
  function isSensible(wish: Record<string, unknown>): Promise<boolean> {
    const place = 'resource' in wish || ('telecentre' in wish && 'kind' in wish);
    const time = ('date' in wish && 'halfDay' in wish) || ('start' in wish && 'end' in wish);
    return Promise.resolve(place && time && Object.keys(wish).length === 4);
  }
});

/** Monitors may add to the address of the health what they like. */
const ENDPOINTS = API.flatMap(routesOf)
  .map(({ method, path }) => `${method.toUpperCase()} ${path}`)
  .filter((name) => !name.includes('/health/'));

describe('every endpoint of the document', () => {
  test('refuses each of its parameters in nonsense, by its name', async () => {
    for (const endpoint of endpointsOf(document))
      for (const parameter of endpoint.operation.parameters)
        for (const nonsense of [
          '',
          '💥',
          'a b',
          '\u0000',
          '-1',
          '1e999',
          'x'.repeat(100),
          "';--",
          '<b>',
          '[object Object]',
          '../..',
          '${x}',
        ]) {
          if (parameter.in === 'header' && !/^[\x20-\x7e]*$/.test(nonsense)) continue;
          // Within the allowed letters of a text of one's own choice.
          if (parameter.in === 'header' && /^[\x21-\x7e]+$/.test(nonsense)) continue;
          if (parameter.in === 'path' && nonsense === '') continue;
          const answer = await call(endpoint, { [parameter.name]: nonsense });
          const where = `${endpoint.method} ${endpoint.path} ${parameter.name}=${nonsense}`;
          if (answer.status === 404 && (parameter.in === 'path' || where === NOWHERE)) continue;
          // What somebody has begun to type may be any line of text.
          if (parameter.name === 'q' && isLine(nonsense)) {
            expect([where, answer.status]).toEqual([where, 200]);
            continue;
          }
          // A well-formed name of no telecentre: whoever lists does not learn from it which ones there are.
          const empty = NOTHING_THERE[where];
          if (empty !== undefined) {
            expect([answer.status, answer.body]).toEqual([200, empty]);
            continue;
          }
          expect([where, answer.status]).toEqual([where, 400]);
          expect([where, fieldsIn(answer).map((one) => one.replace(/\[\d+\]$/, ''))]).toEqual([
            where,
            expect.arrayContaining([parameter.name]),
          ]);
        }
  });

  test('refuses each of its parameters that comes twice where it is wanted once', async () => {
    for (const endpoint of endpointsOf(document))
      for (const { name, in: place } of endpoint.operation.parameters) {
        if (place !== 'query' || name === 'equipment') continue;
        const target = targetOf(endpoint, {});
        const answer = await mayAll.get(`${target}${target.includes('?') ? '&' : '?'}${name}=a&${name}=b`);
        expect([endpoint.path, name, answer.status]).toEqual([endpoint.path, name, 400]);
        expect(fieldsIn(answer)).toContain(name);
      }
  });

  test('refuses a parameter in brackets, as some programs write lists and objects', async () => {
    for (const name of ['kind[]', 'kind[0]', 'kind[$ne]', '__proto__[x]', 'kind.length']) {
      const query = `date=${TUESDAY}&halfDay=morning&${encodeURIComponent(name)}=desk`;
      expect(fieldsIn(await service.anybody.get(`/api/v1/availability?${query}`))).toEqual([name]);
    }
  });

  test.each(ENDPOINTS)('refuses a parameter in the address that it does not know: %s', async (name) => {
    const target = targetOf(endpointNamed(name), {});
    const address = `${target}${target.includes('?') ? '&' : '?'}colour=red`;
    expect(fieldsIn(await send(endpointNamed(name), address))).toEqual(['colour']);
  });

  const CHANGING = ENDPOINTS.filter((name) => !name.startsWith('GET '));
  test.each(CHANGING)('refuses a body that is none of its own: %s', async (name) => {
    const endpoint = endpointNamed(name);
    // No body at all is well where none is wanted, and so is one that says nothing.
    const wanted = endpoint.operation.requestBody?.required === true;
    const bodies = ['{', '"text"', '12', '[]', '[{}]', '{"colour":"red"}', ...(wanted ? ['', 'null'] : [])];
    for (const body of bodies) {
      const answer = await sendText(endpoint, body);
      expect([body, answer.status]).toEqual([body, 400]);
      expectNamed(answer);
      if (body.includes('colour')) expect(namesIn(answer)).toContain('colour');
    }
  });

  test('is not found under a path that climbs, however it is written', async () => {
    const climbs = [
      '..',
      '../..',
      '..%2f..',
      '%2e%2e/%2e%2e',
      '..%5c..',
      '%252e%252e',
      '....//',
      '..;',
      '%c0%ae%c0%ae',
      '\\..\\..',
    ];
    for (const { path } of endpointsOf(document))
      for (const climb of climbs) {
        const target = path.includes('{')
          ? path.replace(/\{\w+\}/, `${climb}/etc/passwd`)
          : `${path}/${climb}/etc/passwd`;
        const answer = await rawRequest(service.url, [`GET ${target} HTTP/1.1`]);
        expect([target, answer.status >= 400 && answer.status < 500]).toEqual([target, true]);
        expectRawProblem(answer);
      }
  });

  test.each([
    '/%',
    '/%zz',
    '/api/v1/telecentres/%',
    '/api/v1/telecentres/%e9',
    '/api/v1/bookings/%ff',
    '/api/v1/availability?date=%',
    '/api/v1/availability?date=%ff&halfDay=morning',
    '/api/v1/telecentres/%00',
  ])('reads no address whose escapes are broken: %s', async (target) => {
    const answer = await rawRequest(service.url, [`GET ${target} HTTP/1.1`]);
    expect([400, 401, 404]).toContain(answer.status);
    expectRawProblem(answer);
  });

  test('tells of an address that is too long in words that a person understands', async () => {
    const answer = await service.anybody.get(`/api/v1/telecentres/${'a'.repeat(300)}`);
    const { errors = [] } = problemIn(answer, answer.status === 414 ? 414 : 400);
    expect(errors[0]?.message).toMatch(/\S+ \S+/);
  });

  test.each<[what: string, ...head: string[]]>([
    ['headers that are too long', 'GET /api/v1/departments HTTP/1.1', `X-Long: ${'x'.repeat(20_000)}`],
    ['an address that is too long', `GET /${'a'.repeat(20_000)} HTTP/1.1`],
    ['a method that nobody knows', 'FROBNICATE /api/v1/departments HTTP/1.1'],
    ['a header that is none', 'GET /api/v1/departments HTTP/1.1', 'No colon here'],
    ['a length that is none', 'POST /api/v1/bookings HTTP/1.1', 'Content-Length: many'],
    ['two lengths', 'POST /api/v1/bookings HTTP/1.1', 'Content-Length: 1', 'Content-Length: 2'],
    [
      'a length and chunks',
      'POST /api/v1/bookings HTTP/1.1',
      'Content-Length: 1',
      'Transfer-Encoding: chunked',
    ],
  ])('refuses %s, as a problem', async (_, ...head) => {
    const answer = await rawRequest(service.url, head);
    expect(answer.status).toBeGreaterThanOrEqual(400);
    expect(answer.status).toBeLessThan(500);
    expectRawProblem(answer);
  });

  test('refuses a language, a token and a key of absurd length', async () => {
    const long = 'x'.repeat(7000);
    expect((await member.get('/api/v1/departments', { 'accept-language': long })).status).toBe(200);
    problemIn(await service.anybody.get('/api/v1/bookings', { authorization: `Bearer tlc_${long}` }), 401);
    const answer = await member.post('/api/v1/bookings', DESK, { 'idempotency-key': long });
    expect(fieldsIn(answer)).toContain('idempotency-key');
  });
});

function endpointNamed(name: string): Endpoint {
  const endpoint = endpointsOf(document).find(({ method, path }) => `${method} ${path}` === name);
  if (endpoint === undefined) throw new Error(`${name} is not in the document`);
  return endpoint;
}

/** The address with a sensible value for whatever it needs, and these values where they are given. */
function targetOf({ path, operation }: Endpoint, given: Readonly<Record<string, string>>): string {
  const sensible: Record<string, string> = {
    slug: 'figeac',
    reference,
    id: '00000000-0000-4000-8000-000000000000',
    date: TUESDAY,
    halfDay: 'morning',
    q: 'bag',
  };
  const written = path.replaceAll(/\{(\w+)\}/g, (_, name: string) =>
    encodeURIComponent(given[name] ?? sensible[name] ?? ''),
  );
  const query = operation.parameters
    .filter((one) => one.in === 'query' && (given[one.name] ?? sensible[one.name]) !== undefined)
    .map((one) => `${one.name}=${encodeURIComponent(given[one.name] ?? sensible[one.name] ?? '')}`);
  return query.length === 0 ? written : `${written}?${query.join('&')}`;
}

async function call(endpoint: Endpoint, given: Readonly<Record<string, string>>): Promise<Answer> {
  const headers = Object.fromEntries(
    endpoint.operation.parameters
      .filter((one) => one.in === 'header' && given[one.name] !== undefined)
      .map((one) => [one.name, given[one.name] ?? '']),
  );
  return send(endpoint, targetOf(endpoint, given), headers);
}

/** With a body that would be heeded: what is refused is refused for something else. */
async function send(endpoint: Endpoint, target: string, headers = {}): Promise<Answer> {
  const { method, path, operation } = endpoint;
  const body = bodyFor(`${method} ${path}`);
  expect([method, path, body !== undefined]).toEqual([method, path, operation.requestBody !== undefined]);
  switch (method) {
    case 'GET':
      return mayAll.get(target, headers);
    case 'POST':
      return mayAll.post(target, body, headers);
    case 'PATCH':
      return mayAll.patch(target, body, headers);
    case 'PUT':
      return mayAll.put(target, body, headers);
    case 'DELETE':
      return mayAll.delete(target, headers);
    default:
      throw new Error(`No test knows how to send ${method}`);
  }
}

function isLine(text: string): boolean {
  return text !== '' && text.length <= 80 && text !== '\u0000';
}

/** A well-formed name as well; which telecentres there are is no secret here. */
const NOWHERE = 'GET /api/v1/tariffs telecentre=1e999';

const NOTHING_THERE: Readonly<Record<string, object>> = {
  'GET /api/v1/role-grants telecentre=1e999': { grants: [] },
  'GET /api/v1/external-calendars telecentre=1e999': { externalCalendars: [] },
};

function bodyFor(name: string): object | undefined {
  const somebody = { email: 'camille@example.org' };
  const bodies: Readonly<Record<string, object>> = {
    'POST /api/v1/bookings': DESK,
    'PATCH /api/v1/bookings/{reference}': { title: 'Autre', revision: 99 },
    'POST /api/v1/bookings/{reference}/cancellation': { reason: 'Panne' },
    'POST /api/v1/bookings/{reference}/check-in': { at: `${TUESDAY}T09:05:00+01:00` },
    'POST /api/v1/bookings/{reference}/departure': { at: `${TUESDAY}T09:05:00+01:00` },
    'POST /api/v1/waitlist-entries': DESK,
    'POST /api/v1/team-bookings': {
      telecentre: 'aurillac',
      places: [{ kind: 'desk', count: 2 }],
      date: TUESDAY,
      halfDay: 'morning',
      dryRun: true,
    },
    'POST /api/v1/team-bookings/{id}/cancellation': { reason: 'Panne' },
    'POST /api/v1/series': { telecentre: 'figeac', kind: 'desk', halfDay: 'morning', dates: [TUESDAY] },
    'PATCH /api/v1/series/{id}': { scope: 'following', date: TUESDAY, title: 'Autre', revision: 99 },
    'POST /api/v1/series/{id}/cancellation': { scope: 'one', date: TUESDAY, dryRun: true },
    'POST /api/v1/bookings/{reference}/handover-offers': { to: 'camille@example.org' },
    'POST /api/v1/handover-offers/{id}/acceptance': { evenSo: true },
    'POST /api/v1/bookings/{reference}/approval': { decision: 'approve', word: 'Bienvenue' },
    'POST /api/v1/walk-ins': { telecentre: 'figeac', halfDay: 'morning', category: 'other' },
    'POST /api/v1/telecentres/{slug}/rentals': {
      resource: 'fig-desk',
      tenant: { name: 'Les Amis du Célé' },
      startsOn: '2026-12-01',
      termMonths: 12,
      noticeDays: 30,
      monthlyCents: 12_000,
      agreement: 'CONV-2026-07',
      dryRun: true,
    },
    'POST /api/v1/rentals/{reference}/notice': { reason: 'Travaux', endsOn: '2026-12-31' },
    'POST /api/v1/closures': {
      telecentre: 'figeac',
      from: TUESDAY,
      to: TUESDAY,
      reason: 'Panne',
      dryRun: true,
    },
    'POST /api/v1/colleagues': somebody,
    'POST /api/v1/communes/nearest': { latitude: 44.61, longitude: 2.03 },
    'POST /api/v1/sign-in-links': somebody,
    'POST /api/v1/access-tokens': { label: 'Agenda', scopes: ['read'] },
    'POST /api/v1/external-calendars': {
      resource: 'fig-desk',
      url: 'http://127.0.0.1/agenda.ics',
      label: 'Agenda',
    },
    'POST /api/v1/feeds': { scope: 'me', label: 'Agenda' },
    'POST /api/v1/me/erasure': { confirm: mayAll.email },
    'PATCH /api/v1/network/retention': { mailDays: 20 },
    'POST /api/v1/role-grants': { ...somebody, role: 'host', telecentre: 'figeac' },
    'POST /api/v1/role-grants/{id}/loans': { ...somebody, from: TUESDAY, until: TUESDAY },
  };
  return bodies[name];
}

/** As it stands, also with methods that seldom have a body. */
async function sendText(endpoint: Endpoint, text: string): Promise<Answer> {
  const began = performance.now();
  const answer = await fetch(service.url + targetOf(endpoint, {}), {
    method: endpoint.method,
    body: text,
    headers: {
      cookie: `telecentre_session=${mayAll.session}`,
      'x-form-token': formTokenOf(mayAll.session),
      'content-type': 'application/json',
    },
  });
  const body: unknown = await answer.json();
  const headers = Object.fromEntries(answer.headers);
  return { status: answer.status, headers, body, took: performance.now() - began };
}

/** A refusal that says what is wrong with which field. */
function expectNamed(answer: Answer): void {
  expect([answer.status >= 400 && answer.status < 500, answer.body]).toEqual([true, answer.body]);
  problemIn(answer, answer.status);
  expect(namesIn(answer).length).toBeGreaterThan(0);
}

function namesIn({ body }: Answer): string[] {
  const { errors = [], violations = [] } = body as ReturnType<typeof problemIn>;
  return [...errors, ...violations].flatMap(({ field }) => (field === undefined ? [] : [field]));
}

function expectRawProblem({ head, body, status }: RawAnswer): void {
  expect([status, /^content-type: (\S+?);?\s/im.exec(`${head}\r\n`)?.[1]]).toEqual([
    status,
    'application/problem+json',
  ]);
  expect(JSON.parse(body.slice(body.indexOf('{'), body.lastIndexOf('}') + 1))).toMatchObject({ status });
}
