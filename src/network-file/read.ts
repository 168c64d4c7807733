/** Reads a network file: all of it, or every error in it, each with its place and a plain sentence. */
import type { z } from 'zod';
import { brokenReferences } from './rules.js';
import { networkFile, type NetworkFile } from './schema.js';

export interface FileError {
  /** `telecentres[3].openingHours.week.wed.segments[1]`; empty for the file as a whole. */
  readonly place: string;
  readonly message: string;
}

export type Reading =
  | { readonly outcome: 'read'; readonly file: NetworkFile }
  | { readonly outcome: 'refused'; readonly errors: readonly FileError[] };

export type Path = readonly PropertyKey[];

/** `words`: for equipment, those that were added to the ones that the service has always known. */
export function readNetworkFile(document: unknown, words: readonly string[] = []): Reading {
  const parsed = networkFile.safeParse(document, { error: sentenceOf });
  const errors = [
    ...(parsed.error?.issues ?? []).flatMap(errorsOf),
    ...brokenReferences(document, words).map(({ path, message }) => ({ place: placeOf(path), message })),
  ];
  if (!parsed.success || errors.length > 0) return { outcome: 'refused', errors };
  return { outcome: 'read', file: parsed.data };
}

export function placeOf(path: Path): string {
  return path.reduce<string>((place, step) => {
    if (typeof step === 'number') return `${place}[${step}]`;
    const name = String(step);
    if (!/^[A-Za-z_][A-Za-z0-9_-]*$/.test(name)) return `${place}[${JSON.stringify(name)}]`;
    return place === '' ? name : `${place}.${name}`;
  }, '');
}

function errorsOf(issue: z.core.$ZodIssue): FileError[] {
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((name) => ({
      place: placeOf([...issue.path, name]),
      message: 'this format has no such field',
    }));
  }
  // Of a name that is not allowed, the rule that it breaks says more than that it is not.
  const message = issue.code === 'invalid_key' ? issue.issues[0]?.message : undefined;
  return [{ place: placeOf(issue.path), message: message ?? issue.message }];
}

/** What is said where the schema has no sentence of its own. */
function sentenceOf(issue: z.core.$ZodRawIssue): string {
  switch (issue.code) {
    case 'invalid_type':
      return issue.input === undefined
        ? 'this field is missing'
        : `this must be ${TYPES[issue.expected] ?? issue.expected}`;
    case 'invalid_value':
      return issue.input === undefined
        ? 'this field is missing'
        : `this must be ${issue.values.map(String).join(', ')}`.replace(/, ([^,]*)$/, ' or $1');
    case 'too_small':
      return issue.origin === 'array'
        ? `this list has at least ${issue.minimum} entries`
        : `this must be at least ${issue.minimum}`;
    case 'too_big':
      return issue.origin === 'array'
        ? `this list has at most ${issue.maximum} entries`
        : `this must be at most ${issue.maximum}`;
    default:
      return 'this is not written as the format wants it';
  }
}

const TYPES: Readonly<Record<string, string>> = {
  string: 'a text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  array: 'a list',
  tuple: 'a list',
  object: 'an object',
  record: 'an object',
};
