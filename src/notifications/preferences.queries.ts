import type { Sql } from '../platform/database/database.js';
import type { Topic } from './topics.js';

export async function declinedMailOf(sql: Sql, account: string): Promise<readonly Topic[]> {
  const [row] = await sql.query<{ declined: Topic[] }>(
    'select declined_mail as declined from account where id = $1',
    [account],
  );
  return row?.declined ?? [];
}

/** Of the topics that somebody was asked about, those that they do not want; about the others nothing changes. */
export async function declineMail(
  sql: Sql,
  account: string,
  asked: readonly Topic[],
  unwanted: readonly Topic[],
): Promise<void> {
  await sql.query(
    `update account set declined_mail = array(
  select unnest(declined_mail) except select unnest($2::text[]) union select unnest($3::text[]) order by 1)
where id = $1`,
    [account, asked, unwanted],
  );
}
