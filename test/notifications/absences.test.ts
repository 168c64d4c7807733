import { AttendanceService } from '../../src/attendance/attendance.service.js';
import type { Caller } from '../../src/permissions/caller.js';
import { callerOfAccount } from '../attendance/acting.js';
import { startService, TUESDAY, type TestService } from '../support/service.js';
import { booked, peopleOf, tell, toldTo, type People } from './telling.js';

let service: TestService;
let people: People;
let attendance: AttendanceService;
let host: Caller;
beforeEach(async () => {
  service = await startService();
  people = await peopleOf(service);
  attendance = service.app.get(AttendanceService);
  host = await callerOfAccount(service.database, people.host.account);
});
afterEach(async () => {
  expect(await service.doctor()).toEqual([]);
  await service.close();
});

const TEN = `${TUESDAY}T10:00:00+01:00`;

describe('an absence that a host notes', () => {
  test('is told when it has stood for two minutes', async () => {
    await absent();
    service.clock.advanceMinutes(1);
    expect(await told()).toEqual(['confirmed, REQUEST']);
    service.clock.advanceMinutes(1);
    expect(await told()).toEqual(['confirmed, REQUEST', 'missed, CANCEL']);
  });

  test('and takes back within them is told to nobody, and stays in the calendar', async () => {
    const reference = await absent();
    await told();
    service.clock.advanceMinutes(1);
    await attendance.undoAbsent(host, reference, 'fr');
    expect(await told()).toEqual(['confirmed, REQUEST']);
    service.clock.advanceMinutes(10);
    expect(await told()).toEqual(['confirmed, REQUEST']);
    expect(await withdrawn()).toEqual([false]);
  });

  test('is told to nobody either when they are ticked as there within them', async () => {
    const reference = await absent();
    await attendance.checkIn(host, reference, null, 'fr');
    service.clock.advanceMinutes(10);
    expect(await told()).toEqual(['confirmed, REQUEST']);
    expect(await withdrawn()).toEqual([false]);
  });

  test('and takes back when it has been told: their place is theirs again, also in the calendar', async () => {
    const reference = await absent();
    service.clock.advanceMinutes(2);
    await told();
    await attendance.undoAbsent(host, reference, 'fr');
    const mails = await tell(service);
    expect(toldTo(mails, people.jeanne)).toEqual([
      'confirmed, REQUEST',
      'missed, CANCEL',
      'restored, REQUEST',
    ]);
    expect(mails.at(-1)?.letter.text.replace(/\s+/g, ' ')).toContain('vous attend de nouveau à Figeac');
    expect(await withdrawn()).toEqual([false]);
  });

  test('and takes back and notes anew is told once, two minutes after the last', async () => {
    const reference = await absent();
    service.clock.advanceMinutes(1);
    await attendance.undoAbsent(host, reference, 'fr');
    await attendance.markAbsent(host, reference, 'fr');
    service.clock.advanceMinutes(1);
    expect(await told()).toEqual(['confirmed, REQUEST']);
    service.clock.advanceMinutes(1);
    expect(await told()).toEqual(['confirmed, REQUEST', 'missed, CANCEL']);
  });

  /** Booked and told, and marked at ten. */
  async function absent(): Promise<string> {
    const reference = await booked(people.jeanne);
    await told();
    service.clock.set(TEN);
    await attendance.markAbsent(host, reference, 'fr');
    return reference;
  }
});

async function told(): Promise<string[]> {
  return toldTo(await tell(service), people.jeanne);
}

/** Of each entry that was mailed, whether the calendar was told to drop it. */
async function withdrawn(): Promise<boolean[]> {
  const rows = await service.database.query<{ withdrawn: boolean }>(
    'select withdrawn_at is not null as withdrawn from invitation',
  );
  return rows.map((row) => row.withdrawn);
}
