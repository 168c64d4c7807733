/** One database of the benchmark with the service on it, and everything to ask both with. */
import pg from 'pg';
import { READER_LOCK } from '../../src/notifications/untold.queries.js';
import { connect, type HttpClient } from './http-client.js';
import { measure, type Measured } from './measure.js';
import { startRecorder, type Recorder, type Sent } from './recorder.js';
import { startService, type BenchService } from './service.js';
import { Slots, type Slot } from './slots.js';

/** The service's own default. */
export const POOL_SIZE = 16;
const RECORDERS = 4;

export interface Side {
  readonly url: string;
  readonly service: BenchService;
  readonly pool: pg.Pool;
  readonly recorder: Recorder;
  readonly slots: Slots;
  close(): Promise<void>;
}

export async function openSide(url: string, now: number): Promise<Side> {
  const service = await startService(url);
  const pool = new pg.Pool({ connectionString: url, max: POOL_SIZE, idleTimeoutMillis: 0 });
  const recorder = await startRecorder(pool);
  return {
    url,
    service,
    pool,
    recorder,
    slots: new Slots(recorder.network, now),
    close: async () => {
      await pool.end();
      await service.stop();
    },
  };
}

/**
 * After bookings the service writes and sends mails about them. What is asked of it next is measured without: nobody reads
 * what has happened meanwhile, and what waited to be sent is dropped.
 */
export async function whileMailRests<Result>({ pool }: Side, work: () => Promise<Result>): Promise<Result> {
  const reader = await pool.connect();
  try {
    await reader.query('select pg_advisory_lock($1, 0)', [READER_LOCK]);
    await reader.query('delete from outgoing_mail where next_attempt_at is not null');
    return await work();
  } finally {
    await reader.query('select pg_advisory_unlock($1, 0)', [READER_LOCK]);
    reader.release();
  }
}

/** New connections for each measurement, opened before it begins: the service closes those that idle for long. */
export async function measureHttp(
  { service }: Side,
  clients: number,
  tasks: number,
  work: (client: HttpClient, task: number) => Promise<boolean>,
): Promise<Measured> {
  const open = await Promise.all(Array.from({ length: clients }, () => connect(service.port)));
  try {
    return await measure(clients, tasks, (number, task) => {
      const client = open[number];
      return client === undefined ? Promise.resolve(false) : work(client, task);
    });
  } finally {
    for (const client of open) client.close();
  }
}

/** Books over HTTP. True when it was booked. */
export async function bookOverHttp(client: HttpClient, slot: Slot): Promise<boolean> {
  const { status } = await client.post(
    '/api/v1/bookings',
    { telecentre: slot.telecentre.slug, kind: 'desk', date: slot.date, halfDay: slot.halfDay },
    { authorization: `Bearer ${slot.token}` },
  );
  return status === 201;
}

export interface PreparedSlot {
  readonly slot: Slot;
  readonly sent: readonly Sent[];
}

/** Also for those that will be booked over HTTP: then nobody finds colder pages than another. */
export async function prepare(side: Side, slots: readonly Slot[]): Promise<PreparedSlot[]> {
  const recorders = await Promise.all(Array.from({ length: RECORDERS }, () => startRecorder(side.pool)));
  const prepared: PreparedSlot[] = [];
  await measure(RECORDERS, slots.length, async (worker, task) => {
    const [recorder, slot] = [recorders[worker], slots[task]];
    if (recorder === undefined || slot === undefined) return false;
    prepared.push({ slot, sent: await recorder.booking(slot) });
    return true;
  });
  return prepared;
}
