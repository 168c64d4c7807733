import { countOutsideHours } from '../../src/closures/outside-count.js';
import { Notifications } from '../../src/notifications/notifications.js';
import { importNetworkFile } from '../../src/network-file/import.js';
import type { OpeningHours } from '../../src/reservation/opening-hours.js';
import { bookNow } from '../bookings/rivals.js';
import { newestLetter } from '../support/mail.js';
import { TUESDAY, type KnownCaller, type TestService } from '../support/service.js';
import {
  booked,
  houses,
  insideClosedTime,
  MORNING,
  openHouses,
  statusOf,
  type World,
  worldOf,
} from './houses.js';

let service: TestService;
let world: World;
let host: KnownCaller;
beforeAll(async () => (service = await openHouses()));
beforeEach(async () => {
  await service.startAgain();
  world = await worldOf(service);
  host = await world.service.visitor('hostess@example.org', {
    grants: [{ role: 'host', telecentre: 'naucelle' }],
  });
});
afterAll(() => service.close());

const SHUT = { segments: [], noon: null };
const AT = '/telecentres/naucelle/closures';

describe('From a telephone, a host', () => {
  test('closes the rest of the day in three presses, with a reason, and everybody is told', async () => {
    const jeanne = await world.service.visitor('jeanne@example.org');
    const reference = await booked(jeanne, MORNING);
    world.service.clock.set(`${TUESDAY}T08:15:00+01:00`);
    const first = await host.get(AT);
    expect(first.body).toContain(`href="${AT}/new"`);
    const second = await host.get(`${AT}/new`);
    expect(second.body).toContain('value="Panne de chauffage"');
    const third = await host.get(`${AT}/new?when=rest&from=&to=&resource=&reason=&ready=Panne+de+chauffage`);
    expect(third.status).toBe(200);
    expect(third.body).toContain(`name="do-${reference}"`);
    expect(await statusOf(world.service, reference)).toBe('confirmed');

    const closed = await host.send(AT, hiddenFieldsOf(String(third.body)));
    expect(closed.status).toBe(303);
    expect(await statusOf(world.service, reference)).toBe('cancelled');
    expect(await insideClosedTime(world.service)).toEqual([]);
    const followUp = await host.get(String(closed.headers['location']));
    expect(followUp.body).toContain('les membres concernés sont prévenus par courriel');
    expect(followUp.body).toContain('À appeler');
    expect(followUp.body).toContain('Rieupeyroux'.toLowerCase());

    // Whoever follows the link of their mail need not be called any more.
    await world.service.app.get(Notifications).tellDue();
    const letter = await newestLetter(world.service, 'jeanne@example.org');
    expect(letter.text).toContain('panne de chauffage');
    const keep = new URL(letter.links[0] ?? '').pathname;
    expect((await world.service.anybody.get(keep)).body).toContain('Garder cette place');
    expect((await host.get(String(closed.headers['location']))).body).toContain('Tout le monde est prévenu.');
    expect(await world.service.anybody.send(`${keep}/confirmation`, {})).toMatchObject({ status: 303 });
    expect((await host.get(String(closed.headers['location']))).body).toContain('place gardée');
  });

  test('is told what is missing', async () => {
    const answer = await host.get(`${AT}/new?when=dates&from=&to=&resource=&reason=Travaux&ready=`);
    expect(answer.status).toBe(422);
    expect(answer.body).toContain('Dites le premier et le dernier jour.');
  });

  test('is shown whatever was added to its address', async () => {
    for (const page of [AT, `${AT}/outside-hours`])
      expect((await host.get(`${page}?done=made-up&utm=mail`)).status).toBe(200);
  });

  test('opens again, and what was cancelled stays so', async () => {
    const jeanne = await world.service.member();
    const reference = await booked(jeanne);
    const fields = { from: TUESDAY, to: TUESDAY, reason: 'Travaux' };
    const closed = await host.send(AT, fields);
    const page = String(closed.headers['location']).split('?')[0] ?? '';
    expect(await host.send(AT, fields)).toMatchObject({
      status: 303,
      headers: { location: `${page}?done=again` },
    });
    expect(await host.send(`${page}/lifting`, {})).toMatchObject({ status: 303 });
    expect(await statusOf(world.service, reference)).toBe('cancelled');
    await booked(jeanne);
    expect(await world.service.doctor()).toEqual([]);
  });

  test('opens sooner, while what lies within other closed time stays closed', async () => {
    await host.send(AT, { from: TUESDAY, to: '2026-11-26', reason: 'Travaux' });
    const whole = await host.send(AT, { from: TUESDAY, to: '2026-11-27', reason: 'Peinture' });
    const page = String(whole.headers['location']).split('?')[0] ?? '';
    expect(await host.send(`${page}/shortening`, { to: TUESDAY })).toMatchObject({ status: 303 });
    const jeanne = await world.service.member();
    expect(await jeanne.post('/api/v1/bookings', { ...MORNING, date: '2026-11-26' })).toMatchObject({
      status: 422,
    });
    await booked(jeanne, { ...MORNING, date: '2026-11-27' });
    expect(await world.service.doctor()).toEqual([]);
  });

  test('is offered the bridge days to come', async () => {
    world.service.clock.set('2027-03-01T08:00:00+01:00');
    const later = await world.service.visitor('later@example.org', {
      grants: [{ role: 'host', telecentre: 'naucelle' }],
    });
    // Ascension 2027 is Thursday 6 May.
    expect((await later.get(AT)).body).toContain('from=2027-05-07&amp;to=2027-05-07');
  });
});

describe('Bookings outside the hours', () => {
  test('are shown after the hours have changed, and follow them when the host says so', async () => {
    const jeanne = await world.service.member();
    const reference = await booked(jeanne);
    expect((await host.get(AT)).body).not.toContain('outside-hours');
    await openingAt('10:00');
    expect((await host.get(AT)).body).toContain(`${AT}/outside-hours`);
    const page = await host.get(`${AT}/outside-hours`);
    expect(page.body).toContain(`name="do-${reference}"`);
    const settled = { reason: 'Changement d’horaires', [`do-${reference}`]: 'move' };
    expect(await host.send(`${AT}/outside-hours`, settled)).toMatchObject({ status: 303 });
    expect((await jeanne.get(`/api/v1/bookings/${reference}`)).body).toMatchObject({
      status: 'confirmed',
      start: `${TUESDAY}T10:00:00+01:00`,
    });
    expect((await host.get(AT)).body).not.toContain('outside-hours');
    expect(
      await world.service.database.query(
        `select actor_role as role, place, details from audit_entry where action = 'outside-hours.settled'`,
      ),
    ).toEqual([{ role: 'host', place: 'naucelle', details: { bookings: 1 } }]);
    expect(await world.service.doctor()).toEqual([]);
  });

  test('that could not be settled are not said to be', async () => {
    const jeanne = await world.service.member();
    const [first, second] = [await booked(jeanne), await booked(jeanne, { ...MORNING, date: '2026-11-25' })];
    await openingAt('10:00');
    await changesAllTheTime(first);
    const choices = { [`do-${first}`]: 'cancel', [`do-${second}`]: 'cancel', reason: 'Horaires' };
    const answer = await host.send(`${AT}/outside-hours`, choices);
    const page = await host.get(String(answer.headers['location']));
    expect(page.body).toContain('Tout n’a pas pu se faire');
    expect(page.body).toContain(`name="do-${first}"`);
    expect(await statusOf(world.service, second)).toBe('cancelled');
  });

  test('of one half-day are all counted that the hours have left behind, and those of open days are not', async () => {
    const jeanne = await world.service.member('jeanne@example.org');
    const marc = await world.service.member('marc@example.org');
    await bookNow(jeanne, { resource: 'nau-open-1', date: TUESDAY, halfDay: 'morning' });
    await bookNow(marc, { resource: 'nau-open-2', date: TUESDAY, halfDay: 'morning' });
    await bookNow(jeanne, { resource: 'nau-open-1', date: TUESDAY, halfDay: 'afternoon' });
    await bookNow(jeanne, { resource: 'nau-open-1', date: '2026-11-25', halfDay: 'morning' });
    const [telecentre] = await world.service.database.query<{
      id: number;
      opening: OpeningHours;
      zone: string;
    }>(`select id, opening, time_zone as zone from telecentre where slug = 'naucelle'`);
    if (telecentre === undefined) throw new Error('There is no such telecentre.');
    const { id, opening, zone } = telecentre;
    const shutOn = async (...days: readonly string[]): Promise<number | undefined> => {
      const week = { ...opening.week, ...Object.fromEntries(days.map((day) => [day, SHUT])) };
      const hours = { ...opening, week, timeZone: zone };
      const counts = await countOutsideHours(
        world.service.database,
        [{ id, opening: hours }],
        world.service.clock.now(),
      );
      return counts.get(id);
    };
    expect([await shutOn(), await shutOn('tue'), await shutOn('tue', 'wed')]).toEqual([0, 3, 4]);
  });
});

describe('The host of another house', () => {
  test('finds nothing there', async () => {
    const stranger = await world.service.visitor('stranger@example.org', {
      grants: [{ role: 'host', telecentre: 'rieupeyroux' }],
    });
    const closed = await host.send(AT, { from: TUESDAY, to: TUESDAY, reason: 'Travaux' });
    const done = await host.get(String(closed.headers['location']));
    expect(done.body).toContain('<p class="notice" role="status">C’est fermé.</p>');
    const page = String(closed.headers['location']).split('?')[0] ?? '';
    for (const path of [AT, `${AT}/new`, `${AT}/outside-hours`, page])
      expect(await stranger.get(path)).toMatchObject({ status: 404 });
    expect(await stranger.send(`${page}/lifting`, {})).toMatchObject({ status: 404 });
  });
});

/** The fields as the page has them, each select with its first option. */
function hiddenFieldsOf(page: string): Record<string, string> {
  const hidden = [...page.matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)"/g)];
  const selects = [...page.matchAll(/<select id="[^"]+" name="(do-[^"]+)"[^>]*><option value="([^"]+)"/g)];
  const fields = [...hidden, ...selects].map(([, name = '', value = '']) => [name, value] as const);
  return Object.fromEntries(fields.filter(([name]) => name !== 'formToken'));
}

async function openingAt(time: string): Promise<void> {
  const network = JSON.parse(JSON.stringify(houses()).replaceAll('"09:00"', `"${time}"`)) as object;
  const outcome = await importNetworkFile(world.service.database, network, world.service.clock.now());
  expect(outcome.outcome).not.toBe('refused');
}

/** As if somebody were always quicker: whatever is written to it finds another revision. */
async function changesAllTheTime(reference: string): Promise<void> {
  await world.service.database.query(
    `create function keep_still() returns trigger language plpgsql as 'begin return null; end';
     create trigger keep_still before update on booking for each row when (old.reference = '${reference}')
       execute function keep_still()`,
  );
}
