import { offerIn } from './houses.js';
import { desks, networkOf, room } from '../bookings/places.js';
import { bookingPath } from '../bookings/rivals.js';
import { hostByToken } from '../support/hosts.js';
import { startService, TUESDAY, type KnownCaller, type TestService } from '../support/service.js';
import { booked, close, fatesIn, insideClosedTime } from './houses.js';

let service: TestService;
let host: KnownCaller;
let jeanne: KnownCaller;
beforeAll(async () => {
  service = await startService({ network: null });
});
afterEach(async () => {
  expect(await insideClosedTime(service)).toEqual([]);
  expect(await service.doctor()).toEqual([]);
});
afterAll(() => service.close());

const LUNCH = {
  telecentre: 'naucelle',
  from: `${TUESDAY}T12:00`,
  to: `${TUESDAY}T14:00`,
  reason: 'Coupure d’électricité',
};

test('a booking that was itself moved far ahead goes to another desk: its horizon was kept then', async () => {
  await open(desks('nau', 3, { horizonDays: 30 }));
  const reference = await booked(jeanne, { resource: 'nau-1', date: '2026-12-01', halfDay: 'morning' });
  service.clock.set('2026-11-30T09:00:00+01:00');
  const to = { resource: 'nau-1', date: '2026-12-29', halfDay: 'morning' };
  expect(await jeanne.patch(bookingPath(reference), to)).toMatchObject({ status: 200 });
  service.clock.set('2026-12-28T09:00:00+01:00');
  expect(fatesIn(await close(host, closedOn('2026-12-29')))).toEqual({ [reference]: 'moved' });
});

test('a desk that was given at the last moment can be left for another one as late', async () => {
  await open(desks('nau', 3, { noticeMinutes: 60 }));
  const reference = await booked(jeanne, { resource: 'nau-1', date: TUESDAY, halfDay: 'morning' });
  service.clock.set(`${TUESDAY}T08:30:00+01:00`);
  expect(fatesIn(await close(host, closedOn(TUESDAY)))).toEqual({ [reference]: 'moved' });
  const again = { ...closedOn(TUESDAY), resource: await resourceOf(reference) };
  service.clock.set(`${TUESDAY}T08:40:00+01:00`);
  expect(fatesIn(await close(host, again))).toEqual({ [reference]: 'moved' });
});

describe('A room that is aired after use, closed over lunch', () => {
  beforeEach(() => open(room('a', { minutesBetween: 15 })));

  test('has nobody in the way who leaves at noon and comes back', async () => {
    const reference = await booked(jeanne, { resource: 'a', date: TUESDAY, halfDay: 'day' });
    expect(await close(host, { ...LUNCH, dryRun: true })).toMatchObject({ body: { inTheWay: [] } });
    expect(await close(host, LUNCH)).toMatchObject({ status: 201, body: { bookings: [] } });
    expect((await jeanne.get(bookingPath(reference))).body).toMatchObject({
      status: 'confirmed',
      resource: 'a',
      halfDay: 'day',
    });
    expect(await minutesTaken()).toEqual([3 * 60, 4 * 60 + 15]);
  });

  test('ends the day of somebody who is there at noon, not when it would have been aired', async () => {
    const reference = await booked(jeanne, { resource: 'a', date: TUESDAY, halfDay: 'day' });
    service.clock.set(`${TUESDAY}T10:00:00+01:00`);
    expect(await host.post(`${bookingPath(reference)}/check-in`)).toMatchObject({ status: 200 });
    const closed = await close(host, { ...LUNCH, from: `${TUESDAY}T13:00`, to: TUESDAY });
    expect(fatesIn(closed)).toEqual({ [reference]: 'ended' });
    expect((await jeanne.get(bookingPath(reference))).body).toMatchObject({
      end: `${TUESDAY}T12:00:00+01:00`,
    });
  });

  test('has no day outside the hours', async () => {
    const hostess = await service.visitor('hostess@example.org', {
      grants: [{ role: 'host', telecentre: 'naucelle' }],
    });
    await booked(jeanne, { resource: 'a', date: TUESDAY, halfDay: 'day' });
    expect((await hostess.get('/telecentres/naucelle/closures')).body).not.toContain('outside-hours');
  });
});

test('an offer says nothing to the neighbour of what was written to the host', async () => {
  await open(desks('nau', 1));
  const wish = { telecentre: 'naucelle', kind: 'desk', date: TUESDAY, halfDay: 'morning' };
  await booked(jeanne, { ...wish, message: 'Je viens avec mon chien.' });
  const offer = offerIn(await close(host, { ...closedOn(TUESDAY), resource: undefined }));
  expect((await jeanne.get(bookingPath(offer))).body).toMatchObject({ status: 'held', message: null });
});

async function open(...resources: readonly object[]): Promise<void> {
  const network = networkOf(
    { slug: 'naucelle', resources },
    { slug: 'rieupeyroux', resources: [desks('rie', 1)] },
  );
  await service.startAgain(network);
  jeanne = await service.member();
  host = await hostByToken(service, 'naucelle');
}

function closedOn(date: string): object {
  return { telecentre: 'naucelle', resource: 'nau-1', from: date, to: date, reason: 'Travaux' };
}

async function resourceOf(reference: string): Promise<string> {
  return ((await jeanne.get(bookingPath(reference))).body as { resource: string }).resource;
}

/** By bookings, piece by piece. */
async function minutesTaken(): Promise<number[]> {
  const rows = await service.database.query<{ minutes: number }>(
    `select (extract(epoch from upper(during) - lower(during)) / 60)::int as minutes from allocation
     where booking_id is not null order by lower(during)`,
  );
  return rows.map(({ minutes }) => minutes);
}
