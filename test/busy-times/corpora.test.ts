import fs from 'node:fs';
import path from 'node:path';
import type { BusyReading } from '../../src/busy-times/busy-times.js';
import { readCalendar } from '../../src/busy-times/read-calendar.js';
import { CORPORA, corpusFiles, YEARS } from './corpora.js';

/** Good and bad: see the README of each folder. */
const READ = corpusFiles().map((file) => ({ file, reading: readCalendar({ ...YEARS, text: text(file) }) }));

describe('The calendars that other programs are tested with', () => {
  test('are read, or refused in words, each as it was when somebody looked at it', () => {
    expect(READ.map(({ file, reading }) => `${file}: ${saidOf(reading)}`)).toMatchSnapshot();
  });

  test('are enough of them, and most can be read', () => {
    expect(READ.length).toBeGreaterThan(200);
    expect(READ.filter(({ reading }) => reading.outcome === 'read').length).toBeGreaterThan(170);
  });
});

function text(file: string): string {
  return fs.readFileSync(path.join(CORPORA, file), 'utf8');
}

function saidOf(reading: BusyReading): string {
  if (reading.outcome === 'unreadable') return reading.why;
  const { events, busy, warnings } = reading;
  const warned = warnings.map(({ kind, about }) => `, ${kind} (${about})`).join('');
  return `${String(events)} events, ${String(busy.length)} busy times${warned}`;
}
