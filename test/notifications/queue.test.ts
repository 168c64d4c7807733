import { DemoService } from '../../src/demo/demo.service.js';
import { Notifications } from '../../src/notifications/notifications.js';
import { eraseByEmail } from '../../src/personal-data/erasure.js';
import { MailWorker } from '../../src/outbox/mail-worker.js';
import { Mailbox } from '../../src/outbox/mailbox.js';
import { bookNow, weekdays } from '../bookings/rivals.js';
import { networkOf } from '../bookings/small-network.js';
import { startService, type KnownCaller, type TestService } from '../support/service.js';
import { openPostOffice } from '../outbox/post-office.js';
import { AFTERNOON, booked, cancelled, inShort, MORNING, moved, tell, toldSoFar, toldTo } from './telling.js';

let service: TestService;
let jeanne: KnownCaller;
beforeEach(async () => {
  service = await startService({
    network: networkOf({ slug: 'figeac', resources: [{ key: 'open', places: 30 }] }),
  });
  jeanne = await service.visitor('jeanne@example.org');
});
afterEach(() => service.close());

describe('every event is told', () => {
  test('exactly once, with three readers at once, and in the order of each booking', async () => {
    const others = await Promise.all(
      [1, 2].map(() => startService({ databaseUrl: service.databaseUrl, network: null })),
    );
    const readers = [service, ...others].map(({ app }) => app.get(Notifications));
    try {
      const references = await Promise.all(
        weekdays(20).flatMap((date) =>
          ['morning', 'afternoon'].map((halfDay) => booked(jeanne, { ...MORNING, date, halfDay })),
        ),
      );
      const changes = Promise.all(
        references.map(async (reference) => {
          await moved(jeanne, reference, { title: 'Un' });
          await moved(jeanne, reference, { title: 'Deux' });
          await cancelled(jeanne, reference);
        }),
      );
      const counts: number[] = [];
      const reading = async (): Promise<void> => {
        for (let round = 0; round < 20; round++)
          counts.push(...(await Promise.all(readers.map((reader) => reader.tellDue()))));
      };
      await Promise.all([changes, reading()]);
      counts.push(await service.app.get(Notifications).tellDue());
      expect(counts.reduce((sum, count) => sum + count)).toBe(4 * references.length);
      const mails = await toldSoFar(service);
      const threads = new Set(mails.map(({ thread }) => thread));
      expect(threads.size).toBe(references.length);
      for (const one of threads)
        expect(mails.filter(({ thread }) => thread === one).map(inShort)).toEqual([
          'confirmed, REQUEST',
          'edited, REQUEST',
          'edited, REQUEST',
          'cancelled, CANCEL',
        ]);
      expect(await untold()).toEqual([]);
    } finally {
      await Promise.all(others.map((other) => other.close()));
    }
  });

  test('once it has happened: of what was rolled back nobody hears', async () => {
    const reference = await booked(jeanne);
    await tell(service);
    await expect(
      service.database.transaction(async (sql) => {
        await sql.query(
          `select change_status(id, revision, '{confirmed}', 'cancelled', 'cancelled', true, account_id, $2) from booking where reference = $1`,
          [reference, new Date(service.clock.now())],
        );
        expect(await service.app.get(Notifications).tellDue()).toBe(0);
        throw new Error('thought better of it');
      }),
    ).rejects.toThrow('thought better of it');
    expect(toldTo(await tell(service), jeanne)).toEqual(['confirmed, REQUEST']);
  });

  test('also when it commits after a later one has been told', async () => {
    const early = await booked(jeanne);
    await tell(service);
    await service.database.transaction(async (sql) => {
      await sql.query(
        `select change_status(id, revision, '{confirmed}', 'cancelled', 'cancelled', true, account_id, $2) from booking where reference = $1`,
        [early, new Date(service.clock.now())],
      );
      await booked(jeanne, { ...MORNING, ...AFTERNOON });
      expect(await service.app.get(Notifications).tellDue()).toBe(1);
    });
    expect(toldTo(await tell(service), jeanne)).toEqual([
      'confirmed, REQUEST',
      'confirmed, REQUEST',
      'cancelled, CANCEL',
    ]);
  });

  test('also while people leave for good, of whom nobody hears any more', async () => {
    const leaving = await Promise.all(
      weekdays(12).map((_, index) => service.visitor(`leaving-${index}@example.org`)),
    );
    const dates = weekdays(12);
    await Promise.all(
      leaving.flatMap((one) => dates.slice(0, 4).map((date) => booked(one, { ...MORNING, date }))),
    );
    const erasures = Promise.all(
      leaving.map(({ email }) => eraseByEmail(service.database, email, service.clock.now())),
    );
    const reading = async (): Promise<void> => {
      for (let round = 0; round < 10; round++) await service.app.get(Notifications).tellDue();
    };
    await Promise.all([erasures, reading()]);
    await service.app.get(Notifications).tellDue();
    expect([await untold(), await service.doctor()]).toEqual([[], []]);
    expect(await toldSoFar(service)).toEqual([]);
  });

  test('when the connection breaks over it, by the next try', async () => {
    await booked(jeanne);
    await service.database.query('create sequence readers');
    await service.database.query(
      `create function die_once() returns trigger language plpgsql as $$
begin
  if nextval('readers') = 1 then perform pg_terminate_backend(pg_backend_pid()); end if;
  return old;
end $$`,
    );
    await service.database.query(
      'create trigger dies before delete on booking_event_untold for each row execute function die_once()',
    );
    expect(toldTo(await tell(service), jeanne)).toEqual(['confirmed, REQUEST']);
    expect(await service.database.query('select last_value::int as readers from readers')).toEqual([
      { readers: 2 },
    ]);
    expect(await service.doctor()).toEqual([]);
  });
});

describe('an event that cannot be told', () => {
  test('holds up its own booking and no other, is known to the doctor, and is told once it can be', async () => {
    const [first, ...others] = await Promise.all(
      weekdays(5).map((date) => booked(jeanne, { ...MORNING, date })),
    );
    await cancelled(jeanne, first ?? '');
    await spoil(first ?? '', true);
    await tell(service);
    expect(await toldSoFar(service)).toHaveLength(others.length);
    expect(await untold()).toEqual([first, first]);
    expect(await service.doctor()).toEqual([
      expect.stringMatching(`^every event can be told: ${first ?? ''}, event \\d+$`),
    ]);

    await spoil(first ?? '', false);
    await tell(service);
    expect(await untold()).toEqual([first, first]);
    service.clock.advanceMinutes(11);
    const mails = await tell(service);
    expect(mails.slice(others.length).map(inShort)).toEqual(['confirmed, REQUEST', 'cancelled, CANCEL']);
    expect([await untold(), await service.doctor()]).toEqual([[], []]);
  });

  /** No letter can be written of a time zone that there is not. */
  async function spoil(reference: string, isSpoilt: boolean): Promise<void> {
    await service.database.query(
      `update booking_event e set booking = booking || jsonb_build_object('timeZone', $2::text)
from booking b where b.id = e.booking_id and b.reference = $1 and e.kind = 'booked'`,
      [reference, isSpoilt ? 'Europe/Atlantis' : 'Europe/Paris'],
    );
  }
});

describe('the people of the demonstration', () => {
  test('are told into the mailbox folder what they book once they are there, and nothing of before', async () => {
    const pilot = await startService();
    try {
      await pilot.app.get(DemoService).load();
      expect(await tell(pilot)).toEqual([]);
      const camille = await pilot.member('camille.roux@demo.invalid');
      expect((await bookNow(camille, { ...MORNING, telecentre: 'montmurat' })).status).toBe(201);
      expect((await tell(pilot)).map(({ to, kind }) => [to, kind])).toEqual([
        ['camille.roux@demo.invalid', 'booking-confirmed'],
      ]);
      await pilot.app.get(MailWorker).sendDue();
      expect(await pilot.app.get(Mailbox).list()).toHaveLength(1);
      await pilot.app.get(DemoService).clear();
      expect(await pilot.database.query('select from invitation')).toEqual([]);
    } finally {
      await pilot.close();
    }
  });

  test('are told nothing through a mail server', async () => {
    const office = await openPostOffice();
    const withServer = await startService({ smtpUrl: office.url });
    try {
      await withServer.app.get(DemoService).load();
      const camille = await withServer.member('camille.roux@demo.invalid');
      expect((await bookNow(camille, { ...MORNING, telecentre: 'montmurat' })).status).toBe(201);
      expect(await tell(withServer)).toEqual([]);
      expect(await withServer.database.query('select from invitation')).toEqual([]);
    } finally {
      await withServer.close();
      await office.close();
    }
  });
});

/** References of the bookings of which something is untold. */
async function untold(): Promise<string[]> {
  const rows = await service.database.query<{ reference: string }>(
    `select e.booking ->> 'reference' as reference from booking_event_untold u join booking_event e on e.id = u.event_id
order by u.event_id`,
  );
  return rows.map(({ reference }) => reference);
}
