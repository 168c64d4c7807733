import { ExternalReadings } from '../../src/external-calendars/external-readings.js';
import { forgetOldBusyTimes } from '../../src/external-calendars/placing.queries.js';
import { toldSoFar } from '../notifications/telling.js';
import { DerivedUids } from '../../src/calendar-feeds/derived-uid.js';
import type { KnownCaller } from '../support/service.js';
import {
  at,
  attach,
  attached,
  beginAnew,
  book,
  CALENDARS,
  event,
  occupied,
  openWorld,
  reread,
  turn,
  type World,
} from './attaching.js';
import { calendarText, type OutsideEvent } from './outside-calendar.js';

let world: World;
let member: KnownCaller;
beforeAll(async () => {
  world = await openWorld();
  member = await world.service.member('jeanne@example.org');
  await world.service.database.query(
    `update account set name = 'Jeanne Vidal' where email = 'jeanne@example.org'`,
  );
});
afterAll(() => world.close());
beforeEach(() => beginAnew(world));
afterEach(async () => {
  expect(await world.service.doctor()).toEqual([]);
});

const BLOCKED = ['salle 09:00–11:00 elsewhere'];

type Broken = readonly [string, string, (world: World) => unknown];

const BROKEN: readonly Broken[] = [
  ['an error', 'status', ({ outside }) => outside.answer((_, response) => response.writeHead(500).end())],
  ['404', 'status', ({ outside }) => outside.answer((_, response) => response.writeHead(404).end())],
  ['410', 'status', ({ outside }) => outside.answer((_, response) => response.writeHead(410).end())],
  ['a page', 'no-calendar', ({ outside }) => outside.tellText('<!doctype html><title>Connexion</title>')],
  [
    'half a calendar',
    'broken',
    ({ outside }) => outside.tellText(calendarText([event('a', '09:00', '11:00')]).slice(0, 120)),
  ],
  [
    'redirects without end',
    'too-many-redirects',
    ({ outside }) =>
      outside.answer((_, response) => response.writeHead(302, { location: outside.url }).end()),
  ],
  [
    'a way into the network behind us',
    'private-address',
    ({ outside }) =>
      outside.answer((_, response) => response.writeHead(302, { location: 'http://10.0.0.1/x.ics' }).end()),
  ],
  ['more than five megabytes', 'too-large', ({ outside }) => outside.tellText('x'.repeat(5 * 2 ** 20 + 1))],
  ['an empty answer', 'empty', ({ outside }) => outside.tellText('\r\n')],
  ['nothing at all', 'no-answer', ({ outside }) => outside.answer((request) => request.socket.destroy())],
];

describe('A calendar that cannot be read', () => {
  test.each(BROKEN)('%s: is not attached, and nothing is left behind', async (_, reason, breaks) => {
    breaks(world);
    const answer = await attach(world);
    expect(answer).toMatchObject({
      status: 422,
      body: {
        type: '/problems/calendar-unusable',
        errors: [{ field: 'url', message: expect.any(String) as string }],
      },
    });
    expect(reason).toBeTruthy();
    expect(await world.service.database.query('select from external_calendar')).toEqual([]);
  });

  test.each(BROKEN)('%s: changes nothing of what it blocked', async (_, reason, breaks) => {
    world.outside.tell([event('a', '09:00', '11:00')]);
    const id = await attached(world);
    breaks(world);
    expect((await reread(world, id)).body).toMatchObject({
      state: 'failing',
      failing: { reason, message: expect.any(String) as string },
      busyTimes: 1,
    });
    expect(await occupied(world)).toEqual(BLOCKED);
    world.outside.tell([event('a', '10:00', '11:00')]);
    expect((await reread(world, id)).body).toMatchObject({ state: 'read', failing: null });
    expect(await occupied(world)).toEqual(['salle 10:00–11:00 elsewhere']);
  });

  test('is told to the hosts once, when it has lasted two hours, and once more when it is well again', async () => {
    world.outside.tell([event('a', '09:00', '11:00')]);
    await attached(world);
    world.outside.answer((_, response) => response.writeHead(503).end());
    for (let quarter = 0; quarter < 12; quarter += 1) await turn(world);
    expect(await kindsTold()).toEqual(['external-calendar-failing']);
    world.outside.tell([event('a', '09:00', '11:00')]);
    for (let quarter = 0; quarter < 3; quarter += 1) await turn(world);
    expect(await kindsTold()).toEqual(['external-calendar-failing', 'external-calendar-well-again']);
  });

  test('for less than that is nobody’s concern', async () => {
    await attached(world);
    world.outside.answer((_, response) => response.writeHead(503).end());
    for (let quarter = 0; quarter < 7; quarter += 1) await turn(world);
    world.outside.tell([]);
    await turn(world);
    expect(await kindsTold()).toEqual([]);
  });

  test('for more than a day is said to be an old copy', async () => {
    const id = await attached(world);
    world.outside.answer((_, response) => response.writeHead(503).end());
    world.service.clock.advanceMinutes(25 * 60);
    expect((await reread(world, id)).body).toMatchObject({ stale: true, state: 'failing' });
  });
});

describe('A calendar that is suddenly empty', () => {
  const fifty: readonly OutsideEvent[] = Array.from({ length: 50 }, (_, index) => ({
    uid: `e${String(index)}`,
    from: at(index % 2 === 0 ? '09:00' : '14:00', dayOf(index)),
    to: at(index % 2 === 0 ? '10:00' : '15:00', dayOf(index)),
  }));

  test.each([
    ['empty', 0],
    ['down to four of fifty', 4],
  ])('%s: is held back, told once, and believed when a host confirms', async (_, left) => {
    world.outside.tell(fifty);
    const id = await attached(world);
    world.outside.tell(fifty.slice(0, left));
    for (let quarter = 0; quarter < 3; quarter += 1) await turn(world);
    expect((await reread(world, id)).body).toMatchObject({
      state: 'held-back',
      busyTimes: 50,
      heldBack: { eventsBefore: 50, eventsNow: left, freed: 50 - left },
    });
    expect(await kindsTold()).toEqual(['external-calendar-held-back']);
    expect((await world.host.post(`${CALENDARS}/${id}/confirmation`)).body).toMatchObject({
      state: 'read',
      busyTimes: left,
      heldBack: null,
    });
  });

  test('and then full again: all is as it was, without anybody’s doing', async () => {
    world.outside.tell(fifty);
    const id = await attached(world);
    world.outside.tell([]);
    await turn(world);
    world.outside.tell(fifty.slice(1));
    await turn(world);
    expect((await world.host.get(`${CALENDARS}/${id}`)).body).toMatchObject({ state: 'read', busyTimes: 49 });
  });

  test('of fewer than fifty: is believed when the next reading by the clock finds it empty, too', async () => {
    world.outside.tell(fifty.slice(0, 3));
    const id = await attached(world);
    world.outside.tell([]);
    await turn(world);
    expect(await shown(id)).toMatchObject({
      state: 'held-back',
      busyTimes: 3,
      heldBack: { eventsBefore: 3, eventsNow: 0, freed: 3, until: 'second-reading' },
    });
    await turn(world);
    expect(await shown(id)).toMatchObject({ state: 'read', busyTimes: 0, heldBack: null });
    expect(await kindsTold()).toEqual([]);
  });

  test('of fewer than fifty: neither a host who looks again nor the clock a moment later is a second reading', async () => {
    world.outside.tell(fifty.slice(0, 12));
    const id = await attached(world);
    world.outside.tell([]);
    await turn(world);
    world.service.clock.advanceMinutes(9);
    await readAll();
    expect(await shown(id)).toMatchObject({ busyTimes: 12 });
    world.service.clock.advanceMinutes(60);
    expect((await reread(world, id)).body).toMatchObject({ state: 'held-back', busyTimes: 12 });
    expect((await world.host.post(`${CALENDARS}/${id}/confirmation`)).body).toMatchObject({ busyTimes: 0 });
  });

  test('of fewer than fifty: is as it was when it is full again by then', async () => {
    world.outside.tell(fifty.slice(0, 12));
    const id = await attached(world);
    world.outside.tell([]);
    await turn(world);
    world.outside.tell(fifty.slice(0, 12));
    await turn(world);
    expect(await shown(id)).toMatchObject({ state: 'read', busyTimes: 12, heldBack: null });
    world.outside.tell([]);
    await turn(world);
    expect(await shown(id)).toMatchObject({ state: 'held-back', busyTimes: 12 });
  });

  test('of one or two events, or down to a few, is believed', async () => {
    world.outside.tell(fifty.slice(0, 2));
    const id = await attached(world);
    world.outside.tell([]);
    expect((await reread(world, id)).body).toMatchObject({ state: 'read', busyTimes: 0 });
    world.outside.tell(fifty);
    await turn(world);
    world.outside.tell(fifty.slice(0, 10));
    expect((await reread(world, id)).body).toMatchObject({ state: 'read', busyTimes: 10 });
  });
});

describe('Asking for a reading', () => {
  test('is granted twice a minute for each calendar; then it is said when to come back', async () => {
    const id = await attached(world);
    const other = ((await attach(world, 'bleue')).body as { id: string }).id;
    const asked = world.outside.asked.length;
    const answers = [await reread(world, id), await reread(world, id), await reread(world, id)];
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 429]);
    expect(answers[2]?.headers['retry-after']).toBe('60');
    expect(world.outside.asked).toHaveLength(asked + 2);
    expect((await reread(world, other)).status).toBe(200);
    world.service.clock.advanceMinutes(1);
    expect((await reread(world, id)).status).toBe(200);
  });

  test('by many at once asks no more than eight servers at a time', async () => {
    let [underWay, most] = [0, 0];
    world.outside.answer((_, response) => {
      most = Math.max(most, (underWay += 1));
      setTimeout(() => {
        underWay -= 1;
        response.end(calendarText([]));
      }, 300);
    });
    const answers = await Promise.all(
      Array.from({ length: 20 }, (_, index) =>
        attach(
          world,
          ['salle', 'bleue', 'verte', 'grande'][index % 4],
          `${world.outside.url}?${String(index)}`,
        ),
      ),
    );
    expect(answers.map(({ status }) => status)).toEqual(Array.from({ length: 20 }, () => 201));
    expect(most).toBeLessThanOrEqual(8);
  });
});

describe('Reading by the clock', () => {
  test('asks with the version that it knows, and once a day without', async () => {
    world.outside.tell([event('a', '09:00', '11:00')]);
    const before = world.outside.asked.length;
    await attached(world);
    for (let quarter = 0; quarter < 96; quarter += 1) await turn(world);
    const asked = world.outside.asked.slice(before);
    const unconditional = asked.filter((headers) => headers['if-none-match'] === undefined);
    expect(asked).toHaveLength(97);
    expect(unconditional).toHaveLength(2);
  });

  test('lets events come into view as the days go by, though the calendar stays the same', async () => {
    const inMarch2028 = { uid: 'far', from: '2028-03-15T09:00:00+01:00', to: '2028-03-15T10:00:00+01:00' };
    world.outside.tell([inMarch2028]);
    const id = await attached(world);
    expect((await world.host.get(`${CALENDARS}/${id}`)).body).toMatchObject({ busyTimes: 0, events: 1 });
    world.service.clock.set('2027-03-15T09:00:00+01:00');
    await turn(world);
    expect((await world.host.get(`${CALENDARS}/${id}`)).body).toMatchObject({ busyTimes: 1 });
  });

  test('keeps what is over for a month, and then forgets its title', async () => {
    world.outside.tell([event('a', '09:00', '11:00')]);
    const id = await attached(world);
    world.service.clock.set('2026-12-10T09:00:00+01:00');
    world.outside.tell([]);
    await reread(world, id);
    expect(await occupied(world)).toEqual(BLOCKED);
    const { database, clock } = world.service;
    expect(await forgetOldBusyTimes(database, clock.now())).toBe(0);
    clock.set('2026-12-26T09:00:00+01:00');
    expect(await forgetOldBusyTimes(database, clock.now())).toBe(1);
  });

  test('goes on with the others when one hangs, and with none when it is late', async () => {
    for (const room of ['salle', 'bleue', 'verte']) await attach(world, room);
    world.outside.answer((_, response) => response.writeHead(500).end());
    const readings = world.service.app.get(ExternalReadings);
    expect(await readings.readAll(new AbortController().signal)).toEqual({ failed: 3 });
    expect(await readings.readAll(AbortSignal.abort())).toEqual({});
  });
});

describe('What is ours', () => {
  test('blocks nothing when it comes back: bookings by their UID, and what feeds without names tell', async () => {
    const booked = await book(member, '09:00', '10:00', 'bleue');
    const { reference } = booked.body as { reference: string };
    const [{ uid } = { uid: '' }] = await world.service.database.query<{ uid: string }>(
      'select calendar_uid::text as uid from booking where reference = $1',
      [reference],
    );
    const derived = world.service.app.get(DerivedUids).of(uid);
    world.outside.tell([
      event(uid, '09:00', '10:00'),
      event(uid.toUpperCase(), '10:00', '11:00'),
      event(derived, '11:00', '12:00'),
      event('theirs', '15:00', '16:00'),
    ]);
    expect((await attach(world)).body).toMatchObject({ busyTimes: 1, events: 4 });
    expect((await occupied(world)).filter((line) => line.startsWith('salle'))).toEqual([
      'salle 15:00–16:00 elsewhere',
    ]);
  });
});

describe('An event that meets a booking', () => {
  test('leaves it standing; the hosts are told once with both named, and so is the page', async () => {
    const booked = await book(member, '10:00', '12:00');
    const { reference } = booked.body as { reference: string };
    world.outside.tell([event('a', '09:00', '11:00', 'Conseil municipal')]);
    const answer = await attach(world);
    expect(answer.body).toMatchObject({
      conflicts: [
        {
          event: { title: 'Conseil municipal', start: at('09:00'), end: at('11:00') },
          booking: { reference, holder: 'Jeanne Vidal', start: at('10:00'), end: at('12:00') },
        },
      ],
    });
    for (let quarter = 0; quarter < 3; quarter += 1) await turn(world);
    const [told, ...more] = await mailsToHosts();
    expect(more).toEqual([]);
    expect(told?.kind).toBe('external-calendar-conflict');
    const text = told?.letter.text.replace(/\s+/g, ' ') ?? '';
    expect(text).toContain('Conseil municipal');
    expect(text).toContain('Jeanne Vidal');
    expect(text).toContain(reference);
    expect(text).toContain('/telecentres/naucelle/external-calendars');
    expect(text).toContain(`/host/bookings/${reference}`);
    expect(await readings()).toEqual([{ subject: 'jeanne@example.org', place: 'naucelle' }]);

    expect((await member.post(`/api/v1/bookings/${reference}/cancellation`)).status).toBe(200);
    const { id } = answer.body as { id: string };
    expect((await world.host.get(`${CALENDARS}/${id}`)).body).toMatchObject({ conflicts: [] });
  });

  test('is told to each host in their language, and to nobody who is none', async () => {
    const naucelle = { role: 'host', telecentre: 'naucelle' } as const;
    await world.service.member('emma@example.org', { grants: [naucelle] });
    await world.service.member('rignac@example.org', { grants: [{ role: 'host', telecentre: 'rignac' }] });
    await world.service.database.query(
      `update account set language = 'en', name = 'Emma' where email = 'emma@example.org'`,
    );
    await book(member, '10:00', '12:00');
    world.outside.tell([event('a', '09:00', '11:00', 'Conseil')]);
    await attached(world);
    const told = (await toldSoFar(world.service)).filter(({ kind }) => kind.startsWith('external-calendar'));
    const subjects = Object.fromEntries(told.map(({ to, letter }) => [to, letter.subject]));
    expect(subjects).toEqual({
      'host@example.org': 'Naucelle, salle\u00a0: une réservation se heurte à votre agenda',
      'emma@example.org': 'Naucelle, salle: a booking collides with your calendar',
    });
    await world.service.database.query(
      `delete from role_grant where account_id = (select id from account where email = 'emma@example.org')`,
    );
  });

  test('with others: its booking is counted once, and each of them is named', async () => {
    await book(member, '10:00', '12:00');
    world.outside.tell([event('a', '09:00', '11:00', 'Conseil'), event('b', '11:00', '12:00', 'Atelier')]);
    await attached(world);
    const [told] = await mailsToHosts();
    expect(told?.letter.subject).toBe('Naucelle, salle\u00a0: une réservation se heurte à votre agenda');
    expect(told?.letter.text).toMatch(/Conseil[^]*Atelier/);
    const html = told?.letter.html ?? '';
    expect(html.indexOf('prévenez la personne')).toBeLessThan(html.indexOf('Voir les agendas'));
  });

  test('of a hold is told once the hold is confirmed', async () => {
    const held = await book(member, '10:00', '12:00', 'salle', { hold: true });
    const { reference } = held.body as { reference: string };
    world.outside.tell([event('a', '09:00', '11:00')]);
    await attached(world);
    expect(await kindsTold()).toEqual([]);
    await member.post(`/api/v1/bookings/${reference}/confirmation`);
    await turn(world);
    expect(await kindsTold()).toEqual(['external-calendar-conflict']);
  });

  test('is no news when it goes and comes back, or its calendar is attached again', async () => {
    await book(member, '10:00', '12:00');
    const events = [event('a', '09:00', '11:00')];
    world.outside.tell(events);
    const id = await attached(world);
    world.outside.tell([]);
    await turn(world);
    world.outside.tell(events);
    await turn(world);
    await world.host.delete(`${CALENDARS}/${id}`);
    const again = await attach(world);
    expect(again.body).toMatchObject({ conflicts: [{ event: { start: at('09:00') } }] });
    expect(await kindsTold()).toEqual(['external-calendar-conflict']);
  });

  test('is told again when it was settled for more than a week', async () => {
    const later = '2026-12-15';
    await member.post('/api/v1/bookings', {
      resource: 'salle',
      start: at('10:00', later),
      end: at('12:00', later),
    });
    const events = [{ uid: 'a', from: at('09:00', later), to: at('11:00', later) }];
    world.outside.tell(events);
    await attached(world);
    world.service.clock.advanceMinutes(6 * 24 * 60);
    await turn(world);
    world.outside.tell([]);
    await turn(world);
    world.service.clock.advanceMinutes(8 * 24 * 60);
    world.outside.tell(events);
    await turn(world);
    expect(await kindsTold()).toEqual(['external-calendar-conflict', 'external-calendar-conflict']);
  });

  test('that moves and meets it again is told again: it is another collision', async () => {
    await book(member, '10:00', '12:00');
    world.outside.tell([event('a', '09:00', '11:00')]);
    const id = await attached(world);
    world.outside.tell([event('a', '09:00', '12:00')]);
    world.service.clock.advanceMinutes(15);
    await reread(world, id);
    expect(await kindsTold()).toEqual(['external-calendar-conflict', 'external-calendar-conflict']);
  });
});

function dayOf(index: number): string {
  return new Date(Date.parse('2026-12-01T12:00:00Z') + Math.floor(index / 2) * 86_400_000)
    .toISOString()
    .slice(0, 10);
}

async function readAll(): Promise<void> {
  await world.service.app.get(ExternalReadings).readAll(new AbortController().signal);
}

async function shown(id: string): Promise<unknown> {
  return (await world.host.get(`${CALENDARS}/${id}`)).body;
}

async function mailsToHosts(): ReturnType<typeof toldSoFar> {
  return (await toldSoFar(world.service)).filter(({ to }) => to === world.host.email);
}

async function kindsTold(): Promise<string[]> {
  return (await mailsToHosts()).map(({ kind }) => kind);
}

function readings(): Promise<object[]> {
  return world.service.database.query(
    `select s.email as subject, e.place from audit_entry e join account s on s.pseudonym = e.subject
where e.action = 'record.read'`,
  );
}
