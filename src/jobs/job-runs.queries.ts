import type { Sql, Statement } from '../platform/database/database.js';
import { DAY, MINUTE, type Instant } from '../reservation/period.js';

/** A run that has not ended after so long has died with its instance, and another takes it over. */
export const LEASE = 10 * MINUTE;
/** What failed is tried again after a pause, so often in all; the next run that is due comes in any case. */
const PAUSE = 5 * MINUTE;
const MOST_ATTEMPTS = 3;

/** A run that is ours alone. */
export interface ClaimedRun {
  readonly job: string;
  readonly dueAt: Instant;
  /** This one included. */
  readonly attempts: number;
}

/** One of the two. */
export interface RunEnd {
  readonly outcome: string | null;
  readonly error: string | null;
}

/** As it stands in the book. */
export interface JobRun extends RunEnd {
  readonly job: string;
  readonly dueAt: Date;
  readonly attempts: number;
  readonly startedAt: Date;
  /** Null while it is under way, or when it was never heard of again. */
  readonly finishedAt: Date | null;
}

/**
 * Whoever writes the row first does the run. An instance whose clock is behind does not begin what is long over; but when a
 * clock once ran ahead by more than a lease, what was begun by it counts for nothing.
 */
const CLAIM: Statement = {
  name: 'claim-job-run',
  text: `insert into job_run (job, due_at, started_at)
select $1, $2, $3 where not exists (select from job_run where job = $1 and due_at > $2 and started_at <= $6)
on conflict (job, due_at) do update
  set attempts = job_run.attempts + 1, started_at = $3, finished_at = null, outcome = null, error = null
  where job_run.attempts < ${MOST_ATTEMPTS}
    and (job_run.finished_at is null and job_run.started_at <= $4 or job_run.error is not null and job_run.finished_at <= $5)
returning attempts`,
};

/** Undefined: somebody else has done it, does it now, or will. */
export async function claimRun(
  sql: Sql,
  job: string,
  dueAt: Instant,
  now: Instant,
): Promise<ClaimedRun | undefined> {
  const [row] = await sql.query<{ attempts: number }>(CLAIM, [
    job,
    new Date(dueAt),
    new Date(now),
    new Date(now - LEASE),
    new Date(now - PAUSE),
    new Date(now + LEASE),
  ]);
  return row && { job, dueAt, attempts: row.attempts };
}

/** Unless our lease ran out and another has taken the run over. */
export async function recordEnd(
  sql: Sql,
  { job, dueAt, attempts }: ClaimedRun,
  { outcome, error }: RunEnd,
  now: Instant,
): Promise<void> {
  await sql.query(
    {
      name: 'record-job-end',
      text: `update job_run set finished_at = $4, outcome = $5, error = $6
where job = $1 and due_at = $2 and attempts = $3 and finished_at is null`,
    },
    [job, new Date(dueAt), attempts, new Date(now), outcome, error],
  );
}

const COLUMNS = `job, due_at as "dueAt", attempts, started_at as "startedAt", finished_at as "finishedAt", outcome, error`;

/** Not those of a clock that ran ahead. */
export async function lastRuns(sql: Sql, now: Instant): Promise<JobRun[]> {
  return sql.query<JobRun>(
    `select distinct on (job) ${COLUMNS} from job_run where started_at <= $1 order by job, due_at desc`,
    [new Date(now + LEASE)],
  );
}

export interface FailingJob {
  /** The newest that failed. */
  readonly run: JobRun;
  /** How often it has. */
  readonly times: number;
}

/**
 * What failed or was never heard of again, once for each job, newest first. A run that another is to take over is not lost
 * yet.
 */
export async function failingJobs(sql: Sql, since: Instant, now: Instant): Promise<FailingJob[]> {
  const rows = await sql.query<JobRun & { readonly times: number }>(
    `select * from (
  select distinct on (job) ${COLUMNS}, (count(*) over (partition by job))::int as times from job_run
  where started_at > $1 and started_at <= $3 and (error is not null or finished_at is null and started_at <= $2)
  order by job, due_at desc) newest
order by "startedAt" desc, job`,
    [new Date(since), new Date(now - LEASE), new Date(now + LEASE)],
  );
  return rows.map(({ times, ...run }) => ({ run, times }));
}

/** What was done long ago interests nobody, and what is done every few minutes even sooner. */
const DAYS_KEPT = { frequent: 2, other: 30 };

export async function forgetOldRuns(sql: Sql, frequent: readonly string[], now: Instant): Promise<number> {
  const gone = await sql.query(
    `delete from job_run where started_at < $1 or started_at < $2 and job = any ($3) returning job`,
    [new Date(now - DAYS_KEPT.other * DAY), new Date(now - DAYS_KEPT.frequent * DAY), frequent],
  );
  return gone.length;
}
