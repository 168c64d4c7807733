/** How long a calendar of a thousand entries takes, and how many an hour may ask whether anything has changed. */
import { randomUUID } from 'node:crypto';
import { connect, type HttpClient } from './http-client.js';
import { percentile } from './measure.js';
import { ask, type Question } from './reading.js';
import { inMs, perSecond, progress, times, type Row } from './report.js';
import { measureHttp, type Side } from './side.js';

export interface CalendarPlan {
  /** Changes, after each of which the calendar is put together again. */
  readonly rounds: number;
  readonly looks: number;
}

const ENTRIES = 1000;
/** What a feed of a thousand entries may take once they have been written. */
const REBUILT_MS = 20;
/** A search asks far more of the database: who only wants to hear that nothing has changed gets that for less. */
const TIMES_AVAILABILITY = 1;
const CLIENTS = 8;
/** Fewer than one address may be read in a row. */
const READS_OF_ONE = 15;

export async function calendars(
  side: Side,
  { rounds, looks }: CalendarPlan,
  searches: readonly Question[],
): Promise<Row[]> {
  progress(`a calendar of ${ENTRIES} entries`);
  const account = await somebodyBusy(side);
  const paths = await subscribe(side, account, Math.ceil((rounds + 2) / READS_OF_ONE));
  const client = await connect(side.service.port);
  try {
    const cold = await timed(client, paths[0] ?? '');
    const warm: number[] = [];
    for (let round = 0; round < rounds; round++) {
      await change(side, account);
      warm.push(await timed(client, paths[Math.floor((round + 1) / READS_OF_ONE)] ?? ''));
    }
    return [
      rebuilding(cold, percentile(warm, 0.5)),
      await unchanged(side, client, paths.at(-1) ?? '', looks, searches),
    ];
  } finally {
    client.close();
  }
}

function rebuilding(cold: number, warm: number): Row {
  return {
    what: `Calendar of ${ENTRIES} entries, one changed: p50`,
    figure: inMs(warm),
    beside: `none written yet ${inMs(cold)}`,
    limit: `<= ${REBUILT_MS} ms`,
    ok: warm <= REBUILT_MS,
  };
}

async function unchanged(
  side: Side,
  client: HttpClient,
  path: string,
  looks: number,
  searches: readonly Question[],
): Promise<Row> {
  const { tag } = await client.get(path);
  const measured = await measureHttp(side, CLIENTS, looks, async (asking) => {
    return (await asking.get(path, { 'if-none-match': tag })).status === 304;
  });
  if (measured.done < looks) throw new Error('an unchanged calendar was not answered with 304');
  const beside = await ask(side, searches, CLIENTS);
  const [rate, searched] = [measured.done / measured.seconds, beside.done / beside.seconds];
  return {
    what: `Unchanged calendars, ${CLIENTS} clients`,
    figure: perSecond(rate),
    beside: `availability ${perSecond(searched)}`,
    limit: `>= ${times(TIMES_AVAILABILITY)} availability`,
    ok: rate >= TIMES_AVAILABILITY * searched,
  };
}

async function timed(client: HttpClient, path: string): Promise<number> {
  const began = performance.now();
  const { status, text } = await client.get(path);
  const took = performance.now() - began;
  const told = text.split('BEGIN:VEVENT').length - 1;
  if (status !== 200 || told !== ENTRIES) throw new Error(`a calendar was answered ${status}, with ${told}`);
  return took;
}

/** Of the past and the coming months, a quarter of an hour each. */
async function somebodyBusy({ pool }: Side): Promise<string> {
  const { rows } = await pool.query<{ id: string }>(
    `insert into account (email, name, language) values ('busy@example.org', 'Zoé Durand', 'fr') returning id`,
  );
  const account = rows[0]?.id ?? '';
  await pool.query(
    `insert into booking (id, reference, account_id, telecentre_id, resource_id, status, local_start, local_end, time_zone,
  starts_at, ends_at, people, title, created_at, updated_at)
select gen_random_uuid(), 'BUSY-' || n, $1, r.telecentre_id, r.id, 'confirmed', at, at + interval '15 minutes', 'UTC',
  at at time zone 'UTC', (at + interval '15 minutes') at time zone 'UTC', 1, 'Réunion d’équipe', now(), now()
from generate_series(1, $2::int) n
  cross join lateral (select date_trunc('day', now() at time zone 'UTC') - interval '60 days' + n * interval '8 hours' as at) t
  cross join (select id, telecentre_id from resource order by id limit 1) r`,
    [account, ENTRIES],
  );
  return account;
}

/** Addresses of the same calendar: none is read more often than it may be. */
async function subscribe({ pool }: Side, account: string, count: number): Promise<string[]> {
  const tokens = Array.from({ length: count + 1 }, () => randomUUID().replaceAll('-', '').padEnd(43, 'x'));
  await pool.query(
    `insert into calendar_feed (account_id, hash, label, scope, language, created_at)
select $1, sha256(token::bytea), 'benchmark', 'me', 'fr', now() from unnest($2::text[]) token`,
    [account, tokens],
  );
  return tokens.map((token) => `/calendars/${token}.ics`);
}

async function change({ pool }: Side, account: string): Promise<void> {
  await pool.query(
    `update booking set revision = revision + 1, updated_at = now()
where id = (select id from booking where account_id = $1 order by random() limit 1)`,
    [account],
  );
}
