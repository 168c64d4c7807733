import type { JSX } from 'preact';
import type { Visit } from '../accounts/visit.js';
import type { FailingJob, JobRun } from '../jobs/job-runs.queries.js';
import type { JobBook, JobState } from '../jobs/job-runs.js';
import type { Language } from '../platform/i18n/language.js';
import {
  FELT_BY_PEOPLE,
  jobInWords,
  outcomeInWords,
  PAGE_WORDS as WORDS,
  timesInWords,
} from './jobs.words.js';
import { momentInWords } from './moment-in-words.js';
import { OperationsFrame } from './operations-frame.js';

export function JobsPage({ visit, book }: { readonly visit: Visit; readonly book: JobBook }): JSX.Element {
  const { language } = visit;
  const { jobs, failing } = book;
  return (
    <OperationsFrame visit={visit} section="jobs">
      <p>{WORDS.introduction[language]}</p>
      <h2>{WORDS.failed[language]}</h2>
      {failing.length === 0 ? (
        <p class="muted">{WORDS.noneFailed[language]}</p>
      ) : (
        <ul class="rows">
          {failing.map((one) => (
            <Failing key={one.run.job} {...one} language={language} />
          ))}
        </ul>
      )}
      <h2>{WORDS.felt[language]}</h2>
      <ul class="rows">
        {jobs.filter(isFelt).map((job) => (
          <Job key={job.name} job={job} language={language} />
        ))}
      </ul>
      <h2>{WORDS.cleaning[language]}</h2>
      <ul>
        {jobs
          .filter((job) => !isFelt(job))
          .map((job) => (
            <Chore key={job.name} job={job} language={language} />
          ))}
      </ul>
    </OperationsFrame>
  );
}

function isFelt({ name }: JobState): boolean {
  return FELT_BY_PEOPLE.includes(name);
}

function Failing({ run, times, language }: FailingJob & { readonly language: Language }): JSX.Element {
  return (
    <li>
      <p>
        <strong>{jobInWords(run.job, language)}</strong>
        {times > 1 && <span class="mark">{timesInWords(times, language)}</span>}
        <br />
        {run.error === null ? WORDS.unfinished[language] : <End run={run} language={language} />}
        <br />
        <Due run={run} language={language} />
      </p>
    </li>
  );
}

function Job({ job, language }: { readonly job: JobState; readonly language: Language }): JSX.Element {
  const { name, last, nextDue } = job;
  return (
    <li>
      <p>
        <strong>{jobInWords(name, language)}</strong>
        <br />
        <LastEnd last={last} language={language} />
        <br />
        {last !== null && (
          <>
            <Due run={last} language={language} />
            <br />
          </>
        )}
        <span class="muted">
          {WORDS.nextDue[language]} {momentInWords(new Date(nextDue), language)}
        </span>
      </p>
    </li>
  );
}

/** In two lines: nobody looks here while all is well. */
function Chore({ job, language }: { readonly job: JobState; readonly language: Language }): JSX.Element {
  const { name, last, nextDue } = job;
  return (
    <li>
      {jobInWords(name, language)}
      <br />
      <span class="muted">
        <LastEnd last={last} language={language} />
        {last !== null && ` (${momentInWords(last.startedAt, language)})`}. {WORDS.nextDue[language]}{' '}
        {momentInWords(new Date(nextDue), language)}
      </span>
    </li>
  );
}

function LastEnd({ last, language }: Pick<JobState, 'last'> & { readonly language: Language }): JSX.Element {
  return last === null ? <>{WORDS.never[language]}</> : <End run={last} language={language} />;
}

function Due({ run, language }: { readonly run: JobRun; readonly language: Language }): JSX.Element {
  const { dueAt, attempts, startedAt, finishedAt } = run;
  return (
    <span class="muted">
      {WORDS.due[language]} {momentInWords(dueAt, language)}
      {finishedAt !== null && `, ${WORDS.took[language]} ${secondsBetween(startedAt, finishedAt, language)}`}
      {attempts > 1 && `, ${WORDS.attempts[language]} ${attempts}`}
    </span>
  );
}

/** What came of it. Errors come from libraries and servers, which speak English. */
function End({ run, language }: { readonly run: JobRun; readonly language: Language }): JSX.Element {
  if (run.error !== null)
    return (
      <>
        {WORDS.hasFailed[language]} <span lang="en">{run.error}</span>
      </>
    );
  return <>{run.outcome === null ? WORDS.underWay[language] : outcomeInWords(run.outcome, language)}</>;
}

/** `0,2 s`. */
function secondsBetween(from: Date, to: Date, language: Language): string {
  const seconds = (to.getTime() - from.getTime()) / 1000;
  const digits = new Intl.NumberFormat(language, { minimumFractionDigits: 1, maximumFractionDigits: 1 });
  return `${digits.format(seconds)}\u00a0s`;
}
