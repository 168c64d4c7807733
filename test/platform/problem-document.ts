import type { Answer } from '../support/service.js';

/** Checks what every refusal has in common, and returns its document. */
export function problemIn(answer: Answer, status: number, name?: string): ProblemBody {
  expect({ status: answer.status, body: answer.body as unknown }).toMatchObject({
    status,
    body: { status, title: expect.stringMatching(/\S.*[.!]$/s) as string },
  });
  expect(answer.headers['content-type']).toMatch(/^application\/problem\+json/);
  expect(answer.headers['cache-control']).toBe('no-store');
  expect(answer.headers['content-language']).toMatch(/^(fr|en)$/);
  const problem = answer.body as ProblemBody;
  expect(problem.type).toMatch(/^\/problems\/[a-z]+(-[a-z]+)*$/);
  if (name !== undefined) expect(problem.type).toMatch(new RegExp(`/${name}$`));
  return problem;
}

export interface ProblemBody {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly errors?: readonly { readonly field: string; readonly message: string }[];
  readonly violations?: readonly {
    readonly rule: string;
    readonly field?: string;
    readonly message: string;
  }[];
  readonly alternatives?: readonly Offered[];
  readonly [member: string]: unknown;
}

export interface Offered {
  readonly telecentre: string;
  readonly resource: { readonly id: string; readonly kind: string };
  readonly start: string;
  readonly end: string;
  readonly halfDay: string | null;
  readonly distanceKm: number | null;
  readonly freeUnits: number;
}

/** The rules that were broken, sorted. */
export function rulesIn(answer: Answer): string[] {
  return (problemIn(answer, 422, 'rule-broken').violations ?? []).map(({ rule }) => rule).sort();
}

/** The fields that cannot be read, sorted. */
export function fieldsIn(answer: Answer, status = 400): string[] {
  return (problemIn(answer, status).errors ?? []).map(({ field }) => field).sort();
}

/** An answer whose reader says what it is. */
export function told(answer: Answer): Omit<Answer, 'body'> & { readonly body: unknown } {
  return answer;
}
