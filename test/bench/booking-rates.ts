/** Bookings per second: over HTTP, by the bare driver, by pgbench. In turn, round by round; the medians count. */
import { measure, median, rate, type Measured } from './measure.js';
import { bookByPgbench, findPgbench } from './pgbench.js';
import { sendAgain } from './recorder.js';
import { inPercent, perSecond, progress, times, type Row } from './report.js';
import { bookOverHttp, measureHttp, prepare, type PreparedSlot, type Side } from './side.js';

export interface Plan {
  readonly clients: number;
  readonly rounds: number;
  /** Of each sort in each round. */
  readonly bookings: number;
}

/** Of the bookings that the bare driver makes, the service makes at least this share when it is busy. */
const SHARE_OF_BARE = 0.5;
const BUSY = 32;

export async function bookingRates(side: Side, { clients, rounds, bookings }: Plan): Promise<Row[]> {
  const pgbench = findPgbench();
  const http: Measured[] = [];
  const [bare, native, cpu]: [number[], number[], number[]] = [[], [], []];
  for (let round = 1; round <= rounds; round++) {
    progress(`booking with ${clients} clients, round ${round} of ${rounds}`);
    const slots = await prepare(side, side.slots.take(bookings * (pgbench === null ? 2 : 3)));
    const cpuBefore = side.service.cpuMs();
    const measured = await overHttp(side, clients, slots.slice(0, bookings));
    if (cpuBefore !== null) cpu.push(((side.service.cpuMs() ?? 0) - cpuBefore) / measured.done);
    http.push(measured);
    bare.push(rate(await byDriver(side, clients, slots.slice(bookings, 2 * bookings))));
    if (pgbench !== null) native.push(await bookByPgbench(pgbench, side, clients, slots.slice(2 * bookings)));
  }
  const share = median(http.map((one, round) => rate(one) / (bare[round] ?? Number.NaN)));
  const booked = http.reduce((sum, one) => sum + one.done, 0) / (rounds * bookings);
  const name = `${clients} client${clients === 1 ? '' : 's'}`;
  return [
    {
      what: `Bookings over HTTP, ${name}`,
      figure: perSecond(median(http.map(rate))),
      beside: `bare pg ${perSecond(median(bare))}: ${times(share)}`,
      ...(clients === BUSY ? { limit: `>= ${times(SHARE_OF_BARE)}`, ok: share >= SHARE_OF_BARE } : {}),
    },
    ...(native.length > 0
      ? [{ what: `  the same by pgbench, ${name}`, figure: perSecond(median(native)) }]
      : []),
    { what: `  answered 201, ${name}`, figure: inPercent(booked) },
    ...(cpu.length > 0
      ? [{ what: `  CPU of the service for each, ${name}`, figure: `${median(cpu).toFixed(2)} ms` }]
      : []),
  ];
}

/** One client after another, at 1 client: how long each booking took, in milliseconds, sorted. */
export async function bookingTimes(side: Side, bookings: number): Promise<readonly number[]> {
  const slots = await prepare(side, side.slots.take(bookings));
  return (await overHttp(side, 1, slots)).took;
}

/** Connections, prepared statements and compiled code are there before anything is measured. */
export async function warmUp(side: Side, bookings: number): Promise<void> {
  const slots = await prepare(side, side.slots.take(2 * bookings));
  await overHttp(side, BUSY, slots.slice(0, bookings));
  await byDriver(side, BUSY, slots.slice(bookings));
}

function overHttp(side: Side, clients: number, slots: readonly PreparedSlot[]): Promise<Measured> {
  return measureHttp(side, clients, slots.length, async (client, task) => {
    const prepared = slots[task];
    return prepared !== undefined && bookOverHttp(client, prepared.slot);
  });
}

function byDriver(side: Side, clients: number, slots: readonly PreparedSlot[]): Promise<Measured> {
  return measure(clients, slots.length, async (_, task) => {
    const [row] = await sendAgain(side.pool, slots[task]?.sent ?? []);
    return (row as { outcome?: string } | undefined)?.outcome === 'booked';
  });
}
