import type { Sql, Statement } from '../platform/database/database.js';
import type { Period } from '../reservation/period.js';
import type { WaitlistEntry } from './waitlist-entry.js';

export type AskedFor = Pick<
  WaitlistEntry,
  'id' | 'telecentre' | 'resource' | 'kind' | 'date' | 'halfDay' | 'start' | 'end'
>;

const WAITING: Statement = {
  name: 'waiting-at-telecentre',
  text: `select e.id, t.slug as telecentre, r.key as resource, coalesce(e.kind, r.kind) as kind, e.date::text as date,
  e.half_day as "halfDay", (extract(epoch from e.starts_at) * 1000)::float8 as start,
  (extract(epoch from e.ends_at) * 1000)::float8 as "end"
from waitlist_entry e join telecentre t on t.id = e.telecentre_id left join resource r on r.id = e.resource_id
where e.telecentre_id = $1 and e.state = 'waiting' order by e.number`,
};

export function readWaiting(sql: Sql, telecentre: number): Promise<AskedFor[]> {
  return sql.query<AskedFor>(WAITING, [telecentre]);
}

/** Nobody is waited for here: whose turn is being settled at this moment is looked at in the next run. */
const UNLESS_LOCKED = `select id from waitlist_entry where id = any ($1::uuid[]) and state = 'waiting' for update skip locked`;

export async function endAsGone(sql: Sql, entries: readonly string[]): Promise<void> {
  await sql.query(
    `with free as materialized (${UNLESS_LOCKED})
     update waitlist_entry e set state = 'gone' from free where e.id = free.id`,
    [entries],
  );
}

/** Where they wait for just this time already, one place in line is enough. */
export async function waitFrom(sql: Sql, entry: string, { start, end }: Period): Promise<void> {
  await sql.query(
    `with free as materialized (${UNLESS_LOCKED})
     update waitlist_entry e set starts_at = $2, ends_at = $3 from free where e.id = free.id and not exists (
       select from waitlist_entry same where same.account_id = e.account_id and same.telecentre_id = e.telecentre_id
         and same.resource_id is not distinct from e.resource_id and same.kind is not distinct from e.kind
         and same.starts_at = $2 and same.ends_at = $3 and same.state in ('waiting', 'offered'))`,
    [[entry], new Date(start), new Date(end)],
  );
}
