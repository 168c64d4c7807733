import type { Sql } from '../platform/database/database.js';
import type { Instant } from '../reservation/period.js';

export interface SecondFactor {
  readonly sealedSecret: Buffer;
  /** The session that is shown the secret until it is confirmed. */
  readonly begunIn: string | null;
  readonly confirmed: boolean;
  /** The last step of which a code was taken. */
  readonly lastStep: number | null;
}

export async function findSecondFactor(sql: Sql, account: string): Promise<SecondFactor | undefined> {
  const [row] = await sql.query<SecondFactor>(
    `select sealed_secret as "sealedSecret", begun_in as "begunIn", confirmed_at is not null as confirmed,
  last_step::float8 as "lastStep" from second_factor where account_id = $1`,
    [account],
  );
  return row;
}

/** Begins, or begins anew, whichever session it was begun in. False when one is confirmed, which stays. */
export async function beginSecondFactor(
  sql: Sql,
  account: string,
  { session, sealedSecret }: { readonly session: string | null; readonly sealedSecret: Buffer },
  now: Instant,
): Promise<boolean> {
  const begun = await sql.query(
    // A session that is closed at the same moment begins nothing.
    `insert into second_factor (account_id, begun_in, sealed_secret, created_at)
select $1, $2, $3, $4 where $2::uuid is null or exists (select from session where id = $2 for key share)
on conflict (account_id) do update
set begun_in = excluded.begun_in, sealed_secret = excluded.sealed_secret, created_at = excluded.created_at
where second_factor.confirmed_at is null returning account_id`,
    [account, session, sealedSecret, new Date(now)],
  );
  return begun.length > 0;
}

/**
 * Confirms the secret that the code was of, with its recovery codes; it is the account's from now on, and no session's.
 * False when it is not the one begun any more.
 */
export async function confirmSecondFactor(
  sql: Sql,
  account: string,
  proof: { readonly sealedSecret: Buffer; readonly step: number },
  recoveryHashes: readonly Buffer[],
  now: Instant,
): Promise<boolean> {
  const confirmed = await sql.query(
    `with confirmed as (
  update second_factor set confirmed_at = $4, last_step = $3, begun_in = null
  where account_id = $1 and sealed_secret = $2 and confirmed_at is null returning account_id
)
insert into recovery_code (account_id, hash) select account_id, unnest($5::bytea[]) from confirmed returning id`,
    [account, proof.sealedSecret, proof.step, new Date(now), recoveryHashes],
  );
  return confirmed.length > 0;
}

/** True for one caller only, however many come at once with the code of this step. */
export async function takeStep(sql: Sql, account: string, step: number): Promise<boolean> {
  const taken = await sql.query(
    `update second_factor set last_step = $2
where account_id = $1 and (last_step is null or last_step < $2) returning account_id`,
    [account, step],
  );
  return taken.length > 0;
}

/** True for one caller only, however many come at once. */
export async function takeRecoveryCode(
  sql: Sql,
  account: string,
  hash: Buffer,
  now: Instant,
): Promise<boolean> {
  const taken = await sql.query(
    'update recovery_code set used_at = $3 where account_id = $1 and hash = $2 and used_at is null returning id',
    [account, hash, new Date(now)],
  );
  return taken.length > 0;
}

/** In a transaction. False when there is no confirmed second factor. */
export async function replaceRecoveryCodes(
  sql: Sql,
  account: string,
  hashes: readonly Buffer[],
): Promise<boolean> {
  // Whoever replaces at the same moment waits here, and then sees what we wrote.
  const held = await sql.query(
    'select from second_factor where account_id = $1 and confirmed_at is not null for update',
    [account],
  );
  if (held.length === 0) return false;
  await sql.query('delete from recovery_code where account_id = $1', [account]);
  await sql.query('insert into recovery_code (account_id, hash) select $1::uuid, unnest($2::bytea[])', [
    account,
    hashes,
  ]);
  return true;
}

export async function countRecoveryCodes(sql: Sql, account: string): Promise<number> {
  const [row] = await sql.query<{ count: number }>(
    'select count(*)::int as count from recovery_code where account_id = $1 and used_at is null',
    [account],
  );
  return row?.count ?? 0;
}

/** In a transaction. True when a confirmed one went; the sessions in which it was given forget that. */
export async function deleteSecondFactor(sql: Sql, account: string): Promise<boolean> {
  const [gone] = await sql.query<{ confirmed: boolean }>(
    'delete from second_factor where account_id = $1 returning confirmed_at is not null as confirmed',
    [account],
  );
  await sql.query('update session set second_factor_at = null where account_id = $1', [account]);
  // Nor does a token wake again when another one is set up: what proved its maker is gone.
  await sql.query('update access_token set second_factor = false where account_id = $1', [account]);
  return gone?.confirmed ?? false;
}

/** What the audit trail knows of the person. */
export async function pseudonymOf(sql: Sql, account: string): Promise<string | null> {
  const [row] = await sql.query<{ pseudonym: string }>('select pseudonym from account where id = $1', [
    account,
  ]);
  return row?.pseudonym ?? null;
}
