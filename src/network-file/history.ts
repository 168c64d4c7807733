/** What an import has changed, telecentre by telecentre, kept with what was there before. */
import { isDeepStrictEqual } from 'node:util';
import type { Sql } from '../platform/database/database.js';
import type { Instant } from '../reservation/period.js';
import type { NetworkFile } from './schema.js';

/** Of a telecentre, of a department, or of the network itself. */
export interface NetworkChange {
  /** A slug. */
  readonly telecentre: string | null;
  readonly department: string | null;
  /** As the network file says it; null: it was not there. */
  readonly before: unknown;
  readonly after: unknown;
}

/** Null: the operator, at the command line. */
export type Editor = string | null;

export function changesBetween(before: NetworkFile, after: NetworkFile): NetworkChange[] {
  const telecentres = new Map(before.telecentres.map((one) => [one.slug, one]));
  const departments = new Map(before.departments.map((one) => [one.code, one]));
  const all: readonly NetworkChange[] = [
    { telecentre: null, department: null, before: networkOf(before), after: networkOf(after) },
    ...after.departments.map((one) => ({
      telecentre: null,
      department: one.code,
      before: departments.get(one.code) ?? null,
      after: one,
    })),
    ...after.telecentres.map((one) => ({
      telecentre: one.slug,
      department: null,
      before: telecentres.get(one.slug) ?? null,
      after: one,
    })),
  ];
  return all.filter((one) => !isDeepStrictEqual(one.before, one.after));
}

/** In the transaction of the change. */
export async function rememberChanges(
  sql: Sql,
  changes: readonly NetworkChange[],
  editor: Editor,
  now: Instant,
): Promise<void> {
  for (const { telecentre, department, before, after } of changes)
    await sql.query(
      `insert into network_change (at, account_id, by_operator, telecentre_id, department_code, before, after)
       values ($1, $2::uuid, $2::uuid is null, (select id from telecentre where slug = $3), $4, $5::jsonb, $6::jsonb)`,
      [
        new Date(now),
        editor,
        telecentre,
        department,
        before === null ? null : JSON.stringify(before),
        JSON.stringify(after),
      ],
    );
}

function networkOf({ name, about, sources }: NetworkFile): object {
  return { name, about, sources };
}
