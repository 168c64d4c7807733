import type { Sql } from '../platform/database/database.js';

/** What the host who agreed to a request said with it. */
export async function approvalWordOf(sql: Sql, booking: string): Promise<string | null> {
  const [row] = await sql.query<{ word: string | null }>(
    { name: 'approval-word', text: 'select approval_word as word from booking where id = $1' },
    [booking],
  );
  return row?.word ?? null;
}
