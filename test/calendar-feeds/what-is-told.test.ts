import { told as answered } from '../platform/problem-document.js';
import { startService, TUESDAY, type KnownCaller, type TestService } from '../support/service.js';
import { eventsIn, FEEDS, look, subscribe, unfolded } from './feeds.js';

let service: TestService;
let zoe: KnownCaller;
let host: KnownCaller;
beforeAll(async () => (service = await startService({ publicUrl: 'https://reserver.example.org' })));
beforeEach(async () => {
  await service.startAgain();
  zoe = await service.member('zoe@example.org');
  host = await service.member('host@example.org', {
    scopes: ['read', 'book', 'host'],
    grants: [{ role: 'host', telecentre: 'figeac' }],
  });
});
afterAll(() => service.close());

const DESK = { resource: 'fig-desk', date: TUESDAY, halfDay: 'morning' };
const BOOKINGS = '/api/v1/bookings';
const FIGEAC = { scope: 'telecentre', telecentre: 'figeac' };

test('A calendar keeps the language that it was made in: no SEQUENCE tells of another', async () => {
  await service.database.query(`update account set language = 'fr'`);
  const { path } = await subscribe(zoe);
  await zoe.post(BOOKINGS, DESK);
  const { text } = await look(service, path);
  expect(text).toContain('Référence');

  await service.database.query(`update account set language = 'en'`);
  expect((await look(service, path)).text).toBe(text);
  expect((await look(service, (await subscribe(zoe)).path)).text).toContain('Reference');
});

test('What the public may not know of any more is told with names only, to those who receive people there', async () => {
  const paths = await Promise.all([
    ...[FIGEAC, { scope: 'resource', resource: 'fig-desk' }, { scope: 'department', department: '46' }].map(
      (wish) => subscribe(zoe, wish),
    ),
    subscribe(host, { ...FIGEAC, names: true }),
    subscribe(zoe),
  ]);
  await zoe.post(BOOKINGS, DESK);
  const told = async () =>
    Promise.all(paths.map(async ({ path }) => eventsIn((await look(service, path)).text).length));
  expect(await told()).toEqual([1, 1, 1, 1, 1]);
  await service.database.query(`update telecentre set published = false where slug = 'figeac'`);
  expect(await told()).toEqual([0, 0, 0, 1, 1]);
  await service.database.query(`update telecentre set published = true where slug = 'figeac'`);
  expect(await told()).toEqual([1, 1, 1, 1, 1]);
});

test('Where no names are told, neither is when a place was booked', async () => {
  const [plain, named] = [await subscribe(zoe, FIGEAC), await subscribe(host, { ...FIGEAC, names: true })];
  await zoe.post(BOOKINGS, DESK);
  const created = async (path: string) =>
    unfolded((await look(service, path)).text).filter((line) => line.startsWith('CREATED'));
  expect(await created(plain.path)).toEqual([]);
  expect(await created(named.path)).toEqual(['CREATED:20261123T080000Z']);
});

test('A place that is only held changes no calendar, until it is booked', async () => {
  const { path } = await subscribe(zoe, FIGEAC);
  const { headers } = await look(service, path);
  const held = { 'if-none-match': String(headers.etag) };
  const { body } = answered(await zoe.post(BOOKINGS, { ...DESK, hold: true }));
  expect((await look(service, path, held)).status).toBe(304);
  await zoe.post(`${BOOKINGS}/${(body as { reference: string }).reference}/confirmation`);
  expect((await look(service, path, held)).status).toBe(200);
});

test('Nobody makes more than sixty calendars in a day, however many they stop', async () => {
  await service.database.query(
    `insert into calendar_feed (account_id, hash, label, scope, language, created_at, revoked_at, over_because)
select $1, sha256(n::text::bytea), 'n', 'me', 'fr', $2::timestamptz, $2::timestamptz, 'revoked' from generate_series(1, 60) n`,
    [zoe.account, new Date(service.clock.now())],
  );
  const { status } = answered(await zoe.post(FEEDS, { scope: 'me', label: 'x' }));
  expect(status).toBe(409);
  service.clock.advanceMinutes(25 * 60);
  expect((await zoe.post(FEEDS, { scope: 'me', label: 'x' })).status).toBe(201);
});
