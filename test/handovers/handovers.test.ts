import { trailOf } from '../bookings/trail.js';
import { fieldsIn, problemIn, told } from '../platform/problem-document.js';
import { startService, TUESDAY, type KnownCaller, type TestService } from '../support/service.js';
import {
  accept,
  daysFrom,
  desk,
  hasBooked,
  holderOf,
  offer,
  offered,
  offersOf,
  refuse,
  withdraw,
} from './colleagues.js';

let service: TestService;
let host: KnownCaller;
let people = 0;
const nextDay = daysFrom(1);

beforeAll(async () => {
  service = await startService();
  host = await service.visitor('host@example.org', { grants: [{ role: 'host', telecentre: 'figeac' }] });
});
afterAll(() => service.close());

async function two(): Promise<{ jeanne: KnownCaller; paul: KnownCaller }> {
  people++;
  const jeanne = await service.visitor(`jeanne-${people}@example.org`);
  return { jeanne, paul: await service.visitor(`paul-${people}@example.org`) };
}

describe('a booking that is handed over', () => {
  test('is the colleague’s as soon as they accept, at the same place and time, and without the words of before', async () => {
    const { jeanne, paul } = await two();
    const wish = { ...desk(nextDay()), title: 'Entretien', message: 'J’arrive tôt' };
    const reference = await hasBooked(jeanne, wish);
    const before = told(await jeanne.get(`/api/v1/bookings/${reference}`)).body as object;
    const made = await offered(jeanne, reference, { to: paul.email });
    expect(await offersOf(paul)).toMatchObject([
      { id: made.id, direction: 'received', status: 'open', booking: { reference }, inExchangeFor: null },
    ]);
    expect(await holderOf(service, reference)).toBe(jeanne.email);

    expect(told(await accept(paul, made)).body).toMatchObject({ id: made.id, status: 'accepted' });
    expect(told(await paul.get(`/api/v1/bookings/${reference}`)).body).toEqual({
      ...before,
      title: null,
      message: null,
      revision: 2,
    });
    problemIn(await jeanne.get(`/api/v1/bookings/${reference}`), 404);
    expect(await trailOf(service.database, reference)).toMatchObject([
      { revision: 1, kind: 'booked', actor: jeanne.email },
      { revision: 2, kind: 'handed_over', actor: paul.email, status: 'confirmed' },
    ]);
    expect(await service.doctor()).toEqual([]);
  });

  test('for another one: each has that of the other, and one who accepts twice has it once', async () => {
    const { jeanne, paul } = await two();
    const [hers, his] = [await hasBooked(jeanne, desk(nextDay())), await hasBooked(paul, desk(nextDay()))];
    const made = await offered(jeanne, hers, { to: paul.email, inExchangeFor: his });
    expect((await accept(paul, made)).status).toBe(200);
    expect((await accept(paul, made)).status).toBe(200);
    expect([await holderOf(service, hers), await holderOf(service, his)]).toEqual([paul.email, jeanne.email]);
    expect(await trailOf(service.database, his)).toHaveLength(2);
    expect(await service.doctor()).toEqual([]);
  });

  test('leaves whoever booked it for its holder behind', async () => {
    const { jeanne, paul } = await two();
    const reference = await hasBooked(host, { ...desk(nextDay()), for: { member: jeanne.email } });
    await accept(paul, await offered(jeanne, reference, { to: paul.email }));
    expect(told(await paul.get(`/api/v1/bookings/${reference}`)).body).not.toHaveProperty('bookedBy');
  });

  test('can be handed on, and back', async () => {
    const { jeanne, paul } = await two();
    const reference = await hasBooked(jeanne, desk(nextDay()));
    await accept(paul, await offered(jeanne, reference, { to: paul.email }));
    await accept(jeanne, await offered(paul, reference, { to: jeanne.email }));
    expect(await holderOf(service, reference)).toBe(jeanne.email);
    expect(await service.doctor()).toEqual([]);
  });
});

describe('an offer', () => {
  test('is answered alike whether or not a member has the address, or the other booking is theirs', async () => {
    const { jeanne, paul } = await two();
    const stranger = await service.visitor(`stranger-${people}@example.org`);
    const [one, two_, three] = [nextDay(), nextDay(), nextDay()];
    const theirs = await hasBooked(stranger, desk(one, 'afternoon'));
    const shapes: unknown[] = [];
    const wishes: readonly [string, object][] = [
      [one, { to: paul.email }],
      [two_, { to: 'nobody-at-all@example.org' }],
      [three, { to: paul.email, inExchangeFor: theirs }],
    ];
    for (const [date, wish] of wishes) {
      const answer = await offer(jeanne, await hasBooked(jeanne, desk(date)), wish);
      shapes.push([answer.status, Object.keys(answer.body as object)]);
    }
    expect(new Set(shapes.map((shape) => JSON.stringify(shape))).size).toBe(1);
    // What is not his cannot be asked of him.
    expect(await offersOf(paul)).toHaveLength(1);
    expect(await offersOf(stranger)).toEqual([]);
  });

  test('is one at a time: the same once more is the same, another one is refused', async () => {
    const { jeanne, paul } = await two();
    const reference = await hasBooked(jeanne, desk(nextDay()));
    const made = await offered(jeanne, reference, { to: paul.email });
    expect(await offered(jeanne, reference, { to: paul.email.toUpperCase() })).toMatchObject({ id: made.id });
    problemIn(await offer(jeanne, reference, { to: 'other@example.org' }), 409, 'already-offered');
    expect((await withdraw(jeanne, made)).status).toBe(204);
    expect((await withdraw(jeanne, made)).status).toBe(204);
    await offered(jeanne, reference, { to: 'other@example.org' });
  });

  test('that is refused leaves everything as it was', async () => {
    const { jeanne, paul } = await two();
    const reference = await hasBooked(jeanne, desk(nextDay()));
    const made = await offered(jeanne, reference, { to: paul.email });
    expect(told(await refuse(paul, made)).body).toMatchObject({ status: 'refused' });
    expect((await refuse(paul, made)).status).toBe(200);
    problemIn(await accept(paul, made), 409, 'offer-over');
    problemIn(await withdraw(jeanne, made), 409, 'offer-over');
    expect(await holderOf(service, reference)).toBe(jeanne.email);
  });

  test('asks first whoever has booked something else at that time', async () => {
    const { jeanne, paul } = await two();
    const date = nextDay();
    const reference = await hasBooked(jeanne, desk(date));
    await hasBooked(paul, { telecentre: 'aurillac', kind: 'office', date, halfDay: 'morning' });
    const made = await offered(jeanne, reference, { to: paul.email });
    problemIn(await accept(paul, made), 409, 'already-booked');
    expect((await accept(paul, made, { evenSo: true })).status).toBe(200);
  });

  test.each([
    [
      'moves it',
      (who: KnownCaller, path: string) => who.patch(path, { date: nextDay(), halfDay: 'morning' }),
    ],
    ['cancels it', (who: KnownCaller, path: string) => who.post(`${path}/cancellation`)],
  ])('is void once its giver %s', async (_, deed) => {
    const { jeanne, paul } = await two();
    const reference = await hasBooked(jeanne, desk(nextDay()));
    const made = await offered(jeanne, reference, { to: paul.email });
    expect((await deed(jeanne, `/api/v1/bookings/${reference}`)).status).toBe(200);
    expect(await offersOf(paul)).toMatchObject([{ id: made.id, status: 'void' }]);
    problemIn(await accept(paul, made), 409, 'offer-over');
  });

  test('stands when its giver only changes the title', async () => {
    const { jeanne, paul } = await two();
    const reference = await hasBooked(jeanne, desk(nextDay()));
    const made = await offered(jeanne, reference, { to: paul.email });
    await jeanne.patch(`/api/v1/bookings/${reference}`, { title: 'Autre' });
    expect((await accept(paul, made)).status).toBe(200);
  });

  test('to swap is void once the colleague has given back theirs', async () => {
    const { jeanne, paul } = await two();
    const [hers, his] = [await hasBooked(jeanne, desk(nextDay())), await hasBooked(paul, desk(nextDay()))];
    const made = await offered(jeanne, hers, { to: paul.email, inExchangeFor: his });
    await paul.post(`/api/v1/bookings/${his}/cancellation`);
    problemIn(await accept(paul, made), 409, 'offer-over');
    expect(await offersOf(jeanne)).toMatchObject([{ id: made.id, status: 'void' }]);
  });

  test('is nobody’s business but of the two', async () => {
    const { jeanne, paul } = await two();
    const stranger = await service.visitor(`passer-by-${people}@example.org`);
    const reference = await hasBooked(jeanne, desk(nextDay()));
    const made = await offered(jeanne, reference, { to: paul.email });
    problemIn(await offer(stranger, reference, { to: paul.email }), 404);
    problemIn(await accept(stranger, made), 404);
    problemIn(await accept(jeanne, made), 404);
    problemIn(await refuse(jeanne, made), 404);
    problemIn(await withdraw(paul, made), 404);
    expect(await offersOf(stranger)).toEqual([]);
  });

  test('cannot be made of what is only held, nor to oneself, nor of nothing that can be read', async () => {
    const { jeanne, paul } = await two();
    const held = await hasBooked(jeanne, { ...desk(nextDay()), hold: true });
    problemIn(await offer(jeanne, held, { to: paul.email }), 409, 'not-to-be-handed-over');
    const reference = await hasBooked(jeanne, desk(nextDay()));
    expect(fieldsIn(await offer(jeanne, reference, { to: jeanne.email }))).toEqual(['to']);
    expect(fieldsIn(await offer(jeanne, reference, { to: 'x' }))).toEqual(['to']);
    const itself = { to: paul.email, inExchangeFor: reference };
    expect(fieldsIn(await offer(jeanne, reference, itself))).toEqual(['inExchangeFor']);
    const garbled = { to: paul.email, inExchangeFor: '../..' };
    expect(fieldsIn(await offer(jeanne, reference, garbled))).toEqual(['inExchangeFor']);
    expect(await offersOf(jeanne)).toEqual([]);
  });

  test('of what is given on request is made by the host, who agrees to whom', async () => {
    const { jeanne, paul } = await two();
    await service.database.query(`update resource set needs_approval = true where key = 'fig-desk'`);
    try {
      const reference = await hasBooked(host, { ...desk(nextDay()), for: { member: jeanne.email } });
      problemIn(await offer(jeanne, reference, { to: paul.email }), 409, 'given-on-request');
      expect((await accept(paul, await offered(host, reference, { to: paul.email }))).status).toBe(200);
      expect(await holderOf(service, reference)).toBe(paul.email);
    } finally {
      await service.database.query(`update resource set needs_approval = false where key = 'fig-desk'`);
    }
  });

  test('by a host who gives their own counts nowhere else: there, what is given on request stays whose it is', async () => {
    const { paul } = await two();
    const grants = [{ role: 'host', telecentre: 'montmurat' }] as const;
    const elsewhere = await service.visitor(`elsewhere-${people}@example.org`, { grants });
    await service.database.query(`update resource set needs_approval = true where key = 'fig-desk'`);
    try {
      const date = nextDay();
      const his = await hasBooked(host, { ...desk(date), for: { member: paul.email } });
      const theirs = await hasBooked(elsewhere, {
        telecentre: 'montmurat',
        kind: 'desk',
        date: TUESDAY,
        halfDay: 'day',
      });
      const made = await offered(elsewhere, theirs, { to: paul.email, inExchangeFor: his });
      problemIn(await accept(paul, made, { evenSo: true }), 409, 'given-on-request');
      expect(await holderOf(service, his)).toBe(paul.email);
    } finally {
      await service.database.query(`update resource set needs_approval = false where key = 'fig-desk'`);
    }
  });
});
