import type { Sql } from '../platform/database/database.js';
import type { Language } from '../platform/i18n/language.js';
import type { Instant } from '../reservation/period.js';
import type { ProvenIdentity } from './identities.queries.js';

export interface NewLink {
  readonly hash: Buffer;
  readonly email: string;
  readonly language: Language;
  readonly returnTo: string;
  readonly identity: ProvenIdentity | null;
  readonly proofHash: Buffer | null;
  readonly expiresAt: Instant;
}

export async function insertLink(sql: Sql, link: NewLink, now: Instant): Promise<void> {
  const { hash, email, language, returnTo, identity, proofHash, expiresAt } = link;
  await sql.query(
    `insert into sign_in_link
  (hash, email, language, return_to, oidc_issuer, oidc_subject, employer_siret, proof_hash, created_at, expires_at)
values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
    [
      hash,
      email,
      language,
      returnTo,
      identity?.issuer ?? null,
      identity?.subject ?? null,
      identity?.siret ?? null,
      proofHash,
      new Date(now),
      new Date(expiresAt),
    ],
  );
}

export interface SeenLink {
  readonly email: string;
  /** Whether an identity waits to be linked, and whether this is the browser that may link it. */
  readonly linking: 'nothing' | 'here' | 'elsewhere';
}

export async function findLink(
  sql: Sql,
  hash: Buffer,
  proofHash: Buffer | null,
  now: Instant,
): Promise<SeenLink | undefined> {
  const [row] = await sql.query<SeenLink>(
    `select email, case when oidc_issuer is null then 'nothing' when proof_hash = $2 then 'here' else 'elsewhere' end as linking
from sign_in_link where hash = $1 and expires_at > $3`,
    [hash, proofHash, new Date(now)],
  );
  return row;
}

/** A link that has run out keeps its way until it is forgotten. */
export async function findWay(sql: Sql, hash: Buffer): Promise<string | undefined> {
  const [row] = await sql.query<{ way: string }>(
    'select return_to as way from sign_in_link where hash = $1',
    [hash],
  );
  return row?.way;
}

export async function hasLivingLink(sql: Sql, email: string, now: Instant): Promise<boolean> {
  const links = await sql.query('select from sign_in_link where email = $1 and expires_at > $2 limit 1', [
    email,
    new Date(now),
  ]);
  return links.length > 0;
}

export interface TakenLink {
  readonly email: string;
  readonly returnTo: string;
  readonly issuer: string | null;
  readonly subject: string | null;
  readonly siret: string | null;
  /** Used by the browser that may link the identity. */
  readonly isProven: boolean;
}

/**
 * Whoever deletes the row has the session: two at once cannot. All links of the address go with it, in one order, so that
 * two of them used at once wait for each other and do not lock each other out.
 */
export async function takeLink(
  sql: Sql,
  hash: Buffer,
  proofHash: Buffer | null,
  now: Instant,
): Promise<TakenLink | undefined> {
  const taken = await sql.query<TakenLink & { readonly isUsed: boolean }>(
    `with same as (
  select hash from sign_in_link where email = (select email from sign_in_link where hash = $1 and expires_at > $3)
  order by hash for update)
delete from sign_in_link l using same where l.hash = same.hash
returning l.hash = $1 as "isUsed", l.email, l.return_to as "returnTo", l.oidc_issuer as issuer, l.oidc_subject as subject,
  l.employer_siret as siret, coalesce(l.proof_hash = $2, false) as "isProven"`,
    [hash, proofHash, new Date(now)],
  );
  return taken.find(({ isUsed }) => isUsed);
}
