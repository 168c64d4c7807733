import { Reminders } from '../../src/notifications/reminders.js';
import { bookStay } from '../personal-data/everybody.js';
import { accept as acceptHandover, offered } from '../handovers/colleagues.js';
import { networkOf } from '../bookings/small-network.js';
import { startService, TUESDAY, type KnownCaller, type TestService } from '../support/service.js';
import { accept, offerOf, serve, wait } from '../waitlist/waiting.js';
import { booked, cancelled, decline, MORNING, moved, toldSoFar, type Told } from './telling.js';

let service: TestService;
let jeanne: KnownCaller;
beforeAll(async () => {
  service = await startService();
});
beforeEach(async () => {
  await service.startAgain();
  jeanne = await service.visitor('jeanne@example.org');
});
afterAll(() => service.close());

describe('a reminder', () => {
  test('is due at six in the evening before, not a moment earlier, and comes once', async () => {
    await booked(jeanne);
    expect(await remindAt('2026-11-23T17:59:59+01:00')).toEqual([]);
    expect(await remindAt('2026-11-23T18:00:00+01:00')).toEqual(['jeanne@example.org']);
    expect(await remindAt('2026-11-23T18:00:00+01:00')).toEqual(['jeanne@example.org']);
    expect(await remindAt('2026-11-24T08:00:00+01:00')).toEqual(['jeanne@example.org']);
  });

  test('tells the booking, ends when it begins, can be stopped and says nothing to the calendar', async () => {
    const reference = await booked(jeanne);
    await remindAt('2026-11-23T18:00:00+01:00');
    const [mail] = await toldSoFar(service);
    const [booking] = await service.database.query<{ id: string }>('select id from booking');
    expect(mail).toMatchObject({
      kind: 'booking-reminder',
      key: `reminder:${booking?.id ?? ''}:2026-11-24T08:00:00Z`,
      thread: booking?.id,
      expiresAt: new Date('2026-11-24T09:00:00+01:00'),
    });
    expect(mail?.letter.text).toContain(reference);
    expect(mail?.letter.calendar).toBeUndefined();
    expect(mail?.letter.unsubscribe).toBeDefined();
  });

  test('comes late when the service was away, and not once it has begun', async () => {
    await booked(jeanne);
    await booked(jeanne, { ...MORNING, date: '2026-11-25' });
    expect(await remindAt('2026-11-24T08:59:59+01:00')).toEqual(['jeanne@example.org']);
    expect(await remindAt('2026-11-25T09:00:00+01:00')).toEqual(['jeanne@example.org']);
  });

  test('says « demain » on the evening before, and only the date when it comes late', async () => {
    await booked(jeanne);
    await booked(jeanne, { ...MORNING, date: '2026-11-25' });
    await remindAt('2026-11-23T18:00:00+01:00');
    await remindAt('2026-11-25T07:00:00+01:00');
    const subjects = (await toldSoFar(service)).map(({ letter }) => letter.subject);
    expect(subjects).toEqual([
      expect.stringMatching(/^Rappel pour demain\u00a0: .*, mardi 24 novembre, /),
      expect.stringMatching(/^Rappel\u00a0: .*, mercredi 25 novembre, /),
    ]);
  });

  test('is not for what was booked, moved or restored after its hour: that has just been told', async () => {
    const first = await booked(jeanne, { ...MORNING, date: '2026-11-25' });
    service.clock.set('2026-11-23T18:00:00+01:00');
    await booked(jeanne, { ...MORNING, halfDay: 'afternoon' });
    await moved(jeanne, first, { date: TUESDAY, halfDay: 'morning' });
    expect(await remindAt('2026-11-23T18:05:00+01:00')).toEqual([]);
    expect(await remindAt('2026-11-24T08:00:00+01:00')).toEqual([]);
  });

  test('comes all the same when only the title was changed after its hour', async () => {
    const reference = await booked(jeanne);
    service.clock.set('2026-11-23T18:00:00+01:00');
    await moved(jeanne, reference, { title: 'Dossier' });
    expect(await remindAt('2026-11-23T18:05:00+01:00')).toEqual(['jeanne@example.org']);
  });

  test('is not for what somebody else took over, or took as an offer of the waiting line, after its hour', async () => {
    const [paul, anne] = [
      await service.visitor('paul@example.org'),
      await service.visitor('anne@example.org'),
    ];
    const [desk, mine] = [await booked(jeanne), await booked(jeanne, { ...MORNING, telecentre: 'aurillac' })];
    await wait(anne, { resource: 'fig-desk', date: TUESDAY, halfDay: 'morning' });
    await remindAt('2026-11-23T17:59:00+01:00');
    service.clock.set('2026-11-23T18:00:00+01:00');
    await handOver(mine, paul);
    await cancelled(jeanne, desk);
    await serve(service);
    await accept(anne, await offerOf(anne));
    expect(await remindAt('2026-11-23T18:05:00+01:00')).toEqual([]);
    expect(await remindAt('2026-11-24T08:00:00+01:00')).toEqual([]);
  });

  test('is not for what a host has changed after its hour: they were told with place and time', async () => {
    const reference = await booked(jeanne);
    const host = await service.visitor('host@example.org', {
      grants: [{ role: 'host', telecentre: 'figeac' }],
    });
    service.clock.set('2026-11-23T18:00:00+01:00');
    await moved(host, reference, { title: 'Dossier' });
    expect(await remindAt('2026-11-23T18:05:00+01:00')).toEqual([]);
  });

  test('is for whoever has it by now, when they took it over before its hour', async () => {
    const paul = await service.visitor('paul@example.org');
    await handOver(await booked(jeanne), paul);
    expect(await remindAt('2026-11-23T18:00:00+01:00')).toEqual(['paul@example.org']);
  });

  test('is for whoever has it by now, when it is moved to another day after somebody else was reminded', async () => {
    const paul = await service.visitor('paul@example.org');
    const reference = await booked(jeanne);
    await remindAt('2026-11-23T18:00:00+01:00');
    await handOver(reference, paul);
    await moved(paul, reference, { date: '2026-11-26', halfDay: 'morning' });
    expect(await remindAt('2026-11-25T18:00:00+01:00')).toEqual(['jeanne@example.org', 'paul@example.org']);
  });

  test('comes again for another day, to which the booking was moved', async () => {
    const reference = await booked(jeanne);
    await remindAt('2026-11-23T18:00:00+01:00');
    await moved(jeanne, reference, { date: '2026-11-26', halfDay: 'morning' });
    expect(await remindAt('2026-11-25T18:00:00+01:00')).toHaveLength(2);
  });

  test('is for members who come: not for holds, what was cancelled, guests, and those who do not want it', async () => {
    const host = await service.visitor('host@example.org', {
      grants: [{ role: 'host', telecentre: 'figeac' }],
    });
    await cancelled(jeanne, await booked(jeanne));
    await booked(host, { ...MORNING, for: { guest: { name: 'Marc Fabre' } } });
    const declining = await service.visitor('declining@example.org');
    await decline(service, declining, 'reminder');
    await booked(declining, { ...MORNING, telecentre: 'aurillac' });
    service.clock.set('2026-11-23T17:58:00+01:00');
    await booked(jeanne, { ...MORNING, telecentre: 'aurillac', hold: true });
    expect(await remindAt('2026-11-23T18:00:00+01:00')).toEqual([]);
  });

  test('comes once when several instances are at it, and all come when there are many', async () => {
    await service.startAgain(networkOf({ slug: 'figeac', resources: [{ key: 'open', places: 80 }] }));
    const other = await startService({ databaseUrl: service.databaseUrl, network: null });
    try {
      jeanne = await service.visitor('jeanne@example.org');
      for (let seat = 0; seat < 70; seat++) await booked(jeanne);
      const now = Date.parse('2026-11-23T18:00:00+01:00');
      await Promise.all([service, other, service, other].map(({ app }) => app.get(Reminders).send(now)));
      expect(await toldSoFar(service)).toHaveLength(70);
    } finally {
      await other.close();
    }
  });

  test.each([
    // The clocks go forward on the night of Saturday to Sunday, and back on the last one of October.
    ['spring', '2027-03-28T10:00:00+02:00', '2027-03-27T18:00:00+01:00'],
    ['the day after it', '2027-03-29T10:00:00+02:00', '2027-03-28T18:00:00+02:00'],
    ['autumn', '2027-10-31T10:00:00+01:00', '2027-10-30T18:00:00+02:00'],
    ['the day after that', '2027-11-01T10:00:00+01:00', '2027-10-31T18:00:00+01:00'],
    ['midnight', '2027-10-31T00:00:00+02:00', '2027-10-30T18:00:00+02:00'],
    ['the end of the longest day', '2027-10-31T23:59:00+01:00', '2027-10-30T18:00:00+02:00'],
  ])('is due at six on the clock of the wall, also around %s', async (_, start, due) => {
    await stayFrom(start);
    const moment = Date.parse(due);
    expect(await remindAt(new Date(moment - 1000).toISOString())).toEqual([]);
    expect(await remindAt(due)).toEqual(['jeanne@example.org']);
  });

  test.each([
    ['Indian/Reunion', '2026-11-25T09:00:00+04:00', '2026-11-24T18:00:00+04:00'],
    ['America/Miquelon', '2026-11-25T09:00:00-03:00', '2026-11-24T18:00:00-03:00'],
    ['Pacific/Noumea', '2026-11-25T09:00:00+11:00', '2026-11-24T18:00:00+11:00'],
  ])('is due at six where the telecentre is: %s', async (timeZone, start, due) => {
    await service.database.query(`update telecentre set time_zone = $1 where slug = 'figeac'`, [timeZone]);
    await service.database.query('update network set version = version + 1');
    await stayFrom(start);
    expect(await remindAt(new Date(Date.parse(due) - 1000).toISOString())).toEqual([]);
    expect(await remindAt(due)).toEqual(['jeanne@example.org']);
  });
});

async function stayFrom(start: string): Promise<void> {
  const to = new Date(Date.parse(start) + 3_600_000).toISOString();
  const now = new Date(service.clock.now()).toISOString();
  expect(await bookStay(service.database, { account: jeanne.account, from: start, to, now })).toBeDefined();
}

async function handOver(reference: string, to: KnownCaller): Promise<void> {
  const made = await offered(jeanne, reference, { to: to.email });
  expect((await acceptHandover(to, made)).status).toBe(200);
}

/** To whom reminders have been written by then. */
async function remindAt(moment: string): Promise<string[]> {
  service.clock.set(moment);
  await service.app.get(Reminders).send(service.clock.now());
  const written: Told[] = await toldSoFar(service);
  return written.map(({ to }) => to);
}
