import fs from 'node:fs';
import path from 'node:path';

export const CORPORA = path.join(import.meta.dirname, 'corpora');

/** All of them, as paths below that folder. */
export function corpusFiles(): string[] {
  return fs
    .readdirSync(CORPORA, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ics'))
    .map((file) => file.split(path.sep).join('/'))
    .sort();
}

/** They were collected over thirty years. */
export const YEARS = {
  timeZone: 'Europe/Paris',
  from: Date.parse('1994-01-01T00:00:00Z'),
  to: Date.parse('2027-12-15T00:00:00Z'),
};
