/**
 * Who is let in where, as one table for people to read. Every endpoint of the OpenAPI document and every page is asked as
 * each role; what is not in the table fails the test, and so does a line that nothing answers to.
 */
import { HttpException } from '@nestjs/common';
import { API, PAGES } from '../../src/controllers.js';
import { routesOf } from '../../src/platform/http/openapi.js';
import { told } from '../platform/problem-document.js';
import { startService, type Caller, type TestService } from '../support/service.js';
import { EVERYBODY, WHO_IS_LET_IN, type Who } from './who-is-let-in.js';

let service: TestService;
let callers: Readonly<Record<Who, Caller>>;
beforeAll(async () => {
  service = await startService({
    prepare: (app) => app.useGlobalGuards({ canActivate: () => stopAt(DOORSTEP) }),
  });
  callers = {
    anybody: service.anybody,
    newcomer: await service.visitor(undefined, { complete: false }),
    'member who owes a second factor': await owing(),
    member: await service.visitor(),
    host: await service.visitor(undefined, { grants: [{ role: 'host', telecentre: 'figeac' }] }),
    coordinator: await service.visitor(undefined, {
      grants: [{ role: 'coordinator', department: '46' }],
      secondFactor: true,
    }),
    'coordinator without second factor': await service.visitor(undefined, {
      grants: [{ role: 'coordinator', department: '46' }],
    }),
    administrator: await service.visitor(undefined, {
      grants: [{ role: 'administrator' }],
      secondFactor: true,
    }),
    'employer’s manager': await service.visitor(undefined, {
      grants: [{ role: 'employer_manager', employer: '21460042800016' }],
    }),
    'token to read': await service.member(undefined, { scopes: ['read'] }),
    'token to book': await service.member(undefined, { scopes: ['book'] }),
    'host’s token': await service.member(undefined, {
      scopes: ['host'],
      grants: [{ role: 'host', telecentre: 'figeac' }],
    }),
    'administrator’s token': await service.member(undefined, {
      scopes: ['read', 'book', 'host'],
      grants: [{ role: 'administrator' }],
    }),
  };
});
afterAll(() => service.close());

/** Their first session gave it, this one has not. */
async function owing(): Promise<Caller> {
  await service.visitor('owing@example.org', { secondFactor: true });
  return service.visitor('owing@example.org');
}

const ROUTES = [...API, ...PAGES]
  .flatMap(routesOf)
  .map(({ method, path }) => `${method.toUpperCase()} ${path}`);

test('the table names every endpoint and every page, and nothing else', () => {
  expect(Object.keys(WHO_IS_LET_IN).sort()).toEqual([...ROUTES].sort());
});

function stopAt(status: number): never {
  throw new HttpException('Let in', status);
}

test('the API’s own description says the same of who may call', async () => {
  const { body } = told(await service.anybody.get('/api/v1/openapi.json'));
  const { paths } = body as { paths: Record<string, Record<string, { security?: unknown }>> };
  for (const [path, operations] of Object.entries(paths))
    for (const [method, { security }] of Object.entries(operations)) {
      const isPublic = WHO_IS_LET_IN[`${method.toUpperCase()} ${path}`]?.includes('anybody') ?? false;
      expect([method, path, security === undefined]).toEqual([method, path, isPublic]);
    }
});

describe.each(Object.entries(WHO_IS_LET_IN))('%s', (route, allowed) => {
  test.each(EVERYBODY)('%s', async (name) => {
    expect(await isLetIn(callers[name], route)).toBe(allowed.includes(name));
  });
});

/** The door is what is tested here, not the room behind it: whoever gets through is stopped right there. */
const DOORSTEP = 418;

async function isLetIn(caller: Caller, route: string): Promise<boolean> {
  const [method = '', template = ''] = route.split(' ');
  const path = template.replace(/\{\w+\}/g, '00000000-0000-4000-8000-000000000000');
  const isPage = !path.startsWith('/api/') && !path.startsWith('/health/');
  const headers = isPage ? { accept: 'text/html' } : {};
  const { status } = (await KNOCKS[method]?.(caller, path, isPage, headers)) ?? { status: 0 };
  expect([DOORSTEP, 303, 401, 403, 404]).toContain(status);
  return status === DOORSTEP;
}

const KNOCKS: Readonly<
  Record<
    string,
    (
      caller: Caller,
      path: string,
      isPage: boolean,
      headers: Record<string, string>,
    ) => Promise<{ status: number }>
  >
> = {
  GET: (caller, path, _, headers) => caller.get(path, headers),
  POST: (caller, path, isPage, headers) =>
    isPage ? caller.send(path, {}, headers) : caller.post(path, {}, headers),
  PATCH: (caller, path) => caller.patch(path, {}),
  PUT: (caller, path) => caller.put(path, {}),
  DELETE: (caller, path) => caller.delete(path),
};
