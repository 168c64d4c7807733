import type { Caller } from '../permissions/caller.js';
import { grantsFor } from '../permissions/may.js';
import type { Sql } from '../platform/database/database.js';

export interface RememberedChange {
  readonly id: string;
  readonly at: Date;
  /** Null: the operator, or somebody who has left. */
  readonly author: string | null;
  readonly byOperator: boolean;
  /** A slug. */
  readonly telecentre: string | null;
  readonly telecentreName: string | null;
  readonly department: string | null;
  readonly departmentName: string | null;
  readonly before: unknown;
  readonly after: unknown;
}

/** A page shows no more, and nobody reads further. */
const MOST_SHOWN = 100;

const CHANGES = `
select c.id::text, c.at, coalesce(a.name, a.email) as author, c.by_operator as "byOperator", t.slug as telecentre,
  t.name as "telecentreName", c.department_code as department, d.name as "departmentName", c.before, c.after
from network_change c left join account a on a.id = c.account_id left join telecentre t on t.id = c.telecentre_id
  left join department d on d.code = c.department_code
where ($1 or coalesce(t.department_code, c.department_code) = any ($2::text[]))`;

/** In the caller's reach, the newest first. */
export function latestChanges(
  sql: Sql,
  caller: Caller,
  telecentre: string | null,
): Promise<RememberedChange[]> {
  return sql.query<RememberedChange>(
    `${CHANGES} and ($3::text is null or t.slug = $3) order by c.at desc, c.id desc limit ${MOST_SHOWN}`,
    [...reachOf(caller), telecentre],
  );
}

/** What the same press has changed together with this change, in the caller's reach. */
export function changesTogether(sql: Sql, caller: Caller, id: string): Promise<RememberedChange[]> {
  return sql.query<RememberedChange>(
    `${CHANGES} and (c.at, c.account_id) = (select at, account_id from network_change where id = $3::bigint)
order by t.name, t.slug`,
    [...reachOf(caller), id],
  );
}

export async function latestChangeOf(sql: Sql, account: string | null, at: Date): Promise<string | null> {
  const [row] = await sql.query<{ id: string | null }>(
    'select max(id)::text as id from network_change where account_id = $1 and at = $2',
    [account, at],
  );
  return row?.id ?? null;
}

export async function findChange(
  sql: Sql,
  caller: Caller,
  id: string,
): Promise<RememberedChange | undefined> {
  const [change] = await sql.query<RememberedChange>(`${CHANGES} and c.id = $3::bigint`, [
    ...reachOf(caller),
    id,
  ]);
  return change;
}

function reachOf(caller: Caller): [boolean, readonly string[]] {
  const grants = grantsFor(caller, 'network.edit');
  return [
    grants.some(({ role }) => role === 'administrator'),
    grants.flatMap(({ departmentCode }) => departmentCode ?? []),
  ];
}
