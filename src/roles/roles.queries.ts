import type { Sql } from '../platform/database/database.js';
import type { Instant, Period } from '../reservation/period.js';
import type { GrantRecord } from './grant-record.js';
import type { DepartmentPlaces, Reach, Scope, TelecentrePlace } from './scope.js';

/** A page shows no more; a network of a hundred telecentres has some hundreds in force. */
const MOST_LISTED = 1000;

const GRANTS = `
select g.id, g.account_id as account, holder.pseudonym, holder.name, holder.email, g.role,
  case when t.id is not null then jsonb_build_object('telecentreId', t.id, 'departmentCode', t.department_code,
    'slug', t.slug, 'timeZone', t.time_zone, 'name', t.name) end as telecentre,
  g.department_code as department, d.name as "departmentName", g.employer_siret as employer,
  g.starts_at as "from", least(g.ends_at, own.ends_at) as until, least(g.revoked_at, own.revoked_at) as "revokedAt",
  own.account_id as lender, coalesce(lender.name, lender.email) as "lentBy",
  g.granted_at as "grantedAt", coalesce(granter.name, granter.email) as "grantedBy",
  coalesce(revoker.name, revoker.email) as "revokedBy"
from role_grant g
join account holder on holder.id = g.account_id
left join telecentre t on t.id = g.telecentre_id
left join department d on d.code = g.department_code
left join role_grant own on own.id = g.lent_from
left join account lender on lender.id = own.account_id
left join account granter on granter.id = g.granted_by
left join account revoker on revoker.id = case
  when own.revoked_at < coalesce(g.revoked_at, 'infinity') then own.revoked_by else g.revoked_by end`;

export async function findGrant(sql: Sql, id: string): Promise<GrantRecord | undefined> {
  const [grant] = await sql.query<GrantRecord>(`${GRANTS} where g.id = $1`, [id]);
  return grant;
}

/** The grant of this very role that the account has for good; a loan does not count. */
export async function findSameGrant(
  sql: Sql,
  account: string,
  { role, telecentre, department, employer }: Scope,
): Promise<GrantRecord | undefined> {
  const [grant] = await sql.query<GrantRecord>(
    `${GRANTS} where g.account_id = $1 and g.role = $2 and g.telecentre_id is not distinct from $3
  and g.department_code is not distinct from $4 and g.employer_siret is not distinct from $5
  and g.lent_from is null and g.revoked_at is null`,
    [account, role, telecentre?.telecentreId ?? null, department, employer],
  );
  return grant;
}

export async function findSameLoan(
  sql: Sql,
  account: string,
  lentFrom: string,
  { start, end }: Period,
): Promise<GrantRecord | undefined> {
  const [grant] = await sql.query<GrantRecord>(
    `${GRANTS} where g.account_id = $1 and g.lent_from = $2 and g.starts_at = $3 and g.ends_at = $4 and g.revoked_at is null`,
    [account, lentFrom, new Date(start), new Date(end)],
  );
  return grant;
}

export interface GrantFilter {
  readonly telecentre: string | null;
  readonly department: string | null;
  /** Those that are over as well. */
  readonly past: boolean;
}

export async function listGrants(
  sql: Sql,
  { everywhere, telecentreIds, departmentCodes }: Reach,
  { telecentre, department, past }: GrantFilter,
  now: Instant,
): Promise<GrantRecord[]> {
  return sql.query<GrantRecord>(
    `${GRANTS}
where ($1 or t.id = any($2::int[]) or coalesce(g.department_code, t.department_code) = any($3::text[]))
  and ($4::text is null or t.slug = $4)
  and ($5::text is null or coalesce(g.department_code, t.department_code) = $5)
  and ($6 or ${notOver('$7')})
order by g.role, t.slug, g.department_code, g.employer_siret, g.starts_at, holder.email
limit ${MOST_LISTED}`,
    [everywhere, telecentreIds, departmentCodes, telecentre, department, past, new Date(now)],
  );
}

/** Those in which something was changed last, over or not. */
export async function latestGrants(
  sql: Sql,
  { everywhere, telecentreIds, departmentCodes }: Reach,
  most: number,
): Promise<GrantRecord[]> {
  return sql.query<GrantRecord>(
    `${GRANTS}
where $1 or t.id = any($2::int[]) or coalesce(g.department_code, t.department_code) = any($3::text[])
order by greatest(g.granted_at, least(g.revoked_at, own.revoked_at)) desc, g.id
limit $4`,
    [everywhere, telecentreIds, departmentCodes, most],
  );
}

/** Those in force and to come. */
export async function grantsOf(sql: Sql, account: string, now: Instant): Promise<GrantRecord[]> {
  return sql.query<GrantRecord>(
    `${GRANTS} where g.account_id = $1 and ${notOver('$2')}
order by g.role, t.slug, g.department_code, g.employer_siret, g.starts_at`,
    [account, new Date(now)],
  );
}

function notOver(now: string): string {
  return `g.revoked_at is null and own.revoked_at is null and coalesce(least(g.ends_at, own.ends_at) > ${now}, true)`;
}

/** Where it is, published or not. */
export async function findTelecentre(sql: Sql, slug: string): Promise<TelecentrePlace | undefined> {
  const [telecentre] = await sql.query<TelecentrePlace>(
    `select id as "telecentreId", department_code as "departmentCode", slug, time_zone as "timeZone"
from telecentre where slug = $1`,
    [slug],
  );
  return telecentre;
}

/** With or without a host, published or not, by department. */
export async function listPlaces(
  sql: Sql,
  { everywhere, telecentreIds, departmentCodes }: Reach,
): Promise<DepartmentPlaces[]> {
  return sql.query<DepartmentPlaces>(
    `select d.code, d.name, coalesce(jsonb_agg(jsonb_build_object('telecentreId', t.id, 'departmentCode', d.code,
  'slug', t.slug, 'timeZone', t.time_zone, 'name', t.name) order by t.commune, t.name) filter (where t.id is not null), '[]') as telecentres
from department d
left join telecentre t on t.department_code = d.code and ($1 or t.id = any($2::int[]) or d.code = any($3::text[]))
where $1 or t.id is not null or d.code = any($3)
group by d.code order by d.name`,
    [everywhere, telecentreIds, departmentCodes],
  );
}

export async function departmentExists(sql: Sql, code: string): Promise<boolean> {
  const found = await sql.query('select from department where code = $1', [code]);
  return found.length > 0;
}

export async function addEmployer(sql: Sql, siret: string): Promise<void> {
  await sql.query('insert into employer (siret) values ($1) on conflict do nothing', [siret]);
}

/**
 * Until the transaction ends, nobody else appoints the same person: identical requests come one after the other, and see
 * what the first one did.
 */
export async function keepToOneself(sql: Sql, account: string): Promise<void> {
  await sql.query('select from account where id = $1 for no key update', [account]);
}

/** Whether the grant still stands; it then does until the transaction ends. */
export async function keepGrant(sql: Sql, id: string): Promise<boolean> {
  const kept = await sql.query(
    'select from role_grant where id = $1 and revoked_at is null for no key update',
    [id],
  );
  return kept.length > 0;
}

export async function countLoansSince(sql: Sql, lender: string, since: Instant): Promise<number> {
  const [row] = await sql.query<{ count: number }>(
    'select count(*)::int as count from role_grant where granted_by = $1 and lent_from is not null and granted_at > $2',
    [lender, new Date(since)],
  );
  return row?.count ?? 0;
}

/** When somebody gave the last but so many of their grants, if that was since then. */
export async function findGrantAt(
  sql: Sql,
  granter: string,
  most: number,
  since: Instant,
): Promise<Date | undefined> {
  const [row] = await sql.query<{ at: Date }>(
    `select granted_at as at from role_grant where granted_by = $1 and lent_from is null and granted_at > $2
order by granted_at desc limit 1 offset $3`,
    [granter, new Date(since), most - 1],
  );
  return row?.at;
}

export interface NewGrant {
  readonly account: string;
  readonly scope: Scope;
  readonly start: Instant;
  /** Null: until it is revoked. */
  readonly end: Instant | null;
  /** The lender's grant. */
  readonly lentFrom: string | null;
  /** Null: the operator. */
  readonly grantedBy: string | null;
}

export async function insertGrant(sql: Sql, grant: NewGrant, now: Instant): Promise<GrantRecord> {
  const { role, telecentre, department, employer } = grant.scope;
  const [row] = await sql.query<{ id: string }>(
    `insert into role_grant (account_id, role, telecentre_id, department_code, employer_siret,
  starts_at, ends_at, lent_from, granted_by, granted_at) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) returning id`,
    [
      grant.account,
      role,
      telecentre?.telecentreId ?? null,
      department,
      employer,
      new Date(grant.start),
      grant.end === null ? null : new Date(grant.end),
      grant.lentFrom,
      grant.grantedBy,
      new Date(now),
    ],
  );
  const inserted = row && (await findGrant(sql, row.id));
  if (inserted === undefined) throw new Error('A grant was not there after it had been written');
  return inserted;
}

/** False when it had been revoked before. */
export async function revokeGrant(sql: Sql, id: string, by: string | null, now: Instant): Promise<boolean> {
  const revoked = await sql.query(
    'update role_grant set revoked_at = $2, revoked_by = $3 where id = $1 and revoked_at is null returning id',
    [id, new Date(now), by],
  );
  return revoked.length > 0;
}

/** The grant, and what is lent of it, now or later. */
export async function findWithLoans(sql: Sql, id: string, now: Instant): Promise<GrantRecord[]> {
  return sql.query<GrantRecord>(
    `${GRANTS} where g.id = $1 or (g.lent_from = $1 and g.revoked_at is null and g.ends_at > $2)
order by g.lent_from nulls first, g.id`,
    [id, new Date(now)],
  );
}

/** The administrators in force, by the ids of their grants; all of them stay as they are until the transaction ends. */
export async function keepAdministrators(sql: Sql, now: Instant): Promise<string[]> {
  const rows = await sql.query<{ id: string }>(
    `select id from role_grant where role = 'administrator' and revoked_at is null
  and starts_at <= $1 and (ends_at is null or ends_at > $1) order by id for no key update`,
    [new Date(now)],
  );
  return rows.map(({ id }) => id);
}
