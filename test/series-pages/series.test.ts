import { textOf } from '../booking-links/linked.js';
import { desks, networkOf } from '../bookings/places.js';
import { startService, type KnownCaller, type TestService } from '../support/service.js';
import { HTML, hasMade, THURSDAYS_AT_FIGEAC } from './repeating.js';

/** Room for the series of all these tests. */
const HOUSE = networkOf({
  slug: 'montmurat',
  location: [44.63, 2.2],
  resources: [desks('mon-open', 30, { horizonDays: 1000 })],
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
    const [reference = ''] = await referencesOf(jeanne);
    expect(page.body).toContain(`href="/bookings/${reference}"`);
    const own = await jeanne.get(`/bookings/${reference}`, HTML);
    const booking = await jeanne.get(String(own.headers['location']), HTML);
    expect(booking.body).toContain(`href="${path}"`);
    expect(textOf(String(booking.body))).toContain('fait partie d’une série');
  });

  test('is listed on « Mes réservations », where each of its bookings says so', async () => {
    const { jeanne, path } = await threeThursdays();
    const body = String((await jeanne.get('/bookings', HTML)).body);
    expect(textOf(body)).toMatch(/Mes séries\s+Tous les jeudis matin/);
    expect(body.split(`href="${path}"`)).toHaveLength(1 + 1 + 3);
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
    const asked = await seen(jeanne, `${path}/cancellation?date=2027-01-14`);
    expect(asked).toMatch(
      /Seulement le jeudi 14 janvier 2027.*toutes les dates suivantes.*Toutes les dates à venir/s,
    );
    const one = await jeanne.send(`${path}/cancellation`, { scope: 'one', date: '2027-01-14' }, HTML);
    expect([one.status, one.headers['location']]).toEqual([303, `${path}?done=cancelled`]);
    expect(await seen(jeanne, path)).toMatch(/14 janvier 2027\s+annulée.*21 janvier 2027\s+confirmée/s);
    await jeanne.send(`${path}/cancellation`, { scope: 'all' }, HTML);
    const all = await seen(jeanne, path);
    expect(all).not.toContain('confirmée');
    expect(all).not.toContain('Annuler la série');
  });

  test('from a date on keeps those before it', async () => {
    const { jeanne, path } = await threeThursdays();
    await jeanne.send(`${path}/cancellation`, { scope: 'following', date: '2027-01-14' }, HTML);
    expect(await seen(jeanne, path)).toMatch(
      /7 janvier 2027\s+confirmée.*14 janvier 2027\s+annulée.*21 janvier 2027\s+annulée/s,
    );
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
      /3\s+dates.*Jeudi 7 janvier 2027\s+changera.*Confirmer ce changement/s,
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
  });

  test('from a date on leads to a series of its own, and back', async () => {
    const { jeanne, path } = await threeThursdays();
    const later = { ...AFTERNOONS, scope: 'following', date: '2027-01-14', sure: 'yes' };
    const done = await jeanne.send(`${path}/change`, later, HTML);
    const second = String(done.headers['location']).replace(/\?.*/, '');
    expect(second).not.toBe(path);
    expect(await seen(jeanne, second)).toMatch(/Tous les jeudis après-midi.*Voir les dates d’avant/s);
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
