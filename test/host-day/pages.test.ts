import { bookNow } from '../bookings/rivals.js';
import { told } from '../platform/problem-document.js';
import { startService, TUESDAY, type TestService } from '../support/service.js';
import { booked, DAY, MORNING, receptionOf, OPENING, readable, type Reception } from './receiving.js';

let running: TestService;
let reception: Reception;
beforeAll(async () => {
  running = await startService();
});
beforeEach(async () => {
  await running.startAgain();
  reception = await receptionOf(running);
});
afterAll(() => running.close());

describe('a telecentre’s day', () => {
  test('is told in counts and rows: who, where, how many, for the first time or not', async () => {
    const { service, jeanne } = reception;
    await booked(jeanne);
    await bookNow(jeanne, {
      resource: 'aur-visio',
      people: 8,
      start: `${TUESDAY}T09:00`,
      end: `${TUESDAY}T11:00`,
    });
    service.clock.set(OPENING);
    const text = readable(await page());
    expect(text).toContain('Mardi 24 novembre');
    expect(text).toContain('Matin 8 h 30 – 12 h');
    expect(text).toContain('2 attendus · 0 arrivé ·');
    expect(text).toMatch(/jeanne première visite/);
    expect(text).toContain('9 h – 11 h · 8 personnes');
    expect(text).toContain('Personne n’est attendu.');
  });

  test('shows what the member wrote, and never as markup', async () => {
    const { service, jeanne } = reception;
    const reference = await booked(jeanne);
    await service.database.query('update booking set message = $2 where reference = $1', [
      reference,
      'Visiteur à 10 h <b>au portail</b>',
    ]);
    expect(await page()).toContain('Visiteur à 10 h &lt;b>au portail&lt;/b>');
  });

  test('says why nobody can come on a day that is shut', async () => {
    const text = readable(await page('/telecentres/aurillac/day?date=2026-12-25'));
    expect(text).toMatch(/Fermé\s+(Noël|Jour de Noël|Fermeture annuelle)/);
    expect(readable(await page('/telecentres/aurillac/day?date=2026-12-28'))).toContain('Fermeture annuelle');
  });

  test('is nothing at all to others', async () => {
    const { service, jeanne } = reception;
    const elsewhere = await service.visitor('figeac@example.org', {
      grants: [{ role: 'host', telecentre: 'figeac' }],
    });
    const reference = await booked(jeanne);
    const deeds = ['arrival', 'arrival/undo', 'absence', 'absence/undo', 'place'];
    service.clock.set(OPENING);
    for (const one of [elsewhere, jeanne]) {
      expect((await one.get(DAY, HTML)).status).toBe(404);
      for (const deed of deeds) {
        const fields = { date: TUESDAY, ...(deed === 'place' ? { resource: 'aur-b1' } : {}) };
        const own = await one.send(`/telecentres/aurillac/day/${reference}/${deed}`, fields);
        expect([deed, own.status]).toEqual([deed, 404]);
        // Nor by the door of a place of theirs.
        const other = await one.send(`/telecentres/figeac/day/${reference}/${deed}`, fields);
        expect([deed, other.status]).toEqual([deed, 404]);
      }
    }
    expect(await statusOf(reference)).toBe('confirmed');
  });
});

describe('one press', () => {
  test('ticks somebody off, and takes it back', async () => {
    const { service, jeanne } = reception;
    const reference = await booked(jeanne);
    service.clock.set(OPENING);
    expect((await press(reference, 'arrival')).headers['location']).toBe(DAY);
    expect(readable(await page())).toMatch(/arrivé\(e\) à 8 h 35 jeanne/);
    await press(reference, 'arrival/undo');
    expect(await statusOf(reference)).toBe('confirmed');
  });

  test('says that somebody has not come, and frees their place; and that they have after all', async () => {
    const { service, jeanne } = reception;
    const reference = await booked(jeanne);
    service.clock.set(OPENING);
    await press(reference, 'absence');
    expect(readable(await page())).toContain('1 absent');
    await press(reference, 'absence/undo');
    expect(await statusOf(reference)).toBe('confirmed');
  });

  test('remembers when it was, when it was made without a connection', async () => {
    const { service, jeanne } = reception;
    const reference = await booked(jeanne);
    service.clock.set(`${TUESDAY}T09:10:00+01:00`);
    await press(reference, 'arrival', { secondsAgo: '1800' });
    expect(readable(await page())).toContain('arrivé(e) à 8 h 40');
  });

  test('goes back to where it was made', async () => {
    const { service, jeanne } = reception;
    const reference = await booked(jeanne);
    service.clock.set(OPENING);
    expect((await press(reference, 'arrival', { from: 'host' })).headers['location']).toBe('/host');
  });

  test('that comes too early is answered on the page with the reason, and to a script as a problem', async () => {
    const reference = await booked(reception.jeanne);
    const refused = await press(reference, 'arrival');
    expect(refused.status).toBe(409);
    expect(refused.body).toContain('role="alert"');
    const { status, body } = told(
      await press(reference, 'arrival', {}, { accept: 'application/problem+json' }),
    );
    expect(status).toBe(409);
    expect(body).toMatchObject({ type: expect.stringMatching(/^\/problems\//) as string });
  });

  test('moves somebody to another free place of the same sort', async () => {
    const { service, host, jeanne } = reception;
    const wish = { resource: 'aur-b1', date: TUESDAY, halfDay: 'morning' };
    const reference = await booked(jeanne, wish);
    service.clock.set(OPENING);
    expect(await page()).toMatch(/name="resource" value="aur-b2"/);
    expect((await press(reference, 'place', { resource: 'aur-b2' })).status).toBe(303);
    expect(await resourceOf(reference)).toBe('aur-b2');
    // It is Marc's now, and offered to nobody else.
    await bookNow(host, { ...wish, for: { guest: { name: 'Marc Fabre' } } });
    expect(await page()).not.toMatch(/name="resource"/);
    const taken = await press(reference, 'place', { resource: 'aur-b1' });
    expect(taken.status).toBe(409);
    expect(await resourceOf(reference)).toBe('aur-b2');
  });

  test('moves also those who come too soon for anybody to book anew', async () => {
    const { service, jeanne } = reception;
    const reference = await booked(jeanne, { resource: 'aur-b1', date: TUESDAY, halfDay: 'morning' });
    await service.database.query(
      "update resource set notice_minutes = 120 where key in ('aur-b1', 'aur-b2')",
    );
    await service.database.query('update network set version = version + 1');
    service.clock.set(OPENING);
    expect((await press(reference, 'place', { resource: 'aur-b2' })).status).toBe(303);
    expect(await resourceOf(reference)).toBe('aur-b2');
  });

  test('moves nobody out of the house', async () => {
    const reference = await booked(reception.jeanne);
    expect((await press(reference, 'place', { resource: 'fig-desk' })).status).toBe(404);
  });

  test('moves also somebody who is there already: a screen breaks when it breaks', async () => {
    const { service, host, jeanne } = reception;
    const reference = await booked(jeanne, { resource: 'aur-b1', date: TUESDAY, halfDay: 'morning' });
    service.clock.set(OPENING);
    await press(reference, 'arrival');
    service.clock.set(`${TUESDAY}T09:40:00+01:00`);
    expect(await page()).toMatch(/name="resource" value="aur-b2"/);
    expect((await press(reference, 'place', { resource: 'aur-b2' })).status).toBe(303);
    expect(await resourceOf(reference)).toBe('aur-b2');
    expect(readable(await page())).toContain('arrivé(e) à 8 h 35');
    expect(await service.doctor()).toEqual([]);
    // To another time nobody is moved who is there, and only a host moves them.
    const tomorrow = { date: '2026-11-25', halfDay: 'morning' };
    expect((await host.patch(`/api/v1/bookings/${reference}`, tomorrow)).status).toBe(409);
    const own = await jeanne.patch(`/api/v1/bookings/${reference}`, { resource: 'aur-b1' });
    expect(told(own)).toMatchObject({ status: 409 });
    expect(await statusOf(reference)).toBe('checked_in');
  });

  test('that takes something back takes back what was seen, and nothing that came since', async () => {
    const { service, jeanne } = reception;
    const reference = await booked(jeanne);
    service.clock.set(OPENING);
    await press(reference, 'arrival');
    const seen = revisionIn(await page());
    // Meanwhile somebody else finds that it was another person, and then they come.
    await press(reference, 'arrival/undo');
    await press(reference, 'arrival');
    expect((await press(reference, 'arrival/undo', { revision: seen })).status).toBe(409);
    expect(await statusOf(reference)).toBe('checked_in');
    const now = revisionIn(await page());
    for (const _ of ['once', 'once more'])
      expect((await press(reference, 'arrival/undo', { revision: now })).status).toBe(303);
    expect((await press(reference, 'absence', { revision: now })).status).toBe(409);
    expect(await statusOf(reference)).toBe('confirmed');
  });

  test('that another person has kept in the same browser waits for them', async () => {
    const reference = await booked(reception.jeanne);
    reception.service.clock.set(OPENING);
    const [, reader = ''] = /<body data-reader="([^"]+)"/.exec(await page()) ?? [];
    expect((await press(reference, 'arrival', { reader: 'somebodyelse' })).status).toBe(403);
    expect(await statusOf(reference)).toBe('confirmed');
    expect((await press(reference, 'arrival', { reader })).status).toBe(303);
  });
});

describe('bookings outside the hours of today', () => {
  test('are never kept in silence: the day and the page of all her telecentres lead to them', async () => {
    const { service, jeanne } = reception;
    const WAY = '/telecentres/aurillac/closures/outside-hours';
    await booked(jeanne, { ...MORNING, date: '2026-12-01' });
    for (const path of [DAY, '/host']) expect(await page(path)).not.toContain(WAY);
    await service.database.query(
      `update telecentre set opening = jsonb_set(opening, '{week,tue}', '{"segments": [], "noon": null}') where slug = 'aurillac'`,
    );
    await service.database.query('update network set version = version + 1');
    for (const path of [DAY, '/host']) expect(await page(path)).toContain(WAY);
  });
});

describe('somebody without a booking', () => {
  const WAY = 'href="/telecentres/aurillac/walk-ins"';

  test('can be noted where the door is open today, and the way is shown nowhere else', async () => {
    reception.service.clock.set(OPENING);
    for (const path of [DAY, '/host']) expect(await page(path)).toContain(WAY);
    expect(await page('/telecentres/aurillac/day?date=2026-11-25')).not.toContain(WAY);
    await close({ telecentre: 'aurillac', from: `${TUESDAY}T08:00`, to: `${TUESDAY}T23:00` });
    for (const path of [DAY, '/host']) expect(await page(path)).not.toContain(WAY);
  });

  test('who came today is still noted after the last hour, and nobody on a Sunday', async () => {
    reception.service.clock.set(`${TUESDAY}T19:30:00+01:00`);
    expect(await page('/host')).toContain(WAY);
    reception.service.clock.set('2026-11-29T10:00:00+01:00');
    for (const path of ['/host', '/telecentres/aurillac/walk-ins?date=2026-11-30'])
      expect(await page(path)).not.toContain(WAY);
  });

  test('is noted on the day itself: for a day to come the page leads to a booking, and has no button to press', async () => {
    reception.service.clock.set(OPENING);
    const html = await page('/telecentres/aurillac/walk-ins?date=2026-11-25');
    expect(readable(html)).toContain('Un passage se note le jour même');
    expect(html).toContain('href="/telecentres/aurillac/bookings/new?date=2026-11-25"');
    expect(html).toContain(WAY);
    expect(html).not.toContain('name="category"');
    const today = await page(`/telecentres/aurillac/walk-ins?date=${TUESDAY}`);
    expect(today).toContain('name="category"');
    expect(readable(today)).not.toContain('le jour même');
  });
});

describe('a telecentre that is closed for some hours', () => {
  test('says so once, and not of each place; a place that is closed alone is named', async () => {
    reception.service.clock.set(OPENING);
    await close({ telecentre: 'aurillac', from: `${TUESDAY}T10:00`, to: `${TUESDAY}T11:00` });
    const lines = (): Promise<string[]> => page().then(closedLines);
    expect(await lines()).toEqual(['Télécentre fermé , 10 h – 11 h : Panne']);
    await close({
      telecentre: 'aurillac',
      resource: 'aur-b1',
      from: `${TUESDAY}T11:00`,
      to: `${TUESDAY}T11:30`,
    });
    expect(await lines()).toEqual([
      'Télécentre fermé , 10 h – 11 h : Panne',
      expect.stringMatching(/^Bureau 1 Fermé/) as string,
    ]);
  });
});

describe('the page of all her telecentres', () => {
  test('has the ways to the week, the requests and the figures of each', async () => {
    const html = await page('/host');
    for (const sister of ['week', 'requests', 'figures'])
      expect(html).toContain(`href="/telecentres/aurillac/${sister}"`);
  });

  test('begins with what is open today, and goes on by name', async () => {
    const { service } = reception;
    const grants = ['aurillac', 'figeac'].map((telecentre) => ({ role: 'host', telecentre }) as const);
    const hostess = await service.visitor('lise@example.org', { grants });
    const inOrder = async (): Promise<string[]> => {
      const html = told(await hostess.get('/host', HTML)).body as string;
      return [...html.matchAll(/id="place-([a-z-]+)"/g)].map(([, slug = '']) => slug);
    };
    service.clock.set(OPENING);
    expect(await inOrder()).toEqual(['figeac', 'aurillac']);
    await close({ telecentre: 'figeac', from: TUESDAY, to: TUESDAY });
    expect(await inOrder()).toEqual(['aurillac', 'figeac']);
  });

  test('asks a host, and nobody else, to say that the hours of a telecentre that is not published are right', async () => {
    const { service } = reception;
    const LINE = 'href="/administration/telecentres/figeac/hours-confirmation"';
    const hostess = await service.visitor('lise@example.org', {
      grants: [{ role: 'host', telecentre: 'figeac' }],
    });
    const hers = async (): Promise<string> => told(await hostess.get('/host', HTML)).body as string;
    expect(await hers()).not.toContain(LINE);
    await service.database.query(
      "update telecentre set published = false, hours_confirmed = false where slug = 'figeac'",
    );
    await service.database.query('update network set version = version + 1');
    const html = await hers();
    expect(html).toContain(LINE);
    expect(readable(html)).toMatch(/Figeac : horaires à confirmer/);
    expect(readable(html)).not.toContain('Aucun télécentre ne vous est confié');
    expect(await page('/host')).not.toContain(LINE);
    await service.database.query("update telecentre set hours_confirmed = true where slug = 'figeac'");
    expect(await hers()).not.toContain(LINE);
  });

  test('shows this half-day and the next', async () => {
    const { service, jeanne } = reception;
    await booked(jeanne);
    service.clock.set(OPENING);
    const text = readable(await page('/host'));
    expect(text).toContain('Aurillac');
    expect(text).toContain('Aujourd’hui, matin');
    expect(text).toContain('Aujourd’hui, après-midi');
    expect(text).toContain('jeanne');
  });

  test('shows the next open day when today is over', async () => {
    await booked(reception.jeanne);
    reception.service.clock.set('2026-11-23T19:00:00+01:00');
    const text = readable(await page('/host'));
    expect(text).not.toContain('Aujourd’hui');
    expect(text).toContain('Mardi 24 novembre, matin');
    expect(text).toContain('jeanne');
  });

  test('shows those of a coordinator with how many come, and reads nobody’s name for it', async () => {
    const { service, jeanne } = reception;
    await booked(jeanne);
    service.clock.set(OPENING);
    const administrator = await service.visitor('nora@example.org', {
      grants: [{ role: 'administrator' }],
      secondFactor: true,
    });
    const text = readable((await administrator.get('/host', HTML)).body as string);
    expect(text).toMatch(/Aurillac\s+Aujourd’hui, matin : 1 attendu · 0 arrivé/);
    expect(text).not.toContain('jeanne');
    expect(JSON.stringify((await jeanne.get('/api/v1/me/readings')).body)).not.toContain('Aurillac');
  });
});

const HTML = { accept: 'text/html' };

async function page(path: string = DAY): Promise<string> {
  const { status, body } = told(await reception.host.get(path, HTML));
  expect(status).toBe(200);
  return body as string;
}

/** As somebody who may close what they like. */
async function close(wish: Record<string, string>): Promise<void> {
  const administrator = await reception.service.visitor(undefined, {
    grants: [{ role: 'administrator' }],
    secondFactor: true,
  });
  const { status } = told(await administrator.post('/api/v1/closures', { reason: 'Panne', ...wish }));
  expect(status).toBe(201);
}

function closedLines(html: string): string[] {
  const lists = [...html.matchAll(/<ul class="unusable">(.*?)<\/ul>/gs)].map(([, list = '']) => list);
  return lists.flatMap((list) => list.split('</li>').map((line) => readable(line).trim())).filter(Boolean);
}

function revisionIn(html: string): string {
  return /name="revision" value="(\d+)"/.exec(html)?.[1] ?? '';
}

function press(
  reference: string,
  deed: string,
  fields: Record<string, string> = {},
  headers: Record<string, string> = {},
) {
  const path = `/telecentres/aurillac/day/${reference}/${deed}`;
  return reception.host.send(path, { date: TUESDAY, ...fields }, headers);
}

async function statusOf(reference: string): Promise<string | undefined> {
  const [row] = await reception.service.database.query<{ status: string }>(
    'select status from booking where reference = $1',
    [reference],
  );
  return row?.status;
}

async function resourceOf(reference: string): Promise<string | undefined> {
  const [row] = await reception.service.database.query<{ key: string }>(
    'select r.key from booking b join resource r on r.id = b.resource_id where b.reference = $1',
    [reference],
  );
  return row?.key;
}
