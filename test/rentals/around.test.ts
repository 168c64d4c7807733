/** What the rest of the house makes of a place that is rented. */
import { importNetworkFile } from '../../src/network-file/import.js';
import { bookNow } from '../bookings/rivals.js';
import { houses, openHouses } from '../closures/houses.js';
import type { KnownCaller, TestService } from '../support/service.js';
import { hostOf, notice, rented, RENTALS, timeOf } from './houses.js';

let service: TestService;
let host: KnownCaller;
let closer: KnownCaller;
beforeAll(async () => (service = await openHouses()));
beforeEach(async () => {
  await service.startAgain();
  host = await hostOf(service);
  closer = await service.member('closer@example.org', {
    scopes: ['host'],
    grants: [{ role: 'host', telecentre: 'naucelle' }],
  });
});
afterEach(async () => {
  expect(await service.doctor()).toEqual([]);
});
afterAll(() => service.close());

const CHRISTMAS = {
  telecentre: 'naucelle',
  from: '2026-12-24',
  to: '2027-01-03',
  reason: 'Fermeture annuelle',
};

function shut(wish: object = CHRISTMAS) {
  return closer.post('/api/v1/closures', wish);
}

describe('A closure where a place is rented', () => {
  test('leaves the place to its tenant, and shuts the others', async () => {
    const reference = await rented(host);
    const before = await timeOf(service, reference);
    expect(await shut()).toMatchObject({ status: 201, body: { bookings: [] } });
    expect(await timeOf(service, reference)).toEqual(before);
    const member = await service.member();
    const desk = { telecentre: 'naucelle', kind: 'desk', date: '2026-12-28', halfDay: 'morning' };
    expect((await bookNow(member, desk)).status).toBeGreaterThanOrEqual(400);
  });

  test('of that place alone closes nothing, and shuts it once the tenant has left', async () => {
    const reference = await rented(host);
    expect(await shut({ ...CHRISTMAS, resource: 'nau-open-1' })).toMatchObject({ status: 201 });
    await notice(host, reference, { reason: 'Départ', endsOn: '2026-12-28' });
    expect(await timeOf(service, reference)).toEqual([
      'nau-open-1: 2026-11-30T23:00:00.000Z to 2026-12-27T23:00:00.000Z',
    ]);
    const [closed] = await service.database.query<{ from: Date }>(
      'select min(lower(during)) as from from allocation where closure_id is not null',
    );
    expect(closed?.from.toISOString()).toBe('2026-12-27T23:00:00.000Z');
  });

  test('moves nobody onto it, nor does what a network file closes fail because of it', async () => {
    const reference = await rented(host, { startsOn: '2026-12-01' });
    const member = await service.member();
    const there = { resource: 'nau-open-2', date: '2026-12-03', halfDay: 'morning' };
    expect(await bookNow(member, there)).toMatchObject({ status: 201 });
    expect(
      await shut({ ...CHRISTMAS, resource: 'nau-open-2', from: '2026-12-03', to: '2026-12-03' }),
    ).toMatchObject({
      body: { bookings: [{ what: 'moved', to: { resource: 'nau-open-3' } }] },
    });
    const file = houses([{ from: '2026-12-21', to: '2027-01-03' }]);
    expect(await importNetworkFile(service.database, file, service.clock.now())).toMatchObject({
      outcome: 'imported',
    });
    expect(await timeOf(service, reference)).toHaveLength(1);
  });
});

describe('A calendar kept elsewhere for a rented place', () => {
  test('is read without complaint, waits for the tenant to leave, and steps aside for the next', async () => {
    const reference = await rented(host);
    const before = await timeOf(service, reference);
    const [calendar] = await service.database.query<{ id: string }>(
      `insert into external_calendar (resource_id, label, sealed_address, fingerprint, host, created_at)
       select id, 'Mairie', '', sha256('address'), 'example.org', now() from resource where key = 'nau-open-1' returning id`,
    );
    const [placed] = await service.database.query<{ changes: number }>(
      `select place_external_busy($1, '{one}', '{Conseil}', '{2027-01-12T09:00Z}', '{2027-01-12T11:00Z}', $2, '2028-01-01', $2)
         as changes`,
      [calendar?.id, new Date(service.clock.now())],
    );
    expect(placed).toEqual({ changes: 1 });
    expect(await timeOf(service, reference)).toEqual(before);
    const elsewhere = () =>
      service.database.query('select from allocation where external_busy_id is not null');
    expect(await elsewhere()).toHaveLength(0);
    await notice(host, reference, { reason: 'Départ', endsOn: '2027-01-01' });
    expect(await elsewhere()).toHaveLength(1);
    await rented(host, { startsOn: '2027-01-01', agreement: 'CONV-2026-08' });
    expect(await elsewhere()).toHaveLength(0);
  });
});

describe('A network file without a place that is rented', () => {
  test.each([
    ['a desk', 'nau-open-3'],
    ['a room', 'a'],
  ])('is refused, the rental named: %s', async (_, resource) => {
    const reference = await rented(host, { resource });
    const file = houses() as {
      telecentres: { slug: string; resources: { key: string; places?: number }[] }[];
    };
    const without = file.telecentres.map((one) =>
      one.slug !== 'naucelle'
        ? one
        : {
            ...one,
            resources: one.resources
              .filter(({ key }) => resource !== 'a' || !['a', 'a-b'].includes(key))
              .map((place) =>
                place.key === 'nau-open' && resource !== 'a' ? { ...place, places: 2 } : place,
              ),
          },
    );
    const outcome = await importNetworkFile(
      service.database,
      { ...file, telecentres: without },
      service.clock.now(),
    );
    expect(outcome).toMatchObject({ outcome: 'refused' });
    expect(JSON.stringify(outcome)).toContain(`1 rental stands in the way: ${reference}`);
  });
});

describe('The host’s day and week', () => {
  test('say who rents the place, and that it is not free', async () => {
    const jeanne = await service.visitor('jeanne@example.org');
    await rented(host, { tenant: { member: jeanne.email }, startsOn: '2026-11-24' });
    const answer = await host.get('/api/v1/telecentres/naucelle/occupancy?date=2026-11-25');
    const [morning] = (
      answer.body as { halfDays: { places: { resource: string; rented: object[]; free: object[] }[] }[] }
    ).halfDays;
    expect(morning?.places.find(({ resource }) => resource === 'nau-open-1')).toMatchObject({
      rented: [{ tenant: 'jeanne', times: null }],
      free: [],
    });
    expect((await host.get('/telecentres/naucelle/day?date=2026-11-25')).body).toContain(
      'Loué\u00a0: jeanne',
    );
    expect((await host.get('/telecentres/naucelle/week?date=2026-11-25')).body).toContain(
      'Loué à\u00a0: jeanne',
    );
    const read = await service.database.query(
      `select from audit_entry e join account a on a.pseudonym = e.subject where a.email = $1 and e.action = 'record.read'`,
      [jeanne.email],
    );
    expect(read).toHaveLength(1);
  });
});

describe('The pages of rentals', () => {
  const FORM = {
    resource: 'nau-open-1',
    tenant: 'name',
    member: '',
    employer: '',
    name: 'Les Amis du Viaur',
    startsOn: '2026-12-01',
    termMonths: '12',
    noticeDays: '30',
    renewal: 'tacit',
    monthly: '120,50',
    agreement: 'CONV-2026-07',
  };
  const PAGE = '/telecentres/naucelle/rentals';

  test('show what would be before anything is written, and write it on the second press', async () => {
    expect((await host.get(PAGE)).body).toContain('Aucune place n’est louée au mois.');
    const shown = await host.send(PAGE, FORM);
    expect(shown.status).toBe(200);
    expect(shown.body).toContain('mercredi 1er décembre 2027');
    expect(shown.body).toContain('120,50\u00a0€');
    expect((await host.get(RENTALS)).body).toEqual({ rentals: [] });
    const made = await host.send(PAGE, { ...FORM, confirmed: 'yes' });
    expect(made.status).toBe(303);
    const page = await host.get(String(made.headers['location']));
    expect(page.body).toContain('La location est enregistrée.');
    expect((await host.get(PAGE)).body).toContain('Les Amis du Viaur');
  });

  test('name who is in the way, and do not offer to write it', async () => {
    const jeanne = await service.visitor('jeanne@example.org');
    const wish = { resource: 'nau-open-1', date: '2026-12-03', halfDay: 'morning' };
    expect(await jeanne.post('/api/v1/bookings', wish)).toMatchObject({ status: 201 });
    for (const fields of [FORM, { ...FORM, confirmed: 'yes' }]) {
      const body = String((await host.send(PAGE, fields)).body);
      expect(body).toContain('jeudi 3 décembre');
      expect(body).toContain('jeanne');
      expect(body).not.toContain('Enregistrer la location');
    }
  });

  test.each([
    ['tenant', { tenant: 'landlord' }],
    ['name', { name: '' }],
    ['member', { tenant: 'member', member: 'nobody@example.org' }],
    ['employer', { tenant: 'employer', employer: '123' }],
    ['startsOn', { startsOn: '31/12/2026' }],
    ['termMonths', { termMonths: '0' }],
    ['noticeDays', { noticeDays: '400' }],
    ['monthly', { monthly: '-3' }],
    ['monthly', { monthly: '100001' }],
    ['agreement', { agreement: '' }],
    ['resource', { resource: 'mil-open-1' }],
  ])('say what is wrong beside %s', async (field, wrong) => {
    const refused = await host.send(PAGE, {
      ...FORM,
      ...wrong,
      confirmed: 'yes',
    });
    expect(refused.status).toBe(422);
    expect(refused.body).toContain(`href="#${field}"`);
    expect((await host.get(RENTALS)).body).toEqual({ rentals: [] });
  });

  test('say by name who will rent, which is remembered, before anything is written', async () => {
    const jeanne = await service.visitor('jeanne@example.org');
    const shown = await host.send(PAGE, { ...FORM, tenant: 'member', member: jeanne.email });
    expect(shown.body).toContain('jeanne (jeanne@example.org)');
    const seen = await service.database.query(
      `select from audit_entry e join account a on a.pseudonym = e.subject where a.email = $1 and e.action = 'record.read'`,
      [jeanne.email],
    );
    expect(seen).toHaveLength(1);
  });

  test('show members theirs, from « Mes réservations » on, and take their notice', async () => {
    const jeanne = await service.visitor('jeanne@example.org');
    const reference = await rented(host, { tenant: { member: jeanne.email }, startsOn: '2026-01-01' });
    expect((await jeanne.get('/bookings')).body).toContain(`/rentals/${reference}`);
    const body = String((await jeanne.get(`/rentals/${reference}`)).body);
    expect(body).toContain('temporaire, précaire et révocable');
    expect(body).toContain('vendredi 1er janvier 2027');
    const given = await jeanne.send(`/rentals/${reference}/notice`, { reason: '' });
    expect(given).toMatchObject({ status: 303 });
    expect((await jeanne.get(`/rentals/${reference}`)).body).toContain('jeudi 31 décembre 2026');
    expect(await jeanne.send(`/rentals/${reference}/notice`, {})).toMatchObject({ status: 422 });
  });

  test('keep the agreement of somebody who has left, without their name', async () => {
    const jeanne = await service.visitor('jeanne@example.org');
    const reference = await rented(host, { tenant: { member: jeanne.email } });
    expect(await jeanne.post('/api/v1/me/erasure', { confirm: jeanne.email })).toMatchObject({ status: 204 });
    expect((await host.get(RENTALS)).body).toMatchObject({
      rentals: [{ reference, tenant: { kind: 'forgotten' }, agreement: 'CONV-2026-07' }],
    });
    expect((await host.get(PAGE)).body).toContain('une personne partie');
  });
});
