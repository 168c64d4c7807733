import { FeedsService } from '../../src/calendar-feeds/feeds.service.js';
import { eraseAccount } from '../../src/personal-data/erasure.js';
import { told as answered } from '../platform/problem-document.js';
import { countCalendarChanges } from '../../src/calendar-feeds/changes.queries.js';
import {
  startService,
  TUESDAY,
  type Caller,
  type KnownCaller,
  type TestService,
} from '../support/service.js';
import { eventsIn, FEEDS, look, subscribe, unfolded, vevents, type Seen } from './feeds.js';

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
  await callThem(zoe, 'Zoé Durand');
});
afterAll(() => service.close());

const DESK = { resource: 'fig-desk', date: TUESDAY, halfDay: 'morning' };
const BOOKINGS = '/api/v1/bookings';

describe('Somebody who subscribes to their bookings', () => {
  test('sees one made, moved, renamed, cancelled and restored, each at the next look', async () => {
    const { path } = await subscribe(zoe);
    expect(await told(path)).toEqual([]);

    const reference = await book(zoe, DESK);
    const [made] = await told(path);
    expect(made).toMatchObject({
      start: '2026-11-24T08:00:00Z',
      end: '2026-11-24T11:00:00Z',
      sequence: 0,
      summary: 'Bureau dédié – Figeac',
      modified: '2026-11-23T08:00:00Z',
    });

    service.clock.advanceMinutes(1);
    await zoe.patch(`${BOOKINGS}/${reference}`, { date: TUESDAY, halfDay: 'afternoon' });
    const [moved] = await told(path);
    expect(moved).toMatchObject({
      uid: made?.uid,
      start: '2026-11-24T12:30:00Z',
      sequence: 1,
      modified: '2026-11-23T08:01:00Z',
    });

    await zoe.patch(`${BOOKINGS}/${reference}`, { title: 'Réunion d’équipe' });
    expect(await told(path)).toMatchObject([
      { uid: made?.uid, sequence: 2, summary: expect.stringMatching(/^Réunion d’équipe – /) as string },
    ]);

    await zoe.post(`${BOOKINGS}/${reference}/cancellation`);
    expect(await told(path)).toEqual([]);
    await zoe.post(`${BOOKINGS}/${reference}/restoration`);
    expect(await told(path)).toMatchObject([{ uid: made?.uid, sequence: 4 }]);
  });

  test('sees the same entry elsewhere as another one', async () => {
    const { path } = await subscribe(zoe);
    const reference = await book(zoe, DESK);
    const [before] = await told(path);
    const moved = await zoe.patch(`${BOOKINGS}/${reference}`, {
      resource: 'aur-b1',
      date: TUESDAY,
      halfDay: 'morning',
    });
    expect(moved.status).toBe(200);
    const after = await told(path);
    expect(after).toHaveLength(1);
    expect(after[0]?.uid).not.toBe(before?.uid);
  });

  test('does not see what is only held', async () => {
    const { path } = await subscribe(zoe);
    await book(zoe, { ...DESK, hold: true });
    expect(await told(path)).toEqual([]);
  });

  test('sees hours that stay the same on the wall when the clocks change', async () => {
    service.clock.set('2027-03-22T09:00:00+01:00');
    const { path } = await subscribe(zoe);
    for (const date of ['2027-03-25', '2027-03-30']) await book(zoe, { ...DESK, date });
    expect((await told(path)).map(({ start }) => start)).toEqual([
      '2027-03-25T08:00:00Z',
      '2027-03-30T07:00:00Z',
    ]);
  });

  test('is told where it is and where to read more, and nothing that opens a door or invites', async () => {
    const { path } = await subscribe(zoe);
    const reference = await book(zoe, DESK);
    const { text } = await look(service, path);
    const lines = unfolded(text);
    expect(lines).toContain(`URL;VALUE=URI:https://reserver.example.org/bookings/${reference}`);
    expect(lines).toContain('X-WR-CALNAME:Mes réservations');
    const page = `https://reserver.example.org/bookings/${reference}`;
    expect(vevents(text)[0]?.getFirstPropertyValue('description')).toBe(
      `Voir, déplacer, annuler\u00a0: ${page}\n\nRéférence\u00a0: ${reference}\nAccès (à confirmer)\u00a0: Demander la clé du bureau à l’accueil.`,
    );
    expect(lines).toContain('TRANSP:OPAQUE');
    expect(lines).toContain('CREATED:20261123T080000Z');
    expect(text).not.toMatch(
      /METHOD|ATTENDEE|ORGANIZER|VALARM|CLASS|TZID|VTIMEZONE|STATUS:CANCELLED|calendars\//,
    );
  });

  test('finds last month’s bookings, and not those of long ago', async () => {
    const { path } = await subscribe(zoe);
    await book(zoe, DESK);
    service.clock.set('2027-02-22T10:00:00+01:00');
    expect(await told(path)).toHaveLength(1);
    const before = await look(service, path);
    service.clock.set('2027-02-23T10:00:00+01:00');
    expect((await look(service, path)).headers['etag']).not.toBe(before.headers['etag']);
    expect(await told(path)).toEqual([]);
  });
});

describe('Whoever receives people', () => {
  test('sees who comes: members and guests by their names', async () => {
    const { path } = await subscribe(host, { scope: 'telecentre', telecentre: 'figeac', names: true });
    await book(zoe, DESK);
    const guest = { ...DESK, halfDay: 'afternoon', for: { guest: { name: 'Émile Zola' } } };
    await book(host, guest);
    expect((await told(path)).map(({ summary }) => summary)).toEqual([
      'Bureau dédié – Zoé Durand',
      'Bureau dédié – Émile Zola',
    ]);
  });

  test('sees how many come, and a link to the page of each booking that opens for those who receive people there', async () => {
    const receiving = await service.member('decazeville@example.org', {
      scopes: ['read', 'host'],
      grants: [{ role: 'host', telecentre: 'decazeville' }],
    });
    const { path } = await subscribe(receiving, {
      scope: 'telecentre',
      telecentre: 'decazeville',
      names: true,
    });
    const references = [
      await book(zoe, { ...DESK, resource: 'dec-salle', people: 1 }),
      await book(zoe, { ...DESK, resource: 'dec-salle', halfDay: 'afternoon', people: 4 }),
    ];
    const { text } = await look(service, path);
    expect(vevents(text).map((event) => event.getFirstPropertyValue('description'))).toEqual([
      `Référence\u00a0: ${references[0] ?? ''}\n1\u00a0personne`,
      `Référence\u00a0: ${references[1] ?? ''}\n4\u00a0personnes`,
    ]);
    expect(vevents(text).map((event) => event.getFirstPropertyValue('url'))).toEqual(
      references.map((reference) => `https://reserver.example.org/host/bookings/${reference}`),
    );
  });

  test('does not take the calendar with names for the one without', async () => {
    const place = { scope: 'telecentre', telecentre: 'figeac' };
    const nameOf = async (names: boolean) => {
      const { text } = await look(service, (await subscribe(host, { ...place, names })).path);
      return unfolded(text).find((line) => line.startsWith('X-WR-CALNAME:'));
    };
    const name = 'X-WR-CALNAME:Bureau télétravail\\, Maison de l’emploi de Figeac';
    expect([await nameOf(false), await nameOf(true)]).toEqual([name, `${name}\\, qui vient`]);
    await service.database.query(`update account set language = 'en'`);
    expect(await nameOf(true)).toBe(`${name}\\, who comes`);
  });

  test('does not see any more who has been: whoever is erased goes from the past, too', async () => {
    const { path } = await subscribe(host, { scope: 'telecentre', telecentre: 'figeac', names: true });
    await book(zoe, DESK);
    const before = await only(path);
    service.clock.set('2026-11-25T09:00:00+01:00');
    const erasure = { by: 'self', now: service.clock.now() } as const;
    await service.database.transaction((sql) => eraseAccount(sql, zoe.account, erasure));
    const after = await only(path);
    expect(after).toMatchObject({
      uid: before.uid,
      summary: 'Bureau dédié',
      modified: '2026-11-25T08:00:00Z',
    });
    expect(after.sequence).toBeGreaterThan(before.sequence);
  });

  test('sees a new name of somebody, of a place and of a telecentre, each time in a higher version', async () => {
    const { path } = await subscribe(host, { scope: 'telecentre', telecentre: 'figeac', names: true });
    await book(zoe, DESK);
    const seen = [await only(path)];
    await callThem(zoe, 'Zoé Martin');
    seen.push(await only(path));
    await service.database.query(`update resource set name = 'Salle Truyère' where key = 'fig-desk'`);
    seen.push(await only(path));
    await service.database.query(`update telecentre set name = 'Télécentre, Figeac' where slug = 'figeac'`);
    seen.push(await only(path));
    expect(seen.map(({ summary }) => summary)).toEqual([
      'Bureau dédié – Zoé Durand',
      'Bureau dédié – Zoé Martin',
      'Salle Truyère – Zoé Martin',
      'Salle Truyère – Zoé Martin',
    ]);
    expect(seen[3]?.location).toMatch(/^Télécentre, Figeac, /);
    const sequences = seen.map(({ sequence }) => sequence);
    expect(sequences).toEqual([...new Set(sequences)].sort((one, other) => one - other));
  });

  test('is over with their role, at the next look', async () => {
    const { path, id } = await subscribe(host, { scope: 'telecentre', telecentre: 'figeac', names: true });
    await book(zoe, DESK);
    const before = await look(service, path);
    await service.database.query('update role_grant set revoked_at = $1', [new Date(service.clock.now())]);
    const after = await look(service, path, { 'if-none-match': String(before.headers['etag']) });
    expect(after.status).toBe(200);
    expect(after.text).not.toContain('Zoé');
    expect(eventsIn(after.text)).toMatchObject([
      { summary: 'Calendrier arrêté\u00a0: vous n’y avez plus accès' },
    ]);
    expect((await look(service, path)).text).toBe(after.text);
    expect((await host.get(`${FEEDS}/${id}`)).body).toMatchObject({ revokedAt: '2026-11-23T08:00:00.000Z' });
  });
});

describe('Everybody', () => {
  test('sees of a place that it is taken, and by entries that lead to nobody', async () => {
    const mine = await subscribe(zoe);
    const reference = await book(zoe, { ...DESK, title: 'Entretien confidentiel' });
    const [own] = await told(mine.path);
    for (const wish of [
      { scope: 'telecentre', telecentre: 'figeac' },
      { scope: 'resource', resource: 'fig-desk' },
      { scope: 'department', department: '46' },
    ]) {
      const { path } = await subscribe(await service.member(), wish);
      const { text } = await look(service, path);
      const [seen] = eventsIn(text);
      expect(seen).toMatchObject({ start: own?.start, end: own?.end });
      expect(seen?.summary).toBe(wish.scope === 'resource' ? 'Occupé' : 'Occupé – Bureau dédié');
      for (const secret of ['Zoé', 'confidentiel', reference, own?.uid ?? ''])
        expect(text).not.toContain(secret);
    }
  });

  test('sees when whole telecentres are shut and why, without losing time for it', async () => {
    await service.database.query(
      `insert into closure (telecentre_id, local_start, local_end, period, reason)
select id, '2026-12-24', '2026-12-26', '[2026-12-24T00:00+01:00,2026-12-26T00:00+01:00)', 'congés, de fin d’année'
from telecentre where slug = 'figeac'`,
    );
    const { path } = await subscribe(zoe, { scope: 'events' });
    const { text } = await look(service, path);
    expect(unfolded(text)).toEqual(
      expect.arrayContaining([
        'DTSTART;VALUE=DATE:20261224',
        'DTEND;VALUE=DATE:20261226',
        'TRANSP:TRANSPARENT',
        'SUMMARY:Fermé – Bureau télétravail\\, Maison de l’emploi de Figeac – congés\\, de fin d’année',
      ]),
    );
    const [before] = eventsIn(text);
    await service.database.query(`update closure set reason = 'inventaire' where reason like 'congés%'`);
    const [after] = await told(path);
    expect(after?.uid).toBe(before?.uid);
    expect(after?.sequence).toBeGreaterThan(before?.sequence ?? 0);
  });
});

describe('A feed', () => {
  test('is made for whoever may read it; what is not theirs is not there', async () => {
    const asking = (caller: Caller, wish: object) => caller.post(FEEDS, { label: 'x', ...wish });
    const names = { scope: 'telecentre', telecentre: 'figeac', names: true };
    const statuses = async (wish: object, ...callers: Caller[]) =>
      Promise.all(callers.map(async (caller) => (await asking(caller, wish)).status));
    const coordinator = await service.member('c@example.org', {
      scopes: ['read', 'host'],
      grants: [{ role: 'coordinator', department: '46' }],
    });
    await service.database.query(
      `insert into second_factor (account_id, sealed_secret, confirmed_at, created_at) values ($1, '', now(), now())`,
      [coordinator.account],
    );
    expect(await statuses(names, zoe, host, coordinator)).toEqual([404, 201, 201]);
    expect(await statuses({ ...names, telecentre: 'aurillac' }, host, coordinator)).toEqual([404, 404]);
    expect(await statuses({ scope: 'department', department: '46', names: true }, host, coordinator)).toEqual(
      [404, 201],
    );
    expect(await statuses({ scope: 'telecentre', telecentre: 'nowhere' }, zoe)).toEqual([404]);
    expect(await statuses({ scope: 'resource', resource: 'nothing' }, zoe)).toEqual([404]);
    expect(await statuses({ scope: 'department', department: '99' }, zoe)).toEqual([404]);
    expect((await asking(host, { scope: 'me', names: true })).status).toBe(422);
    expect((await asking(host, { scope: 'resource', resource: 'fig-desk', names: true })).body).toMatchObject(
      {
        type: '/problems/names-not-told',
        errors: [{ field: 'names' }],
      },
    );
    expect((await asking(zoe, { scope: 'telecentre' })).body).toMatchObject({
      errors: [{ field: 'telecentre' }],
    });
    expect((await asking(zoe, { scope: 'me', resource: 'fig-desk' })).body).toMatchObject({
      errors: [{ field: 'resource' }],
    });
  });

  test('is told its address once, and kept as a hash only', async () => {
    const { body } = answered(await zoe.post(FEEDS, { scope: 'me', label: 'téléphone' }));
    const { id, url, webcal } = body as Record<string, string>;
    expect(url).toMatch(/^https:\/\/reserver\.example\.org\/calendars\/[\w-]{43}\.ics$/);
    expect(webcal).toBe(url?.replace('https:', 'webcal:'));
    const listed = JSON.stringify((await zoe.get(FEEDS)).body);
    expect(listed).toContain(id);
    const token = /calendars\/(.{43})/.exec(url ?? '')?.[1] ?? '?';
    expect(listed).not.toContain(token);
    const rows = await service.database.query(
      'select f::text, (select json_agg(a)::text from audit_entry a) from calendar_feed f',
    );
    expect(JSON.stringify(rows)).not.toContain(token);
    expect((await host.get(`${FEEDS}/${id ?? ''}`)).status).toBe(404);
    expect((await host.delete(`${FEEDS}/${id ?? ''}`)).status).toBe(404);
  });

  test('is one of thirty at most', async () => {
    await service.database.query(
      `insert into calendar_feed (account_id, hash, label, scope, language, created_at)
select $1, sha256(n::text::bytea), 'n', 'me', 'fr', now() from generate_series(1, 29) n`,
      [zoe.account],
    );
    const answers = await Promise.all([1, 2].map(() => zoe.post(FEEDS, { scope: 'me', label: 'x' })));
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409]);
  });

  test('that was revoked says so for two weeks, then that it is gone, and in the end nothing', async () => {
    const { id, path } = await subscribe(zoe);
    await book(zoe, DESK);
    expect((await zoe.delete(`${FEEDS}/${id}`)).status).toBe(204);
    expect((await zoe.delete(`${FEEDS}/${id}`)).status).toBe(404);
    const over = await look(service, path);
    expect(over.status).toBe(200);
    expect(unfolded(over.text)).toEqual(
      expect.arrayContaining([
        'DTSTART;VALUE=DATE:20261123',
        'DTEND;VALUE=DATE:20261124',
        'TRANSP:TRANSPARENT',
        'X-WR-CALNAME:Calendrier arrêté',
        'SUMMARY:Calendrier arrêté – retirez-le de votre agenda',
        'URL;VALUE=URI:https://reserver.example.org/account/calendars',
      ]),
    );
    expect(vevents(over.text)).toHaveLength(1);
    service.clock.set('2026-11-30T09:00:00+01:00');
    const later = await look(service, path);
    expect(unfolded(later.text)).toContain('DTSTART;VALUE=DATE:20261130');
    expect(eventsIn(later.text)[0]?.sequence).toBeGreaterThan(eventsIn(over.text)[0]?.sequence ?? 0);
    service.clock.set('2026-12-07T08:59:00+01:00');
    expect((await look(service, path)).status).toBe(200);
    expect((await zoe.get(FEEDS)).body).toMatchObject({ feeds: [{ id }] });
    service.clock.set('2026-12-07T09:00:00+01:00');
    const gone = await look(service, path);
    expect([gone.status, gone.headers['content-type']]).toEqual([410, 'text/plain; charset=utf-8']);
    expect((await zoe.get(FEEDS)).body).toEqual({ feeds: [] });
  });

  test('shows who reads it, how often, and when it will probably look again', async () => {
    const { id, path } = await subscribe(zoe);
    const google = { 'user-agent': 'Google-Calendar-Importer' };
    for (let time = 0; time < 6; time++) {
      await look(service, path, google);
      await service.app.get(FeedsService).list(zoe.account, 'fr');
      service.clock.advanceMinutes(300);
    }
    await look(service, path, { 'user-agent': 'Mozilla/5.0 Thunderbird/140.0' });
    expect((await zoe.get(`${FEEDS}/${id}`)).body).toMatchObject({
      readings: [
        { reader: 'thunderbird', lastAt: '2026-11-24T14:00:00.000Z', nextAt: '2026-11-24T14:30:00.000Z' },
        {
          reader: 'google',
          firstAt: '2026-11-23T08:00:00.000Z',
          lastAt: '2026-11-24T09:00:00.000Z',
          nextAt: '2026-11-24T14:00:00.000Z',
        },
      ],
    });
    service.clock.set('2026-12-20T09:00:00+01:00');
    expect((await zoe.get(`${FEEDS}/${id}`)).body).toMatchObject({
      readings: [{ nextAt: null }, { nextAt: null }],
    });
  });

  test('with names is remembered when it is made, and once for each day on which it is read', async () => {
    const { path } = await subscribe(host, { scope: 'telecentre', telecentre: 'figeac', names: true });
    for (let time = 0; time < 30; time++) {
      await look(service, path);
      await service.app.get(FeedsService).list(host.account, 'fr');
      service.clock.advanceMinutes(60);
    }
    const rows = await service.database.query(
      `select action, actor_role as role, place from audit_entry where action like 'feed.%' order by id`,
    );
    const read = { action: 'feed.read', role: null, place: 'figeac' };
    expect(rows).toEqual([{ action: 'feed.made', role: 'host', place: 'figeac' }, read, read]);
  });

  test('has the same version whether changes have been counted or not, and a new one with each of them', async () => {
    const { path } = await subscribe(zoe, { scope: 'telecentre', telecentre: 'figeac' });
    const tags = new Set<unknown>();
    for (const date of ['2026-11-24', '2026-11-25', '2026-11-26']) {
      await book(zoe, { ...DESK, date });
      const { headers } = await look(service, path);
      expect(await countCalendarChanges(service.database)).toBeGreaterThan(0);
      expect((await look(service, path)).headers['etag']).toBe(headers['etag']);
      tags.add(headers['etag']);
    }
    expect(tags.size).toBe(3);
    expect(await countCalendarChanges(service.database)).toBe(0);
  });
});

async function told(path: string): Promise<Seen[]> {
  const answer = await look(service, path);
  expect(answer.status).toBe(200);
  return eventsIn(answer.text);
}

async function only(path: string): Promise<Seen> {
  const [seen, ...others] = await told(path);
  expect(others).toEqual([]);
  if (seen === undefined) throw new Error('nothing is told');
  return seen;
}

async function book(who: Caller, wish: object): Promise<string> {
  const { status, body } = answered(await who.post(BOOKINGS, wish));
  expect([status, body]).toEqual([201, expect.anything()]);
  return (body as { reference: string }).reference;
}

function callThem({ account }: KnownCaller, name: string): Promise<unknown> {
  return service.database.query(
    `update account set name = $2, status = 'independent', language = 'fr' where id = $1`,
    [account, name],
  );
}
