import type { Sql } from '../platform/database/database.js';

/** How those who receive a member may reach them, and what may be shown of them at the door. */
export interface Reach {
  readonly phone: string | null;
  readonly doorInitials: boolean;
}

export async function readReach(sql: Sql, account: string): Promise<Reach> {
  const [row] = await sql.query<Reach>(
    'select phone, door_initials as "doorInitials" from account where id = $1',
    [account],
  );
  return row ?? { phone: null, doorInitials: false };
}

export async function writeReach(sql: Sql, account: string, { phone, doorInitials }: Reach): Promise<void> {
  await sql.query('update account set phone = $2, door_initials = $3 where id = $1', [
    account,
    phone,
    doorInitials,
  ]);
}
