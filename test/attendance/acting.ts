import type { Caller } from '../../src/permissions/caller.js';
import type { Grant } from '../../src/permissions/roles.js';
import type { Sql } from '../../src/platform/database/database.js';

/** Somebody with the roles that they have, for what no address of the service offers to programs. */
export async function callerOfAccount(sql: Sql, account: string): Promise<Caller> {
  const grants = await sql.query<Grant>(
    `select id, role, telecentre_id as "telecentreId", department_code as "departmentCode", employer_siret as "employerSiret"
from role_grant where account_id = $1`,
    [account],
  );
  const [known] = await sql.query<{ pseudonym: string }>('select pseudonym from account where id = $1', [
    account,
  ]);
  const means = { by: 'token', scopes: ['read', 'book', 'host'], secondFactor: true } as const;
  return { account, pseudonym: known?.pseudonym ?? '', grants, means };
}
