/** What is said of people, in nonsense: for whom to book, whom to let in, what to grant, how long to keep it. */
import fc from 'fast-check';
import {
  startService,
  TUESDAY,
  type Answer,
  type KnownCaller,
  type TestService,
} from '../support/service.js';
import { fieldsIn, problemIn, told } from './problem-document.js';
import { everythingStored } from './stored.js';

let service: TestService;
/** May everything, so that nothing but the nonsense stands in the way. */
let mayAll: KnownCaller;
let hostGrant: string;
let before: Record<string, string>;
beforeAll(async () => {
  service = await startService();
  mayAll = await service.visitor('may.all@example.org', {
    grants: [{ role: 'administrator' }, { role: 'host', telecentre: 'figeac' }],
    secondFactor: true,
  });
  await service.visitor('camille@example.org');
  const { body } = told(await mayAll.get('/api/v1/me/roles'));
  const { roles } = body as { roles: { id: string; role: string }[] };
  hostGrant = roles.find(({ role }) => role === 'host')?.id ?? '';
});
beforeEach(async () => (before = await everythingStored(service.database)));
afterAll(() => service.close());

const NO_TEXTS: unknown[] = [12, true, null, [], {}, ['camille@example.org']];
const NO_ADDRESSES: unknown[] = [
  ...NO_TEXTS,
  '',
  ' ',
  'camille',
  'camille@',
  '@example.org',
  'camille@localhost',
  'camille@@example.org',
  'camille @example.org',
  'camille@example.org, jeanne@example.org',
  'Camille <camille@example.org>',
  'camille@example.org\r\nBcc: jeanne@example.org',
  'camille@example.org\u0000',
  '\ud800@example.org',
  'camille@exаmple.org',
  `${'x'.repeat(250)}@example.org`,
  "' or 1=1 --@example.org",
];
const NO_LINES: unknown[] = [
  ...NO_TEXTS,
  '',
  ' ',
  '\n',
  'a\u0000b',
  'a\nb',
  'a\u001bb',
  'a\u0085b',
  'a\u2028b',
  'a\u202eb',
  'a\u2066b',
  'a\u{e0041}b',
  '\ud800',
];
const NO_DATES: unknown[] = [
  ...NO_TEXTS,
  '',
  'tomorrow',
  '2026-02-30',
  '24/11/2026',
  '9999-12-31',
  `${TUESDAY}T00:00`,
];
const NO_COUNTS: unknown[] = [
  0,
  -1,
  1.5,
  1e308,
  Number.MAX_SAFE_INTEGER,
  121_000,
  '12',
  '',
  true,
  null,
  [],
  {},
];

const BOOKING = { telecentre: 'figeac', kind: 'desk', date: TUESDAY, halfDay: 'morning' };
const SOMEBODY = { email: 'camille@example.org' };
const TOKEN = { label: 'Agenda', scopes: ['read'], days: 30 };
const HOST = { ...SOMEBODY, role: 'host', telecentre: 'figeac' };
const COORDINATOR = { ...SOMEBODY, role: 'coordinator', department: '46' };
const MANAGER = { ...SOMEBODY, role: 'employer_manager', employer: '73282932000074' };
const LOAN = { ...SOMEBODY, from: TUESDAY, until: '2026-11-30' };

const SAME_AS_EVER = { mailDays: 30 };
const CONFIRMATION = { confirm: 'may.all@example.org' };

interface Asked {
  readonly to: string;
  readonly sensible: object;
  readonly field: string;
  readonly values: readonly unknown[];
  /** The field that is named, where it is not the one that was sent. */
  readonly named?: string;
}

const BOOKINGS: Asked[] = [
  { field: 'for', values: [...NO_TEXTS.filter(isNoObject), '', 'camille@example.org', {}] },
  { field: 'for', values: [{ member: 'camille@example.org', guest: { name: 'Mme Roques' } }] },
  { field: 'for', values: NO_ADDRESSES.map((member) => ({ member })), named: 'for.member' },
  {
    field: 'for',
    values: [12, true, null, [], '', 'Mme Roques'].map((guest) => ({ guest })),
    named: 'for.guest',
  },
  {
    field: 'for',
    values: [{}, ...[...NO_LINES, 'x'.repeat(201)].map((name) => ({ name }))].map((guest) => ({ guest })),
    named: 'for.guest.name',
  },
  { field: 'for', values: [{ member: 'camille@example.org', colour: 1 }], named: 'for.colour' },
  { field: 'for', values: [{ guest: { name: 'Mme Roques', email: 'x' } }], named: 'for.guest.email' },
].map((asked) => ({ to: 'POST /api/v1/bookings', sensible: BOOKING, ...asked }));

const SIGN_IN_LINKS: Asked[] = [
  { field: 'email', values: NO_ADDRESSES },
  { field: 'to', values: [...NO_TEXTS, 'x'.repeat(501)] },
  { field: 'colour', values: ['red'] },
].map((asked) => ({
  to: 'POST /api/v1/sign-in-links',
  sensible: { email: 'camille@example.org' },
  ...asked,
}));

const ACCESS_TOKENS: Asked[] = [
  { field: 'label', values: [...NO_LINES, 'x'.repeat(101)] },
  { field: 'scopes', values: [12, null, {}, 'read', '', [], ['read', 'book', 'host', 'read']] },
  { field: 'scopes', values: [['everything'], ['READ'], [null], [['read']], [12]], named: 'scopes[0]' },
  { field: 'scopes', values: [['read', 'everything']], named: 'scopes[1]' },
  { field: 'days', values: [...NO_COUNTS, 366] },
  { field: 'account', values: ['camille@example.org'] },
].map((asked) => ({ to: 'POST /api/v1/access-tokens', sensible: TOKEN, ...asked }));

const COLLEAGUES: Asked[] = [
  { field: 'email', values: NO_ADDRESSES },
  { field: 'name', values: ['Camille'] },
].map((asked) => ({ to: 'POST /api/v1/colleagues', sensible: SOMEBODY, ...asked }));

const ROLE_GRANTS: Asked[] = [
  { field: 'email', values: NO_ADDRESSES },
  { field: 'role', values: [...NO_TEXTS, '', 'member', 'HOST', 'root', '__proto__', 'constructor'] },
  {
    field: 'telecentre',
    values: [...NO_TEXTS, '', 'Figeac', '../figeac', '%00', 'figeac\u0000', 'nowhere', undefined],
  },
  { field: 'department', values: ['46', 46, '', 'Lot'] },
  { field: 'employer', values: ['73282932000074', 12, ''] },
  { field: 'until', values: ['2027-01-01'] },
].map((asked) => ({ to: 'POST /api/v1/role-grants', sensible: HOST, ...asked }));

const COORDINATORS: Asked[] = [
  { field: 'department', values: [...NO_TEXTS, '', 'Lot', '460', '96', '4\u0000', undefined] },
  { field: 'telecentre', values: ['figeac'] },
].map((asked) => ({
  to: 'POST /api/v1/role-grants',
  sensible: COORDINATOR,
  ...asked,
}));

const MANAGERS: Asked[] = [
  {
    field: 'employer',
    values: [
      ...NO_TEXTS,
      '',
      '73282932000075',
      '7328293200007',
      'x'.repeat(14),
      '7328293200007４',
      undefined,
    ],
  },
].map((asked) => ({
  to: 'POST /api/v1/role-grants',
  sensible: MANAGER,
  ...asked,
}));

const LOANS: Asked[] = [
  { field: 'email', values: [...NO_ADDRESSES, 'may.all@example.org'] },
  { field: 'from', values: NO_DATES },
  { field: 'until', values: [...NO_DATES, '2026-11-23'] },
  { field: 'role', values: ['administrator'] },
].map((asked) => ({ to: 'POST /api/v1/role-grants/{id}/loans', sensible: LOAN, ...asked }));

const RETENTION: Asked[] = [
  ...['idleErasureMonths', 'auditMonths', 'guestMonths', 'mailDays'].map((field) => ({
    field,
    values: NO_COUNTS,
  })),
  // Not before they are erased: the bounds of each alone would allow it.
  { field: 'idleWarningMonths', values: [...NO_COUNTS, 24, 30] },
  { field: 'idleErasureMonths', values: [23, 2], named: 'idleWarningMonths' },
  { field: 'id', values: [2] },
].map((asked) => ({ to: 'PATCH /api/v1/network/retention', sensible: SAME_AS_EVER, ...asked }));

const ERASURE: Asked[] = [
  { field: 'confirm', values: [...NO_TEXTS, '', ' ', 'yes', 'camille@example.org', 'x'.repeat(255)] },
  { field: 'account', values: ['camille@example.org'] },
].map((asked) => ({ to: 'POST /api/v1/me/erasure', sensible: CONFIRMATION, ...asked }));

const CASES = [
  ...BOOKINGS,
  ...SIGN_IN_LINKS,
  ...ACCESS_TOKENS,
  ...COLLEAGUES,
  ...ROLE_GRANTS,
  ...COORDINATORS,
  ...MANAGERS,
  ...LOANS,
  ...RETENTION,
  ...ERASURE,
];
/** Each of them once, before anything is spoilt in it. */
const WISHES = [...new Map(CASES.map((one) => [one.sensible, one])).values()];

/** They have a default, or stay as they are. */
const MAY_BE_MISSING = ['days', 'mailDays'];

describe('nonsense is refused, names the field, and leaves nothing behind:', () => {
  afterEach(async () => expect(await everythingStored(service.database)).toEqual(before));

  test.each(CASES)('$to, $field', async ({ to, sensible, field, values, named = field }) => {
    for (const value of values) {
      const answer = await ask(to, { ...sensible, [field]: value });
      const sent = JSON.stringify({ [field]: value }).slice(0, 200);
      expect([sent, answer.status]).toEqual([sent, 400]);
      expect([sent, fieldsIn(answer)]).toEqual([sent, expect.arrayContaining([named])]);
    }
  });

  test.each(WISHES)('$to, each field that is wanted and missing', async ({ to, sensible }) => {
    const wanted = Object.keys(sensible).filter((field) => !MAY_BE_MISSING.includes(field));
    for (const missing of wanted) {
      const { [missing]: _, ...rest } = sensible as Record<string, unknown>;
      expect([missing, fieldsIn(await ask(to, rest))]).toEqual([missing, [missing]]);
    }
  });

  test('whatever else a program may make of it', async () => {
    const value = fc.oneof(
      fc.jsonValue({ maxDepth: 2, noUnicodeString: false }),
      fc.string({ unit: 'binary' }),
      fc.constantFrom('host', ['read'], 'figeac', { member: null }, { guest: { name: '\u0000' } }),
    );
    const nonsense = fc.constantFrom(...WISHES).chain(({ to, sensible }) =>
      fc.tuple(
        fc.constant(to),
        // One field too many, so that even a wish that is understood is none.
        fc
          .dictionary(fc.oneof(fc.constantFrom(...Object.keys(sensible), 'for'), fc.string()), value, {
            maxKeys: 5,
          })
          .map((wish) => ({ ...sensible, ...wish, colour: 'red' })),
      ),
    );
    await fc.assert(
      fc.asyncProperty(nonsense, async ([to, wish]) => {
        expect(fieldsIn(await ask(to, wish))).toContain('colour');
      }),
      { numRuns: 300, seed: 2012 },
    );
  });
});

test('a try to let oneself book for oneself is refused, and counted: that is what its limit is for', async () => {
  expect(fieldsIn(await ask('POST /api/v1/colleagues', { email: mayAll.email }))).toEqual(['email']);
  const { attempt_count: tries, ...others } = await everythingStored(service.database);
  expect({ ...others, attempt_count: before['attempt_count'] }).toEqual(before);
  expect(tries).toMatch(/^1 rows/);
});

test('where to go after signing in is never an address elsewhere, nor one that breaks a line', async () => {
  const ways = [
    'https://example.org',
    '//example.org',
    '/\\example.org',
    '/\u0000',
    '/a\r\nb',
    '\ud800',
    'account',
  ];
  for (const to of ways) {
    const answer = await service.anybody.post('/api/v1/sign-in-links', {
      email: `${ways.indexOf(to)}@example.org`,
      to,
    });
    expect([to, answer.status]).toEqual([to, 202]);
  }
  const links = await service.database.query<{ to: string }>(
    'select distinct return_to as to from sign_in_link',
  );
  expect(links).toEqual([{ to: '/' }]);
});

// After the others: what is heeded leaves something behind.
test.each(WISHES)('$to, without the nonsense, is heeded: $sensible', async ({ to, sensible }) => {
  const { status } = await ask(to, sensible);
  // Whoever administers the network alone stays.
  expect(to === 'POST /api/v1/me/erasure' ? [409] : [200, 201, 202]).toContain(status);
});

test('nobody is told more of a place than that it is unknown', async () => {
  const guest = { guest: { name: 'Mme Roques' } };
  const answer = await mayAll.post('/api/v1/bookings', { ...BOOKING, telecentre: 'nowhere', for: guest });
  expect(fieldsIn(answer)).toEqual(['telecentre']);
  problemIn(
    await (
      await service.visitor()
    ).post('/api/v1/bookings', { ...BOOKING, telecentre: 'figeac', for: guest }),
    404,
  );
});

function ask(to: string, body: object): Promise<Answer> {
  const [method, path = ''] = to.split(' ');
  const target = path.replace('{id}', hostGrant);
  return method === 'PATCH' ? mayAll.patch(target, body) : mayAll.post(target, body);
}

function isNoObject(value: unknown): boolean {
  return typeof value !== 'object' || value === null || Array.isArray(value);
}
