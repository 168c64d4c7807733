import type { FailingJob, JobRun } from '../jobs/job-runs.queries.js';
import { JobRuns, type JobBook } from '../jobs/job-runs.js';
import type { Settings } from '../platform/config/settings.js';
import { withApp } from './app-context.js';
import { minuteInWords, WHOSE_CLOCK } from './mainland-time.js';

export async function jobsInWords(settings: Settings): Promise<string[]> {
  return withApp(settings, async (app) => linesOf(await app.get(JobRuns).read()));
}

function linesOf({ jobs, failing }: JobBook): string[] {
  return [
    WHOSE_CLOCK,
    ...jobs.flatMap(({ name, last, nextDue }) => [
      '',
      name,
      ...(last === null ? ['  not yet run'] : [`  ${dueInWords(last)}`, `  ${endInWords(last)}`]),
      `  next due ${minuteInWords(nextDue)}`,
    ]),
    '',
    failing.length === 0 ? 'Nothing has failed in the last seven days.' : 'Failures of the last seven days',
    ...failing.map(failureInWords),
  ];
}

function failureInWords({ run, times }: FailingJob): string {
  const often = times > 1 ? `, ${times} times, the last ${dueInWords(run)}` : `, ${dueInWords(run)}`;
  return `  ${run.job}${often}: ${run.error ?? 'never finished'}`;
}

function dueInWords({ dueAt, startedAt, finishedAt, attempts }: JobRun): string {
  const took =
    finishedAt === null ? '' : `, took ${((finishedAt.getTime() - startedAt.getTime()) / 1000).toFixed(1)} s`;
  return `due ${minuteInWords(dueAt.getTime())}${took}${attempts > 1 ? `, attempts: ${attempts}` : ''}`;
}

function endInWords({ outcome, error }: JobRun): string {
  if (error !== null) return `failed: ${error}`;
  return outcome ?? 'under way';
}
