/** What the service answers is what the document says: through whole scenarios, without a member that is not described. */
import {
  startService,
  TUESDAY,
  type Answer,
  type Caller,
  type KnownCaller,
  type TestService,
} from '../support/service.js';
import { ServingService } from '../../src/waitlist/serving.service.js';
import { openOutsideCalendar, type OutsideCalendar } from '../external-calendars/outside-calendar.js';
import { documentOf, endpointsOf, type Documented, type Endpoint } from './documented.js';
import { checkerOf, type Checker } from './documented-answers.js';

let service: TestService;
let document: Documented;
let checker: Checker;
let administrator: KnownCaller;
let host: KnownCaller;
let member: KnownCaller;
let outside: OutsideCalendar;
beforeAll(async () => {
  outside = await openOutsideCalendar();
  service = await startService({ outside: { hostsAllowed: [outside.host] } });
  document = await documentOf(service);
  checker = checkerOf(document);
  administrator = await service.visitor(undefined, {
    grants: [{ role: 'administrator' }],
    secondFactor: true,
  });
  host = await service.visitor(undefined, { grants: [{ role: 'host', telecentre: 'figeac' }] });
  member = await service.visitor();
});
afterAll(async () => {
  await service.close();
  await outside.close();
});

const DESK = { telecentre: 'figeac', kind: 'desk', date: TUESDAY, halfDay: 'morning' };
const MONDAY = '2026-11-23';
const THURSDAY = '2026-12-03';
const NOBODYS_ID = '00000000-0000-4000-8000-000000000000';

test('of the network and what is free', async () => {
  const get = (path: string, asked = path): Promise<Answer> => ask(service.anybody, `get ${path}`, asked);
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
  await get('/api/v1/communes', '/api/v1/communes?q=fig');
  await get('/api/v1/communes');
  for (const place of [{ latitude: 44.67, longitude: 2.16 }, { latitude: 0, longitude: 0 }, {}])
    checker.check(
      'post /api/v1/communes/nearest',
      await service.anybody.post('/api/v1/communes/nearest', place),
    );
  await get('/health/live');
  await get('/health/ready');
});

test('of bookings, through all their states', async () => {
  const booker = await service.member();
  const bookings = '/api/v1/bookings';
  const held = await ask(booker, `post ${bookings}`, bookings, { ...DESK, hold: true, title: 'Essai' });
  for (const wish of [DESK, { ...DESK, people: 3 }, {}])
    await ask(booker, `post ${bookings}`, bookings, wish);
  await ask(booker, `get ${bookings}`, bookings);
  await ask(booker, `get ${bookings}`, `${bookings}?limit=0`);

  const one = `${bookings}/{reference}`;
  for (const asked of [referenceIn(held), '2345-6779', 'x'].map((reference) => `${bookings}/${reference}`)) {
    await ask(booker, `get ${one}`, asked);
    await ask(booker, `post ${one}/confirmation`, `${asked}/confirmation`);
    for (const change of [
      { date: TUESDAY, halfDay: 'afternoon' },
      { halfDay: 'morning', date: TUESDAY, revision: 1 },
      { people: 2 },
    ])
      await ask(booker, `patch ${one}`, asked, change);
    await ask(booker, `post ${one}/cancellation`, `${asked}/cancellation`, { reason: 'Panne' });
    await ask(booker, `post ${one}/cancellation`, `${asked}/cancellation`);
    await ask(booker, `post ${one}/confirmation`, `${asked}/confirmation`);
    for (let times = 0; times < 2; times++)
      await ask(booker, `post ${one}/restoration`, `${asked}/restoration`);
  }
});

test('of bookings for others, as each of them sees it', async () => {
  const bookings = '/api/v1/bookings';
  const guest = { guest: { name: 'Mme Roques' } };
  const made = [
    await ask(host, `post ${bookings}`, bookings, { ...DESK, date: '2026-11-25', for: guest }),
    await ask(host, `post ${bookings}`, bookings, {
      ...DESK,
      date: '2026-11-26',
      for: { member: member.email },
    }),
  ];
  expect(made.map(({ status }) => status)).toEqual([201, 201]);
  await ask(host, `post ${bookings}`, bookings, { ...DESK, for: { member: 'nobody@example.org' } });
  await ask(host, `post ${bookings}`, bookings, { ...DESK, for: {} });
  await ask(host, `post ${bookings}`, bookings, { ...DESK, telecentre: 'aurillac', for: guest });
  for (const caller of [host, member, administrator])
    for (const booking of made)
      await ask(caller, `get ${bookings}/{reference}`, `${bookings}/${referenceIn(booking)}`);
  for (const caller of [host, member]) await ask(caller, `get ${bookings}`, bookings);
  for (const booking of made) {
    const asked = `${bookings}/${referenceIn(booking)}`;
    if (booking === made.at(-1))
      expect(
        (await ask(host, `post ${bookings}/{reference}/cancellation`, `${asked}/cancellation`)).status,
      ).toBe(400);
    await ask(host, `post ${bookings}/{reference}/cancellation`, `${asked}/cancellation`, {
      reason: 'Panne',
    });
    await ask(host, `get ${bookings}/{reference}`, asked);
  }

  const expected = '/api/v1/telecentres/{slug}/bookings';
  const occupancy = '/api/v1/telecentres/{slug}/occupancy';
  for (const slug of ['figeac', 'aurillac', 'NO!'])
    for (const query of ['', '?date=2026-11-25', '?date=never']) {
      await ask(host, `get ${expected}`, `/api/v1/telecentres/${slug}/bookings${query}`);
      await ask(host, `get ${occupancy}`, `/api/v1/telecentres/${slug}/occupancy${query}`);
    }
  const figures = '/api/v1/telecentres/{slug}/figures';
  for (const slug of ['figeac', 'aurillac', 'NO!'])
    for (const query of ['', '?from=2025-01-01&to=2026-12-31', '?from=2026-11-25&to=never', '?to=2026-11-25'])
      await ask(host, `get ${figures}`, `/api/v1/telecentres/${slug}/figures${query}`);
  await ask(member, 'get /api/v1/me/readings', '/api/v1/me/readings');
});

test('of colleagues', async () => {
  const colleagues = '/api/v1/colleagues';
  const allowed = await ask(member, `post ${colleagues}`, colleagues, { email: host.email });
  for (const email of [host.email, member.email, 'nobody@example.org', 'nonsense'])
    await ask(member, `post ${colleagues}`, colleagues, { email });
  for (const caller of [member, host]) await ask(caller, `get ${colleagues}`, colleagues);
  await removeEach(member, colleagues, idIn(allowed));
});

test('of signing in, and of where one is signed in', async () => {
  const links = '/api/v1/sign-in-links';
  await ask(service.anybody, `post ${links}`, links, { email: 'new@example.org', to: '/account' });
  await ask(service.anybody, `post ${links}`, links, { email: 'nonsense' });
  const elsewhere = await service.visitor(member.email);
  const sessions = await ask(elsewhere, 'get /api/v1/sessions', '/api/v1/sessions');
  const others = (sessions.body as { sessions: { id: string; current: boolean }[] }).sessions.filter(
    ({ current }) => current,
  );
  expect(others).toHaveLength(1);
  await removeEach(member, '/api/v1/sessions', others[0]?.id ?? '');
});

test('of access tokens', async () => {
  const tokens = '/api/v1/access-tokens';
  const wish = { label: 'Agenda', scopes: ['read'] };
  const issued = await ask(member, `post ${tokens}`, tokens, wish);
  await ask(member, `post ${tokens}`, tokens, { ...wish, scopes: ['host'] });
  await ask(host, `post ${tokens}`, tokens, { ...wish, scopes: ['host'], days: 1 });
  await ask(member, `get ${tokens}`, tokens);
  await removeEach(member, tokens, idIn(issued));
});

test('of calendars to subscribe to', async () => {
  const feeds = '/api/v1/feeds';
  const made = await ask(member, `post ${feeds}`, feeds, { scope: 'me', label: 'Téléphone' });
  for (const wish of [
    { scope: 'me', names: true },
    { scope: 'telecentre' },
    { scope: 'resource', resource: 'nowhere' },
  ])
    await ask(member, `post ${feeds}`, feeds, { label: 'Téléphone', ...wish });
  await ask(member, `get ${feeds}`, feeds);
  for (const caller of [member, host]) await ask(caller, `get ${feeds}/{id}`, `${feeds}/${idIn(made)}`);
  await removeEach(member, feeds, idIn(made));
});

test('of one’s own data, up to its erasure', async () => {
  for (const path of ['me/data', 'me/data.csv', 'me/readings', 'me/roles'])
    for (const caller of [member, host, administrator])
      await ask(caller, `get /api/v1/${path}`, `/api/v1/${path}`);
  const leaving = await service.visitor();
  const erasure = '/api/v1/me/erasure';
  for (const confirm of ['somebody@example.org', leaving.email])
    await ask(leaving, `post ${erasure}`, erasure, { confirm });
  const confirm = administrator.email;
  expect((await ask(administrator, `post ${erasure}`, erasure, { confirm })).status).toBe(409);
});

test('of how long what concerns people is kept', async () => {
  const retention = '/api/v1/network/retention';
  await ask(administrator, `get ${retention}`, retention);
  for (const change of [{ mailDays: 20 }, { mailDays: 0 }, { idleWarningMonths: 24 }])
    await ask(administrator, `patch ${retention}`, retention, change);
});

test('of roles, granted, lent and revoked', async () => {
  const [grants, one] = ['/api/v1/role-grants', '/api/v1/role-grants/{id}'];
  const wish = { email: 'next.host@example.org', role: 'host', telecentre: 'figeac' };
  const granted = await ask(administrator, `post ${grants}`, grants, wish);
  const others = [
    wish,
    { ...wish, telecentre: 'nowhere' },
    { email: wish.email, role: 'coordinator', department: '46' },
    { email: wish.email, role: 'employer_manager', employer: '73282932000074' },
    { email: wish.email, role: 'administrator', department: '46' },
  ];
  const answered: number[] = [];
  for (const other of others)
    answered.push((await ask(administrator, `post ${grants}`, grants, other)).status);
  expect(answered).toEqual([200, 400, 201, 201, 400]);
  for (const query of ['', '?past=true', '?telecentre=figeac', '?department=46', '?past=maybe'])
    for (const caller of [administrator, host]) await ask(caller, `get ${grants}`, grants + query);

  const own = await ask(host, 'get /api/v1/me/roles', '/api/v1/me/roles');
  const lendable = (own.body as { roles: { id: string }[] }).roles[0]?.id ?? '';
  const neighbour = await service.visitor('neighbour@example.org');
  const loan = { email: neighbour.email, from: TUESDAY, until: '2026-11-30' };
  const loans = [loan, loan, { ...loan, from: '2026-11-01' }, { ...loan, email: host.email }, {}];
  const statuses: number[] = [];
  for (const body of loans)
    statuses.push((await ask(host, `post ${one}/loans`, `${grants}/${lendable}/loans`, body)).status);
  expect(statuses).toEqual([201, 200, 422, 400, 400]);
  for (const id of [NOBODYS_ID, idIn(granted), 'x'])
    await ask(host, `post ${one}/loans`, `${grants}/${id}/loans`, loan);
  await ask(neighbour, 'get /api/v1/me/roles', '/api/v1/me/roles');

  await removeEach(administrator, grants, idIn(granted));
  const administrators = await ask(administrator, 'get /api/v1/me/roles', '/api/v1/me/roles');
  const last = (administrators.body as { roles: { id: string }[] }).roles[0]?.id ?? '';
  expect((await ask(administrator, `delete ${one}`, `${grants}/${last}`)).status).toBe(409);
});

test.each<[what: string, body: string, type: string]>([
  ['too large a body', `{"title":"${'x'.repeat(70_000)}"}`, 'application/json'],
  ['a body that is not JSON', '<x/>', 'application/xml'],
  ['a form', 'email=a%40example.org', 'application/x-www-form-urlencoded'],
])('of %s, wherever a body is wanted', async (_, body, type) => {
  for (const { method, path, operation } of endpointsOf(document)) {
    if (operation.requestBody === undefined) continue;
    const caller = path.endsWith('/loans') ? host : administrator;
    const answer = await KNOCKS[method]?.(caller, anyPath(path), body, { 'content-type': type });
    if (answer === undefined) throw new Error(`${method} is not known here`);
    expect([path, [413, 415].includes(answer.status)]).toEqual([path, true]);
    checker.check(`${method.toLowerCase()} ${path}`, answer);
  }
});

describe('at the door of whatever is not public,', () => {
  test.each<[status: number, who: string, caller: () => Promise<Caller>]>([
    [401, 'nobody known', () => Promise.resolve(service.anybody)],
    [403, 'somebody who owes a second factor', owing],
    [
      404,
      'a program whose token is for something else',
      () => service.member(undefined, { scopes: ['host'] }),
    ],
  ])('%i for %s', async (status, _, caller) => {
    const somebody = await caller();
    for (const { method, path, operation } of notPublic()) {
      const body = operation.requestBody && {};
      const answer = await ask(somebody, `${method.toLowerCase()} ${path}`, anyPath(path), body);
      expect([method, path, answer.status]).toEqual([method, path, status]);
    }
  });

  test('403 for a form that is not ours', async () => {
    for (const { method, path, operation } of notPublic()) {
      if (method === 'GET') continue;
      const answer = await KNOCKS[method]?.(administrator, anyPath(path), operation.requestBody && '{}', {
        'x-form-token': 'forged',
      });
      if (answer === undefined) throw new Error(`${method} is not known here`);
      expect([method, path, answer.status]).toEqual([method, path, 403]);
      checker.check(`${method.toLowerCase()} ${path}`, answer);
    }
  });

  function notPublic(): Endpoint[] {
    return endpointsOf(document).filter(({ operation }) => operation.security !== undefined);
  }

  /** Their first session gave it, this one has not. */
  async function owing(): Promise<Caller> {
    await service.visitor('owing@example.org', { secondFactor: true });
    return service.visitor('owing@example.org');
  }
});

test.each([
  ['/api/v1/sign-in-links', 5],
  ['/api/v1/colleagues', 20],
])('of what is asked too often: %s', async (path, most) => {
  const caller = path.endsWith('links') ? service.anybody : await service.visitor();
  const statuses: number[] = [];
  for (let count = 0; count <= most; count++) {
    // The same mailbox, and no letter of this spelling on its way.
    const body = { email: `again+${count}@example.org` };
    statuses.push((await ask(caller, `post ${path}`, path, body)).status);
  }
  expect(statuses.indexOf(429)).toBe(most);
});

test('of closures', async () => {
  const path = '/api/v1/closures';
  const friday = '2026-11-27';
  await member.post('/api/v1/bookings', { ...DESK, date: friday });
  const wish = { telecentre: 'figeac', from: friday, to: friday, reason: 'Panne de chauffage' };
  for (const body of [{ ...wish, dryRun: true }, wish, wish, {}, { ...wish, telecentre: 'nowhere' }])
    await ask(host, `post ${path}`, path, body);
});

test('of places that are rented for months', async () => {
  const rentals = '/api/v1/telecentres/{slug}/rentals';
  const [there, nowhere] = ['figeac', 'nowhere'].map((slug) => rentals.replace('{slug}', slug));
  const receiver = await service.visitor('receiver@example.org', {
    grants: [{ role: 'host', telecentre: 'figeac' }],
  });
  const wish = {
    resource: 'fig-desk',
    tenant: { member: member.email },
    startsOn: '2027-01-28',
    termMonths: 12,
    noticeDays: 30,
    monthlyCents: 12_000,
    agreement: 'CONV-2026-07',
  };
  for (const body of [{ ...wish, dryRun: true }, wish, wish, { ...wish, termMonths: 6 }, {}])
    await ask(receiver, `post ${rentals}`, there ?? '', body);
  await ask(receiver, `post ${rentals}`, nowhere ?? '', wish);
  for (const path of [there, nowhere]) await ask(receiver, `get ${rentals}`, path ?? '');
  const listed = await ask(member, 'get /api/v1/rentals', '/api/v1/rentals');
  const [{ reference } = { reference: '' }] = (listed.body as { rentals: { reference: string }[] }).rentals;
  const notice = '/api/v1/rentals/{reference}/notice';
  const body = { reason: 'Travaux', endsOn: '2027-01-28' };
  for (const said of [{ reason: 'Travaux', endsOn: 'x' }, body, body])
    await ask(receiver, `post ${notice}`, notice.replace('{reference}', reference), said);
  await ask(receiver, `post ${notice}`, anyPath(notice), body);
});

test('of who has come, also without a booking', async () => {
  const checkIn = '/api/v1/bookings/{reference}/check-in';
  const walkIns = '/api/v1/walk-ins';
  const today = { telecentre: 'figeac', halfDay: 'morning', category: 'independent' };
  const walkedIn = await ask(host, `post ${walkIns}`, walkIns, today);
  for (const body of [today, {}, { ...today, telecentre: 'nowhere' }])
    await ask(host, `post ${walkIns}`, walkIns, body);
  await host.delete(`/api/v1/bookings/${referenceIn(walkedIn)}/check-in`);

  const booked = await member.post('/api/v1/bookings', { ...DESK, date: MONDAY });
  const one = checkIn.replace('{reference}', referenceIn(booked));
  for (const method of ['post', 'delete', 'delete'])
    await ask(host, `${method} ${checkIn}`, one, method === 'post' ? {} : undefined);
  await ask(host, `post ${checkIn}`, anyPath(checkIn), {});
  const departure = checkIn.replace('check-in', 'departure');
  for (const path of [one.replace('check-in', 'departure'), anyPath(departure)])
    await ask(host, `post ${departure}`, path, {});
});

test('of what is handed over, and of who leaves early', async () => {
  const bookings = '/api/v1/bookings/{reference}';
  const offers = '/api/v1/handover-offers';
  const colleague = await service.visitor();
  for (const [date, deed] of [
    ['2026-12-07', 'acceptance'],
    ['2026-12-08', 'refusal'],
    ['2026-12-09', null],
  ] as const) {
    const booked = await member.post('/api/v1/bookings', { ...DESK, date });
    const one = `/api/v1/bookings/${referenceIn(booked)}`;
    const path = `post ${bookings}/handover-offers`;
    const made = await ask(member, path, `${one}/handover-offers`, { to: colleague.email });
    for (const body of [{ to: 'other@example.org' }, {}])
      await ask(member, path, `${one}/handover-offers`, body);
    const { id } = made.body as { id: string };
    for (const who of [colleague, member])
      for (const other of ['acceptance', 'refusal'])
        if (who === member || other === deed)
          await ask(who, `post ${offers}/{id}/${other}`, `${offers}/${id}/${other}`);
    await ask(member, `delete ${offers}/{id}`, `${offers}/${id}`);
    await ask(host, `post ${bookings}/departure`, `${one}/departure`);
  }
  for (const who of [member, colleague]) await ask(who, `get ${offers}`, offers);
});

test('of series', async () => {
  const series = '/api/v1/series';
  const wish = { telecentre: 'figeac', kind: 'desk', halfDay: 'morning', people: 1 };
  const weekly = { ...wish, from: '2026-12-10', rule: 'FREQ=WEEKLY;COUNT=12' };
  const [owner, other] = [await service.member(), await service.member()];
  await other.post('/api/v1/bookings', { ...DESK, date: '2026-12-17' });
  await ask(owner, `post ${series}`, series, { ...weekly, dryRun: true });
  const made = await ask(owner, `post ${series}`, series, { ...weekly, title: 'Atelier' });
  for (const body of [{ ...weekly, onConflict: 'refuse' }, { ...wish, dates: ['2026-12-17'] }, {}])
    await ask(owner, `post ${series}`, series, body);
  await ask(other, `post ${series}`, series, { ...weekly, for: { guest: { name: 'Rose' } } });
  const { id } = made.body as { id: string };
  await ask(owner, `get ${series}`, series);
  for (const [who, one] of [
    [owner, id],
    [host, id],
    [other, id],
    [owner, NOBODYS_ID],
    [owner, 'x'],
  ] as const)
    await ask(who, `get ${series}/{id}`, `${series}/${one}`);

  const all = { scope: 'all', startTime: '10:00', endTime: '11:00' };
  const parting = { scope: 'following', date: '2027-01-14', title: 'Atelier' };
  for (const body of [{ ...all, dryRun: true }, all, { ...all, onConflict: 'refuse' }, parting, parting, {}])
    for (const who of [owner, other]) await ask(who, `patch ${series}/{id}`, `${series}/${id}`, body);
  for (const body of [{ scope: 'all', reason: 'Panne', dryRun: true }, { scope: 'all' }, {}])
    for (const who of [owner, host, other])
      await ask(who, `post ${series}/{id}/cancellation`, `${series}/${id}/cancellation`, body);
});

test('of teams', async () => {
  const teams = '/api/v1/team-bookings';
  const then = { telecentre: 'aurillac', date: '2026-12-03', halfDay: 'morning' };
  const wish = { ...then, places: [{ kind: 'desk', count: 2 }, { kind: 'meeting_room' }] };
  const [owner, other] = [await service.member(), await service.member()];
  const made = await ask(owner, `post ${teams}`, teams, wish);
  const more = [
    { ...wish, dryRun: true },
    wish,
    { ...then, places: [{ kind: 'desk', count: 2 }], dryRun: true },
  ];
  for (const body of [...more, { ...wish, date: '2026-11-02' }, {}])
    await ask(owner, `post ${teams}`, teams, body);
  const { id } = made.body as { id: string };
  for (const who of [owner, other]) await ask(who, `get ${teams}/{id}`, `${teams}/${id}`);
  for (const body of [{ reason: 'Panne' }, undefined])
    for (const who of [other, owner])
      await ask(who, `post ${teams}/{id}/cancellation`, `${teams}/${id}/cancellation`, body);
});

test('of who waits in line, and what they are offered', async () => {
  const entries = '/api/v1/waitlist-entries';
  const offers = '/api/v1/offers';
  const wish = { ...DESK, date: '2026-12-11' };
  const [owner, waiting] = [await service.member(), await service.member()];
  await ask(waiting, `post ${entries}`, entries, wish);
  const { reference } = (await owner.post('/api/v1/bookings', wish)).body as { reference: string };
  for (const body of [wish, { ...wish, people: 3 }, {}]) await ask(waiting, `post ${entries}`, entries, body);
  await owner.post(`/api/v1/bookings/${reference}/cancellation`);
  await service.app.get(ServingService).serve();
  const listed = await ask(waiting, `get ${entries}`, entries);
  const [entry] = (listed.body as { entries: { id: string; offer: { id: string } }[] }).entries;
  for (const id of [entry?.offer.id ?? '', NOBODYS_ID, 'x'])
    for (const answer of ['acceptance', 'refusal'])
      await ask(waiting, `post ${offers}/{id}/${answer}`, `${offers}/${id}/${answer}`);
  for (const id of [entry?.id ?? '', NOBODYS_ID, 'x'])
    await ask(waiting, `delete ${entries}/{id}`, `${entries}/${id}`);
});

test('of what was asked for, and a host’s answer', async () => {
  const approval = '/api/v1/bookings/{reference}/approval';
  await service.database.query(`update resource set needs_approval = true where key = 'fig-desk'`);
  const asked = await ask(member, 'post /api/v1/bookings', '/api/v1/bookings', { ...DESK, date: THURSDAY });
  const one = approval.replace('{reference}', referenceIn(asked));
  for (const body of [{ decision: 'approve' }, { decision: 'decline' }, {}])
    await ask(host, `post ${approval}`, one, body);
  await ask(host, `post ${approval}`, anyPath(approval), { decision: 'approve' });
  await service.database.query(`update resource set needs_approval = false where key = 'fig-desk'`);
});

test('of calendars that are kept elsewhere', async () => {
  const calendars = '/api/v1/external-calendars';
  const one = `${calendars}/{id}`;
  const resource = 'fig-desk';
  const wish = { resource, url: outside.url, label: 'Agenda de la mairie' };
  await host.post('/api/v1/bookings', {
    resource,
    date: TUESDAY,
    halfDay: 'morning',
    for: { guest: { name: 'Mme Roques' } },
  });
  const busy = { from: `${TUESDAY}T09:00:00+01:00`, to: `${TUESDAY}T11:00:00+01:00` };
  outside.tell(Array.from({ length: 50 }, (_, index) => ({ uid: `e${String(index)}`, ...busy })));
  const attached = await ask(host, `post ${calendars}`, calendars, wish);
  for (const other of [wish, { ...wish, url: 'http://127.0.0.1/' }, { ...wish, resource: 'nowhere' }])
    await ask(host, `post ${calendars}`, calendars, other);
  const { id } = attached.body as { id: string };
  await ask(host, `get ${calendars}`, calendars);
  await ask(host, `get ${one}`, `${calendars}/${id}`);
  await ask(host, `get ${one}`, `${calendars}/${NOBODYS_ID}`);
  outside.tell([]);
  await ask(host, `post ${one}/reading`, `${calendars}/${id}/reading`);
  outside.answer((_, response) => response.writeHead(500).end());
  await ask(host, `post ${one}/reading`, `${calendars}/${id}/reading`);
  await ask(host, `post ${one}/confirmation`, `${calendars}/${id}/confirmation`);
  await ask(host, `delete ${one}`, `${calendars}/${id}`);
});

test('of what things cost, and of what is due for a month', async () => {
  await service.database.query(
    `insert into tariff_rule (id, unit, cents, valid_from, created_at) values (gen_random_uuid(), 'day', 1500, '2026-01-01', now())`,
  );
  for (const query of ['', '?telecentre=figeac', '?telecentre=nowhere', '?telecentre=NO!'])
    await ask(service.anybody, 'get /api/v1/tariffs', `/api/v1/tariffs${query}`);
  const here = { resource: 'fig-desk', at: `${MONDAY}T14:00:00+01:00`, for: { member: member.email } };
  await host.post('/api/v1/walk-ins', here);
  const ofPlace = '/api/v1/telecentres/{slug}/statements';
  for (const query of ['', '?month=2026-10', '?month=never'])
    for (const who of [host, member, service.anybody]) {
      await ask(who, 'get /api/v1/statements', `/api/v1/statements${query}`);
      await ask(who, `get ${ofPlace}`, `${anyPath(ofPlace)}${query}`);
    }
});

// The last one: what no test above has been given is either not served or not tested.
test('of every success that the document describes', () => {
  expect(checker.neverGiven()).toEqual([]);
});

const KNOCKS: Readonly<
  Record<
    string,
    (caller: Caller, path: string, body?: unknown, headers?: Record<string, string>) => Promise<Answer>
  >
> = {
  GET: (caller, path, _, headers) => caller.get(path, headers),
  POST: (caller, path, body, headers) => caller.post(path, body, headers),
  PATCH: (caller, path, body, headers) => caller.patch(path, body, headers),
  PUT: (caller, path, body, headers) => caller.put(path, body, headers),
  DELETE: (caller, path, _, headers) => caller.delete(path, headers),
};

/** Asks, and holds the answer against the document. */
async function ask(caller: Caller, operation: string, path: string, body?: object): Promise<Answer> {
  const [method = ''] = operation.split(' ');
  const answer = await KNOCKS[method.toUpperCase()]?.(caller, path, body);
  if (answer === undefined) throw new Error(`${method} is not known here`);
  checker.check(operation, answer);
  return answer;
}

/** Of a list of things with ids, takes one away, and then what is not there. */
async function removeEach(caller: Caller, list: string, id: string): Promise<void> {
  const statuses: number[] = [];
  for (const one of [id, NOBODYS_ID, 'x'])
    statuses.push((await ask(caller, `delete ${list}/{id}`, `${list}/${one}`)).status);
  expect(statuses).toEqual([204, 404, 400]);
}

function anyPath(path: string): string {
  return path.replace('{slug}', 'figeac').replace('{reference}', '2345-6779').replace('{id}', NOBODYS_ID);
}

function referenceIn({ body }: Answer): string {
  return (body as { reference: string }).reference;
}

function idIn({ body }: Answer): string {
  return (body as { id: string }).id;
}
