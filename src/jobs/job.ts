import type { Instant } from '../reservation/period.js';

/** When work is due. */
export type Schedule =
  /** At multiples of so many minutes since midnight UTC. */
  | { readonly every: number }
  /** At a time of the wall clock in this zone, such as 03:30. */
  | { readonly daily: string; readonly zone: string };

/** Something that happens by the clock: once for all instances; when it was missed, once afterwards. */
export interface Job {
  readonly name: string;
  readonly schedule: Schedule;
  /**
   * Returns in a few words what it did. To do it once more does no harm: after a crash in the middle, or while a run that
   * took too long is still at it. `late`: nobody waits for it any more, and what has many steps takes no further one.
   */
  readonly work: (now: Instant, late: AbortSignal) => Promise<string>;
}
