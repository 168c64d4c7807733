import { eraseAccount } from '../../src/personal-data/erasure.js';
import { bookNow, deadlocks, overlaps, rounds } from '../bookings/rivals.js';
import { startService, type Answer, type KnownCaller, type TestService } from '../support/service.js';
import { accept, daysFrom, desk, hasBooked, holderOf, offered, offersOf, withdraw } from './colleagues.js';

let service: TestService;
let jeanne: KnownCaller;
let paul: KnownCaller;
let rival: KnownCaller;
const nextDay = daysFrom(1);

beforeAll(async () => {
  service = await startService();
  jeanne = await service.visitor('jeanne@example.org');
  paul = await service.visitor('paul@example.org');
  rival = await service.visitor('rival@example.org');
});
afterAll(async () => {
  expect(await service.doctor()).toEqual([]);
  expect(await overlaps(service)).toEqual([]);
  expect(await deadlocks(service)).toBe(0);
  await service.close();
});

/** Nothing here is about how many offers somebody makes in a day. */
const forgetAttempts = (): Promise<unknown> => service.database.query('delete from attempt_count');

type Deed = (reference: string, offer: { id: string; status: string }) => Promise<Answer>;

const AGAINST: readonly [string, Deed][] = [
  ['its being cancelled', (reference) => jeanne.post(`/api/v1/bookings/${reference}/cancellation`)],
  [
    'its being moved',
    async (reference) =>
      jeanne.patch(`/api/v1/bookings/${reference}`, { date: nextDay(), halfDay: 'afternoon' }),
  ],
  ['its being withdrawn', (_, offer) => withdraw(jeanne, offer)],
  ['a second acceptance', (_, offer) => accept(paul, offer)],
];

describe('of an acceptance and', () => {
  test.each(AGAINST)('%s at the same moment, one is first and the other is told so', async (what, deed) => {
    for (let round = 0; round < rounds(3); round++) {
      await forgetAttempts();
      const reference = await hasBooked(jeanne, desk(nextDay()));
      const offer = await offered(jeanne, reference, { to: paul.email });
      const [accepted, other] = await Promise.all([accept(paul, offer), deed(reference, offer)]);
      const isAccepted = accepted.status === 200;
      expect([200, 409]).toContain(accepted.status);
      expect(await holderOf(service, reference)).toBe(isAccepted ? paul.email : jeanne.email);
      if (what === 'a second acceptance') expect([accepted.status, other.status]).toEqual([200, 200]);
      else expect(other.status < 300).toBe(!isAccepted);
      const trail = await service.database.query(
        `select from booking_event e join booking b on b.id = e.booking_id where b.reference = $1 and e.kind = 'handed_over'`,
        [reference],
      );
      expect(trail).toHaveLength(isAccepted ? 1 : 0);
    }
  });

  test.each([false, true])(
    'others of the same person, each is told that it is made; a swap: %s',
    async (isSwap) => {
      const [hers, his] = [desk(nextDay()), desk(nextDay())];
      for (let round = 0; round < rounds(15); round++) {
        await forgetAttempts();
        const reference = await hasBooked(jeanne, hers);
        const inExchangeFor = isSwap ? await hasBooked(paul, his) : undefined;
        const offer = await offered(jeanne, reference, { to: paul.email, inExchangeFor });
        const answers = await Promise.all(Array.from({ length: 4 }, () => accept(paul, offer)));
        expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200]);
        expect((await paul.post(`/api/v1/bookings/${reference}/cancellation`)).status).toBe(200);
        if (isSwap) await jeanne.post(`/api/v1/bookings/${inExchangeFor ?? ''}/cancellation`);
      }
    },
  );

  test.each(['the giver', 'the recipient'])(
    'of the erasure of %s, one is first, and nobody’s booking stays',
    async (who) => {
      for (let round = 0; round < rounds(2); round++) {
        const giver = await service.visitor(`giver-${who.length}-${round}@example.org`);
        const recipient = await service.visitor(`recipient-${who.length}-${round}@example.org`);
        const [one, two] = [
          await hasBooked(giver, desk(nextDay())),
          await hasBooked(recipient, desk(nextDay())),
        ];
        const offer = await offered(giver, one, { to: recipient.email, inExchangeFor: two });
        const gone = who === 'the giver' ? giver : recipient;
        const [accepted] = await Promise.all([
          accept(recipient, offer),
          service.database.transaction((sql) =>
            eraseAccount(sql, gone.account, { by: 'operator', now: service.clock.now() }),
          ),
        ]);
        expect([200, 401, 404, 409]).toContain(accepted.status);
        const left = await service.database.query(
          `select from booking b join allocation a on a.booking_id = b.id where b.account_id is null and b.ends_at > $1`,
          [new Date(service.clock.now())],
        );
        expect(left).toEqual([]);
      }
    },
  );
});

test('in a swap neither place is ever free: a rival who keeps asking never gets one', async () => {
  for (let round = 0; round < rounds(3); round++) {
    await forgetAttempts();
    const [first, second] = [nextDay(), nextDay()];
    const [hers, his] = [await hasBooked(jeanne, desk(first)), await hasBooked(paul, desk(second))];
    const offer = await offered(jeanne, hers, { to: paul.email, inExchangeFor: his });
    const asking = { goesOn: true };
    const won = askingFor([first, second], asking);
    expect((await accept(paul, offer)).status).toBe(200);
    asking.goesOn = false;
    expect(await won).toBe(0);
    expect([await holderOf(service, hers), await holderOf(service, his)]).toEqual([paul.email, jeanne.email]);
  }
});

test('of two colleagues who each offer theirs for that of the other, one swap is made', async () => {
  await forgetAttempts();
  const [hers, his] = [await hasBooked(jeanne, desk(nextDay())), await hasBooked(paul, desk(nextDay()))];
  const offers = [
    await offered(jeanne, hers, { to: paul.email, inExchangeFor: his }),
    await offered(paul, his, { to: jeanne.email, inExchangeFor: hers }),
  ] as const;
  const answers = await Promise.all([accept(paul, offers[0]), accept(jeanne, offers[1])]);
  expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
  expect([await holderOf(service, hers), await holderOf(service, his)]).toEqual([paul.email, jeanne.email]);
  const mine = (await offersOf(jeanne)).filter(({ id }) => offers.some((one) => one.id === id));
  expect(mine.map(({ status }) => status).sort()).toEqual(['accepted', 'void']);
});

/** How often the rival got one of them, asking without end. */
async function askingFor(dates: readonly string[], asking: { readonly goesOn: boolean }): Promise<number> {
  let won = 0;
  while (asking.goesOn)
    for (const date of dates) won += (await bookNow(rival, desk(date))).status === 201 ? 1 : 0;
  return won;
}
