import { JobRunner } from '../../src/jobs/job-runner.js';
import { forgetOldRuns, lastRuns } from '../../src/jobs/job-runs.queries.js';
import { errorInWords } from '../../src/jobs/run-error.js';
import type { Job, Schedule } from '../../src/jobs/job.js';
import { Timetable } from '../../src/jobs/timetable.js';
import { createDataSource } from '../../src/platform/database/data-source.js';
import { Database } from '../../src/platform/database/database.js';
import { startService, type TestService } from '../support/service.js';

const { jest } = import.meta;

let service: TestService;
beforeAll(async () => {
  service = await startService({ network: null });
});
beforeEach(() => service.startAgain());
afterAll(() => service.close());

const EVERY_MINUTE: Schedule = { every: 1 };
const EVERY_HOUR: Schedule = { every: 60 };
const NIGHTLY: Schedule = { daily: '03:30', zone: 'Europe/Paris' };

describe('several instances at the same minute', () => {
  test.each([2, 3])('%i of them do each run once', async (instances) => {
    const job = counting(EVERY_MINUTE);
    const runners = Array.from({ length: instances }, instance);
    for (let minute = 0; minute < 5; minute++) {
      await Promise.all(runners.flatMap((runner) => [runner.runDue([job]), runner.runDue([job])]));
      expect(job.times()).toBe(minute + 1);
      service.clock.advanceMinutes(1);
    }
    expect(await runs()).toHaveLength(5);
  });

  test('share the real timetable: every job of it is done once', async () => {
    const other = await startService({ network: null, databaseUrl: service.databaseUrl });
    try {
      await Promise.all([service, other].map(({ app }) => app.get(Timetable).turn()));
      const { jobs } = service.app.get(Timetable);
      const done = await runs();
      expect(done.map(({ job }) => job).sort()).toEqual(jobs.map(({ name }) => name).sort());
      for (const run of done) expect(run).toMatchObject({ attempts: 1, error: null });
    } finally {
      await other.close();
    }
  });

  test('one whose clock is a minute behind does not do what is over', async () => {
    const job = counting(EVERY_MINUTE);
    const slow = new JobRunner(service.database, { now: () => service.clock.now() - 60_000 });
    await instance().runDue([job]);
    await slow.runDue([job]);
    expect(job.times()).toBe(1);
  });

  test('one whose clock was far ahead for a moment stops nobody', async () => {
    const job = counting(EVERY_HOUR);
    const ahead = new JobRunner(service.database, { now: () => Date.parse('2036-01-01T00:00:00Z') });
    await ahead.runDue([job]);
    await instance().runDue([job]);
    service.clock.advanceMinutes(60);
    await instance().runDue([job]);
    expect(job.times()).toBe(3);
    const now = service.clock.now();
    const [last] = await lastRuns(service.database, now);
    expect(last?.dueAt.getTime()).toBe(now);
  });
});

describe('a run', () => {
  test('is written down with what it did and how long it took', async () => {
    await instance().runDue([
      {
        name: 'a job',
        schedule: EVERY_HOUR,
        work: () => {
          service.clock.advanceMinutes(2);
          return Promise.resolve('3 sent');
        },
      },
    ]);
    expect(await runs()).toEqual([
      {
        job: 'a job',
        due: '2026-11-23T08:00:00.000Z',
        attempts: 1,
        started: '2026-11-23T08:00:00.000Z',
        finished: '2026-11-23T08:02:00.000Z',
        outcome: '3 sent',
        error: null,
      },
    ]);
  });

  test('that nobody was there for is made up for once, and only the latest', async () => {
    const job = counting(NIGHTLY);
    await instance().runDue([job]);
    service.clock.advanceMinutes(3 * 24 * 60 + 5 * 60);
    for (let minute = 0; minute < 3; minute++) {
      await instance().runDue([job]);
      service.clock.advanceMinutes(1);
    }
    expect(job.times()).toBe(2);
    expect((await runs()).map(({ due }) => due)).toEqual([
      '2026-11-23T02:30:00.000Z',
      '2026-11-26T02:30:00.000Z',
    ]);
  });

  test('whose instance died is taken over after ten minutes, and not before', async () => {
    const job = counting(EVERY_HOUR);
    await service.database.query('insert into job_run (job, due_at, started_at) values ($1, $2, $2)', [
      job.name,
      new Date(service.clock.now()),
    ]);
    service.clock.advanceMinutes(9);
    await instance().runDue([job]);
    expect(job.times()).toBe(0);
    service.clock.advanceMinutes(1);
    await Promise.all([instance().runDue([job]), instance().runDue([job])]);
    expect(job.times()).toBe(1);
    expect(await runs()).toMatchObject([{ attempts: 2, outcome: 'done' }]);
  });

  test('that was taken over is not written down by whoever had it first', async () => {
    const { promise, resolve } = gate();
    const slow: Job = { name: 'count', schedule: EVERY_HOUR, work: () => promise };
    const first = instance().runDue([slow]);
    await untilThereAre(1);
    service.clock.advanceMinutes(10);
    await instance().runDue([counting(EVERY_HOUR)]);
    resolve('too late');
    await first;
    expect(await runs()).toMatchObject([{ attempts: 2, outcome: 'done' }]);
  });

  test('that failed is tried again after five minutes, three times in all, then when it is due again', async () => {
    const job = counting(EVERY_HOUR, () => Promise.reject(new Error('the post is closed')));
    const times: number[] = [];
    for (let minute = 0; minute < 60; minute++) {
      await instance().runDue([job]);
      if (job.times() > times.length) times.push(minute);
      service.clock.advanceMinutes(1);
    }
    expect(times).toEqual([0, 5, 10]);
    expect(await runs()).toMatchObject([{ attempts: 3, outcome: null, error: 'the post is closed' }]);
    await instance().runDue([job]);
    expect(job.times()).toBe(4);
  });

  test('that failed and then succeeds is well', async () => {
    const job = counting(EVERY_HOUR, (time) =>
      time === 1 ? Promise.reject(new Error('not yet')) : Promise.resolve('2 sent'),
    );
    await instance().runDue([job]);
    service.clock.advanceMinutes(5);
    await instance().runDue([job]);
    expect(await runs()).toMatchObject([{ attempts: 2, outcome: '2 sent', error: null }]);
  });

  test('that fails leaves no address, link or password behind, and no long story', async () => {
    const said = `550 <jeanne@example.org>\r\n unknown at smtp://marie:hunter2@mail.example.org/ \0 ${'x '.repeat(1000)}`;
    await instance().runDue([counting(EVERY_HOUR, () => Promise.reject(new Error(said)))]);
    const [run] = await runs();
    expect(run?.error).toMatch(/^550 <…> unknown at … [x ]+$/);
    expect(run?.error?.length).toBeLessThanOrEqual(300);
  });
});

test('whatever is thrown is told', () => {
  expect(errorInWords(Object.create(null))).toBe('an error that says nothing');
  expect(errorInWords(undefined)).toBe('undefined');
});

test.each(['a', 'a.', 'a:/'])('an error that says %j without end is told at once', (part) => {
  const began = performance.now();
  errorInWords(new Error(part.repeat(200_000)));
  expect(performance.now() - began).toBeLessThan(1_000);
});

describe('a run that takes too long', () => {
  beforeEach(() => {
    jest.useFakeTimers({
      doNotFake: ['nextTick', 'setImmediate', 'setInterval', 'queueMicrotask', 'performance'],
    });
  });
  afterEach(() => jest.useRealTimers());

  test('is written down before anybody takes it over, and is done again when it is due', async () => {
    const told: AbortSignal[] = [];
    const job: Job = {
      name: 'hang',
      schedule: EVERY_MINUTE,
      work: (_, late) => {
        told.push(late);
        return new Promise(() => undefined);
      },
    };
    const runner = instance();
    for (const time of [1, 2]) {
      const run = runner.runDue([job]);
      await until(() => told.length === time);
      jest.advanceTimersByTime(9 * 60_000);
      await run;
      service.clock.advanceMinutes(9);
    }
    expect(told.map(({ aborted }) => aborted)).toEqual([true, true]);
    const tooLong = { attempts: 1, error: 'it took too long' };
    expect(await runs()).toMatchObject([tooLong, tooLong]);
  });

  test('and fails after that disturbs nobody', async () => {
    let fail: ((reason: Error) => void) | undefined;
    const work = () => new Promise<string>((_, reject) => (fail = reject));
    const run = instance().runDue([counting(EVERY_MINUTE, work)]);
    await until(() => fail !== undefined);
    jest.advanceTimersByTime(9 * 60_000);
    await run;
    fail?.(new Error('much later'));
    expect(await runs()).toMatchObject([{ error: 'it took too long' }]);
  });

  /** Without a timer: they stand still. */
  async function until(condition: () => boolean): Promise<void> {
    while (!condition()) await new Promise((resolve) => setImmediate(resolve));
  }
});

describe('jobs', () => {
  test('do not hold each other up, and do not overtake themselves', async () => {
    const { promise, resolve } = gate();
    const slow = { ...counting(EVERY_MINUTE, () => promise), name: 'slow' };
    const broken: Job = {
      name: 'broken',
      schedule: EVERY_MINUTE,
      work: () => {
        throw new Error('at once');
      },
    };
    const quick = counting(EVERY_MINUTE);
    const runner = instance();
    const first = runner.runDue([broken, slow, quick]);
    await untilThereAre(3);
    service.clock.advanceMinutes(1);
    // The other two may still be in hand; slow is, all along.
    while ((await runs()).length < 5) await runner.runDue([broken, slow, quick]);
    expect([slow.times(), quick.times()]).toEqual([1, 2]);
    expect((await runs()).filter(({ job }) => job === 'broken')).toMatchObject([
      { error: 'at once' },
      { error: 'at once' },
    ]);
    resolve('at last');
    await first;
    await runner.runDue([slow]);
    expect(slow.times()).toBe(2);
  });

  test('under way are waited for when the service stops, and none is begun any more', async () => {
    const { promise, resolve } = gate();
    const runner = instance();
    const job = counting(EVERY_MINUTE, () => promise);
    const working = runner.runDue([job]);
    await untilThereAre(1);
    const stopped = runner.beforeApplicationShutdown();
    service.clock.advanceMinutes(1);
    await runner.runDue([counting(EVERY_MINUTE)]);
    resolve('finished');
    await Promise.all([working, stopped]);
    expect(await runs()).toMatchObject([{ outcome: 'finished' }]);
  });

  test('outlive a database that is away', async () => {
    const source = createDataSource({ url: service.databaseUrl, connections: 1, entities: [] });
    const away = new Database(await source.initialize());
    await source.destroy();
    const broken = new JobRunner(away, service.clock);
    await expect(broken.runDue([counting(EVERY_MINUTE)])).resolves.toBeUndefined();
  });
});

test('the book of runs forgets: frequent ones after two days, the others after thirty', async () => {
  for (const [job, days] of [
    ['frequent', 1],
    ['frequent', 3],
    ['nightly', 3],
    ['nightly', 31],
  ] as const) {
    const at = new Date(service.clock.now() - days * 86_400_000);
    await service.database.query('insert into job_run (job, due_at, started_at) values ($1, $2, $2)', [
      job,
      at,
    ]);
  }
  expect(await forgetOldRuns(service.database, ['frequent'], service.clock.now())).toBe(2);
  expect((await runs()).map(({ job }) => job).sort()).toEqual(['frequent', 'nightly']);
});

function instance(): JobRunner {
  return new JobRunner(service.database, service.clock);
}

/** Work that ends when the test says so. */
function gate(): { readonly promise: Promise<string>; readonly resolve: (outcome: string) => void } {
  let open: (outcome: string) => void = () => undefined;
  const promise = new Promise<string>((resolve) => (open = resolve));
  return { promise, resolve: (outcome) => open(outcome) };
}

function counting(
  schedule: Schedule,
  work: (time: number) => Promise<string> = () => Promise.resolve('done'),
): Job & { times(): number } {
  let times = 0;
  return { name: 'count', schedule, work: () => work(++times), times: () => times };
}

interface Run {
  readonly job: string;
  readonly due: string;
  readonly attempts: number;
  readonly outcome: string | null;
  readonly error: string | null;
}

async function runs(): Promise<Run[]> {
  const [row] = await service.database.query<{ runs: Run[] }>(
    `select coalesce(json_agg(json_build_object('job', job, 'due', ${iso('due_at')}, 'attempts', attempts,
  'started', ${iso('started_at')}, 'finished', ${iso('finished_at')}, 'outcome', outcome, 'error', error)
  order by due_at, job), '[]') as runs from job_run`,
  );
  return row?.runs ?? [];
}

function iso(column: string): string {
  return `to_char(${column} at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;
}

async function untilThereAre(count: number): Promise<void> {
  while ((await runs()).length < count) await new Promise((resolve) => setTimeout(resolve, 10));
}
