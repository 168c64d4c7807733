import { eraseByEmail } from '../../src/personal-data/erasure.js';
import { WaitlistService } from '../../src/waitlist/waitlist.service.js';
import { callerOfAccount } from '../attendance/acting.js';
import { textOf } from '../booking-links/linked.js';
import { bookingPath, bookNow } from '../bookings/rivals.js';
import { networkOf } from '../bookings/small-network.js';
import { close, fatesIn, offerIn } from '../closures/houses.js';
import { hostByToken } from '../support/hosts.js';
import {
  startService,
  TUESDAY,
  type Answer,
  type KnownCaller,
  type TestService,
} from '../support/service.js';
import { keptTimes, offerOf, serve, standing, wait } from './waiting.js';

const HOUSES = networkOf(
  { slug: 'naucelle', resources: [{ key: 'desk' }, { key: 'second' }] },
  { slug: 'millau', resources: [{ key: 'elsewhere' }] },
);
const MORNING = { resource: 'desk', date: TUESDAY, halfDay: 'morning' };

let service: TestService;
beforeAll(async () => (service = await startService({ network: HOUSES })));
beforeEach(() => service.startAgain(HOUSES));
afterEach(async () => {
  expect(await service.doctor()).toEqual([]);
  expect(await keptTimes(service)).toBe(0);
});
afterAll(() => service.close());

/** Somebody has the desk on Tuesday morning, and two wait for it. */
async function twoInLine() {
  const owner = await service.member('owner@example.org');
  const [first, second] = [await service.visitor('first@example.org'), await service.visitor()];
  const booking = await bookNow(owner, MORNING);
  const places = [];
  for (const member of [first, second]) places.push((await wait(member, MORNING)).body as { id: string });
  return { owner, first, second, booking, idOfFirst: places[0]?.id ?? '' };
}

async function offeredToTheFirst() {
  const line = await twoInLine();
  await giveUp(line.owner, line.booking);
  await serve(service);
  return { ...line, offer: await offerOf(line.first) };
}

async function giveUp(owner: KnownCaller, booking: Answer): Promise<void> {
  expect((await owner.post(`${bookingPath(booking)}/cancellation`)).status).toBe(200);
}

test('whoever is erased while they ask for a place in line is nobody', async () => {
  const { booking } = await twoInLine();
  expect(booking.status).toBe(201);
  const leaving = await service.member('leaving@example.org');
  // As a request that was let in a moment before.
  const caller = await callerOfAccount(service.database, leaving.account);
  await eraseByEmail(service.database, 'leaving@example.org', service.clock.now());
  const wish = {
    where: { resource: 'desk' },
    time: { date: TUESDAY, halfDay: 'morning' },
    people: 1,
    equipment: [],
  } as const;
  await expect(service.app.get(WaitlistService).ask(caller, wish, 'fr')).rejects.toMatchObject({
    content: { status: 401 },
  });
});

test('what is wrong about the first in line does not hold up the others', async () => {
  const { owner, second, booking, idOfFirst } = await twoInLine();
  await service.database.query(
    `alter table waitlist_entry add constraint broken check (state <> 'offered' or id <> '${idOfFirst}')`,
  );
  await giveUp(owner, booking);
  expect(await serve(service)).toBe(1);
  expect(await standing(second)).toBe('offered');
});

describe('What is offered', () => {
  test('is accepted before it is moved', async () => {
    const { first, offer } = await offeredToTheFirst();
    const path = bookingPath(offer.reference);
    const elsewhere = { date: '2026-12-01', halfDay: 'day' };
    expect(await first.patch(path, elsewhere)).toMatchObject({
      status: 409,
      body: {
        type: '/problems/accept-first',
        title: 'Acceptez d’abord cette proposition, puis déplacez-la.',
      },
    });
    expect(await standing(first)).toBe('offered');
    await first.post(`${path}/confirmation`);
    expect((await first.patch(path, elsewhere)).status).toBe(200);
    await serve(service);
  });

  test('instead of what a closing took is accepted before it is moved, too', async () => {
    const member = await service.member();
    await bookNow(member, MORNING);
    const offer = offerIn(await close(await hostByToken(service, 'naucelle')));
    expect(await member.patch(bookingPath(offer), { date: '2026-12-01', halfDay: 'day' })).toMatchObject({
      status: 409,
      body: { type: '/problems/accept-first' },
    });
  });

  test('and not to be had after all, goes to the next once the host has said so', async () => {
    const { first, second, offer } = await offeredToTheFirst();
    const host = await hostByToken(service, 'naucelle');
    const reason = 'Réunion du conseil';
    const cancelled = await host.post(`${bookingPath(offer.reference)}/cancellation`, { reason });
    expect(cancelled.status).toBe(200);
    await serve(service);
    expect([await standing(first), await standing(second)]).toEqual(['', 'offered']);
  });

  test('and then closed, leaves whoever had it in line', async () => {
    const { first, offer } = await offeredToTheFirst();
    const closed = await close(await hostByToken(service, 'naucelle'));
    expect(fatesIn(closed)).toEqual({ [offer.reference]: 'cancelled' });
    expect(await standing(first)).toBe('waiting 1');
  });
});

describe('A line ends with its place', () => {
  test.each([
    ['that is removed', `update resource set withdrawn = true where key = 'desk'`],
    [
      'of a telecentre that is no longer published',
      `update telecentre set published = false where slug = 'naucelle'`,
    ],
  ])('%s, and the page says so', async (_, removal) => {
    const { first, second } = await twoInLine();
    await service.database.query(removal);
    expect(await serve(service)).toBe(0);
    expect([await standing(first), await standing(second)]).toEqual(['gone', 'gone']);
    const page = textOf((await first.get('/waitlist')).body as string);
    expect(page).toContain('Le télécentre ne propose plus cette place');
  });
});

test('whoever waits for a half-day waits for the hours that it has by now', async () => {
  const { first, second } = await twoInLine();
  const hours = (from: string, to: string) =>
    service.database.query(`update telecentre set opening = replace(opening::text, $1, $2)::jsonb`, [
      from,
      to,
    ]);
  await hours('"09:00"', '"08:00"');
  await serve(service);
  for (const member of [first, second])
    expect((await member.get('/api/v1/waitlist-entries')).body).toMatchObject({
      entries: [{ start: `${TUESDAY}T08:00:00+01:00`, end: `${TUESDAY}T12:00:00+01:00` }],
    });
});
