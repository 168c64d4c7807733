import { told } from './problem-document.js';
import { Validator } from '@seriousme/openapi-schema-validator';
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import { startService, TUESDAY, type Answer, type Caller, type TestService } from '../support/service.js';
import { documentOf, endpointsOf, type Documented } from './documented.js';

let service: TestService;
let member: Caller;
let document: Documented;
beforeAll(async () => {
  service = await startService();
  member = await service.member();
  document = await documentOf(service);
});
afterAll(() => service.close());

/** How the document itself is served; it does not describe its own pages. */
const OF_THE_DOCUMENT = /^GET (\/|\/api\/v1\/openapi\.json|\/api\/v1\/docs(\/.*)?)$/;

describe('the OpenAPI document', () => {
  test('is one, of version 3.1', async () => {
    const result = await new Validator().validate(
      structuredClone(document) as unknown as Record<string, unknown>,
    );
    expect(result).toMatchObject({ valid: true });
    expect(document.openapi).toMatch(/^3\.1\./);
  });

  test('describes every route that the server has, and no other', () => {
    const served = routesIn(service.app.getHttpAdapter().getInstance().printRoutes({ commonPrefix: false }));
    const described = endpointsOf(document).map(({ method, path }) => `${method} ${path}`);
    expect(served.filter((route) => !OF_THE_DOCUMENT.test(route)).sort()).toEqual(described.sort());
    expect(served.length).toBeGreaterThan(described.length);
  });

  test('gives each operation a name of its own, a summary, and says who may call', () => {
    const operations = endpointsOf(document).map(({ operation }) => operation);
    const names = operations.map((one) => one.operationId);
    expect(new Set(names).size).toBe(names.length);
    for (const { path, operation } of endpointsOf(document)) {
      expect(operation.summary).toMatch(/^[A-Z].{5}/);
      const personal = path.startsWith('/api/v1/bookings');
      expect([path, operation.security !== undefined]).toEqual([path, personal]);
      expect([path, '401' in operation.responses]).toEqual([path, personal]);
      for (const name of path.match(/(?<=\{)\w+(?=\})/g) ?? [])
        expect(operation.parameters).toContainEqual(
          expect.objectContaining({ name, in: 'path', required: true }),
        );
    }
  });

  test('calls every schema by a name that is there', () => {
    const named = Object.keys(document.components.schemas);
    const called = [...JSON.stringify(document).matchAll(/"#\/components\/schemas\/(\w+)"/g)].map(
      ([, name]) => name,
    );
    expect(called.length).toBeGreaterThan(10);
    expect([...new Set(called)].filter((name) => !named.includes(name ?? ''))).toEqual([]);
    expect(JSON.stringify(document)).not.toContain('$defs');
  });

  test('names every field that a search and a booking may have', () => {
    const search = document.paths['/api/v1/availability']?.['get'];
    expect(search?.parameters.map((one) => one.name).sort()).toEqual([
      'date',
      'department',
      'end',
      'equipment',
      'halfDay',
      'kind',
      'limit',
      'near',
      'people',
      'start',
      'telecentre',
    ]);
    const { NewBooking } = document.components.schemas as {
      NewBooking: { properties: object; required?: string[] };
    };
    expect(Object.keys(NewBooking.properties).sort()).toEqual([
      'date',
      'end',
      'equipment',
      'halfDay',
      'hold',
      'kind',
      'people',
      'resource',
      'start',
      'telecentre',
      'title',
    ]);
    expect(NewBooking.required ?? []).toEqual([]);
  });
});

describe('what the service answers is what the document says', () => {
  test('through a whole scenario, of every kind of answer, without a member that is not described', async () => {
    const check = checker(document);
    const desk = { telecentre: 'figeac', kind: 'desk', date: TUESDAY, halfDay: 'morning' };
    const get = (path: string, asked = path, caller = service.anybody): Promise<void> =>
      caller.get(asked).then((answer) => check('get', path, answer));
    await get('/api/v1/departments');
    await get('/api/v1/telecentres', '/api/v1/telecentres?near=figeac');
    await get('/api/v1/telecentres');
    await get('/api/v1/telecentres', '/api/v1/telecentres?near=nowhere');
    for (const slug of ['aurillac', 'montmurat', 'nowhere', 'NO!']) {
      await get('/api/v1/telecentres/{slug}', `/api/v1/telecentres/${slug}`);
      await get('/api/v1/telecentres/{slug}/resources', `/api/v1/telecentres/${slug}/resources`);
      for (const date of [TUESDAY, '2026-12-25', '2026-12-24', 'never'])
        await get('/api/v1/telecentres/{slug}/day', `/api/v1/telecentres/${slug}/day?date=${date}`);
    }
    await get('/api/v1/availability', `/api/v1/availability?date=${TUESDAY}&halfDay=day&near=figeac`);
    await get('/api/v1/availability', `/api/v1/availability?start=${TUESDAY}T10:00&end=${TUESDAY}T11:00`);
    await get('/api/v1/availability');
    await get('/health/live');
    await get('/health/ready');

    const held = await member.post('/api/v1/bookings', { ...desk, hold: true, title: 'Essai' });
    check('post', '/api/v1/bookings', held);
    check('post', '/api/v1/bookings', await member.post('/api/v1/bookings', desk));
    check('post', '/api/v1/bookings', await member.post('/api/v1/bookings', { ...desk, people: 3 }));
    check('post', '/api/v1/bookings', await member.post('/api/v1/bookings', {}));
    check('post', '/api/v1/bookings', await service.anybody.post('/api/v1/bookings', desk));
    const one = '/api/v1/bookings/{reference}';
    const path = `/api/v1/bookings/${(held.body as { reference: string }).reference}`;
    await get('/api/v1/bookings', '/api/v1/bookings', member);
    await get('/api/v1/bookings', '/api/v1/bookings?limit=0', member);
    await get('/api/v1/bookings');
    for (const asked of [path, '/api/v1/bookings/2345-6779', '/api/v1/bookings/x']) {
      await get(one, asked, member);
      await get(one, asked);
      check('post', `${one}/confirmation`, await member.post(`${asked}/confirmation`));
      check('patch', one, await member.patch(asked, { date: TUESDAY, halfDay: 'afternoon' }));
      check('patch', one, await member.patch(asked, { date: TUESDAY, halfDay: 'morning', revision: 1 }));
      check('patch', one, await member.patch(asked, { people: 2 }));
      check('post', `${one}/cancellation`, await member.post(`${asked}/cancellation`));
      check('post', `${one}/confirmation`, await member.post(`${asked}/confirmation`));
      check('post', `${one}/cancellation`, await service.anybody.post(`${asked}/cancellation`));
    }
  });

  test.each<[what: string, body: string, type: string]>([
    ['too large a body', `{"title":"${'x'.repeat(70_000)}"}`, 'application/json'],
    ['a body that is not JSON', '<x/>', 'application/xml'],
  ])('also of %s', async (_, body, type) => {
    const answer = await member.post('/api/v1/bookings', body, { 'content-type': type });
    checker(document)('post', '/api/v1/bookings', answer);
  });
});

describe('the page to read it', () => {
  test('has everything it needs from here, and no script or style inside it', async () => {
    const { status, body, headers } = told(await service.anybody.get('/api/v1/docs'));
    expect([status, String(headers['content-type'])]).toEqual([200, 'text/html; charset=utf-8']);
    const page = String(body);
    expect(page).not.toMatch(/<style|style=|onload=|<script>|https?:\/\//);
    const assets = [...page.matchAll(/(?:src|href)="(?!data:)([^"]+)"/g)].map(
      ([, path = '']) => new URL(path, `${service.url}/api/v1/docs`).pathname,
    );
    expect(assets.length).toBeGreaterThan(2);
    for (const path of assets) {
      const asset = await service.anybody.get(path);
      expect([path, asset.status]).toEqual([path, 200]);
      expect(JSON.stringify(asset.body).length).toBeGreaterThan(50);
    }
  });

  test('is where one comes from the bare address', async () => {
    const { status, headers } = await service.anybody.get('/');
    expect([status, headers['location']]).toEqual([302, '/api/v1/docs']);
  });
});

/** `GET /api/v1/telecentres/{slug}`, from the tree that the server prints of its routes. */
function routesIn(tree: string): string[] {
  const routes: string[] = [];
  const parents: string[] = [];
  for (const line of tree.split('\n')) {
    const [, indent = '', part = '', methods] = /^([│ ]*)[├└]── (\S+?)(?: \(([^)]+)\))?$/.exec(line) ?? [];
    if (part === '') continue;
    const depth = indent.length / 4;
    const path = (parents[depth - 1] ?? '') + part;
    parents[depth] = path;
    for (const method of methods?.split(', ') ?? [])
      if (method !== 'HEAD') routes.push(`${method} ${path.replaceAll(/:(\w+)/g, '{$1}')}`);
  }
  return routes;
}

/** Fails when an answer is not one that the document describes for this operation. */
function checker(described: Documented): (method: string, path: string, answer: Answer) => void {
  const ajv = new Ajv2020({ strict: false, allErrors: true });
  ajv.addSchema(closed(described) as object, 'api');
  const known = new Map<string, ValidateFunction>();
  return (method, path, answer) => {
    const response = described.paths[path]?.[method]?.responses[String(answer.status)];
    const where = `${method} ${path} ${answer.status}`;
    if (response === undefined) throw new Error(`${where} is not described: ${JSON.stringify(answer.body)}`);
    const type = String(answer.headers['content-type']).split(';')[0] ?? '';
    expect([where, Object.keys(response.content ?? {})]).toEqual([where, [type]]);
    const pointer = ['paths', path, method, 'responses', String(answer.status), 'content', type, 'schema'];
    const reference = `api#/${pointer.map((part) => encodeURIComponent(part.replaceAll('~', '~0').replaceAll('/', '~1'))).join('/')}`;
    const validate = known.get(reference) ?? ajv.compile({ $ref: reference });
    known.set(reference, validate);
    validate(answer.body);
    expect([where, validate.errors ?? []]).toEqual([where, []]);
  };
}

/** The same, where an object has only the members that are described; but for those that say that they may have more. */
function closed(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(closed);
  if (typeof value !== 'object' || value === null) return value;
  const inner = Object.fromEntries(Object.entries(value).map(([key, one]) => [key, closed(one)]));
  const isObject = inner['type'] === 'object' && 'properties' in inner && !('additionalProperties' in inner);
  return isObject ? { ...inner, additionalProperties: false } : inner;
}
