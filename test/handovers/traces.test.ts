/** What others read of a booking that was handed over: the host of its story, the door of who knows its code. */
import { listShowings, rememberShowing } from '../../src/door-codes/showings.queries.js';
import { listMoments } from '../../src/host-calendar/host-booking.queries.js';
import { MOMENT_IN_WORDS } from '../../src/host-calendar/host-booking.words.js';
import { readStanding } from '../../src/bookings/lists.queries.js';
import { DAY } from '../../src/reservation/period.js';
import { startService, type KnownCaller, type TestService } from '../support/service.js';
import { accept, daysFrom, desk, hasBooked, offered } from './colleagues.js';

let service: TestService;
let jeanne: KnownCaller;
let paul: KnownCaller;
const nextDay = daysFrom(1);

beforeAll(async () => {
  service = await startService();
  jeanne = await service.visitor('jeanne@example.org');
  paul = await service.visitor('paul@example.org');
});
afterAll(() => service.close());

async function bookingIdOf(reference: string): Promise<string> {
  const [row] = await service.database.query<{ id: string }>('select id from booking where reference = $1', [
    reference,
  ]);
  return row?.id ?? '';
}

test('what each of two did to what they swapped was done by whoever had it, and not by the host', async () => {
  const [hers, his] = [await hasBooked(jeanne, desk(nextDay())), await hasBooked(paul, desk(nextDay()))];
  await accept(paul, await offered(jeanne, hers, { to: paul.email, inExchangeFor: his }));
  for (const reference of [hers, his])
    expect(await listMoments(service.database, await bookingIdOf(reference))).toMatchObject([
      { kind: 'booked', isHolders: true },
      { kind: 'handed_over', isHolders: true },
    ]);
});

test('whatever can happen to a booking is told to hosts in words', async () => {
  const [row] = await service.database.query<{ rule: string }>(
    `select pg_get_constraintdef(oid) as rule from pg_constraint where conname = 'booking_event_kind_is_known'`,
  );
  const kinds = [...(row?.rule ?? '').matchAll(/'([a-z_]+)'/g)].map(([, kind]) => kind);
  expect(Object.keys(MOMENT_IN_WORDS).sort()).toEqual(kinds.sort());
});

test('whoever saw the code of the door before they handed it over is told as somebody who knows it', async () => {
  const reference = await hasBooked(jeanne, desk(nextDay()));
  const booking = await bookingIdOf(reference);
  const seen = (): Promise<void> =>
    rememberShowing(service.database, 'figeac', { booking }, service.clock.now());
  await seen();
  service.clock.advanceMinutes(1);
  await accept(paul, await offered(jeanne, reference, { to: paul.email }));
  service.clock.advanceMinutes(1);
  await seen();
  const now = service.clock.now();
  expect(await listShowings(service.database, 'figeac', now - DAY, now)).toMatchObject([
    { name: 'paul', reference, cancelledAfter: false },
    { name: 'jeanne', reference, cancelledAfter: true },
  ]);
});

test('what was handed over counts among what has happened: the same wish on the next page is another one', async () => {
  const changes = async (): Promise<number> =>
    (await readStanding(service.database, jeanne.account, service.clock.now())).changes;
  const before = await changes();
  const reference = await hasBooked(jeanne, desk(nextDay()));
  const booked = await changes();
  await accept(paul, await offered(jeanne, reference, { to: paul.email }));
  const given = await changes();
  await accept(jeanne, await offered(paul, reference, { to: jeanne.email }));
  const counts = [before, booked, given, await changes()];
  expect(counts).toEqual([...new Set(counts)].sort((one, other) => one - other));
});
