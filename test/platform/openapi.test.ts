import { Validator } from '@seriousme/openapi-schema-validator';
import { API, PAGES } from '../../src/controllers.js';
import { isPermission, PERMISSIONS } from '../../src/permissions/permissions.js';
import type { Access } from '../../src/platform/http/endpoint.js';
import { routesOf } from '../../src/platform/http/openapi.js';
import { startService, type TestService } from '../support/service.js';
import { documentOf, endpointsOf, type Documented } from './documented.js';
import { told } from './problem-document.js';

let service: TestService;
let document: Documented;
beforeAll(async () => {
  service = await startService();
  document = await documentOf(service);
});
afterAll(() => service.close());

/** How the document itself is served, what pages are made of, and CalDAV, which describes itself (RFC 4918). */
const FILES =
  /^(GET (\/api\/v1\/openapi\.json|\/api\/v1\/docs(\/.*)?|\/static\/[^/]+|\/service-worker\.js)|[A-Z]+ \/(caldav.*|\.well-known\/caldav))$/;
const NAMES_OF_PAGES = PAGES.flatMap(routesOf).map(({ method, path }) => `${method.toUpperCase()} ${path}`);
const ACCESS = new Map(
  API.flatMap(routesOf).map(({ method, path, access }) => [`${method} ${path}`, access]),
);

describe('the OpenAPI document', () => {
  test('is one, of version 3.1', async () => {
    const result = await new Validator().validate(
      structuredClone(document) as unknown as Record<string, unknown>,
    );
    expect(result).toMatchObject({ valid: true });
    expect(document.openapi).toMatch(/^3\.1\./);
  });

  test('describes every route that the server has and that is no page, and no other', () => {
    const served = routesIn(service.app.getHttpAdapter().getInstance().printRoutes({ commonPrefix: false }));
    const described = endpointsOf(document).map(({ method, path }) => `${method} ${path}`);
    expect(served.filter((route) => !FILES.test(route)).sort()).toEqual(
      [...described, ...NAMES_OF_PAGES].sort(),
    );
    expect(described.filter((route) => !/ \/(api\/v1|health)\//.test(route))).toEqual([]);
  });

  test('gives each operation a name of its own, a summary, and the parameters of its path', () => {
    const operations = endpointsOf(document).map(({ operation }) => operation);
    const names = operations.map((one) => one.operationId);
    expect(new Set(names).size).toBe(names.length);
    for (const { path, operation } of endpointsOf(document)) {
      expect(operation.summary).toMatch(/^[A-Z].{5}/);
      for (const name of path.match(/(?<=\{)\w+(?=\})/g) ?? [])
        expect(operation.parameters).toContainEqual(
          expect.objectContaining({ name, in: 'path', required: true }),
        );
    }
  });

  test('says who may call, and what everybody else is told', () => {
    for (const { method, path, operation } of endpointsOf(document)) {
      const access = ACCESS.get(`${method.toLowerCase()} ${path}`);
      expect([method, path, access]).not.toContain(undefined);
      const { security, responses } = operation;
      expect([method, path, security]).toEqual([
        method,
        path,
        access === 'public' ? undefined : [...(takesToken(access) ? [{ token: [] }] : []), { session: [] }],
      ]);
      const atTheDoor = ['401', '403', '404'].filter((status) => status in responses);
      expect([method, path, atTheDoor]).toEqual([
        method,
        path,
        access === 'public' ? expect.not.arrayContaining(['401', '403']) : ['401', '403', '404'],
      ]);
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
      'else',
      'end',
      'equipment',
      'for',
      'halfDay',
      'hold',
      'kind',
      'message',
      'people',
      'resource',
      'start',
      'telecentre',
      'title',
    ]);
    expect(NewBooking.required ?? []).toEqual([]);
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

  test('is two clicks away from the first page, by the help', async () => {
    expect((await service.anybody.get('/')).body).toContain('href="/help"');
    expect((await service.anybody.get('/help')).body).toContain('href="/api/v1/docs"');
  });
});

/** Some permission that lets in can be given to a program. */
function takesToken(access: Access | undefined): boolean {
  return [access ?? []].flat().some((name) => isPermission(name) && PERMISSIONS[name].token !== null);
}

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
