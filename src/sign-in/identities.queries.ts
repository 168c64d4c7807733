import type { Sql } from '../platform/database/database.js';
import type { Instant } from '../reservation/period.js';

/** Somebody as an identity provider knows them. */
export interface ProvenIdentity {
  readonly issuer: string;
  readonly subject: string;
  /** Of the employer, where the provider vouches for it. */
  readonly siret: string | null;
}

/** The account that this identity has signed in to before. */
export async function accountByIdentity(
  sql: Sql,
  { issuer, subject }: ProvenIdentity,
): Promise<{ readonly id: string; readonly pseudonym: string; readonly isNew: false } | undefined> {
  const [row] = await sql.query<{ id: string; pseudonym: string }>(
    `select a.id, a.pseudonym from oidc_identity i join account a on a.id = i.account_id
where i.issuer = $1 and i.subject = $2`,
    [issuer, subject],
  );
  return row && { ...row, isNew: false };
}

/** Known from now on; the employer is the one that the provider names today. False when it was known before. */
export async function linkIdentity(
  sql: Sql,
  account: string,
  { issuer, subject, siret }: ProvenIdentity,
  now: Instant,
): Promise<boolean> {
  const linked = await sql.query(
    `insert into oidc_identity (issuer, subject, account_id, linked_at) values ($1, $2, $3, $4)
on conflict (issuer, subject) do nothing returning issuer`,
    [issuer, subject, account, new Date(now)],
  );
  if (siret !== null) await nameEmployer(sql, account, siret);
  return linked.length > 0;
}

/** An employer is known once somebody has been vouched for as theirs. */
export async function nameEmployer(sql: Sql, account: string, siret: string): Promise<void> {
  await sql.query('insert into employer (siret) values ($1) on conflict (siret) do nothing', [siret]);
  await sql.query('update account set employer_siret = $2 where id = $1', [account, siret]);
}
