import type { Sql } from '../platform/database/database.js';
import type { Language } from '../platform/i18n/language.js';

/** What the member has chosen to be answered in; null when they have not. */
export async function languageOfMember(sql: Sql, account: string): Promise<Language | null> {
  const [row] = await sql.query<{ language: Language | null }>('select language from account where id = $1', [
    account,
  ]);
  return row?.language ?? null;
}
