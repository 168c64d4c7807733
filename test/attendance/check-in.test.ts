import { occupiedBy } from '../bookings/trail.js';
import { attended, desk } from './places.js';
import { problemIn, told } from '../platform/problem-document.js';
import { hostByToken } from '../support/hosts.js';
import {
  startService,
  TUESDAY,
  type Answer,
  type KnownCaller,
  type TestService,
} from '../support/service.js';
import { AttendanceService } from '../../src/attendance/attendance.service.js';
import { callerOfAccount } from './acting.js';

const NETWORK = attended(
  { open: { selfCheckIn: true }, staffed: {} },
  { slug: 'open', resources: [desk('open-desk')] },
  { slug: 'staffed', resources: [desk('staffed-desk')] },
);
const NINE = `${TUESDAY}T09:00:00+01:00`;
const TEN = `${TUESDAY}T10:00:00+01:00`;

let service: TestService;
let member: KnownCaller;
let host: KnownCaller;
beforeAll(async () => {
  service = await startService({ network: NETWORK });
});
beforeEach(async () => {
  await service.startAgain();
  member = await service.member('jeanne@example.org');
  host = await hostByToken(service, 'open', 'staffed');
});
afterEach(async () => {
  expect(await service.doctor()).toEqual([]);
});
afterAll(() => service.close());

describe('a host', () => {
  test('ticks who has come, and once more is the same as once', async () => {
    const reference = await booked('staffed-desk');
    service.clock.set(TEN);
    expect(told(await tick(host, reference))).toMatchObject({ status: 200, body: { status: 'checked_in' } });
    expect(told(await tick(host, reference)).body).toMatchObject({ revision: 2 });
    expect(await arrival(reference)).toBe('2026-11-24T09:00:00.000Z');
  });

  test('takes a tick back', async () => {
    const reference = await booked('staffed-desk');
    service.clock.set(TEN);
    await tick(host, reference);
    expect(told(await untick(host, reference)).body).toMatchObject({ status: 'confirmed', revision: 3 });
    expect(await arrival(reference)).toBeNull();
    expect(told(await untick(host, reference)).body).toMatchObject({ revision: 3 });
  });

  test.each([
    ['the midnight before', '2026-11-23T23:59:00+01:00', 409],
    ['the first minute of its day', '2026-11-24T00:00:00+01:00', 200],
    ['the last minute of the day after', '2026-11-25T23:59:00+01:00', 200],
    ['two days later', '2026-11-26T00:00:00+01:00', 409],
  ])('may tick on its day and on the day after: %s', async (_, now, status) => {
    const reference = await booked('staffed-desk');
    service.clock.set(now);
    expect((await tick(host, reference)).status).toBe(status);
  });

  test('who ticked without a connection tells when that was', async () => {
    const reference = await booked('staffed-desk');
    service.clock.set(TEN);
    expect((await tick(host, reference, `${TUESDAY}T08:55:00+01:00`)).status).toBe(200);
    expect(await arrival(reference)).toBe('2026-11-24T07:55:00.000Z');
  });

  test.each([
    ['in the future', `${TUESDAY}T10:06:00+01:00`],
    ['before the day of the booking', '2026-11-23T23:59:00+01:00'],
  ])('cannot have ticked %s', async (_, at) => {
    const reference = await booked('staffed-desk');
    service.clock.set(TEN);
    problemIn(await tick(host, reference, at), 400);
  });

  test('with a telephone whose clock is a little fast ticks now', async () => {
    const reference = await booked('staffed-desk');
    service.clock.set(TEN);
    await tick(host, reference, `${TUESDAY}T10:03:00+01:00`);
    expect(await arrival(reference)).toBe('2026-11-24T09:00:00.000Z');
  });

  test('of another telecentre sees no such booking', async () => {
    const reference = await booked('staffed-desk');
    const other = await service.member('other@example.org', {
      scopes: ['host'],
      grants: [{ role: 'host', telecentre: 'open' }],
    });
    service.clock.set(TEN);
    problemIn(await tick(other, reference), 404);
  });
});

describe('a member', () => {
  test.each([
    ['half an hour before it begins', '2026-11-24T08:30:00+01:00', 200],
    ['earlier', '2026-11-24T08:29:00+01:00', 409],
    ['a minute before it ends', '2026-11-24T11:59:00+01:00', 200],
    ['when it is over', '2026-11-24T12:00:00+01:00', 409],
  ])('may say that they are there within its time: %s', async (_, now, status) => {
    const reference = await booked('open-desk');
    service.clock.set(now);
    expect((await tick(member, reference)).status).toBe(status);
  });

  test('is sent to the reception where the host notes who has come', async () => {
    const reference = await booked('staffed-desk');
    service.clock.set(NINE);
    expect(problemIn(await tick(member, reference), 409).type).toBe('/problems/self-check-in-off');
  });

  test('says nothing of a booking that is not theirs', async () => {
    const reference = await booked('open-desk');
    service.clock.set(NINE);
    problemIn(await tick(await service.member('other@example.org'), reference), 404);
  });

  test('is there now, whatever they say of when', async () => {
    const reference = await booked('open-desk');
    service.clock.set(TEN);
    await tick(member, reference, '2026-11-24T08:59:00+01:00');
    expect(await arrival(reference)).toBe('2026-11-24T09:00:00.000Z');
  });
});

describe('somebody who was marked absent', () => {
  test('gives their place up, and gets it again when they come late', async () => {
    const reference = await booked('open-desk');
    service.clock.set(TEN);
    const acting = await hostActs();
    expect(await acting.markAbsent(reference)).toMatchObject({ status: 'no_show' });
    expect(await occupiedBy(service.database, reference)).toEqual([]);
    expect(told(await tick(member, reference)).body).toMatchObject({ status: 'checked_in' });
    expect(await occupiedBy(service.database, reference)).toHaveLength(1);
  });

  test('is too late when somebody else has it', async () => {
    const reference = await booked('open-desk');
    service.clock.set(TEN);
    const acting = await hostActs();
    await acting.markAbsent(reference);
    await booked('open-desk', await service.member('quick@example.org'));
    expect(problemIn(await tick(member, reference), 409).type).toBe('/problems/slot-taken');
    await expect(acting.undoAbsent(reference)).rejects.toMatchObject({ content: { name: 'slot-taken' } });
  });

  test('is expected again when the host takes it back', async () => {
    const reference = await booked('staffed-desk');
    service.clock.set(TEN);
    const acting = await hostActs();
    await acting.markAbsent(reference);
    expect(await acting.undoAbsent(reference)).toMatchObject({ status: 'confirmed', arrivedAt: null });
    expect(await acting.undoAbsent(reference)).toMatchObject({ revision: 3 });
  });

  test('cannot have missed what has not begun', async () => {
    const reference = await booked('staffed-desk');
    service.clock.set('2026-11-24T08:59:00+01:00');
    await expect((await hostActs()).markAbsent(reference)).rejects.toMatchObject({
      content: { status: 409 },
    });
  });

  test('is a number for the host, for a year', async () => {
    const reference = await booked('staffed-desk');
    service.clock.set(TEN);
    const acting = await hostActs();
    await acting.markAbsent(reference);
    const next = await booked('staffed-desk', member, '2026-11-25');
    expect(await acting.missed(next)).toBe(1);
    service.clock.set('2027-11-25T10:00:00+01:00');
    expect(await acting.missed(next)).toBe(0);
  });
});

describe('what may become of a booking at the door', () => {
  test.each([
    ['held', 'checkIn', 'wrong-state'],
    ['held', 'markAbsent', 'wrong-state'],
    ['cancelled', 'checkIn', 'wrong-state'],
    ['cancelled', 'undoAbsent', 'wrong-state'],
    ['checked_in', 'markAbsent', 'wrong-state'],
    ['no_show', 'undoCheckIn', 'wrong-state'],
    ['completed', 'undoCheckIn', 'wrong-state'],
    ['completed', 'markAbsent', 'wrong-state'],
  ] as const)('%s, it refuses %s', async (status, verb, name) => {
    const reference = await booked('staffed-desk');
    service.clock.set(TEN);
    const acting = await hostActs();
    await bring(reference, status, acting);
    const before = await revision(reference);
    await expect(acting[verb](reference)).rejects.toMatchObject({ content: { name } });
    expect(await revision(reference)).toBe(before);
  });
});

describe('at the same moment', () => {
  test('two hosts tick the same booking: it is ticked once', async () => {
    const reference = await booked('staffed-desk');
    service.clock.set(TEN);
    const answers = await Promise.all(Array.from({ length: 8 }, () => tick(host, reference)));
    expect(answers.map(({ status }) => status)).toEqual(Array.from({ length: 8 }, () => 200));
    expect(await revision(reference)).toBe(2);
  });

  test('a tick and a cancellation: one of them is the story', async () => {
    for (const date of ['2026-11-24', '2026-11-25', '2026-11-26', '2026-11-27']) {
      service.clock.set('2026-11-23T09:00:00+01:00');
      const reference = await booked('staffed-desk', member, date);
      service.clock.set(`${date}T10:00:00+01:00`);
      const [ticked, cancelled] = await Promise.all([
        tick(host, reference),
        member.post(`/api/v1/bookings/${reference}/cancellation`),
      ]);
      expect([ticked.status, cancelled.status].sort()).toEqual([200, 409]);
      expect(await statusOf(reference)).toBe(ticked.status === 200 ? 'checked_in' : 'cancelled');
    }
  });

  test('one comes late and another books the place that was given up: one of them has it', async () => {
    const reference = await booked('open-desk');
    service.clock.set(TEN);
    await (await hostActs()).markAbsent(reference);
    const rival = await service.member('rival@example.org');
    const [late, rivals] = await Promise.all([tick(member, reference), book('open-desk', rival)]);
    expect([late.status, rivals.status].filter((status) => status < 300)).toHaveLength(1);
  });
});

test('on the day when the clocks go back, its day is an hour longer, and the day after begins at midnight', async () => {
  service.clock.set('2027-10-30T09:00:00+02:00');
  const reference = await booked('staffed-desk', member, '2027-10-31');
  service.clock.set('2027-10-30T23:59:00+02:00');
  problemIn(await tick(host, reference), 409);
  service.clock.set('2027-11-01T23:59:00+01:00');
  expect((await tick(host, reference)).status).toBe(200);
});

async function booked(resource: string, by = member, date = TUESDAY): Promise<string> {
  const answer = await book(resource, by, date);
  expect(answer.status).toBe(201);
  return (answer.body as { reference: string }).reference;
}

function book(resource: string, by: KnownCaller, date = TUESDAY): Promise<Answer> {
  return by.post('/api/v1/bookings', { resource, date, halfDay: 'morning' });
}

function tick(by: KnownCaller, reference: string, at?: string): Promise<Answer> {
  return by.post(`/api/v1/bookings/${reference}/check-in`, at === undefined ? undefined : { at });
}

function untick(by: KnownCaller, reference: string): Promise<Answer> {
  return by.delete(`/api/v1/bookings/${reference}/check-in`);
}

async function hostActs(): Promise<ReturnType<typeof acts>> {
  return acts(service.app.get(AttendanceService), await callerOfAccount(service.database, host.account));
}

function acts(attendance: AttendanceService, caller: Awaited<ReturnType<typeof callerOfAccount>>) {
  return {
    checkIn: (reference: string) => attendance.checkIn(caller, reference, null, 'fr'),
    undoCheckIn: (reference: string) => attendance.undoCheckIn(caller, reference, 'fr'),
    markAbsent: (reference: string) => attendance.markAbsent(caller, reference, 'fr'),
    undoAbsent: (reference: string) => attendance.undoAbsent(caller, reference, 'fr'),
    missed: (reference: string) => attendance.missedByHolder(caller, reference),
  };
}

/** By the ways that there are, or by hand where there is none yet. */
async function bring(reference: string, status: string, acting: ReturnType<typeof acts>): Promise<void> {
  if (status === 'checked_in') await acting.checkIn(reference);
  else if (status === 'no_show') await acting.markAbsent(reference);
  else if (status === 'cancelled') await member.post(`/api/v1/bookings/${reference}/cancellation`);
  else {
    const event = status === 'held' ? 'held' : 'completed';
    const expires = status === 'held' ? new Date(service.clock.now() + 600_000) : null;
    await service.database.transaction(async (sql) => {
      await sql.query(
        'update booking set status = $2, expires_at = $3, revision = revision + 1 where reference = $1',
        [reference, status, expires],
      );
      await sql.query(
        'update allocation set held_until = $2 where booking_id = (select id from booking where reference = $1)',
        [reference, expires],
      );
      await sql.query('select append_booking_event(id, $2, null, now()) from booking where reference = $1', [
        reference,
        event,
      ]);
    });
  }
}

async function arrival(reference: string): Promise<string | null> {
  const [row] = await service.database.query<{ arrived_at: Date | null }>(
    'select arrived_at from booking where reference = $1',
    [reference],
  );
  return row?.arrived_at?.toISOString() ?? null;
}

async function statusOf(reference: string): Promise<string | undefined> {
  const [row] = await service.database.query<{ status: string }>(
    'select status from booking where reference = $1',
    [reference],
  );
  return row?.status;
}

async function revision(reference: string): Promise<number | undefined> {
  const [row] = await service.database.query<{ revision: number }>(
    'select revision from booking where reference = $1',
    [reference],
  );
  return row?.revision;
}
