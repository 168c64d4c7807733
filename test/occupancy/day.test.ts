import { bookNow } from '../bookings/rivals.js';
import { AFTERNOON, booked, MORNING, receptionOf, type Reception } from '../host-day/receiving.js';
import { told } from '../platform/problem-document.js';
import { startService, TUESDAY, type TestService } from '../support/service.js';

let service: TestService;
let reception: Reception;
beforeAll(async () => (service = await startService()));
beforeEach(async () => {
  await service.startAgain();
  reception = await receptionOf(service);
});
afterAll(() => service.close());

interface Coming {
  readonly state: string;
  readonly arrivedAt: string | null;
  readonly times: { readonly start: string } | null;
  readonly booking: { readonly reference: string; readonly holder: { readonly firstVisit?: boolean } };
}
interface Place {
  readonly resource: string;
  readonly name: string;
  readonly coming: readonly Coming[];
  readonly closed: readonly object[];
  readonly busy: readonly object[];
  readonly free: readonly object[];
}
interface Half {
  readonly halfDay: string;
  readonly start: string;
  readonly end: string;
  readonly closed: string | null;
  readonly places: readonly Place[];
}
interface Occupancy {
  readonly halfDays: readonly Half[];
  readonly outside: readonly Coming[];
}

describe('the state of a day', () => {
  test('has the hours of each half-day of that telecentre; where a day has one stretch it is cut at noon', async () => {
    const hours = ({ halfDays }: Occupancy) =>
      halfDays.map(({ start, end }) => [start.slice(11, 16), end.slice(11, 16)]);
    expect(hours(await occupancy())).toEqual([
      ['08:30', '12:00'],
      ['13:30', '17:30'],
    ]);
    const coordinator = await reception.service.visitor('olivier@example.org', {
      grants: [{ role: 'coordinator', department: '15' }],
      secondFactor: true,
    });
    const answer = told(await coordinator.get(`/api/v1/telecentres/montmurat/occupancy?date=${TUESDAY}`));
    expect(hours(answer.body as Occupancy)).toEqual([
      ['07:30', '13:00'],
      ['13:00', '20:00'],
    ]);
  });

  test('tells who is expected, has arrived, or has not come, and what is free', async () => {
    const { service, host, jeanne } = reception;
    const there = await booked(jeanne);
    const missing = await booked(await service.visitor('marc@example.org'));
    await booked(await service.visitor('lea@example.org'));
    service.clock.set(`${TUESDAY}T08:41:00+01:00`);
    await tick(there, 'arrival');
    await tick(missing, 'absence');
    const [morning] = (await occupancy()).halfDays;
    const coming = morning?.places.flatMap((place) => place.coming) ?? [];
    expect(coming.map(({ state }) => state).sort()).toEqual(['absent', 'arrived', 'expected']);
    expect(coming.find(({ state }) => state === 'arrived')?.arrivedAt).toBe('2026-11-24T08:41:00+01:00');
    // Whoever did not come takes nobody's place.
    const used = morning?.places.filter(({ free }) => free.length === 0) ?? [];
    expect(used).toHaveLength(2);
    expect(told(await host.get('/api/v1/telecentres/aurillac/occupancy')).status).toBe(200);
  });

  test('tells who is held, and nothing of who cancelled', async () => {
    const { jeanne } = reception;
    const cancelled = await booked(jeanne);
    await jeanne.post(`/api/v1/bookings/${cancelled}/cancellation`);
    await bookNow(jeanne, { ...AFTERNOON, hold: true });
    const { halfDays } = await occupancy();
    expect(
      halfDays.map(({ places }) => places.flatMap(({ coming }) => coming.map(({ state }) => state))),
    ).toEqual([[], ['held']]);
  });

  test('tells own times only where they are not those of the half-day, and what is left of it', async () => {
    const { jeanne } = reception;
    const room = { resource: 'aur-visio', people: 4 };
    await bookNow(jeanne, { ...room, start: `${TUESDAY}T09:00`, end: `${TUESDAY}T11:00` });
    await booked(jeanne, { ...MORNING, halfDay: 'day' });
    const { halfDays } = await occupancy();
    const visio = halfDays[0]?.places.find(({ resource }) => resource === 'aur-visio');
    expect(visio?.coming[0]?.times?.start).toBe('2026-11-24T09:00:00+01:00');
    expect(visio?.free).not.toEqual([]);
    const allDay = halfDays.map(({ places }) =>
      places.flatMap(({ coming }) => coming).filter(({ times }) => times === null),
    );
    expect(allDay.map(({ length }) => length)).toEqual([1, 1]);
  });

  test('says of members whether it is their first visit here', async () => {
    const { service, jeanne } = reception;
    await booked(jeanne, { ...MORNING, date: '2026-11-25' });
    await booked(jeanne, MORNING);
    await booked(await service.visitor('neuf@example.org'), MORNING);
    const visits = async (date: string) =>
      (await occupancy(date)).halfDays[0]?.places.flatMap(({ coming }) =>
        coming.map(({ booking }) => booking.holder.firstVisit),
      );
    expect(await visits(TUESDAY)).toEqual([true, true]);
    expect(await visits('2026-11-25')).toEqual([false]);
  });

  test('tells why it is closed, all of it or in part', async () => {
    await close(null, `${TUESDAY}T00:00`, `${TUESDAY}T13:00`, 'Panne de chauffage');
    await close('aur-visio', `${TUESDAY}T15:00`, `${TUESDAY}T16:00`, 'Peinture');
    const [morning, afternoon] = (await occupancy()).halfDays;
    expect(morning?.closed).toBe('Panne de chauffage');
    expect(morning?.places.flatMap(({ free }) => free)).toEqual([]);
    expect(afternoon?.closed).toBeNull();
    const visio = afternoon?.places.find(({ resource }) => resource === 'aur-visio');
    expect(visio?.closed).toEqual([
      {
        why: 'Peinture',
        times: { start: '2026-11-24T15:00:00+01:00', end: '2026-11-24T16:00:00+01:00' },
      },
    ]);
    expect(visio?.free).toHaveLength(2);
  });

  test('tells what a calendar elsewhere takes', async () => {
    const { service } = reception;
    await service.database.query(`with calendar as (
  insert into external_calendar (resource_id, label, sealed_address, fingerprint, host, created_at)
  select id, 'Mairie', '', sha256(''), 'example.org', now() from resource where key = 'aur-visio' returning id, resource_id),
event as (insert into external_busy (external_calendar_id, uid, title, during, first_told_at)
  select id, 'one', 'Conseil', '[2026-11-24 10:00+01, 2026-11-24 11:00+01)', now() from calendar returning id)
insert into allocation (resource_id, during, external_busy_id)
select calendar.resource_id, '[2026-11-24 10:00+01, 2026-11-24 11:00+01)', event.id from calendar, event`);
    const visio = (await occupancy()).halfDays[0]?.places.find(({ resource }) => resource === 'aur-visio');
    expect(visio?.busy).toEqual([
      {
        why: 'Conseil',
        times: { start: '2026-11-24T10:00:00+01:00', end: '2026-11-24T11:00:00+01:00' },
      },
    ]);
    expect(visio?.free).toHaveLength(2);
  });

  test('never keeps silent about who was booked when the doors are now shut', async () => {
    const { service, jeanne } = reception;
    const reference = await booked(jeanne);
    await service.database.query(
      `update telecentre set opening = jsonb_set(opening, '{week,tue}', '{"segments": [], "noon": null}') where slug = 'aurillac'`,
    );
    await service.database.query('update network set version = version + 1');
    const { halfDays, outside } = await occupancy();
    expect(halfDays).toEqual([]);
    expect(outside.map(({ booking }) => booking.reference)).toEqual([reference]);
  });
});

describe('what has changed since it was booked', () => {
  const TUESDAY_MORNING = { resource: 'aur-b1', date: TUESDAY, halfDay: 'morning' };

  test('a place that is not offered any more is told as long as somebody comes to it', async () => {
    const { service, jeanne, host } = reception;
    const reference = await booked(jeanne, TUESDAY_MORNING);
    await service.database.query("update resource set withdrawn = true where key = 'aur-b1'");
    await service.database.query('update network set version = version + 1');
    const { halfDays, outside } = await occupancy();
    const told = halfDays.map(({ places }) => places.find(({ resource }) => resource === 'aur-b1'));
    expect(told[0]?.coming.map(({ booking }) => booking.reference)).toEqual([reference]);
    expect(told[0]?.free).toEqual([]);
    expect(told[1]).toBeUndefined();
    expect(outside).toEqual([]);
    for (const page of ['day', 'week'])
      expect((await host.get(`/telecentres/aurillac/${page}?date=${TUESDAY}`)).body).toContain(
        'n’est plus proposé',
      );
  });

  test('a half-day keeps the hours it was booked for, and they are said where they are others by now', async () => {
    const { service, jeanne } = reception;
    await booked(jeanne, TUESDAY_MORNING);
    await booked(await service.visitor('marc@example.org'), {
      ...TUESDAY_MORNING,
      resource: 'aur-b2',
      halfDay: 'day',
    });
    await service.database.query(
      `update telecentre set opening = jsonb_set(opening, '{week,tue,segments,0,closes}', '"11:00"') where slug = 'aurillac'`,
    );
    await service.database.query('update network set version = version + 1');
    const [morning, afternoon] = (await occupancy()).halfDays;
    expect(morning?.end).toContain('T11:00');
    const timesAt = (half: Half | undefined, place: string) =>
      half?.places.find(({ resource }) => resource === place)?.coming[0]?.times;
    expect(timesAt(morning, 'aur-b1')).toMatchObject({ end: `${TUESDAY}T12:00:00+01:00` });
    // A day goes on after lunch, as before.
    expect(timesAt(morning, 'aur-b2')).toBeNull();
    expect(timesAt(afternoon, 'aur-b2')).toBeNull();
  });
});

describe('whoever does not receive people there', () => {
  test('finds nothing, be they a host elsewhere, a coordinator of another department or a member', async () => {
    const { service, jeanne } = reception;
    const elsewhere = await service.visitor('figeac@example.org', {
      grants: [{ role: 'host', telecentre: 'figeac' }],
    });
    const coordinator = await service.visitor('lot@example.org', {
      grants: [{ role: 'coordinator', department: '46' }],
      secondFactor: true,
    });
    for (const one of [elsewhere, coordinator, jeanne])
      expect(told(await one.get(`/api/v1/telecentres/aurillac/occupancy?date=${TUESDAY}`)).status).toBe(404);
  });

  test('and those whose names were read can see by whom', async () => {
    const { jeanne } = reception;
    await booked(jeanne);
    await occupancy();
    const { body } = told(await jeanne.get('/api/v1/me/readings'));
    expect(JSON.stringify(body)).toContain('Aurillac');
  });
});

async function occupancy(date: string = TUESDAY): Promise<Occupancy> {
  const answer = told(await reception.host.get(`/api/v1/telecentres/aurillac/occupancy?date=${date}`));
  expect(answer.status).toBe(200);
  return answer.body as Occupancy;
}

async function tick(reference: string, deed: string): Promise<void> {
  const path = `/telecentres/aurillac/day/${reference}/${deed}`;
  expect((await reception.host.send(path, { date: TUESDAY })).status).toBe(303);
}

async function close(resource: string | null, from: string, to: string, reason: string): Promise<void> {
  const { database } = reception.service;
  await database.query(
    `insert into closure (telecentre_id, resource_id, local_start, local_end, period, reason)
select t.id, (select id from resource where key = $1), $2::timestamp, $3::timestamp,
  tstzrange($2::timestamp at time zone 'Europe/Paris', $3::timestamp at time zone 'Europe/Paris'), $4
from telecentre t where t.slug = 'aurillac'`,
    [resource, from, to, reason],
  );
}
