import { Injectable } from '@nestjs/common';
import { Clock } from '../platform/clock.js';
import { Database } from '../platform/database/database.js';
import { DAY, type Instant } from '../reservation/period.js';
import { nextDue } from './due.js';
import { failingJobs, lastRuns, type FailingJob, type JobRun } from './job-runs.queries.js';
import { Timetable } from './timetable.js';

export interface JobState {
  readonly name: string;
  readonly last: JobRun | null;
  readonly nextDue: Instant;
}

export interface JobBook {
  readonly jobs: readonly JobState[];
  /** In the last week, the one that failed last first. */
  readonly failing: readonly FailingJob[];
}

const DAYS_OF_FAILURES = 7;

/** What the operator and the administrator are shown of the work by the clock. */
@Injectable()
export class JobRuns {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly timetable: Timetable,
  ) {}

  async read(): Promise<JobBook> {
    const now = this.clock.now();
    const runs = new Map((await lastRuns(this.database, now)).map((run) => [run.job, run]));
    return {
      jobs: this.timetable.jobs.map(({ name, schedule }) => ({
        name,
        last: runs.get(name) ?? null,
        nextDue: nextDue(schedule, now),
      })),
      failing: await failingJobs(this.database, now - DAYS_OF_FAILURES * DAY, now),
    };
  }
}
