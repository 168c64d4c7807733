/**
 * How fast the engine is, and whether that is fast enough: a network of a thousand telecentres, the real service as a
 * process of its own, and one table of figures beside their limits. `--quick` leaves out the large
 * database. A figure that falls short is marked so and is no failure: how fast a machine is today is nothing that a
 * test should depend on.
 */
import { cpus } from 'node:os';
import { migrate } from '../../src/platform/database/migrate.js';
import { bookingRates, warmUp, type Plan } from './booking-rates.js';
import { growth } from './growth.js';
import { calendars } from './calendars.js';
import { connect } from './http-client.js';
import { loadRest, loadSome } from './load-allocations.js';
import { loadMembers, loadNetwork } from './load-network.js';
import { bookingsWhileMailHangs } from './mail-hanging.js';
import { mailRates } from './mail.js';
import { days, readingTimes, searches } from './reading.js';
import { refusals } from './refusals.js';
import { inMs, printTable, progress, type Row } from './report.js';
import { seriesFigures } from './series.js';
import { startServer, withClient, type BenchServer } from './server.js';
import { openSide, type Side, whileMailRests } from './side.js';
import { statementsPerBooking } from './statements.js';
import { figuresOfYears } from './years.js';

const SMALL = 'telecentre_bench_small';
const LARGE = 'telecentre_bench_large';
const MAIL = 'telecentre_bench_mail';
const WELL = 'telecentre_bench_well';
const HUNG = 'telecentre_bench_hung';
const YEARS = 'telecentre_bench_years';
const quick = process.argv.includes('--quick');

const PLANS: readonly Plan[] = quick
  ? [
      { clients: 1, rounds: 1, bookings: 200 },
      { clients: 8, rounds: 1, bookings: 500 },
      { clients: 32, rounds: 3, bookings: 1000 },
    ]
  : [
      { clients: 1, rounds: 3, bookings: 300 },
      { clients: 8, rounds: 3, bookings: 1000 },
      { clients: 32, rounds: 5, bookings: 1000 },
    ];
const REFUSALS = quick ? { rounds: 1, requests: 500 } : { rounds: 5, requests: 600 };
const CALENDARS = quick ? { rounds: 10, looks: 1000 } : { rounds: 30, looks: 5000 };
const QUESTIONS = quick ? 100 : 300;
const GROWTH = { rounds: 5, requests: 60 };
const MAILS = quick ? 1000 : 10_000;
const YEARS_PLAN = quick ? { years: 1, questions: 80 } : { years: 5, questions: 300 };
const HANGING = quick ? { rounds: 3, bookings: 500 } : { rounds: 5, bookings: 1000 };

/** Bookings before anything is measured: by then the service's code is compiled and its connections are open. */
const WARM_UP = 1500;

const now = Date.now();
const postgres = await startServer();
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, abandon);
try {
  const small = await makeSmall(postgres);
  const large = quick ? undefined : await makeLarge(postgres);
  const mail = await mailFigures(postgres);
  const years = await yearsFigures(postgres);
  printTable(titleOf(postgres), [...(await measureAll(small, large)), ...years, ...mail]);
} finally {
  await postgres.close();
}

/** Nothing of a run that is broken off stays behind. */
function abandon(signal: NodeJS.Signals): void {
  progress(`broken off by ${signal}`);
  process.on('uncaughtException', () => undefined); // what is under way loses its connections
  void postgres.close().finally(() => process.exit(1));
}

async function makeSmall(server: BenchServer): Promise<string> {
  progress('loading 1,000 telecentres and 20,000 allocations');
  const url = await server.createDatabase(SMALL);
  await migrate(url);
  await withClient(url, async (client) => {
    await loadNetwork(client);
    await loadMembers(client);
    await loadSome(client, now);
  });
  return url;
}

async function makeLarge(server: BenchServer): Promise<string> {
  const url = await server.createDatabase(LARGE, SMALL);
  await withClient(url, loadRest);
  return url;
}

/** Before anybody is connected to the small database: it is copied. */
async function mailFigures(server: BenchServer): Promise<Row[]> {
  const urls = {
    well: await server.createDatabase(WELL, SMALL),
    hung: await server.createDatabase(HUNG, SMALL),
  };
  const rates = await mailRates(await server.createDatabase(MAIL), MAILS);
  return [...rates, ...(await bookingsWhileMailHangs(urls, HANGING, now))];
}

/** A network of another size, with its own database. */
async function yearsFigures(server: BenchServer): Promise<Row[]> {
  const url = await server.createDatabase(YEARS);
  await migrate(url);
  return figuresOfYears(url, YEARS_PLAN, now);
}

async function measureAll(smallUrl: string, largeUrl: string | undefined): Promise<Row[]> {
  const side = await openSide(largeUrl ?? smallUrl, now);
  try {
    const first = await firstRequest(side);
    await warmUp(side, WARM_UP);
    const rows: Row[] = [];
    for (const plan of PLANS) rows.push(...(await bookingRates(side, plan)));
    rows.push(...(await whileMailRests(side, () => requestFigures(side))));
    if (largeUrl !== undefined) rows.push(...(await growthBeside(smallUrl, side)));
    return [...rows, ...first, ...peakMemory(side)];
  } finally {
    await side.close();
  }
}

/** Of what is asked alone. */
async function requestFigures(side: Side): Promise<Row[]> {
  const rows = await statementsPerBooking(side);
  rows.push(...(await refusals(side, REFUSALS.rounds, REFUSALS.requests)));
  for (const questions of [await searches(side, QUESTIONS, now), await days(side, QUESTIONS, now)])
    for (const clients of [1, 8]) rows.push(...(await readingTimes(side, questions, clients)));
  rows.push(...(await seriesFigures(side, QUESTIONS, now)));
  rows.push(...(await calendars(side, CALENDARS, await searches(side, QUESTIONS, now))));
  return rows;
}

async function growthBeside(smallUrl: string, large: Side): Promise<Row[]> {
  const small = await openSide(smallUrl, now);
  try {
    await warmUp(small, WARM_UP);
    return await growth(small, large, GROWTH, now);
  } finally {
    await small.close();
  }
}

/** The first one reads the network. */
async function firstRequest({ service }: Side): Promise<Row[]> {
  const client = await connect(service.port);
  const path = '/api/v1/telecentres/unknown-telecentre';
  const began = performance.now();
  await client.get(path);
  const first = performance.now();
  await client.get(path);
  const second = performance.now();
  client.close();
  return [
    {
      what: 'First request: the network is read',
      figure: inMs(first - began),
      beside: `the second ${inMs(second - first)}`,
    },
  ];
}

function peakMemory({ service }: Side): Row[] {
  const peak = service.peakMemoryMb();
  return peak === null ? [] : [{ what: 'Most memory of the service', figure: `${peak.toFixed(0)} MB` }];
}

function titleOf({ description }: BenchServer): string {
  const size = quick ? '20,000 allocations' : '2,000,000 allocations';
  return `1,000 telecentres, 20,000 resources, ${size}. ${description}; Node ${process.versions.node}; ${cpus().length} cores.`;
}
