import type { Database, Sql } from '../platform/database/database.js';

/** Ends a transaction as if nothing had happened, with an answer. */
export class Undo extends Error {
  constructor(readonly answer: unknown) {
    super('undone');
  }
}

/** Throw an `Undo` within, and its answer is the answer, with nothing written. */
export async function allOrNothing<Answer>(
  database: Database,
  work: (sql: Sql) => Promise<Answer>,
): Promise<Answer> {
  try {
    return await database.transaction(work);
  } catch (error) {
    if (error instanceof Undo) return error.answer as Answer;
    throw error;
  }
}
