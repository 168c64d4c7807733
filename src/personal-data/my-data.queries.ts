import type { Sql } from '../platform/database/database.js';
import type { Instant } from '../reservation/period.js';
import { personParameters, WITH_ME, type Person, type PersonalRecord } from './personal-record.js';
import { PERSONAL_RECORDS, type Section } from './personal-records.js';

/** What one record tells, field by field. */
export type Entry = Readonly<Record<string, unknown>>;
export type Told = Readonly<Record<Section, readonly Entry[]>>;

export async function findPerson(sql: Sql, account: string): Promise<Person | undefined> {
  const [person] = await sql.query<Person>('select id, email, pseudonym from account where id = $1', [
    account,
  ]);
  return person;
}

export async function wasExportedSince(sql: Sql, pseudonym: string, since: Instant): Promise<boolean> {
  const entries = await sql.query(
    `select from audit_entry where subject = $1 and action = 'account.exported' and at > $2 limit 1`,
    [pseudonym, new Date(since)],
  );
  return entries.length > 0;
}

/** All that the database knows of somebody, as of one moment: a single statement. */
export async function tellEverything(sql: Sql, person: Person, now: Instant): Promise<Told> {
  const [row] = await sql.query<{ told: Told }>(EVERYTHING, personParameters(person, now));
  if (row === undefined) throw new Error('A select without conditions has one row.');
  return row.told;
}

const EVERYTHING = `${WITH_ME}
select json_build_object(${PERSONAL_RECORDS.map(sectionOf).join(',\n')}) as told from me`;

/** Not `jsonb`, which would put the fields into an order of its own. */
function sectionOf({ section, table, whose, sortedBy, tells }: PersonalRecord): string {
  const fields = Object.entries(tells).map(([field, value]) => `'${field}', ${value}`);
  return `'${section}', (select coalesce(json_agg(json_build_object(${fields.join(', ')}) order by ${sortedBy}), '[]')
  from ${table} mine where ${whose})`;
}
