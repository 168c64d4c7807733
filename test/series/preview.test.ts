import { bookNow } from '../bookings/rivals.js';
import { startService, type TestService } from '../support/service.js';
import {
  dateIn,
  datesIn,
  DESK_AT_FIGEAC,
  DESK_AT_MONTMURAT,
  HOUSES,
  make,
  preview,
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

describe('A preview', () => {
  test('writes nothing, and what it says is what is written', async () => {
    const [member, rival] = [await service.member(), await service.member()];
    await bookNow(rival, { resource: 'mon-open-1', date: '2027-06-15', halfDay: 'afternoon' });
    const wish = { ...DESK_AT_MONTMURAT, halfDay: 'day', from: '2027-06-01', rule: 'FREQ=DAILY;COUNT=20' };
    const before = await written(service);
    const told = await preview(member, wish);
    expect(told.status).toBe(200);
    expect(await written(service)).toEqual(before);
    const promised = datesIn(told).flatMap(({ date, resource }) =>
      resource ? [{ date, resource: resource.id }] : [],
    );
    expect(promised.length).toBeGreaterThan(15);
    const made = await make(member, { ...wish, promised });
    expect(made.body).toMatchObject({ differences: [] });
    const got = datesIn(made).flatMap(({ date, booking }) =>
      booking ? [{ date, resource: booking.resource }] : [],
    );
    expect(got).toEqual(promised);
  });

  test('of 29 February has it in the one year that has one', async () => {
    const wish = {
      ...DESK_AT_MONTMURAT,
      halfDay: 'morning',
      from: '2028-01-29',
      rule: 'FREQ=MONTHLY;COUNT=3',
    };
    const told = await preview(await service.member(), wish);
    expect(datesIn(told).map(({ date }) => date)).toEqual(['2028-01-29', '2028-02-29', '2028-03-29']);
  });

  test('prefers the desk that is free on the most dates, and names the dates of another', async () => {
    const [member, rival] = [await service.member(), await service.member()];
    const wish = { ...DESK_AT_MONTMURAT, halfDay: 'morning', from: '2028-03-06', rule: 'FREQ=DAILY;COUNT=5' };
    for (const date of ['2028-03-06', '2028-03-08'])
      await bookNow(rival, { resource: 'mon-open-1', date, halfDay: 'morning' });
    await bookNow(rival, { resource: 'mon-open-2', date: '2028-03-07', halfDay: 'morning' });
    await bookNow(rival, { resource: 'mon-open-3', date: '2028-03-07', halfDay: 'morning' });
    await bookNow(rival, { resource: 'mon-open-3', date: '2028-03-09', halfDay: 'morning' });
    const told = await preview(member, wish);
    expect(told.body).toMatchObject({ resource: { id: 'mon-open-2' } });
    expect(datesIn(told).map(({ fate, resource }) => `${fate} ${resource?.id}`)).toEqual([
      'free mon-open-2',
      'other-unit mon-open-1',
      'free mon-open-2',
      'free mon-open-2',
      'free mon-open-2',
    ]);
  });

  test('says what is nearest to a date that is taken: the other half-day, then another kind, then a telecentre nearby', async () => {
    const [member, rival] = [await service.member(), await service.member()];
    const take = (halfDay: string, date: string): Promise<unknown> =>
      Promise.all([1, 2].map((desk) => bookNow(rival, { resource: `fig-open-${desk}`, date, halfDay })));
    await take('morning', '2027-10-05');
    await take('day', '2027-10-06');
    await take('day', '2027-10-07');
    await bookNow(rival, { resource: 'fig-room', date: '2027-10-07', halfDay: 'day' });
    const wish = { ...DESK_AT_FIGEAC, halfDay: 'morning', from: '2027-10-04', rule: 'FREQ=DAILY;COUNT=4' };
    const told = await preview(member, wish);
    const [free, ...taken] = datesIn(told);
    expect(free).toMatchObject({ fate: 'free' });
    expect(
      taken.map(({ fate, alternative }) => [
        fate,
        alternative?.telecentre,
        alternative?.resource.kind,
        alternative?.halfDay,
      ]),
    ).toEqual([
      ['taken', 'figeac', 'desk', 'afternoon'],
      ['taken', 'figeac', 'meeting_room', 'morning'],
      ['taken', 'montmurat', 'desk', 'morning'],
    ]);
  });

  test('says from when a date beyond the horizon can be booked, and what rules stand in the way of others', async () => {
    const told = await preview(await service.member(), {
      ...{ telecentre: 'lacapelle', kind: 'desk', halfDay: 'morning' },
      ...{ from: '2026-11-16', rule: 'FREQ=WEEKLY;COUNT=12' },
    });
    expect(dateIn(told, '2026-11-16')).toMatchObject({ fate: 'refused', violations: [{ rule: 'past' }] });
    expect(dateIn(told, '2027-01-18')?.fate).toBe('free');
    expect(dateIn(told, '2027-01-25')).toEqual({
      ...{ date: '2027-01-25', fate: 'later', opensOn: '2026-11-26' },
      ...{ start: '2027-01-25T09:00:00+01:00', end: '2027-01-25T12:00:00+01:00' },
    });
  });
});
