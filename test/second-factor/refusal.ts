import { Problem, type ProblemContent } from '../../src/platform/http/problem.js';

/** The problem that stood in the way. */
export async function refusalOf(work: Promise<unknown>): Promise<ProblemContent> {
  const outcome = await work.then(
    () => 'It was not refused.',
    (error: unknown) => error,
  );
  if (!(outcome instanceof Problem)) throw outcome instanceof Error ? outcome : new Error(String(outcome));
  return outcome.content;
}
