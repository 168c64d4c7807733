import type { MemberStatus } from '../accounts/member-status.js';
import type { Sql } from '../platform/database/database.js';
import type { Language } from '../platform/i18n/language.js';
import type { Instant } from '../reservation/period.js';

export interface HouseRules {
  readonly version: number;
  readonly text: string;
}

export async function currentHouseRules(sql: Sql, language: Language): Promise<HouseRules> {
  const [row] = await sql.query<{ version: number; fr: string; en: string }>(
    'select version, text_fr as fr, text_en as en from house_rules order by version desc limit 1',
  );
  return { version: row?.version ?? 0, text: row?.[language] ?? '' };
}

/** Returns the new version; everybody is asked for it at their next visit. */
export async function publishHouseRules(
  sql: Sql,
  { fr, en }: { readonly fr: string; readonly en: string },
  now: Instant,
): Promise<number> {
  const [row] = await sql.query<{ version: number }>(
    `insert into house_rules (version, text_fr, text_en, published_at)
select max(version) + 1, $1, $2, $3 from house_rules returning version`,
    [fr, en, new Date(now)],
  );
  return row?.version ?? 0;
}

export interface Profile {
  readonly name: string;
  readonly language: Language;
  readonly status: MemberStatus;
  readonly commune: string | null;
}

export async function readProfile(
  sql: Sql,
  account: string,
): Promise<{ readonly [Field in keyof Profile]: Profile[Field] | null } | undefined> {
  const [row] = await sql.query<{ [Field in keyof Profile]: Profile[Field] | null }>(
    'select name, language, status, commune from account where id = $1',
    [account],
  );
  return row;
}

export async function writeProfile(sql: Sql, account: string, profile: Profile): Promise<void> {
  await sql.query('update account set name = $2, language = $3, status = $4, commune = $5 where id = $1', [
    account,
    profile.name,
    profile.language,
    profile.status,
    profile.commune,
  ]);
}

/** False when the rules have changed since they were shown. */
export async function acceptHouseRules(
  sql: Sql,
  account: string,
  version: number,
  now: Instant,
): Promise<boolean> {
  const accepted = await sql.query(
    `update account set rules_version = $2, rules_accepted_at = $3
where id = $1 and $2 = (select max(version) from house_rules) returning id`,
    [account, version, new Date(now)],
  );
  return accepted.length > 0;
}
