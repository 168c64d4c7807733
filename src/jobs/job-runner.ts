import { Injectable, Logger, type BeforeApplicationShutdown } from '@nestjs/common';
import { Clock } from '../platform/clock.js';
import { Database } from '../platform/database/database.js';
import { MINUTE } from '../reservation/period.js';
import { latestDue } from './due.js';
import type { Job } from './job.js';
import { claimRun, LEASE, recordEnd, type ClaimedRun, type RunEnd } from './job-runs.queries.js';
import { errorInWords } from './run-error.js';

/** Work under way may end when the service stops; whoever stops it waits no longer than this. */
const GRACE = 10_000;
/** What hangs must not hold up its next runs for ever. Less than the lease, so that it is written down as ours. */
const LONGEST_RUN = LEASE - MINUTE;

/**
 * Does what is due and has not been done by anybody, and writes down what came of it. Jobs do not wait for each other;
 * a job waits for itself. After a time in which nothing ran only the latest run that was missed is made up for: jobs
 * look at all that there is to do, not at a stretch of time. So a database that is new does at once what would have
 * been due last night, and finds nothing.
 */
@Injectable()
export class JobRunner implements BeforeApplicationShutdown {
  private readonly logger = new Logger('Jobs');
  private readonly underWay = new Map<string, Promise<void>>();
  private stopped = false;

  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /** Begins whatever is due; ends when all that has ended. */
  async runDue(jobs: readonly Job[]): Promise<void> {
    await Promise.all(jobs.map((job) => this.begin(job)));
  }

  /** Before the database is let go. What does not end in time is taken over like any run whose instance has died. */
  async beforeApplicationShutdown(): Promise<void> {
    this.stopped = true;
    let patience: NodeJS.Timeout | undefined;
    const enough = new Promise<void>((resolve) => (patience = setTimeout(resolve, GRACE)));
    await Promise.race([Promise.all(this.underWay.values()), enough]);
    clearTimeout(patience);
  }

  private begin(job: Job): Promise<void> {
    if (this.stopped || this.underWay.has(job.name)) return Promise.resolve();
    const run = this.runIfDue(job).finally(() => this.underWay.delete(job.name));
    this.underWay.set(job.name, run);
    return run;
  }

  /** A database that is away for a minute is no reason to stop: the next minute tries again. */
  private async runIfDue(job: Job): Promise<void> {
    try {
      const now = this.clock.now();
      const run = await claimRun(this.database, job.name, latestDue(job.schedule, now), now);
      if (run) await this.run(job, run);
    } catch (error) {
      this.logger.warn(`Could not look after "${job.name}": ${errorInWords(error)}`);
    }
  }

  private async run(job: Job, run: ClaimedRun): Promise<void> {
    const end = await this.endOf(job);
    if (end.error !== null) this.logger.warn(`Could not ${job.name} (attempt ${run.attempts}): ${end.error}`);
    await recordEnd(this.database, run, end, this.clock.now());
  }

  private async endOf(job: Job): Promise<RunEnd> {
    const late = new AbortController();
    const timer = setTimeout(() => late.abort(new Error('it took too long')), LONGEST_RUN);
    try {
      const work = job.work(this.clock.now(), late.signal);
      return { outcome: await Promise.race([work, abortOf(late.signal)]), error: null };
    } catch (error) {
      return { outcome: null, error: errorInWords(error) };
    } finally {
      clearTimeout(timer);
    }
  }
}

function abortOf(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason as Error));
  });
}
