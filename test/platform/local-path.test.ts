import { localPath } from '../../src/platform/web/local-path.js';

test.each([
  '/',
  '/account',
  '/account/data?done=profile',
  '/roles/new?role=host',
  '/a/b/../c',
  '/welcome?to=%2Faccount',
])('a path of ours is where one goes: %s', (path) => {
  expect(localPath(path, '/fallback')).toMatch(/^\/(?!\/)(?!fallback)/);
});

test.each([
  undefined,
  '',
  'account',
  'https://evil.example/',
  '//evil.example',
  '///evil.example',
  '/\\evil.example',
  '\\\\evil.example',
  '/.//evil.example',
  '/x/..//evil.example',
  '/%2e//evil.example',
  '/./%2e//evil.example',
  '/\t/evil.example',
  '/\n/evil.example',
  'javascript:alert(1)',
  ' /account',
  '/é',
  `/${'x'.repeat(600)}`,
])('whatever else somebody wrote leads to the fallback: %j', (wanted) => {
  expect(localPath(wanted, '/fallback')).toBe('/fallback');
});

test('wherever it leads, it is this host', () => {
  for (const wanted of [
    '/.//e.x',
    '/..//e.x',
    '/a/../..//e.x',
    '/%2E%2e//e.x',
    '/a/%2e%2e/%2e%2e//e.x',
    '/;//e.x',
    '/@e.x',
  ])
    expect(new URL(localPath(wanted, '/'), 'https://ours.example').host).toBe('ours.example');
});
