/** The embedded server cannot work here: say why, and what the operator does instead. */
export function unusable(why: string, cause?: unknown): Error {
  return new Error(
    `the embedded PostgreSQL cannot be used on this system: ${why.trim()}\n` +
      'Install PostgreSQL 15 or later (or use one that you have) and set DATABASE_URL to its address.',
    { cause },
  );
}

export function reasonOf(error: unknown): string {
  return fieldOf(error, 'message') ?? String(error);
}

/** The code of a system error, such as EEXIST. */
export function codeOf(error: unknown): string | undefined {
  return fieldOf(error, 'code');
}

/** Not by `instanceof Error`: Node's own errors are of another realm where a test runner has made one. */
function fieldOf(error: unknown, name: string): string | undefined {
  const value =
    typeof error === 'object' && error !== null ? (error as Record<string, unknown>)[name] : undefined;
  return typeof value === 'string' ? value : undefined;
}
