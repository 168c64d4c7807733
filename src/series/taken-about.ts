import type { Sql } from '../platform/database/database.js';
import type { Taken } from '../reservation/availability.js';
import type { Instant } from '../reservation/period.js';
import type { Resource, UnitId } from '../reservation/resource.js';
import { readDatesFacts, type DatesFacts } from './facts.queries.js';
import { windowsOf, type OutlookQuestion } from './outlook.js';

/** What is taken of these resources about each of the dates, in one statement. `holder`: whose habits count; null: nobody's. */
export async function takenAbout(
  sql: Sql,
  question: OutlookQuestion,
  resources: readonly Resource[],
  holder: string | null,
  now: Instant,
): Promise<DatesFacts> {
  const windows = windowsOf(question, resources, now);
  const telecentreId = question.target.telecentre.id;
  const asked = windows.filter((window) => window !== null);
  const facts = await readDatesFacts(
    sql,
    { units: unitsOf(resources), windows: asked, holder, telecentreId },
    now,
  );
  const known = facts.taken.values();
  const taken = windows.map((window): Taken => (window && known.next().value) ?? NOTHING);
  return { ...facts, taken };
}

const NOTHING: Taken = new Map();

export function unitsOf(resources: readonly Resource[]): UnitId[] {
  return [...new Set(resources.flatMap(({ units }) => units))];
}
