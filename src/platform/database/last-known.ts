/** Nobody waits longer to hear that nothing has changed, in milliseconds. */
const WORTH_WAITING = 1_000;

/** What is read now or, while the database is away or takes its time, what was last known; undefined: there is no such thing. */
export async function orLastKnown<Value>(reading: Promise<Value>, last: Value | undefined): Promise<Value> {
  if (last === undefined) return reading;
  let patience: NodeJS.Timeout | undefined;
  const enough = new Promise<Value>((resolve) => (patience = setTimeout(resolve, WORTH_WAITING, last)));
  try {
    return await Promise.race([reading.catch(() => last), enough]);
  } finally {
    clearTimeout(patience);
  }
}
