/**
 * Class 08: no connection; 57P: the server is going or coming; 53: it has no room; 57014 and 55P03: it took or waited too
 * long; and Node's own words for the same.
 */
export function isDatabaseAway(error: unknown): boolean {
  const { code, message } = error as { code?: unknown; message?: unknown };
  if (typeof code === 'string' && /^(08|57P|53|57014|55P03)|^E(CONN|PIPE|TIMEDOUT)/.test(code)) return true;
  if (isUnanswered(error)) return true;
  return (
    typeof message === 'string' &&
    /Connection terminated|is not queryable|timeout exceeded when trying to connect/.test(message)
  );
}

/** The connection is there and nothing comes: the server stands still, or the line is dead. In the words of `pg`. */
export function isUnanswered(error: unknown): boolean {
  return error instanceof Error && error.message === 'Query read timeout';
}
