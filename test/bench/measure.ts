/** So many clients at once, each doing one thing after the other; and what became of it. */

export interface Measured {
  readonly seconds: number;
  /** How many succeeded. */
  readonly done: number;
  readonly tried: number;
  /** Of each that succeeded, in milliseconds, sorted. */
  readonly took: readonly number[];
}

/** `work` gets the number of its client and of its task, and says whether it succeeded. */
export async function measure(
  clients: number,
  tasks: number,
  work: (client: number, task: number) => Promise<boolean>,
): Promise<Measured> {
  const took: number[] = [];
  let next = 0;
  const began = performance.now();
  await Promise.all(
    Array.from({ length: clients }, async (_, client) => {
      while (next < tasks) {
        const task = next++;
        const from = performance.now();
        if (await work(client, task)) took.push(performance.now() - from);
      }
    }),
  );
  const seconds = (performance.now() - began) / 1000;
  return { seconds, done: took.length, tried: tasks, took: took.sort((one, other) => one - other) };
}

export function rate({ done, seconds }: Measured): number {
  return done / seconds;
}

export function percentile(sorted: readonly number[], share: number): number {
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}

/** Of several rounds: one that a busy neighbour disturbed does not count. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((one, other) => one - other);
  return percentile(sorted, 0.5);
}
