import type { Sql } from '../platform/database/database.js';
import { notFound } from '../platform/http/problem.js';
import type { Instant } from '../reservation/period.js';
import { findPerson, tellEverything, type Told } from './my-data.queries.js';

/** Everything that the service knows of a person, for that person: sections of entries. */
export interface MyData extends Told {
  readonly asOf: string;
}

export async function collectMyData(sql: Sql, accountId: string, now: Instant): Promise<MyData> {
  const person = await findPerson(sql, accountId);
  if (person === undefined) throw notFound();
  return { asOf: new Date(now).toISOString(), ...(await tellEverything(sql, person, now)) };
}
