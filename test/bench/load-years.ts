/** Forty telecentres of five units with years of bookings behind them, as a network of some departments has. */
import type pg from 'pg';
import { newToken } from '../../src/accounts/random-token.js';
import { bookableHalfDays, HOURS, TIME_ZONE } from './half-days.js';
import { dropIndexes, insertEvents, prepare, settle, skipForeignKeys } from './load-allocations.js';
import { loadMembers, loadNetwork, RESOURCES } from './load-network.js';
import { progress } from './report.js';

export const TELECENTRES_OF_YEARS = 40;
const DAYS_OF_A_YEAR = 365;

/** Three desks, an office and a room. */
const UNITS = [0, 1, 2, 14, 17].flatMap((position) => RESOURCES[position] ?? []);

/** Of a hundred half-days so many are taken; of a hundred taken ones so many by the hour, and so many nobody came. */
const TAKEN = 60;
const HOURLY = 15;
const ABSENT = 4;
/** Each telecentre has people of its own, a few of whom go elsewhere too. */
const PEOPLE_OF_A_TELECENTRE = 150;

/** Returns how many bookings there are. */
export async function loadYears(client: pg.Client, now: number, years: number): Promise<number> {
  progress(`loading ${TELECENTRES_OF_YEARS} telecentres with bookings, years: ${years}`);
  await loadNetwork(client, TELECENTRES_OF_YEARS, UNITS);
  await loadMembers(client);
  await client.query(
    `update account set status = (array['independent', 'employee', 'public_agent', 'student'])[1 + hashtext(email) & 3]`,
  );
  await prepare(client, bookableHalfDays(now, years * DAYS_OF_A_YEAR));
  await skipForeignKeys(client);
  const restore = await dropIndexes(client);
  await insertBookings(client);
  await insertEvents(client);
  await restore();
  await settle(client);
  const { rows } = await client.query<{ count: number }>('select count(*)::int as count from booking');
  return rows[0]?.count ?? 0;
}

/** Somebody who may see all of it, and has signed in. */
export async function signInAdministrator(
  client: pg.Client,
): Promise<{ readonly account: string; readonly session: string }> {
  const { token, hash } = newToken();
  const { rows } = await client.query<{ id: string }>(
    `insert into account (email, name, language, status, rules_accepted_at, rules_version)
     select 'administration@example.org', 'Administration', 'fr', 'employee', now(), max(version) from house_rules returning id`,
  );
  const account = rows[0]?.id ?? '';
  await client.query(
    `insert into role_grant (account_id, role, starts_at, granted_at) values ($1, 'administrator', now(), now())`,
    [account],
  );
  await client.query(
    `insert into second_factor (account_id, sealed_secret, confirmed_at, created_at) values ($1, '', now(), now())`,
    [account],
  );
  await client.query(
    `insert into session (account_id, hash, device, signed_in_at, last_seen_at, expires_at, second_factor_at)
     values ($1, $2, 'benchmark', now(), now(), now() + interval '1 day', now())`,
    [account, hash],
  );
  return { account, session: token };
}

async function insertBookings(client: pg.Client): Promise<void> {
  await client.query(`
    create table bench_booking as
    select md5(r.id || '-' || h.k)::uuid as id, 'Y' || r.id || '-' || h.k as reference, r.telecentre_id, r.id as resource_id,
      h.half, h.past, h.starts, chance.hourly,
      case when chance.hourly then h.starts + interval '90 minutes' else h.ends end as ends,
      chance.absent and h.past as absent, 1 + (r.telecentre_id * 131 + chance.person) % (select count(*) from bench_account) as n
    from resource r
    join bench_half_day h on h.pattern = (r.telecentre_id - 1) % ${HOURS.length}
    cross join lateral (select abs(hashtext(r.id || '/' || h.k)::bigint) as dice) thrown
    cross join lateral (select dice / 100 % 100 < ${HOURLY} as hourly, dice / 10000 % 100 < ${ABSENT} as absent,
      dice / 1000 % ${PEOPLE_OF_A_TELECENTRE} as person) chance
    where dice % 100 < ${TAKEN} order by h.k`);
  await client.query(`
    insert into booking (id, reference, account_id, telecentre_id, resource_id, status, local_start, local_end,
      time_zone, starts_at, ends_at, half_day, people, arrived_at, created_at, updated_at)
    select b.id, reference, a.id, telecentre_id, resource_id,
      case when absent then 'no_show' when past then 'completed' else 'confirmed' end,
      starts at time zone '${TIME_ZONE}', ends at time zone '${TIME_ZONE}', '${TIME_ZONE}', starts, ends,
      case when not hourly then half end, 1, case when past and not absent then starts end,
      least(starts, now()) - interval '20 days', least(starts, now()) - interval '20 days'
    from bench_booking b join bench_account a using (n)`);
  await client.query(`
    insert into allocation (resource_id, during, booking_id)
    select resource_id, tstzrange(starts, ends), id from bench_booking where not absent`);
}
