/** What is free, and a telecentre's day: how long the answers take, beside their SQL alone. */
import type { HttpClient } from './http-client.js';
import { bookableHalfDays } from './half-days.js';
import { measure, percentile, type Measured } from './measure.js';
import { sendAgain, type Sent } from './recorder.js';
import { inMs, progress, times, type Row } from './report.js';
import { measureHttp, type Side } from './side.js';

export interface Question {
  readonly name: string;
  readonly path: string;
  /** Of somebody who may see it. */
  readonly headers?: Readonly<Record<string, string>>;
  /** What its answer is read with. */
  readonly sent: readonly Sent[];
}

/** The service may take half as long again as its SQL, and so many milliseconds. */
const TIMES_SQL = 1.5;
const MS_BESIDE_SQL = 3;
const WARM_UP = 100;

/** Searches from places all over the network, on mornings of the coming weeks. */
export async function searches({ recorder }: Side, count: number, now: number): Promise<Question[]> {
  return questions(recorder.network, count, now, async (telecentre, date) => {
    // Some kilometres away from a telecentre, as people live.
    const near = {
      latitude: rounded(telecentre.latitude + 0.05),
      longitude: rounded(telecentre.longitude - 0.07),
    };
    const query = `date=${date}&halfDay=morning&near=${near.latitude},${near.longitude}&kind=desk&limit=20`;
    return {
      name: 'Availability',
      path: `/api/v1/availability?${query}`,
      sent: await recorder.search(near, date, 'morning'),
    };
  });
}

export async function days({ recorder }: Side, count: number, now: number): Promise<Question[]> {
  return questions(recorder.network, count, now, async ({ slug }, date) => ({
    name: 'Day',
    path: `/api/v1/telecentres/${slug}/day?date=${date}`,
    sent: await recorder.day(slug, date),
  }));
}

export async function readingTimes(side: Side, all: readonly Question[], clients: number): Promise<Row[]> {
  const name = all[0]?.name ?? '';
  progress(`${name.toLowerCase()} with ${clients} clients`);
  await ask(side, all.slice(0, WARM_UP), clients);
  const [http, sql] = [await ask(side, all, clients), await askBare(side, all, clients)];
  const limit = TIMES_SQL * percentile(sql.took, 0.5) + MS_BESIDE_SQL;
  const isLimited = name === 'Availability' && clients === 1;
  return [
    {
      what: `${name}, ${clients} client${clients === 1 ? '' : 's'}: p50 / p99`,
      figure: inBoth(http),
      beside: `its SQL alone ${inBoth(sql)}`,
      ...(isLimited
        ? {
            limit: `p50 <= ${times(TIMES_SQL)} + ${MS_BESIDE_SQL} ms: ${inMs(limit)}`,
            ok: percentile(http.took, 0.5) <= limit,
          }
        : {}),
    },
  ];
}

export async function ask(side: Side, all: readonly Question[], clients: number): Promise<Measured> {
  const measured = await measureHttp(side, clients, all.length, async (client, task) => {
    const question = all[task];
    return question !== undefined && isAnswered(client, question);
  });
  if (measured.done < measured.tried) throw new Error(`${all[0]?.path ?? ''} was not answered with 200`);
  return measured;
}

export function askBare({ pool }: Side, all: readonly Question[], clients: number): Promise<Measured> {
  return measure(clients, all.length, async (_, task) => {
    await sendAgain(pool, all[task]?.sent ?? []);
    return true;
  });
}

async function isAnswered(client: HttpClient, { path, headers }: Question): Promise<boolean> {
  return (await client.get(path, headers)).status === 200;
}

type Network = Side['recorder']['network'];
type Telecentre = Network['telecentres'] extends ReadonlyMap<string, infer Value> ? Value : never;

async function questions(
  network: Network,
  count: number,
  now: number,
  make: (telecentre: Telecentre, date: string) => Promise<Question>,
): Promise<Question[]> {
  const telecentres = [...network.telecentres.values()];
  const dates = bookableHalfDays(now).filter(({ past, half }) => !past && half === 'morning');
  const all: Question[] = [];
  for (let index = 0; index < count; index++) {
    // Primes: each question is about another place and another day than the one before.
    const telecentre = telecentres[(index * 379) % telecentres.length];
    const date = dates[(index * 17) % dates.length]?.date;
    if (telecentre && date !== undefined) all.push(await make(telecentre, date));
  }
  return all;
}

function rounded(degrees: number): number {
  return Math.round(degrees * 1e4) / 1e4;
}

export function inBoth({ took }: Measured): string {
  return `${inMs(percentile(took, 0.5))} / ${inMs(percentile(took, 0.99))}`;
}
