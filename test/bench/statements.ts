/** How many statements a booking really sends, counted by the database. */
import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import type { HttpClient } from './http-client.js';
import type { Row } from './report.js';
import { measureHttp, type Side } from './side.js';
import type { Slot } from './slots.js';

/** Two round trips to decide and to write, one for the token, one for the first answer to a key that may be known. */
const LIMIT = 4;
const BOOKINGS = 200;
/** Every session reads its settings again when it is next idle. */
const RELOADED_AFTER = 300;

export async function statementsPerBooking(side: Side): Promise<Row[]> {
  const stop = await startCounting(side);
  if (stop === null) {
    return [{ what: 'Statements of a booking', figure: 'not counted: pg_stat_statements is not loaded' }];
  }
  const without = await count(side, () => ({}));
  const withKey = await count(side, () => ({ 'idempotency-key': randomUUID() }));
  await stop();
  return [row('Statements of a booking', without), row('  the same with an Idempotency-Key', withKey)];
}

function row(what: string, counted: number): Row {
  return {
    what,
    figure: counted.toFixed(2),
    beside: 'BEGIN and COMMIT left out',
    limit: `<= ${LIMIT}`,
    ok: counted < LIMIT + 0.1,
  };
}

/** Returns what ends the counting; null where nothing can be counted. */
async function startCounting({ pool }: Side): Promise<(() => Promise<void>) | null> {
  try {
    await pool.query('create extension if not exists pg_stat_statements');
    const { rows } = await pool.query<{ track: string }>(
      `select current_setting('pg_stat_statements.track') as track`,
    );
    await pool.query('select count(*) from pg_stat_statements');
    if (rows[0]?.track !== 'none') return () => Promise.resolve();
    await track('top');
    return () => track('none');
  } catch {
    return null;
  }

  async function track(what: string): Promise<void> {
    await pool.query(`alter system set pg_stat_statements.track = '${what}'`);
    await pool.query('select pg_reload_conf()');
    await pause(RELOADED_AFTER);
  }
}

async function count(side: Side, headers: () => Record<string, string>): Promise<number> {
  const slots = side.slots.take(BOOKINGS);
  const before = await calls(side);
  await measureHttp(side, 1, BOOKINGS, async (client, task) => book(client, slots[task], headers()));
  return ((await calls(side)) - before) / BOOKINGS;
}

async function book(
  client: HttpClient,
  slot: Slot | undefined,
  headers: Record<string, string>,
): Promise<boolean> {
  if (slot === undefined) return false;
  const { telecentre, date, halfDay, token } = slot;
  const wish = { telecentre: telecentre.slug, kind: 'desk', date, halfDay };
  const answer = await client.post('/api/v1/bookings', wish, {
    authorization: `Bearer ${token}`,
    ...headers,
  });
  if (answer.status !== 201) throw new Error(`a booking was answered ${answer.status}: ${answer.text}`);
  return true;
}

/** Left out: our own question, and the look-ups of foreign keys, which no client sends. */
async function calls({ pool }: Side): Promise<number> {
  const { rows } = await pool.query<{ calls: number }>(
    `select coalesce(sum(calls), 0)::int as calls from pg_stat_statements
     where dbid = (select oid from pg_database where datname = current_database())
       and query !~* '^(begin|commit|rollback|start transaction)' and query !~ 'pg_stat_statements' and query !~ '^SELECT .* FROM ONLY'`,
  );
  return rows[0]?.calls ?? 0;
}
