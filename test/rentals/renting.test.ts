import { bookNow, referenceOf } from '../bookings/rivals.js';
import { close, MORNING, openHouses } from '../closures/houses.js';
import { newestLetter } from '../support/mail.js';
import { TUESDAY, type KnownCaller, type TestService } from '../support/service.js';
import { DESK, hostOf, rented, RENTALS, timeOf } from './houses.js';

let service: TestService;
let host: KnownCaller;
beforeAll(async () => (service = await openHouses()));
beforeEach(async () => {
  await service.startAgain();
  host = await hostOf(service);
});
afterEach(async () => {
  expect(await service.doctor()).toEqual([]);
});
afterAll(() => service.close());

const ON_THE_DESK = { resource: 'nau-open-1', date: '2026-12-03', halfDay: 'morning' };

describe('A place rented for months', () => {
  test('is taken day and night from its first day on, three years ahead while it renews itself', async () => {
    const reference = await rented(host);
    expect(await timeOf(service, reference)).toEqual([
      'nau-open-1: 2026-11-30T23:00:00.000Z to 2029-11-30T23:00:00.000Z',
    ]);
    const jeanne = await service.member();
    expect(await bookNow(jeanne, ON_THE_DESK)).toMatchObject({
      status: 409,
      body: { type: '/problems/slot-taken' },
    });
    expect(await bookNow(jeanne, { ...ON_THE_DESK, date: '2026-11-30' })).toMatchObject({ status: 201 });
    expect(await bookNow(jeanne, { ...MORNING, date: '2026-12-03' })).toMatchObject({
      status: 201,
      body: { resource: expect.stringMatching(/^nau-open-[23]$/) as unknown },
    });
  });

  test('with a fixed end is taken for its term and free after it', async () => {
    const reference = await rented(host, { tacitRenewal: false, startsOn: '2027-01-31', termMonths: 1 });
    expect(await timeOf(service, reference)).toEqual([
      'nau-open-1: 2027-01-30T23:00:00.000Z to 2027-02-27T23:00:00.000Z',
    ]);
  });

  test('over the nights when the clocks change, from midnight to midnight by the wall', async () => {
    const march = await rented(host, { tacitRenewal: false, startsOn: '2027-03-28', termMonths: 1 });
    const october = await rented(host, { tacitRenewal: false, startsOn: '2027-10-15', termMonths: 1 });
    expect(await timeOf(service, march)).toEqual([
      'nau-open-1: 2027-03-27T23:00:00.000Z to 2027-04-27T22:00:00.000Z',
    ]);
    expect(await timeOf(service, october)).toEqual([
      'nau-open-1: 2027-10-14T22:00:00.000Z to 2027-11-14T23:00:00.000Z',
    ]);
  });

  test('made of rooms takes each of them', async () => {
    const reference = await rented(host, { resource: 'a-b', tacitRenewal: false });
    expect((await timeOf(service, reference)).map((one) => one.split(':')[0])).toEqual(['a', 'b']);
  });

  test('that has been running for years is taken from now on, and its terms count from its true start', async () => {
    const reference = await rented(host, { startsOn: '2024-02-29' });
    expect((await timeOf(service, reference))[0]).toMatch(/^nau-open-1: 2026-11-23T0/);
    expect((await host.get(RENTALS)).body).toMatchObject({
      rentals: [
        {
          state: 'running',
          renewal: { nextRenewal: '2027-02-28', earliestEnd: '2027-02-28', noticeUntil: '2027-01-29' },
        },
      ],
    });
  });

  test('since a month that is closed says before it is recorded that this month comes as a correction', async () => {
    const { tenant, monthlyCents: _, ...terms } = DESK;
    const form = { ...terms, tenant: 'name', ...tenant, renewal: 'tacit', monthly: '120' };
    const texts = { ...form, termMonths: '12', noticeDays: '30', startsOn: '2026-10-15' };
    const checked = async () => (await host.send('/telecentres/naucelle/rentals', texts)).body as string;
    expect(await checked()).not.toContain('viendra en correction');
    await service.database.query(
      `insert into closed_month (telecentre_id, month, closed_at, absences_charged)
       select id, '2026-10-01', now(), false from telecentre where slug = 'naucelle'`,
    );
    expect(await checked()).toContain('déjà arrêtés jusqu’au samedi 31 octobre 2026');
  });

  test('is written once, however often it is sent', async () => {
    const reference = await rented(host);
    expect(await host.post(RENTALS, DESK)).toMatchObject({ status: 200, body: { reference } });
    expect((await host.get(RENTALS)).body).toMatchObject({ rentals: [{ reference }] });
  });

  test('is told to the people of the demonstration where no mail server takes it', async () => {
    const camille = await service.member('camille@example.org');
    await service.database.query(`update account set demo = true, name = 'Camille Roux' where id = $1`, [
      camille.account,
    ]);
    await rented(host, { tenant: { member: camille.email } });
    expect((await newestLetter(service, camille.email)).text).toContain('Bonjour Camille Roux');
  });

  test('belongs to a member, who reads of it, or to an employer by its number', async () => {
    const jeanne = await service.member('jeanne@example.org');
    const reference = await rented(host, { tenant: { member: 'Jeanne@example.org' } });
    expect((await jeanne.get('/api/v1/rentals')).body).toMatchObject({
      rentals: [{ reference, tenant: { kind: 'member', email: 'jeanne@example.org' }, monthlyCents: 12_000 }],
    });
    const letter = await newestLetter(service, 'jeanne@example.org');
    expect(letter.text).toContain('jour et nuit');
    expect(letter.text).toContain('CONV-2026-07');
    expect(letter.links).toContainEqual(expect.stringContaining(`/rentals/${reference}`));
    const employer = { resource: 'nau-open-2', tenant: { employer: '732 829 320 00074' } };
    await rented(host, employer);
    expect((await host.get(RENTALS)).body).toMatchObject({
      rentals: [{ reference }, { tenant: { kind: 'employer', siret: '73282932000074' } }],
    });
  });
});

describe('What stands in the way of a rental', () => {
  test('is named with its time and its people, and nothing is written', async () => {
    const jeanne = await service.member('jeanne@example.org');
    const reference = referenceOf(await bookNow(jeanne, ON_THE_DESK));
    const refused = await host.post(RENTALS, DESK);
    expect(refused).toMatchObject({
      status: 409,
      body: {
        type: '/problems/in-the-way',
        bookings: [
          {
            booking: {
              reference,
              start: '2026-12-03T09:00:00+01:00',
              holder: { email: 'jeanne@example.org' },
            },
          },
        ],
        rentals: [],
      },
    });
    expect((await host.get(RENTALS)).body).toEqual({ rentals: [] });
    const dry = await host.post(RENTALS, { ...DESK, dryRun: true });
    expect(dry).toMatchObject({
      status: 200,
      body: { inTheWay: { bookings: [{ booking: { reference } }] } },
    });
  });

  test('is a hold too, but not one that has lapsed', async () => {
    const jeanne = await service.member();
    const held = await bookNow(jeanne, { ...ON_THE_DESK, hold: true });
    expect(await host.post(RENTALS, DESK)).toMatchObject({
      status: 409,
      body: { bookings: [{ booking: { reference: referenceOf(held) } }] },
    });
    service.clock.advanceMinutes(60);
    await rented(host);
  });

  test('is another rental, also far beyond what has been taken of its time', async () => {
    const reference = await rented(host);
    for (const startsOn of ['2026-11-30', '2027-06-01', '2028-11-01'])
      expect(await host.post(RENTALS, { ...DESK, startsOn, agreement: 'CONV-2' })).toMatchObject({
        status: 409,
        body: { rentals: [{ reference, tenant: 'Les Amis du Viaur' }] },
      });
    const before = { startsOn: '2026-11-24', termMonths: 1, tacitRenewal: false };
    expect(await host.post(RENTALS, { ...DESK, ...before })).toMatchObject({ status: 409 });
    await rented(host, { resource: 'nau-open-2' });
  });

  test('is a rental of a room that it is part of', async () => {
    const reference = await rented(host, { resource: 'a' });
    expect(await host.post(RENTALS, { ...DESK, resource: 'a-b' })).toMatchObject({
      status: 409,
      body: { rentals: [{ reference }] },
    });
  });

  test('is not a closure: it steps aside, and takes its time back from where the rental has ended', async () => {
    const august = {
      telecentre: 'naucelle',
      from: '2026-12-20',
      to: '2027-01-03',
      reason: 'Fermeture annuelle',
    };
    const closer = await service.member('closer@example.org', {
      scopes: ['host'],
      grants: [{ role: 'host', telecentre: 'naucelle' }],
    });
    expect(await close(closer, august)).toMatchObject({ status: 201 });
    const reference = await rented(host, { tacitRenewal: false, termMonths: 1 });
    expect(await timeOf(service, reference)).toEqual([
      'nau-open-1: 2026-11-30T23:00:00.000Z to 2026-12-31T23:00:00.000Z',
    ]);
    const jeanne = await service.member();
    expect(await bookNow(jeanne, { ...ON_THE_DESK, date: '2027-01-02' })).not.toMatchObject({ status: 201 });
  });
});

describe('A rental in the book of the house', () => {
  test('is nothing to those who do not receive people there', async () => {
    const stranger = await hostOf(service, 'millau');
    const member = await service.visitor();
    const reference = await rented(host);
    for (const caller of [stranger, member]) {
      expect(await caller.get(RENTALS)).toMatchObject({ status: 404 });
      expect(await caller.post(RENTALS, DESK)).toMatchObject({ status: 404 });
      expect(await caller.get(`/telecentres/naucelle/rentals/${reference}`)).toMatchObject({ status: 404 });
      expect(await caller.get(`/rentals/${reference}`)).toMatchObject({ status: 404 });
      expect(await caller.post(`/api/v1/rentals/${reference}/notice`, {})).toMatchObject({ status: 404 });
    }
    expect(await stranger.get('/api/v1/rentals')).toMatchObject({ body: { rentals: [] } });
  });

  test('is remembered with who wrote it, and that their name was seen', async () => {
    const jeanne = await service.member('jeanne@example.org');
    await rented(host, { tenant: { member: jeanne.email } });
    await host.get(RENTALS);
    const [made, read] = await service.database.query<{ action: string }>(
      `select e.action from audit_entry e join account a on a.pseudonym = e.subject
       where a.email = $1 and e.place = 'naucelle' order by e.id`,
      [jeanne.email],
    );
    expect([made?.action, read?.action]).toEqual(['rental.made', 'record.read']);
  });
});

test('A rental and bookings of the same place at the same moment: one of them has it', async () => {
  for (const startsOn of ['2026-12-01', '2027-01-05']) {
    const members = await Promise.all(Array.from({ length: 4 }, () => service.member()));
    const [made, ...others] = await Promise.all([
      host.post(RENTALS, { ...DESK, resource: 'b', startsOn, tacitRenewal: false, termMonths: 1 }),
      ...members.map((one, index) =>
        bookNow(one, { resource: index % 2 === 0 ? 'b' : 'a-b', date: startsOn, halfDay: 'day' }),
      ),
    ]);
    const won = others.filter(({ status }) => status === 201);
    expect([made.status, won.length]).toEqual(made.status === 201 ? [201, 0] : [409, 1]);
  }
});

test('Today is as it is booked: whoever is there now stands in the way', async () => {
  const jeanne = await service.member();
  const reference = referenceOf(await bookNow(jeanne, { ...ON_THE_DESK, date: TUESDAY }));
  service.clock.set(`${TUESDAY}T09:00:00Z`);
  expect(await host.post(RENTALS, { ...DESK, startsOn: TUESDAY })).toMatchObject({
    status: 409,
    body: { bookings: [{ booking: { reference } }] },
  });
  service.clock.set(`${TUESDAY}T15:00:00Z`);
  await rented(host, { startsOn: TUESDAY });
});
