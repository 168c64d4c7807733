/** What opens the door to a place that is rented, and to whom it is shown. */
import { DoorCodes } from '../../src/door-codes/door-codes.service.js';
import { textOf } from '../booking-links/linked.js';
import { openHouses } from '../closures/houses.js';
import type { KnownCaller, TestService } from '../support/service.js';
import { hostOf, notice, rented } from './houses.js';

const CODE = 'B7419#';
const EMAIL = 'jeanne@example.org';
/** All of December. */
const DECEMBER = { resource: 'a', tenant: { member: EMAIL }, termMonths: 1, tacitRenewal: false };

let service: TestService;
let host: KnownCaller;
let codes: DoorCodes;
beforeAll(async () => (service = await openHouses()));
beforeEach(async () => {
  await service.startAgain();
  host = await hostOf(service);
  codes = service.app.get(DoorCodes);
  await service.visitor(EMAIL);
  await codes.set('naucelle', CODE);
});
afterAll(() => service.close());

describe('The code of the door to a place rented for months', () => {
  test('is shown to its tenant by a press, from the day before its first until the end of its last, day and night', async () => {
    const reference = await rented(host, DECEMBER);
    expect(await shownAt(reference, MOMENTS)).toEqual(MOMENTS);
    expect(await showings()).toEqual(Array(4).fill(reference));
  });

  const MOMENTS = {
    '2026-11-29T23:59:59+01:00': false,
    '2026-11-30T00:00:00+01:00': true,
    '2026-12-01T08:00:00+01:00': true,
    // A Sunday.
    '2026-12-06T03:00:00+01:00': true,
    '2026-12-31T23:59:59+01:00': true,
    '2027-01-01T00:00:00+01:00': false,
  };

  test.each([
    ['until an end sooner than agreed', '2026-12-10', { '09T23:59:59': true, '10T00:00:00': false }],
    ['never for one that never began', '2026-12-01', { '01T00:00:00': false, '01T12:00:00': false }],
  ])('is shown %s', async (_, endsOn, days) => {
    const reference = await rented(host, DECEMBER);
    await notice(host, reference, { endsOn, reason: 'Travaux' });
    const moments = Object.fromEntries(
      Object.entries(days).map(([day, isShown]) => [`2026-12-${day}+01:00`, isShown]),
    );
    const dayBefore = { '2026-11-30T12:00:00+01:00': endsOn !== '2026-12-01' };
    const expected = { ...dayBefore, ...moments };
    expect(await shownAt(reference, expected)).toEqual(expected);
  });

  test('is shown while it renews itself, until the notice that is given has run out', async () => {
    const reference = await rented(host, { ...DECEMBER, startsOn: '2024-01-15', tacitRenewal: true });
    const jeanne = await service.visitor(EMAIL);
    expect(await press(jeanne, reference)).toContain(CODE);
    await notice(jeanne, reference);
    expect(await press(jeanne, reference)).toContain(CODE);
    service.clock.set('2027-01-15T00:00:00+01:00');
    expect(await press(await service.visitor(EMAIL), reference)).not.toContain(CODE);
  });

  test('is in no address, in no page before the press, and kept by nobody on the way', async () => {
    const reference = await rented(host, DECEMBER);
    service.clock.set('2026-12-01T08:00:00+01:00');
    const jeanne = await service.visitor(EMAIL);
    const { status, headers } = await jeanne.send(`/rentals/${reference}/door-code`, {});
    expect([status, headers['location'], headers['cache-control']]).toEqual([200, undefined, 'no-store']);
    expect((await jeanne.get(`/rentals/${reference}`)).body).not.toContain(CODE);
  });

  test('is for the tenant and nobody else, also where the tenant is no member', async () => {
    const reference = await rented(host, DECEMBER);
    const paper = await rented(host, { resource: 'nau-open-1' });
    service.clock.set('2026-12-01T08:00:00+01:00');
    const nobody = await service.anybody.send(`/rentals/${reference}/door-code`, {});
    expect([nobody.status, nobody.headers['location']]).toEqual([303, expect.stringContaining('/sign-in')]);
    for (const who of [await service.visitor(), await hostOf(service), await hostOf(service, 'millau')])
      for (const one of [reference, paper]) {
        const answer = await who.send(`/rentals/${one}/door-code`, {});
        expect([answer.status, String(answer.body).includes(CODE)]).toEqual([404, false]);
      }
    expect(await showings()).toEqual([]);
  });

  test('is remembered, and hosts read who has seen it, and of whom the place was taken back', async () => {
    const reference = await rented(host, DECEMBER);
    service.clock.set('2026-12-01T08:00:00+01:00');
    await press(await service.visitor(EMAIL), reference);
    const entries = await service.database.query(
      `select e.actor = a.pseudonym and e.subject = a.pseudonym as "isTenant", e.place, e.details
       from audit_entry e, account a where e.action = 'door-code.shown' and a.email = $1`,
      [EMAIL],
    );
    expect(entries).toEqual([{ isTenant: true, place: 'naucelle', details: {} }]);
    const page = async () =>
      textOf(String((await (await hostOf(service)).get('/telecentres/naucelle/access')).body));
    expect(await page()).toContain('jeanne (locataire), mardi 1er décembre 2026, 8 h');

    await notice(await hostOf(service), reference, { endsOn: '2026-12-10', reason: 'Travaux' });
    expect(await page()).not.toContain('mette fin à la location');
    service.clock.set('2026-12-10T08:00:00+01:00');
    const after = await page();
    expect(after).toContain('Vu avant que le télécentre mette fin à la location : jeanne (vu le');
    expect(after).toContain('location interrompue ensuite');
  });

  test('that is changed is told a day ahead with the moment, and no sooner', async () => {
    const reference = await rented(host, DECEMBER);
    await codes.set('naucelle', 'NEXT-2', { from: Date.parse('2026-12-08T10:00:00+01:00') });
    service.clock.set('2026-12-07T09:59:59+01:00');
    expect(textOf(await press(await service.visitor(EMAIL), reference))).not.toContain('NEXT-2');
    service.clock.set('2026-12-07T10:00:01+01:00');
    expect(textOf(await press(await service.visitor(EMAIL), reference))).toMatch(
      /jusqu’au mardi 8 décembre à 10 h B7419# .*à partir du mardi 8 décembre à 10 h NEXT-2/,
    );
    service.clock.set('2026-12-08T10:00:00+01:00');
    const after = await press(await service.visitor(EMAIL), reference);
    expect([after.includes('NEXT-2'), after.includes(CODE)]).toEqual([true, false]);
  });
});

test('The page of a rental says how to get there and in, until it is over', async () => {
  const reference = await rented(host, DECEMBER);
  const seen = async () =>
    textOf(String((await (await service.visitor(EMAIL)).get(`/rentals/${reference}`)).body));
  const before = await seen();
  expect(before).toContain('Le code de la porte s’affichera ici à partir du lundi 30 novembre à 0 h.');
  for (const words of ['12800 Naucelle', 'Accès', 'Accueil']) expect(before).toContain(words);
  service.clock.set('2027-01-01T08:00:00+01:00');
  const after = await seen();
  for (const words of ['12800 Naucelle', 'Code de la porte']) expect(after).not.toContain(words);
});

/** Whether it is, at each of these moments. */
async function shownAt(reference: string, moments: object): Promise<Record<string, boolean>> {
  const shown: [string, boolean][] = [];
  for (const moment of Object.keys(moments)) {
    service.clock.set(moment);
    shown.push([moment, (await press(await service.visitor(EMAIL), reference)).includes(CODE)]);
  }
  return Object.fromEntries(shown);
}

/** Also where the page has no such button. */
async function press(tenant: KnownCaller, reference: string): Promise<string> {
  return String((await tenant.send(`/rentals/${reference}/door-code`, {})).body);
}

async function showings(): Promise<string[]> {
  const rows = await service.database.query<{ reference: string }>(
    'select reference from door_code_showing s join rental r on r.id = s.rental_id order by s.id',
  );
  return rows.map(({ reference }) => reference);
}
