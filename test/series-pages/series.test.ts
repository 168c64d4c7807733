import { textOf } from '../booking-links/linked.js';
import { desks, networkOf, room } from '../bookings/places.js';
import { bookNow } from '../bookings/rivals.js';
import { tell } from '../notifications/telling.js';
import { startService, type KnownCaller, type TestService } from '../support/service.js';
import { HTML, hasMade, THURSDAYS_AT_FIGEAC } from '../new-series/repeating.js';

/** Room for the series of all these tests. */
const HOUSE = networkOf({
  slug: 'montmurat',
  location: [44.63, 2.2],
  resources: [desks('mon-open', 30, { horizonDays: 1000 }), room('mon-room', { horizonDays: 1000 })],
});

let service: TestService;

beforeAll(async () => {
  service = await startService({ network: HOUSE });
});
afterAll(async () => {
  expect(await service.doctor()).toEqual([]);
  await service.close();
});

/** Three Thursdays, of a member of their own. */
async function threeThursdays(
  more: Readonly<Record<string, string>> = {},
): Promise<{ readonly jeanne: KnownCaller; readonly path: string }> {
  const jeanne = await service.visitor();
  const { path } = await hasMade(jeanne, {
    ...{ ...THURSDAYS_AT_FIGEAC, telecentre: 'montmurat', until: '2027-01-21' },
    ...more,
  });
  return { jeanne, path };
}

async function seen(who: KnownCaller, path: string): Promise<string> {
  const answer = await who.get(path, HTML);
  return `${answer.status} ${textOf(String(answer.body))}`;
}

/** The cards of « Mes réservations », in their order. */
function daysOn(body: string): readonly string[] {
  return [...body.matchAll(/<h2 class="when">(.*?)<\/h2>/gs)].map(([, day = '']) => textOf(day).trim());
}

async function referencesOf(who: KnownCaller): Promise<readonly string[]> {
  const { bookings } = (await who.get('/api/v1/bookings')).body as { bookings: { reference: string }[] };
  return bookings.map(({ reference }) => reference);
}

describe('The page of a series', () => {
  test('says it in words, and leads from each date to its booking and back', async () => {
    const { jeanne, path } = await threeThursdays();
    const page = await jeanne.get(path, HTML);
    const text = textOf(String(page.body));
    expect(text).toMatch(/Tous les jeudis matin, à montmurat/i);
    expect(text).toContain('Du 7 janvier au 21 janvier 2027');
    expect(text).toContain('Matin (9 h – 12 h)');
    expect(text).toMatch(
      /Janvier 2027\s+jeudi 7 janvier 2027\s+jeudi 14 janvier 2027\s+jeudi 21 janvier 2027\s+confirmée/,
    );
    const [reference = ''] = await referencesOf(jeanne);
    expect(page.body).toContain(`href="/bookings/${reference}"`);
    const own = await jeanne.get(`/bookings/${reference}`, HTML);
    const booking = await jeanne.get(String(own.headers['location']), HTML);
    expect(booking.body).toContain(`href="${path}"`);
    expect(textOf(String(booking.body))).toContain('fait partie d’une série');
  });

  test('is listed on « Mes réservations », and its dates are one card with the next of them', async () => {
    const { jeanne, path } = await threeThursdays();
    const single = { telecentre: 'montmurat', kind: 'desk', date: '2027-01-11', halfDay: 'morning' };
    await jeanne.post('/api/v1/bookings', single);
    const body = String((await jeanne.get('/bookings', HTML)).body);
    expect(textOf(body)).toMatch(/Mes séries\s+Tous les jeudis matin/);
    expect(body.split(`href="${path}"`)).toHaveLength(1 + 1 + 1);
    expect(textOf(body)).toContain('Et 2 autres dates réservées de cette série');
    expect(daysOn(body)).toEqual(['Jeudi 7 janvier 2027', 'Lundi 11 janvier 2027']);
  });

  test('lists what is not as the others by itself', async () => {
    const { jeanne } = await threeThursdays();
    const [, second = ''] = await referencesOf(jeanne);
    await jeanne.patch(`/api/v1/bookings/${second}`, { date: '2027-01-15', halfDay: 'morning' });
    const body = String((await jeanne.get('/bookings', HTML)).body);
    expect(daysOn(body)).toEqual(['Jeudi 7 janvier 2027', 'Vendredi 15 janvier 2027']);
    expect(textOf(body)).toContain('Et une autre date réservée de cette série');
    expect(textOf(body)).toContain('Fait partie d’une série');
  });

  test('knows what its holder has booked by itself at a time of it', async () => {
    const { jeanne, path } = await threeThursdays();
    await jeanne.send(`${path}/cancellation`, { scope: 'one', date: '2027-01-14' }, HTML);
    expect(await seen(jeanne, path)).not.toContain('Vous avez réservé à part');
    const booked = await bookNow(jeanne, {
      telecentre: 'montmurat',
      kind: 'desk',
      date: '2027-01-14',
      halfDay: 'morning',
    });
    expect((await jeanne.get(path, HTML)).body).toMatch(
      new RegExp(
        `href="/bookings/${(booked.body as { reference: string }).reference}"[^>]*>Vous avez réservé à part`,
      ),
    );
    const { series } = (await jeanne.get('/api/v1/series')).body as { series: { fates: object }[] };
    expect(series.map(({ fates }) => fates)).toEqual([{ booked: 2, cancelled: 1 }]);
  });

  test('is nowhere for anybody else, and to be signed in for', async () => {
    const { path } = await threeThursdays();
    const stranger = await service.visitor();
    for (const way of [path, `${path}/change`, `${path}/cancellation`]) {
      expect((await stranger.get(way, HTML)).status).toBe(404);
      expect((await service.anybody.get(way, HTML)).headers['location']).toContain('/sign-in?to=');
    }
    expect((await stranger.send(`${path}/cancellation`, { scope: 'all' }, HTML)).status).toBe(404);
  });
});

describe('Giving back', () => {
  test('one date leaves the others, and all leaves none', async () => {
    const { jeanne, path } = await threeThursdays();
    const asked = await jeanne.get(`${path}/cancellation?date=2027-01-14`, HTML);
    expect(textOf(String(asked.body))).toMatch(
      /Une seule date.*toutes les suivantes.*Toutes les dates à venir, du 7 janvier au 21 janvier 2027/s,
    );
    expect(asked.body).toMatch(/value="one" checked.*value="2027-01-14" selected/s);
    // Without its date, one date is not all of them.
    const without = await jeanne.send(`${path}/cancellation`, { scope: 'one' }, HTML);
    expect(without.status).toBe(422);
    const one = await jeanne.send(`${path}/cancellation`, { scope: 'one', date: '2027-01-14' }, HTML);
    expect([one.status, one.headers['location']]).toEqual([303, `${path}?done=cancelled`]);
    expect(await seen(jeanne, path)).toMatch(
      /jeudi 7 janvier 2027\s+jeudi 21 janvier 2027\s+confirmée\s+jeudi 14 janvier 2027\s+annulée/,
    );
    await jeanne.send(`${path}/cancellation`, { scope: 'all' }, HTML);
    const all = await seen(jeanne, path);
    expect(all).not.toContain('confirmée');
    expect(all).not.toContain('Annuler la série');
  });

  test('from a date on keeps those before it', async () => {
    const { jeanne, path } = await threeThursdays();
    await jeanne.send(`${path}/cancellation`, { scope: 'following', date: '2027-01-14' }, HTML);
    expect(await seen(jeanne, path)).toMatch(
      /jeudi 7 janvier 2027\s+confirmée\s+jeudi 14 janvier 2027\s+jeudi 21 janvier 2027\s+annulée/,
    );
  });

  test('can be taken back for a quarter of an hour, in one mail, but for what is taken', async () => {
    const { jeanne, path } = await threeThursdays();
    await jeanne.send(`${path}/cancellation`, { scope: 'following', date: '2027-01-14' }, HTML);
    expect(await seen(jeanne, path)).toContain('Rétablir ces 2 dates');
    const written = (await tell(service)).length;
    const again = await jeanne.send(`${path}/restoration`, {}, HTML);
    expect([again.status, again.headers['location']]).toEqual([303, `${path}?done=restored`]);
    expect(await seen(jeanne, path)).toMatch(
      /jeudi 7 janvier 2027\s+jeudi 14 janvier 2027\s+jeudi 21 janvier 2027\s+confirmée/,
    );
    expect(await tell(service)).toHaveLength(written + 1);
    // Once more is the same as once.
    expect((await jeanne.send(`${path}/restoration`, {}, HTML)).headers['location']).toBe(path);
    await jeanne.send(`${path}/cancellation`, { scope: 'all' }, HTML);
    service.clock.advanceMinutes(15);
    expect(await seen(jeanne, path)).not.toContain('Rétablir');
    await jeanne.send(`${path}/restoration`, {}, HTML);
    expect(await seen(jeanne, path)).not.toContain('confirmée');
  });

  test('is not taken back where somebody else has won the place, which is said', async () => {
    const { jeanne, path } = await threeThursdays({ kind: 'meeting_room' });
    await jeanne.send(`${path}/cancellation`, { scope: 'all' }, HTML);
    const wanted = { resource: 'mon-room', halfDay: 'morning' };
    const rival = await service.visitor();
    expect((await bookNow(rival, { ...wanted, date: '2027-01-14' })).status).toBe(201);
    const some = await jeanne.send(`${path}/restoration`, {}, HTML);
    const shown = String(some.headers['location']);
    expect(shown).toBe(`${path}?done=restored&otherwise=2027-01-14`);
    expect(await seen(jeanne, shown)).toMatch(/Ces dates restent annulées.*\s+jeudi 14 janvier 2027/);
    expect((await jeanne.send(`${path}/restoration`, {}, HTML)).headers['location']).toBe(
      `${path}?done=lost&otherwise=2027-01-14`,
    );
    // Whoever did not cancel takes nothing back.
    expect((await rival.send(`${path}/restoration`, {}, HTML)).status).toBe(404);
  });

  test('is for the host of the place as well, who says why', async () => {
    const { jeanne, path } = await threeThursdays();
    const host = await service.visitor(undefined, {
      grants: [{ role: 'host', telecentre: 'montmurat' }],
      secondFactor: true,
    });
    const page = await seen(host, path);
    expect(page).toMatch(/^200/);
    expect(page).not.toContain('Changer');
    // It stands among the pages of their telecentre, not with their own bookings.
    expect(page).toMatch(/Jour\s+Semaine\s+Mois/);
    expect(String((await host.get(path, HTML)).body)).not.toMatch(/class="aside">\s*<a href="\/bookings"/);
    expect((await host.get(`${path}/change`, HTML)).status).toBe(404);
    const without = await host.send(`${path}/cancellation`, { scope: 'all', reason: '' }, HTML);
    expect(without.status).toBe(400);
    expect(without.body).toContain('id="reason-error"');
    const sent = await host.send(`${path}/cancellation`, { scope: 'all', reason: 'Dégât des eaux' }, HTML);
    expect(sent.status).toBe(303);
    expect(await seen(jeanne, path)).toContain('annulée');
  });
});

describe('Changing', () => {
  const AFTERNOONS = { telecentre: 'montmurat', kind: 'desk', halfDay: 'afternoon', title: '', message: '' };

  test('shows first what becomes of each date, and does it when that is confirmed', async () => {
    const { jeanne, path } = await threeThursdays();
    const tried = await jeanne.send(`${path}/change`, { ...AFTERNOONS, scope: 'all' }, HTML);
    expect(tried.status).toBe(200);
    expect(textOf(String(tried.body))).toMatch(
      /3\s+dates\s+9 h – 12 h → 14 h – 18 h\s+Jeudi 7 janvier 2027\s+changera\s+Jeudi 14.*Confirmer ce changement/s,
    );
    expect(await seen(jeanne, path)).toContain('Tous les jeudis matin');
    const [, revision = ''] = /name="revision" value="(\d+)"/.exec(String(tried.body)) ?? [];
    const sure = { ...AFTERNOONS, scope: 'all', sure: 'yes', revision };
    const done = await jeanne.send(`${path}/change`, sure, HTML);
    expect([done.status, done.headers['location']]).toEqual([303, `${path}?done=changed`]);
    expect(await seen(jeanne, path)).toContain('Tous les jeudis après-midi');
    // What was looked at is no longer so.
    const morning = { ...sure, halfDay: 'morning' };
    expect(await jeanne.send(`${path}/change`, morning, HTML)).toMatchObject({ status: 409 });
  });

  test('one date makes it an exception, which says so', async () => {
    const { jeanne, path } = await threeThursdays();
    const one = { ...AFTERNOONS, scope: 'one', date: '2027-01-14', sure: 'yes' };
    expect((await jeanne.send(`${path}/change`, one, HTML)).status).toBe(303);
    expect(await seen(jeanne, path)).toMatch(/À part\s*: Jeudi 14 janvier 2027, après-midi/);
    const all = { ...AFTERNOONS, halfDay: 'day', title: 'Atelier', scope: 'all' };
    const tried = textOf(String((await jeanne.send(`${path}/change`, all, HTML)).body));
    expect(tried).toMatch(
      /→ 9 h – 18 h · sans objet → « Atelier »\s+Jeudi 7 janvier 2027\s+changera[^«]*Jeudi 14/,
    );
    expect(tried).toMatch(
      /Jeudi 14 janvier 2027\s+changera · sans objet → « Atelier » · garde son heure, 14 h – 18 h/,
    );
  });

  test('from a date on leads to a series of its own, and back', async () => {
    const { jeanne, path } = await threeThursdays();
    const later = { ...AFTERNOONS, scope: 'following', date: '2027-01-14', sure: 'yes' };
    const done = await jeanne.send(`${path}/change`, later, HTML);
    const second = String(done.headers['location']).replace(/\?.*/, '');
    expect(second).not.toBe(path);
    expect(await seen(jeanne, second)).toMatch(/Avant : tous les jeudis matin, le 7 janvier 2027/);
    expect(await seen(jeanne, path)).toMatch(
      /Suite : tous les jeudis après-midi, du 14 janvier au 21 janvier 2027/,
    );
    expect(await seen(jeanne, '/bookings')).toMatch(/le 7 janvier 2027.*du 14 janvier au 21 janvier 2027/s);
  });

  test('nothing is asked about again, and so is what cannot be', async () => {
    const { jeanne, path } = await threeThursdays();
    const same = await jeanne.send(
      `${path}/change`,
      { ...AFTERNOONS, halfDay: 'morning', scope: 'all' },
      HTML,
    );
    expect(same.status).toBe(422);
    expect(textOf(String(same.body))).toContain('dites ce qui doit changer');
    const hours = { ...AFTERNOONS, halfDay: 'hours', from: '', to: '', scope: 'all' };
    expect((await jeanne.send(`${path}/change`, hours, HTML)).body).toContain('id="from-error"');
  });
});
