import { bookingPath, bookNow, referenceOf, weekdays } from '../bookings/rivals.js';
import { MONDAY_MORNING, startService, type Caller, type TestService } from '../support/service.js';
import { accept, ENTRIES, entriesOf, keptTimes, offerOf, refuse, serve, standing, wait } from './waiting.js';

let service: TestService;
beforeAll(async () => {
  service = await startService();
});
afterEach(async () => {
  expect(await service.doctor()).toEqual([]);
  expect(await keptTimes(service)).toBe(0);
});
afterAll(() => service.close());

const dates = weekdays(18);
let members = 0;

/** A morning of the only desk of Figeac that nobody has used yet. */
function morning(): { resource: string; date: string; halfDay: string } {
  return { resource: 'fig-desk', date: dates.shift() ?? '', halfDay: 'morning' };
}

async function somebody(): Promise<Caller> {
  return service.member(`waiting-${String(++members)}@example.org`);
}

/** Somebody has it, and so many wait for it, in this order. */
async function aLine(length: number) {
  const time = morning();
  const owner = await somebody();
  const booking = await bookNow(owner, time);
  const line = await Promise.all(Array.from({ length }, somebody));
  const places = [];
  for (const member of line) places.push((await wait(member, time)).body as { id: string });
  return { time, owner, booking, line: line as [Caller, Caller, ...Caller[]], places };
}

async function giveUp(owner: Caller, booking: Parameters<typeof bookingPath>[0]): Promise<void> {
  expect((await owner.post(`${bookingPath(booking)}/cancellation`)).status).toBe(200);
}

describe('Whoever waits', () => {
  test('sees their place in line, and is offered what frees in the order of asking', async () => {
    const { owner, booking, line } = await aLine(3);
    expect(await Promise.all(line.map(standing))).toEqual(['waiting 1', 'waiting 2', 'waiting 3']);
    await giveUp(owner, booking);
    expect(await serve(service)).toBe(1);
    expect(await Promise.all(line.map(standing))).toEqual(['offered', 'waiting 2', 'waiting 3']);
  });

  test('has what they accept, and once more is the same as once', async () => {
    const { owner, booking, line } = await aLine(2);
    await giveUp(owner, booking);
    await serve(service);
    const offer = await offerOf(line[0]);
    expect(await accept(line[0], offer)).toMatchObject({ status: 200, body: { status: 'confirmed' } });
    expect((await accept(line[0], offer)).status).toBe(200);
    expect(await Promise.all(line.map(standing))).toEqual(['', 'waiting 1']);
    expect(await serve(service)).toBe(0);
  });

  test('leaves the turn to the next by declining, and is in line no more', async () => {
    const { owner, booking, line } = await aLine(2);
    await giveUp(owner, booking);
    await serve(service);
    expect((await refuse(line[0], await offerOf(line[0]))).status).toBe(204);
    await serve(service);
    expect(await Promise.all(line.map(standing))).toEqual(['', 'offered']);
  });

  test('who does not answer in time has had their turn', async () => {
    const { owner, booking, line } = await aLine(2);
    await giveUp(owner, booking);
    await serve(service);
    const offer = await offerOf(line[0]);
    service.clock.set(offer.until);
    expect(await accept(line[0], offer)).toMatchObject({
      status: 409,
      body: { type: '/problems/offer-lapsed' },
    });
    await serve(service);
    expect(await Promise.all(line.map(standing))).toEqual(['lapsed', 'offered']);
    service.clock.set(MONDAY_MORNING);
  });

  test('who leaves the line leaves it, and gives back what they were offered', async () => {
    const { owner, booking, line, places } = await aLine(3);
    expect((await line[1].delete(`${ENTRIES}/${places[1]?.id ?? ''}`)).status).toBe(204);
    await giveUp(owner, booking);
    await serve(service);
    expect((await line[0].delete(`${ENTRIES}/${places[0]?.id ?? ''}`)).status).toBe(204);
    await serve(service);
    expect(await Promise.all(line.map(standing))).toEqual(['', '', 'offered']);
  });

  test('is passed over while they have something else at that time, and keeps their place', async () => {
    const { time, owner, booking, line } = await aLine(2);
    const elsewhere = await bookNow(line[0], { ...time, resource: 'dec-desk' });
    await giveUp(owner, booking);
    await serve(service);
    expect(await Promise.all(line.map(standing))).toEqual(['waiting 1', 'offered']);
    await giveUp(line[0], elsewhere);
    await refuse(line[1], await offerOf(line[1]));
    await serve(service);
    expect(await Promise.all(line.map(standing))).toEqual(['offered', '']);
  });

  test('is offered one thing at a time, wherever they wait', async () => {
    const time = morning();
    const [one, other, member] = [await somebody(), await somebody(), await somebody()];
    const here = await bookNow(one, time);
    const there = await bookNow(other, { ...time, resource: 'dec-desk' });
    await wait(member, time);
    await wait(member, { ...time, resource: 'dec-desk' });
    await Promise.all([giveUp(one, here), giveUp(other, there)]);
    expect(await serve(service)).toBe(1);
    expect((await entriesOf(member)).map(({ state }) => state)).toEqual(['offered', 'waiting']);
  });

  test('waits no more once they have found a place there themselves', async () => {
    const { time, owner, booking, line } = await aLine(1);
    await giveUp(owner, booking);
    await service.database.query('delete from allocation where kept_since is not null');
    expect((await bookNow(line[0], time)).status).toBe(201);
    expect(await standing(line[0])).toBe('');
  });
});

describe('Whoever does not wait', () => {
  test('finds what was freed taken before anybody was offered it', async () => {
    const { time, owner, booking, line } = await aLine(1);
    await giveUp(owner, booking);
    const rival = await somebody();
    expect((await bookNow(rival, time)).status).toBe(409);
    await serve(service);
    expect(await standing(line[0])).toBe('offered');
  });

  test('has what nobody in line can use any more', async () => {
    const { time, owner, booking, line, places } = await aLine(1);
    await giveUp(owner, booking);
    await line[0].delete(`${ENTRIES}/${places[0]?.id ?? ''}`);
    await serve(service);
    expect((await bookNow(await somebody(), time)).status).toBe(201);
  });

  test('does not jump the line by coming upon an offer that has lapsed', async () => {
    const { time, owner, booking, line } = await aLine(2);
    await giveUp(owner, booking);
    await serve(service);
    service.clock.set((await offerOf(line[0])).until);
    expect((await bookNow(await somebody(), time)).status).toBe(409);
    await serve(service);
    expect(await Promise.all(line.map(standing))).toEqual(['lapsed', 'offered']);
    service.clock.set(MONDAY_MORNING);
  });

  test('neither answers for others nor learns that there is an offer', async () => {
    const { owner, booking, line, places } = await aLine(1);
    await giveUp(owner, booking);
    await serve(service);
    const offer = await offerOf(line[0]);
    const stranger = await somebody();
    for (const answer of [
      await accept(stranger, offer),
      await refuse(stranger, offer),
      await stranger.delete(`${ENTRIES}/${places[0]?.id ?? ''}`),
      await stranger.get(`/api/v1/bookings/${offer.reference}`),
    ])
      expect(answer.status).toBe(404);
    expect((await service.anybody.post(`/api/v1/offers/${offer.id}/acceptance`)).status).toBe(401);
    expect(referenceOf(await accept(line[0], offer))).toBe(offer.reference);
  });
});
