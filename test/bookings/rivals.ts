/** Many who want the same place at the same time, and what must be true of them afterwards. */
import pg from 'pg';
import { addDays, weekdayOf } from '../../src/reservation/local-time.js';
import { TUESDAY, type Answer, type Caller, type TestService } from '../support/service.js';

export interface HalfDayOfDate {
  readonly date: string;
  readonly halfDay: 'morning' | 'afternoon';
}

/** From the ordinary Tuesday on; in these weeks no weekday is a public holiday before Christmas. */
export function weekdays(count: number): string[] {
  const dates: string[] = [];
  for (let date = TUESDAY; dates.length < count; date = addDays(date, 1))
    if (!['sat', 'sun'].includes(weekdayOf(date))) dates.push(date);
  return dates;
}

declare global {
  /** Of the rounds of a contest: see the configuration of jest. */
  var shareOfRounds: number;
}

/** Every day a third of the rounds of a contest are played, and all of them in the long runs. */
export function rounds(count: number): number {
  return Math.ceil(count * globalThis.shareOfRounds);
}

export function halfDays(count: number): HalfDayOfDate[] {
  return weekdays(Math.ceil(count / 2))
    .flatMap((date) => [
      { date, halfDay: 'morning' as const },
      { date, halfDay: 'afternoon' as const },
    ])
    .slice(0, count);
}

export function members(service: TestService, count: number): Promise<Caller[]> {
  return Promise.all(
    Array.from({ length: count }, (_, index) => service.member(`rival-${index}@example.org`)),
  );
}

export const BOOKINGS = '/api/v1/bookings';

export function bookingPath(booking: Answer | string): string {
  return `${BOOKINGS}/${typeof booking === 'string' ? booking : referenceOf(booking)}`;
}

export function referenceOf(answer: Answer): string {
  const { reference } = answer.body as { reference: string };
  return reference;
}

export function bookNow(member: Caller, wish: object, headers: Record<string, string> = {}): Promise<Answer> {
  return member.post(BOOKINGS, wish, headers);
}

/** How many answers there are of each status: `{ 201: 1, 409: 49 }`. */
export function tally(answers: readonly Answer[]): Record<number, number> {
  const counts: Record<number, number> = {};
  for (const { status } of answers) counts[status] = (counts[status] ?? 0) + 1;
  return counts;
}

/** A problem says what to do next: here, that somebody else was quicker and what is free instead. */
export const SLOT_TAKEN = {
  status: 409,
  body: {
    type: '/problems/slot-taken',
    alternatives: expect.any(Array) as unknown,
  },
};

/** Asked of the table itself, two rows at a time, without the index that should have refused them. */
export async function overlaps(service: TestService): Promise<unknown[]> {
  return service.database.query(`
    select one.resource_id, one.during, other.during as other
    from allocation one join allocation other on one.resource_id = other.resource_id and one.id < other.id
    where lower(one.during) < upper(other.during) and lower(other.during) < upper(one.during)`);
}

/**
 * How often the deadlock detector had to end a wait in this database. A connection tells its count at its end at the
 * latest, so the service's connections are ended first; its pool opens new ones.
 */
export async function deadlocks({ databaseUrl }: TestService): Promise<number> {
  const client = new pg.Client(databaseUrl);
  await client.connect();
  try {
    const others = 'from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()';
    await client.query(`select pg_terminate_backend(pid, 2000) ${others}`);
    const { rows } = await client.query<{ deadlocks: string }>(
      'select deadlocks from pg_stat_database where datname = current_database()',
    );
    return Number(rows[0]?.deadlocks);
  } finally {
    await client.end();
  }
}

/** All, in an order that a seed decides. */
export function shuffled<Item>(items: readonly Item[], random: () => number): Item[] {
  return items
    .map((item) => ({ item, place: random() }))
    .sort((one, other) => one.place - other.place)
    .map(({ item }) => item);
}

/** The same numbers for the same seed (mulberry32). */
export function randomFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

export function pick<Item>(items: readonly Item[], random: () => number): Item {
  const item = items[Math.floor(random() * items.length)];
  if (item === undefined) throw new Error('nothing to pick from');
  return item;
}
