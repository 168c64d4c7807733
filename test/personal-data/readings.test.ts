import { rememberReading } from '../../src/audit/audit-trail.js';
import { readingsOf } from '../../src/audit/audit.queries.js';
import { accountNamed } from './everybody.js';
import { setUp, type SetUp } from './set-up.js';

let world: SetUp;
let host: string;
let member: string;
let other: string;
beforeEach(async () => {
  world = await setUp();
  [host, member, other] = [await somebody('Hélène'), await somebody('Marc'), await somebody('Odile')];
});
afterEach(() => world.close());

describe('who has read my record', () => {
  test('is told by role, place and time, latest first, and not by name', async () => {
    await read('figeac');
    world.clock.advanceMinutes(60);
    await read('aurillac');
    expect(await readingsOf(world.database, member)).toEqual([
      {
        at: new Date('2026-11-23T10:00+01:00'),
        role: 'host',
        place: expect.stringContaining('Aurillac') as unknown,
      },
      {
        at: new Date('2026-11-23T09:00+01:00'),
        role: 'host',
        place: expect.stringContaining('Figeac') as unknown,
      },
    ]);
  });

  test('is told once a day for each reader and place, however often they looked', async () => {
    for (let hour = 0; hour < 30; hour++) {
      await read('figeac', [member, other, member]);
      world.clock.advanceMinutes(60);
    }
    expect(await readingsOf(world.database, member)).toHaveLength(2);
    expect(await readingsOf(world.database, other)).toHaveLength(2);
  });

  test('leaves out that I have read my own', async () => {
    await read('figeac', [host]);
    expect(await readingsOf(world.database, host)).toEqual([]);
  });
});

async function read(place: string, subjects: string[] = [member]): Promise<void> {
  await rememberReading(world.database, { reader: host, role: 'host', subjects, place }, world.clock.now());
}

/** Returns the pseudonym. */
async function somebody(name: string): Promise<string> {
  const account = await accountNamed(world.database, name, world.clock.now());
  const [row] = await world.database.query<{ pseudonym: string }>(
    'select pseudonym from account where id = $1',
    [account],
  );
  return row?.pseudonym ?? '';
}
