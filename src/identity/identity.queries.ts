import type { Sql } from '../platform/database/database.js';
import type { Accent } from '../platform/web/accent.js';
import type { Colour } from '../platform/web/colour.js';
import type { LogoType } from '../platform/web/site.queries.js';
import type { LegalFacts } from './legal-facts.js';

export interface Identity {
  readonly name: string;
  /** Null: our own colours. */
  readonly accent: Accent | null;
  readonly hasLogo: boolean;
  readonly legal: LegalFacts;
}

interface IdentityRow {
  readonly name: string;
  readonly light: Colour | null;
  readonly dark: Colour | null;
  readonly hasLogo: boolean;
  readonly legal: LegalFacts;
}

export async function readIdentity(sql: Sql): Promise<Identity> {
  const [row] = await sql.query<IdentityRow>(
    `select n.name, i.accent as light, i.dark_accent as dark, i.logo is not null as "hasLogo", i.legal from network n cross join site_identity i`,
  );
  if (row === undefined) throw new Error('The network and its identity have one row each.');
  const { light, dark, ...rest } = row;
  return { ...rest, accent: light === null || dark === null ? null : { light, dark } };
}

export async function readLegalFacts(sql: Sql): Promise<LegalFacts> {
  return (await readIdentity(sql)).legal;
}

/** Two who change it at once do so one after the other. */
export async function lockIdentity(sql: Sql): Promise<void> {
  await sql.query('select from site_identity for update');
}

/** The name is shown on every page: those who keep a copy of the network must hear of it. */
export async function writeName(sql: Sql, name: string): Promise<void> {
  await sql.query('update network set name = $1, version = version + 1', [name]);
}

export async function writeAccent(sql: Sql, accent: Accent | null): Promise<void> {
  await sql.query('update site_identity set accent = $1, dark_accent = $2', [
    accent?.light ?? null,
    accent?.dark ?? null,
  ]);
}

export async function writeLegalFacts(sql: Sql, legal: LegalFacts): Promise<void> {
  await sql.query('update site_identity set legal = $1', [JSON.stringify(legal)]);
}

export async function writeLogo(
  sql: Sql,
  logo: { readonly type: LogoType; readonly content: Buffer } | null,
): Promise<void> {
  await sql.query('update site_identity set logo = $1, logo_type = $2', [
    logo?.content ?? null,
    logo?.type ?? null,
  ]);
}
