import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import type { Answer } from '../support/service.js';
import { endpointsOf, type Documented } from './documented.js';

export interface Checker {
  /** Fails when an answer is not one that the document describes for this operation: `get /api/v1/telecentres/{slug}`. */
  check(operation: string, answer: Answer): void;
  /** What the document says of successes and nobody has been given yet: `get /api/v1/departments 200`. */
  neverGiven(): string[];
}

/** Holds answers against the document, where no object may have a member that is not described. */
export function checkerOf(document: Documented): Checker {
  const ajv = new Ajv2020({ strict: false, allErrors: true });
  ajv.addSchema(closed(document) as object, 'api');
  const known = new Map<string, ValidateFunction>();
  const given = new Set<string>();
  return { check, neverGiven: () => successesOf(document).filter((one) => !given.has(one)) };

  function check(operation: string, answer: Answer): void {
    const [method = '', path = ''] = operation.split(' ');
    const response = document.paths[path]?.[method]?.responses[String(answer.status)];
    const where = `${operation} ${answer.status}`;
    if (response === undefined) throw new Error(`${where} is not described: ${JSON.stringify(answer.body)}`);
    given.add(where);
    const type = answer.headers['content-type']?.toString().split(';')[0];
    expect([where, Object.keys(response.content ?? {})]).toEqual([where, type === undefined ? [] : [type]]);
    if (type === undefined) {
      expect([where, answer.body]).toEqual([where, '']);
      return;
    }
    const pointer = ['paths', path, method, 'responses', String(answer.status), 'content', type, 'schema'];
    const reference = `api#/${pointer.map(escaped).join('/')}`;
    const validate = known.get(reference) ?? ajv.compile({ $ref: reference });
    known.set(reference, validate);
    validate(answer.body);
    expect([where, validate.errors ?? []]).toEqual([where, []]);
  }
}

function successesOf(document: Documented): string[] {
  return endpointsOf(document).flatMap(({ method, path, operation }) =>
    Object.keys(operation.responses)
      .filter((status) => status.startsWith('2'))
      .map((status) => `${method.toLowerCase()} ${path} ${status}`),
  );
}

/** As RFC 6901 writes a step of a pointer, in an address. */
function escaped(step: string): string {
  return encodeURIComponent(step.replaceAll('~', '~0').replaceAll('/', '~1'));
}

/** The same, where an object has only the members that are described; but for those that say that they may have more. */
function closed(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(closed);
  if (typeof value !== 'object' || value === null) return value;
  const inner = Object.fromEntries(Object.entries(value).map(([key, one]) => [key, closed(one)]));
  const isObject = inner['type'] === 'object' && 'properties' in inner && !('additionalProperties' in inner);
  return isObject ? { ...inner, additionalProperties: false } : inner;
}
