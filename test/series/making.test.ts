import { bookNow } from '../bookings/rivals.js';
import { startService, type TestService } from '../support/service.js';
import {
  dateIn,
  datesIn,
  DESK_AT_FIGEAC,
  DESK_AT_MONTMURAT,
  fatesIn,
  HOUSES,
  make,
  preview,
  SERIES,
  THURSDAYS,
  written,
} from './houses.js';

let service: TestService;

beforeAll(async () => {
  service = await startService({ network: HOUSES });
});

afterAll(async () => {
  expect(await service.doctor()).toEqual([]);
  await service.close();
});

describe('A series', () => {
  test('of every Thursday is booked on Ascension where the doors open, and goes without it where they stay shut', async () => {
    const member = await service.member();
    const open = await make(member, { ...DESK_AT_MONTMURAT, ...THURSDAYS });
    expect({ status: open.status, fates: fatesIn(open) }).toEqual({ status: 201, fates: { booked: 25 } });
    const staffed = await make(member, { ...DESK_AT_FIGEAC, ...THURSDAYS });
    expect(fatesIn(staffed)).toEqual({ booked: 24, closed: 1 });
    expect(dateIn(staffed, '2027-05-06')).toMatchObject({
      fate: 'closed',
      violations: [{ rule: 'closed', message: expect.stringContaining('Ascension') as unknown }],
      booking: null,
    });
  });

  test('stays at the same desk, and at nine in winter as in summer', async () => {
    const made = await make(await service.member(), {
      ...{ telecentre: 'sousceyrac', kind: 'meeting_room', startTime: '09:00', endTime: '10:00' },
      ...{ from: '2027-03-18', rule: 'FREQ=WEEKLY;COUNT=34' },
    });
    const starts = datesIn(made).map(({ booking }) => booking?.start.slice(10));
    expect(starts.slice(0, 3)).toEqual(['T09:00:00+01:00', 'T09:00:00+01:00', 'T09:00:00+02:00']);
    expect(starts.slice(-2)).toEqual(['T09:00:00+02:00', 'T09:00:00+01:00']);
    expect(new Set(datesIn(made).map(({ booking }) => booking?.resource))).toEqual(new Set(['sou-room']));
  });

  test('has no dates while a telecentre is closed for August, and says why', async () => {
    const made = await make(await service.member(), {
      ...{ ...DESK_AT_FIGEAC, halfDay: 'day', from: '2027-07-19' },
      rule: 'FREQ=WEEKLY;BYDAY=MO,TU;UNTIL=20270914',
    });
    expect(fatesIn(made)).toEqual({ booked: 8, closed: 10 });
    expect(dateIn(made, '2027-08-03')?.violations?.[0]?.message).toContain('Congés d’été');
  });

  test('is told to whoever makes it, though their token is for booking only', async () => {
    const member = await service.member(undefined, { scopes: ['book'] });
    const wish = { ...DESK_AT_MONTMURAT, halfDay: 'morning', dates: ['2027-12-01'] };
    expect((await make(member, wish)).status).toBe(201);
  });

  test('can be of chosen dates, and leaves out those that are not wanted', async () => {
    const made = await make(await service.member(), {
      ...{ ...DESK_AT_MONTMURAT, halfDay: 'afternoon', dates: ['2027-02-10', '2027-02-03', '2027-03-01'] },
      without: ['2027-02-10'],
    });
    expect(datesIn(made).map(({ date, fate }) => [date, fate])).toEqual([
      ['2027-02-03', 'booked'],
      ['2027-02-10', 'left-out'],
      ['2027-03-01', 'booked'],
    ]);
    expect((made.body as { rule: unknown }).rule).toBeNull();
  });

  test('asks for each date where a host has to agree, and takes it at once for a host', async () => {
    const wish = {
      ...{ resource: 'fig-room', startTime: '14:00', endTime: '16:00' },
      ...{ from: '2027-02-02', rule: 'FREQ=WEEKLY;COUNT=3' },
    };
    expect(datesIn(await preview(await service.member(), wish)).every((one) => one.needsApproval)).toBe(true);
    const asked = await make(await service.member(), wish);
    expect(datesIn(asked).map(({ booking }) => booking)).toEqual(
      Array(3).fill(expect.objectContaining({ status: 'held', awaitsApproval: true })),
    );
    const host = await service.member('host@example.org', {
      scopes: ['host'],
      grants: [{ role: 'host', telecentre: 'figeac' }],
    });
    const given = await make(host, {
      ...wish,
      startTime: '16:00',
      endTime: '17:00',
      for: { guest: { name: 'Rose' } },
    });
    expect(datesIn(given).map(({ booking }) => booking?.status)).toEqual(Array(3).fill('confirmed'));
    expect(given.body).toMatchObject({ holder: { kind: 'guest', name: 'Rose' } });
  });

  test('is found by its holder and by the host there, listed for its holder, and is nothing to others', async () => {
    const [member, other] = [await service.member(), await service.member()];
    const host = await service.member('host-of-montmurat@example.org', {
      scopes: ['host'],
      grants: [{ role: 'host', telecentre: 'montmurat' }],
    });
    const wish = { ...DESK_AT_MONTMURAT, halfDay: 'morning', dates: ['2027-09-01', '2027-09-08'] };
    const made = await make(member, { ...wish, title: 'Compta' });
    const { id, differences, ...series } = made.body as { id: string; differences: unknown };
    expect(differences).toEqual([]);
    expect((await member.get(`${SERIES}/${id}`)).body).toEqual({ id, ...series });
    expect((await host.get(`${SERIES}/${id}`)).body).toMatchObject({ id, holder: { email: member.email } });
    expect((await other.get(`${SERIES}/${id}`)).status).toBe(404);
    expect((await member.get(SERIES)).body).toMatchObject({
      series: [
        { id, title: 'Compta', until: '2027-09-08', fates: { booked: 2 }, next: '2027-09-01T09:00:00+02:00' },
      ],
    });
    expect((await other.get(SERIES)).body).toEqual({ series: [] });
  });

  test('made by a colleague is the holder’s, and remembered', async () => {
    const [member, colleague] = [await service.member(), await service.member()];
    await service.database.query(
      'insert into colleague (account_id, email, allowed_at) values ($1, $2, $3)',
      [member.account, colleague.email, new Date(service.clock.now())],
    );
    const wish = { ...DESK_AT_MONTMURAT, halfDay: 'morning', dates: ['2027-10-06', '2027-10-13'] };
    const made = await make(colleague, { ...wish, for: { member: member.email } });
    expect(made.body).toMatchObject({
      holder: { email: member.email },
      dates: [{ fate: 'booked' }, { fate: 'booked' }],
    });
    const stranger = await make(await service.member(), { ...wish, for: { member: member.email } });
    expect(stranger.status).toBe(404);
    const trail = await service.database.query(
      `select from audit_entry where action = 'booking.made-for' and subject = (select pseudonym from account where id = $1)`,
      [member.account],
    );
    expect(trail).toHaveLength(1);
  });

  test('is told in one mail, and its bookings in none of their own', async () => {
    const member = await service.member();
    const made = await make(member, {
      ...DESK_AT_MONTMURAT,
      halfDay: 'morning',
      dates: ['2027-11-02', '2027-11-09'],
    });
    const { id } = made.body as { id: string };
    const news = await service.database.query(
      'select kind, done_by as by, cardinality(bookings) as count from joint_news where series_id = $1',
      [id],
    );
    expect(news).toEqual([{ kind: 'made', by: 'self', count: 2 }]);
    const single = await service.database.query(
      `select from booking_event_untold u join booking_event e on e.id = u.event_id
join booking b on b.id = e.booking_id where b.series_id = $1`,
      [id],
    );
    expect(single).toEqual([]);
  });
});

describe('A date that cannot be had', () => {
  const TWO = { resource: 'mon-open-3', halfDay: 'morning', from: '2028-05-01', rule: 'FREQ=DAILY;COUNT=2' };

  test('is left aside, or all is refused and nothing written', async () => {
    const [member, rival] = [await service.member(), await service.member()];
    const promised = datesIn(await preview(member, TWO)).map(({ date }) => ({
      date,
      resource: 'mon-open-3',
    }));
    await bookNow(rival, { resource: 'mon-open-3', date: '2028-05-02', halfDay: 'morning' });

    const before = await written(service);
    const refused = await make(member, { ...TWO, onConflict: 'refuse' });
    expect(refused).toMatchObject({
      status: 409,
      body: {
        type: '/problems/series-conflict',
        dates: [
          { date: '2028-05-01', fate: 'free' },
          { date: '2028-05-02', fate: 'taken', alternative: { telecentre: 'montmurat' } },
        ],
      },
    });
    expect(await written(service)).toEqual(before);

    const made = await make(member, { ...TWO, promised });
    expect(fatesIn(made)).toEqual({ booked: 1, taken: 1 });
    expect(made.body).toMatchObject({
      differences: [{ date: '2028-05-02', promised: 'mon-open-3', got: null }],
    });
    const none = await make(member, TWO);
    expect(none).toMatchObject({ status: 409, body: { type: '/problems/no-date-left' } });
  });

  test.each([
    ['a rule that is not followed', { from: '2027-01-07', rule: 'FREQ=HOURLY;COUNT=2' }, 'rule'],
    ['a rule without its first date', { rule: 'FREQ=DAILY;COUNT=2' }, 'from'],
    ['both a rule and dates', { rule: 'FREQ=DAILY;COUNT=2', dates: ['2027-01-07'] }, 'rule'],
    ['dates more than five years apart', { dates: ['2027-01-07', '2033-01-07'] }, 'dates'],
    ['a first date in another life', { from: '2150-01-07', rule: 'FREQ=DAILY;COUNT=2' }, 'from'],
    [
      'hours that end before they begin',
      { ...THURSDAYS, halfDay: undefined, startTime: '12:00', endTime: '09:00' },
      'endTime',
    ],
    ['no time at all', { ...THURSDAYS, halfDay: undefined }, 'halfDay'],
  ])('is said of what cannot be read: %s', async (_, wish, field) => {
    const answer = await make(await service.member(), { ...DESK_AT_MONTMURAT, halfDay: 'morning', ...wish });
    expect(answer).toMatchObject({ status: 400, body: { errors: [{ field }] } });
  });
});

describe('The same request sent again', () => {
  test('with its key finds the series that the first has made; another request with that key is refused', async () => {
    const member = await service.member();
    const wish = { ...DESK_AT_MONTMURAT, halfDay: 'afternoon', dates: ['2028-07-05', '2028-07-06'] };
    const headers = { 'idempotency-key': 'once' };
    const answers = await Promise.all(Array.from({ length: 5 }, () => make(member, wish, headers)));
    expect(answers.map(({ status }) => status)).toEqual(Array(5).fill(201));
    expect(new Set(answers.map(({ body }) => (body as { id: string }).id)).size).toBe(1);
    const again = await make(member, wish, headers);
    expect(again.headers['idempotency-replayed']).toBe('true');
    expect(again.body).toEqual(answers[0]?.body);
    expect((await make(member, { ...wish, people: 1, title: 'Autre' }, headers)).status).toBe(422);
    expect((await member.get(SERIES)).body).toMatchObject({ series: [{ fates: { booked: 2 } }] });
  });

  test('is refused again, though what was in its way has gone', async () => {
    const [member, rival] = [await service.member(), await service.member()];
    const wish = { resource: 'mon-open-1', halfDay: 'afternoon', dates: ['2028-08-02'] };
    const taken = await bookNow(rival, { resource: 'mon-open-1', date: '2028-08-02', halfDay: 'afternoon' });
    const refused = await make(member, wish, { 'idempotency-key': 'never' });
    await rival.post(`/api/v1/bookings/${(taken.body as { reference: string }).reference}/cancellation`);
    expect(refused.status).toBe(409);
    expect((await make(member, wish, { 'idempotency-key': 'never' })).body).toEqual(refused.body);
    expect((await make(member, wish)).status).toBe(201);
  });
});
