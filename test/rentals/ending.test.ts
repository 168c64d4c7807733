import { RenewingService } from '../../src/rentals/renewing.service.js';
import { bookNow } from '../bookings/rivals.js';
import { openHouses } from '../closures/houses.js';
import { newestLetter } from '../support/mail.js';
import { ServingService } from '../../src/waitlist/serving.service.js';
import type { KnownCaller, TestService } from '../support/service.js';
import { DESK, hostOf, notice, rented, RENTALS, timeOf } from './houses.js';

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

/** Seen on 23 November 2026. */
const RUNNING = { startsOn: '2025-12-31', termMonths: 12, noticeDays: 30 };

describe('Notice of a rental', () => {
  test('by its tenant ends it with its term, and what follows can be booked at once', async () => {
    const jeanne = await service.member('jeanne@example.org');
    const reference = await rented(host, { ...RUNNING, tenant: { member: jeanne.email } });
    expect(await notice(jeanne, reference)).toMatchObject({
      status: 200,
      body: {
        endsOn: '2026-12-31',
        notice: { givenOn: '2026-11-23', by: 'tenant', revoked: false },
        renewal: null,
      },
    });
    expect((await timeOf(service, reference))[0]).toMatch(/to 2026-12-30T23:00:00.000Z$/);
    const desk = { resource: 'nau-open-1', halfDay: 'morning' };
    expect(await bookNow(jeanne, { ...desk, date: '2026-12-31' })).toMatchObject({ status: 201 });
    expect(await bookNow(jeanne, { ...desk, date: '2026-12-30' })).toMatchObject({ status: 409 });
    expect((await newestLetter(service, jeanne.email)).text).toContain('jeudi 31 décembre 2026');
  });

  test('given online is told to whoever receives people there; given to them, they know', async () => {
    const jeanne = await service.visitor('jeanne@example.org');
    const online = await rented(host, { ...RUNNING, tenant: { member: jeanne.email } });
    await notice(jeanne, online, { reason: 'Je déménage' });
    const { text } = await newestLetter(service, host.email);
    expect(text).toContain('jeanne a donné congé en ligne');
    expect(text).toContain('30 décembre 2026');
    expect(text).toContain('Je déménage');
    const told = await rented(host, { ...RUNNING, resource: 'nau-open-2' });
    await notice(host, told, { by: 'tenant' });
    const mails = await service.database.query('select from outgoing_mail where kind = $1', [
      'rental-notice-host',
    ]);
    expect(mails).toHaveLength(1);
  });

  test('from the page is for the date that was shown there, or for none', async () => {
    const jeanne = await service.visitor('jeanne@example.org');
    const reference = await rented(host, { ...RUNNING, tenant: { member: jeanne.email } });
    const page = `/rentals/${reference}`;
    expect((await jeanne.get(page)).body).toContain('name="endsOn" value="2026-12-31"');
    service.clock.set('2026-12-02T10:00:00Z');
    expect(await jeanne.send(`${page}/notice`, { endsOn: '2026-12-31' })).toMatchObject({ status: 422 });
    expect((await jeanne.get(page)).body).toContain('name="endsOn" value="2027-12-31"');
  });

  test('that comes a day too late for a term ends the next one', async () => {
    const jeanne = await service.member();
    const reference = await rented(host, { ...RUNNING, tenant: { member: jeanne.email } });
    service.clock.set('2026-12-02T10:00:00Z');
    expect(await notice(jeanne, reference, { endsOn: '2026-12-31' })).toMatchObject({
      status: 400,
      body: {
        errors: [{ field: 'endsOn', message: expect.stringContaining('31 décembre 2027') as unknown }],
      },
    });
    expect(await notice(jeanne, reference)).toMatchObject({ body: { endsOn: '2027-12-31' } });
  });

  test('by the telecentre says why; sooner than agreed it revokes, from tomorrow on at the soonest', async () => {
    const reference = await rented(host, RUNNING);
    const refused = (body: object, field: string) =>
      notice(host, reference, body).then((answer) => {
        expect(answer).toMatchObject({ status: 400, body: { errors: [{ field }] } });
      });
    await refused({}, 'reason');
    await refused({ reason: 'Travaux', endsOn: '2026-11-23' }, 'endsOn');
    await refused({ reason: 'Travaux', endsOn: 'demain' }, 'endsOn');
    await refused({ reason: ' ' }, 'reason');
    expect(await notice(host, reference, { reason: 'Travaux', endsOn: '2026-11-24' })).toMatchObject({
      body: { endsOn: '2026-11-24', notice: { by: 'telecentre', reason: 'Travaux', revoked: true } },
    });
    // Neither is there any sooner end left, nor another month to pay for.
    const page = (await host.get(`/telecentres/naucelle/rentals/${reference}`)).body as string;
    expect(page).not.toMatch(/Mettre fin plus tôt|Changer le montant/);
  });

  test('is noted for a tenant who is no member; once given, only the telecentre ends it sooner still', async () => {
    const reference = await rented(host, RUNNING);
    expect(await notice(host, reference, { by: 'tenant' })).toMatchObject({ body: { endsOn: '2026-12-31' } });
    expect(await notice(host, reference, { by: 'tenant' })).toMatchObject({
      status: 409,
      body: { type: '/problems/rental-ends', endsOn: '2026-12-31' },
    });
    const page = (await host.get(`/telecentres/naucelle/rentals/${reference}`)).body as string;
    expect(page).toContain('par le locataire, le lundi 23 novembre 2026');
    expect(page).toContain('Mettre fin plus tôt');
    expect(page).not.toMatch(/Donner congé|renouvellement tacite/);
    const later = { reason: 'Travaux', endsOn: '2027-01-15' };
    expect(await notice(host, reference, later)).toMatchObject({ status: 400 });
    expect(await notice(host, reference, { ...later, endsOn: '2026-12-01' })).toMatchObject({
      body: { endsOn: '2026-12-01', notice: { revoked: true } },
    });
  });

  test('before its first day leaves nothing of it', async () => {
    const reference = await rented(host);
    const body = { reason: 'La convention n’est pas signée', endsOn: DESK.startsOn };
    expect(await notice(host, reference, body)).toMatchObject({ body: { state: 'ended' } });
    expect(await timeOf(service, reference)).toEqual([]);
    await rented(host, { agreement: 'CONV-2026-08' });
  });

  test('of a rental that is over is refused', async () => {
    const reference = await rented(host, { termMonths: 1, tacitRenewal: false });
    service.clock.set('2027-01-01T10:00:00Z');
    const later = await hostOf(service);
    expect((await later.get(RENTALS)).body).toMatchObject({ rentals: [{ state: 'ended' }] });
    expect(await notice(later, reference, { reason: 'Travaux', endsOn: '2027-02-01' })).toMatchObject({
      status: 409,
    });
  });

  test('given twice at once is given once', async () => {
    const jeanne = await service.member();
    const reference = await rented(host, { ...RUNNING, tenant: { member: jeanne.email } });
    const answers = await Promise.all([1, 2, 3].map(() => notice(jeanne, reference)));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409, 409]);
  });

  test('gives the time to whoever waits in line for it', async () => {
    const [jeanne, paul] = [await service.member(), await service.member()];
    const reference = await rented(host, { ...RUNNING, tenant: { member: jeanne.email } });
    const wish = { resource: 'nau-open-1', date: '2027-01-05', halfDay: 'morning' };
    expect(await paul.post('/api/v1/waitlist-entries', wish)).toMatchObject({ status: 201 });
    await notice(jeanne, reference);
    const [kept] = await service.database.query<{ count: number }>(
      'select count(*)::int as count from allocation where kept_since is not null',
    );
    expect(kept?.count).toBe(1);
    await service.app.get(ServingService).serve();
    expect((await paul.get('/api/v1/waitlist-entries')).body).toMatchObject({
      entries: [{ state: 'offered' }],
    });
  });
});

describe('A rental that renews itself', () => {
  const renew = (at: string) => {
    service.clock.set(at);
    return service.app.get(RenewingService).run(Date.parse(at));
  };

  test('is taken a month further each month, in one piece, for ever', async () => {
    const reference = await rented(host);
    expect(await renew('2026-12-24T02:30:00Z')).toMatchObject({ prolonged: 0 });
    expect(await renew('2027-01-02T02:30:00Z')).toMatchObject({ prolonged: 1, hindered: 0 });
    expect(await renew('2027-01-03T02:30:00Z')).toMatchObject({ prolonged: 0 });
    expect(await timeOf(service, reference)).toEqual([
      'nau-open-1: 2026-11-30T23:00:00.000Z to 2030-01-01T23:00:00.000Z',
    ]);
    expect(await renew('2029-12-24T02:30:00Z')).toMatchObject({ prolonged: 1 });
    expect(await timeOf(service, reference)).toHaveLength(1);
  });

  test('warns its member a month before the last day to give notice, once for each term', async () => {
    const jeanne = await service.member('jeanne@example.org');
    await rented(host, { ...RUNNING, startsOn: '2026-02-28', tenant: { member: jeanne.email } });
    await renew('2026-12-29T02:30:00Z');
    expect((await newestLetter(service, jeanne.email)).text).not.toContain('se renouvelle d’elle-même');
    expect(await renew('2026-12-30T02:30:00Z')).toMatchObject({ told: 1 });
    const { text } = await newestLetter(service, jeanne.email);
    expect(text).toContain('dimanche 28 février 2027');
    expect(text).toContain('vendredi 29 janvier 2027');
    expect(await renew('2026-12-31T02:30:00Z')).toMatchObject({ told: 0 });
    expect(await renew('2028-01-10T02:30:00Z')).toMatchObject({ told: 1 });
  });

  test('costs another amount from a month to come on', async () => {
    const reference = await rented(host, RUNNING);
    const at = `/telecentres/naucelle/rentals/${reference}/amounts`;
    for (const fields of [
      { month: '2026-11', monthly: '150' },
      { month: '2027-13', monthly: '150' },
      { month: '2027-01', monthly: 'cher' },
    ])
      expect(await host.send(at, fields)).toMatchObject({ status: 422 });
    expect(await host.send(at, { month: '2027-01', monthly: '150,50' })).toMatchObject({ status: 303 });
    expect((await host.get(RENTALS)).body).toMatchObject({
      rentals: [{ monthlyCents: 12_000, amounts: [{ from: '2027-01-01', cents: 15_050 }] }],
    });
  });

  test('tells its member what it cost, what it will cost, and from when', async () => {
    const [jeanne, john] = [
      await service.member('jeanne@example.org'),
      await service.member('john@example.org'),
    ];
    await service.database.query(`update account set language = 'en' where id = $1`, [john.account]);
    const french = await rented(host, { ...RUNNING, tenant: { member: jeanne.email } });
    const other = { ...RUNNING, resource: 'nau-open-2', tenant: { member: john.email } };
    const english = await rented(host, other);
    const change = async (reference: string, month: string, monthly: string) => {
      const at = `/telecentres/naucelle/rentals/${reference}/amounts`;
      expect(await host.send(at, { month, monthly })).toMatchObject({ status: 303 });
    };
    const told = async ({ email }: KnownCaller) =>
      (await newestLetter(service, email)).text.replaceAll(/\s+/g, ' ');
    await change(french, '2027-03', '150,50');
    expect(await told(jeanne)).toMatch(
      /À partir du lundi 1er mars 2027, la location de .+ coûte 150,50 € par mois, au lieu de 120 €\./,
    );
    await Promise.all([change(french, '2027-03', '150,50'), change(french, '2027-03', '150,50')]);
    await change(french, '2027-01', '130');
    expect(await told(jeanne)).toContain('ne s’appliquent plus');
    await change(english, '2027-01', '99');
    expect(await told(john)).toMatch(
      /From Friday 1 January 2027 on, the rental of .+ costs €99 a month instead of €120\./,
    );
    const mails = await service.database.query('select from outgoing_mail where kind = $1', [
      'rental-amount',
    ]);
    expect(mails).toHaveLength(3);
  });
});
