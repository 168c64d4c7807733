/** Occupied half-days, each with the booking that owns it, written by set-wise SQL. */
import type pg from 'pg';
import { halfDayOn } from '../../src/reservation/half-day.js';
import { bookableHalfDays, HOURS, TIME_ZONE, type BookableHalfDay } from './half-days.js';
import { progress } from './report.js';

/** For each of the twenty thousand resources: 2 million in all. */
const ALLOCATIONS_OF_A_RESOURCE = 100;
const BATCHES = 8;
const EVERY_HALF_DAY = 1_000_000;

/** One coming half-day for each resource, spread over all of them: 20,000 allocations. */
export async function loadSome(client: pg.Client, now: number): Promise<void> {
  await prepare(client, bookableHalfDays(now));
  await insertAllocations(client, 'rank = 0', 0, EVERY_HALF_DAY);
  await insertEvents(client);
  await settle(client);
}

/**
 * All the others. Of the coming half-days half are taken, the rest lies in the past. Written in the order of time, as
 * bookings come in; foreign keys are not asked row by row, because both sides are made from the same rows; the
 * indexes of the allocations, the exclusion constraint among them, are dropped before and built again after.
 */
export async function loadRest(client: pg.Client): Promise<void> {
  await skipForeignKeys(client);
  const restore = await dropIndexes(client);
  const { rows } = await client.query<{ count: number }>('select max(k) + 1 as count from bench_half_day');
  const count = rows[0]?.count ?? 0;
  for (let batch = 0; batch < BATCHES; batch++) {
    progress(`loading 2 million allocations: ${batch * (100 / BATCHES)} %`);
    const [from, to] = [batch, batch + 1].map((edge) => Math.round((edge * count) / BATCHES));
    await insertAllocations(client, 'rank > 0 and rank < wanted', from ?? 0, to ?? 0);
  }
  progress('writing their events');
  await insertEvents(client);
  progress('building the exclusion constraint and the indexes again');
  await restore();
  progress('vacuum analyze');
  await settle(client);
}

/** Half-days with the time that they are at each sort of hours, and the members in an order. */
export async function prepare(client: pg.Client, halfDays: readonly BookableHalfDay[]): Promise<void> {
  const rows = HOURS.flatMap((hours, pattern) =>
    halfDays.map(({ date, half, past }, k) => {
      const [period] = halfDayOn(hours, date, half);
      return {
        pattern,
        k,
        half,
        past,
        starts: new Date(period?.start ?? 0),
        ends: new Date(period?.end ?? 0),
      };
    }),
  );
  await client.query(
    `create table bench_half_day as select * from jsonb_to_recordset($1)
     as h (pattern int, k int, half text, past boolean, starts timestamptz, ends timestamptz)`,
    [JSON.stringify(rows)],
  );
  await client.query(
    'create table bench_account as select row_number() over (order by email) as n, id from account',
  );
  await client.query('alter table bench_account add primary key (n)');
}

/**
 * Which half-days of a resource are taken: those of low rank in an order of its own. Multiplying by a prime walks
 * through all of them as if at random, and never twice. A booking's id is made from what it is for, so that booking and
 * allocation find each other without a table between them.
 */
async function insertAllocations(client: pg.Client, which: string, from: number, to: number): Promise<void> {
  const chosen = `
    with size as (
      select count(*) filter (where past) as before, count(*) filter (where not past) as coming,
        count(*) filter (where not past) / 2 as taken
      from bench_half_day where pattern = 0),
    chosen as (
      select r.id as resource_id, r.telecentre_id, h.*, md5(r.id || '-' || h.k)::uuid as booking_id,
        case when h.past then taken + (h.k * 7919 + r.id::bigint * 104729) % before
          else ((h.k - before) * 7919 + r.id::bigint * 104729) % coming end as rank,
        case when h.past then ${ALLOCATIONS_OF_A_RESOURCE} else taken end as wanted
      from size, resource r join bench_half_day h on h.pattern = (r.telecentre_id - 1) % ${HOURS.length}
      where h.k >= ${from} and h.k < ${to})`;
  await client.query(`${chosen}
    insert into booking (id, reference, account_id, telecentre_id, resource_id, status, local_start, local_end,
      time_zone, starts_at, ends_at, half_day, people, created_at, updated_at)
    select booking_id, 'L' || resource_id || '-' || k, a.id, telecentre_id, resource_id,
      case when past then 'completed' else 'confirmed' end,
      starts at time zone '${TIME_ZONE}', ends at time zone '${TIME_ZONE}', '${TIME_ZONE}', starts, ends, half, 1,
      least(starts, now()) - interval '20 days', least(starts, now()) - interval '20 days'
    from chosen join bench_account a on a.n = 1 + (k * 31 + resource_id * 7) % (select count(*) from bench_account)
    where ${which} order by k`);
  await client.query(`${chosen}
    insert into allocation (resource_id, during, booking_id)
    select resource_id, tstzrange(starts, ends), booking_id from chosen where ${which} order by k`);
}

/** A short one for each booking: the table's indexes shall have the size that they would have. */
export async function insertEvents(client: pg.Client): Promise<void> {
  await client.query(`insert into booking_event (booking_id, revision, kind, actor_id, at, booking)
    select id, 1, 'booked', account_id, created_at, '{}' from booking b
    where not exists (select from booking_event e where e.booking_id = b.id) order by created_at`);
}

/** Needs a superuser, which the embedded server's is; on a given server they may have to be asked. */
export async function skipForeignKeys(client: pg.Client): Promise<void> {
  await client.query('set session_replication_role = replica').catch(() => {
    progress('no superuser: foreign keys are checked, which takes longer');
  });
}

export async function dropIndexes(client: pg.Client): Promise<() => Promise<void>> {
  const { rows } = await client.query<{ drop: string; build: string }>(`
    select format('alter table %s drop constraint %I', conrelid::regclass, conname) as drop,
      format('alter table %s add constraint %I %s', conrelid::regclass, conname, pg_get_constraintdef(oid)) as build
    from pg_constraint where conrelid = 'allocation'::regclass and contype = 'x'
    union all
    select format('drop index %s', i.indexrelid::regclass), pg_get_indexdef(i.indexrelid)
    from pg_index i where i.indrelid in ('allocation'::regclass, 'booking'::regclass)
      and not exists (select from pg_constraint c where c.conindid = i.indexrelid)`);
  for (const { drop } of rows) await client.query(drop);
  return async () => {
    await client.query("set maintenance_work_mem = '512MB'");
    for (const { build } of rows) await client.query(build);
  };
}

/** As autovacuum would have left it, so that it does not begin in the middle of a measurement. */
export async function settle(client: pg.Client): Promise<void> {
  await client.query('vacuum (analyze)');
  await client.query('checkpoint');
}
