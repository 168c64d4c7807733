import type { Command } from 'commander';
import type { FailingJob, JobRun } from '../jobs/job-runs.queries.js';
import { JobRuns, type JobBook } from '../jobs/job-runs.js';
import { withApp } from './app-context.js';
import { minuteInWords, WHOSE_CLOCK } from './mainland-time.js';
import type { CommandLine } from './people.commands.js';

export function addJobsCommand(
  program: Command,
  { settings, print }: Pick<CommandLine, 'settings' | 'print'>,
): void {
  program
    .command('jobs')
    .description('print what the service does by the clock: the last run of each job, the next, what failed')
    .action(async () => {
      const book = await withApp(settings(), (app) => app.get(JobRuns).read());
      for (const line of linesOf(book)) print(line);
    });
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
