/** Programs that nobody here wrote, asked what they read in our feeds. Each is started once for all of them. */
import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { Told } from './kinds.js';

export interface Read extends Told {
  /** Absent where the program does not tell it. */
  readonly uid?: string;
  readonly complaints?: readonly string[];
}

export interface Judge {
  readonly name: string;
  /** Debian's. */
  readonly packages: readonly string[];
  read(feeds: readonly string[]): readonly (readonly Read[])[];
}

const SCRIPTS = path.join(import.meta.dirname, 'judges');
const PYTHON = ['/usr/bin/python3', '-I'];

export const JUDGES: readonly Judge[] = [
  script('python3-icalendar', ['python3-icalendar'], ...PYTHON, 'icalendar_reads.py'),
  script('vobject, which reads for Radicale', ['python3-vobject'], ...PYTHON, 'vobject_reads.py'),
  script(
    'libical, which reads for GNOME and KDE',
    ['python3-gi', 'gir1.2-ical-3.0'],
    ...PYTHON,
    'libical_reads.py',
  ),
  script(
    'sabre/vobject, which reads for Nextcloud',
    ['php-cli', 'php-sabre-vobject'],
    'php',
    'sabre_reads.php',
  ),
  script('ruby-icalendar', ['ruby', 'ruby-icalendar'], 'ruby', 'ruby_reads.rb'),
  { name: 'calcurse in La Réunion', packages: ['calcurse'], read: (feeds) => feeds.map(readByCalcurse) },
];

/** What Radicale has of each feed that is put into it as a whole calendar. */
export function keptByRadicale(feeds: readonly string[]): readonly string[] {
  return JSON.parse(
    ask([...PYTHON, path.join(SCRIPTS, 'radicale_keeps.py')], JSON.stringify(feeds)),
  ) as string[];
}

function script(name: string, packages: readonly string[], ...command: readonly string[]): Judge {
  const words = [...command.slice(0, -1), path.join(SCRIPTS, command.at(-1) ?? '')];
  return {
    name,
    packages,
    read: (feeds) => JSON.parse(ask(words, JSON.stringify(feeds))) as (readonly Read[])[],
  };
}

function ask(
  [program = '', ...words]: readonly string[],
  input: string,
  env: NodeJS.ProcessEnv = {},
): string {
  return execFileSync(program, words, {
    input,
    encoding: 'utf8',
    maxBuffer: 64_000_000,
    env: { ...process.env, LC_ALL: 'C.UTF-8', ...env },
  });
}

/** It keeps no UIDs. */
function readByCalcurse(feed: string): readonly Read[] {
  return inFolder((folder) => {
    const file = path.join(folder, 'feed.ics');
    fs.writeFileSync(file, feed);
    const calcurse = (...words: readonly string[]): string =>
      ask(['calcurse', '-q', '-D', folder, '-C', folder, ...words], '', { TZ: 'Indian/Reunion' });
    calcurse('-i', file);
    const appointments = calcurse('-G', '--filter-type', 'apt', '--format-apt', '%s\x1f%e\x1f%m\x1e');
    const ofWholeDays = calcurse('-G', '--filter-type', 'event,recur-event');
    return [
      ...appointments.split('\x1e').slice(0, -1).map(appointment),
      ...ofWholeDays.split('\n').slice(0, -1).map(wholeDays),
    ];
  });
}

function appointment(line: string): Read {
  const [start, end, summary = ''] = line.split('\x1f');
  return { start: moment(start), end: moment(end), summary };
}

/** `12/24/2026 [1] {1D -> 12/26/2026} >dd6a95cc66397b62bd736e002fd801a09b80c179 Inventaire`: every day of several. */
function wholeDays(line: string): Read {
  const [, first = '', last = first, summary = ''] =
    /^(\S+) \[1\] (?:\{1D -> (\S+)\} )?(?:>[\da-f]{40} )?(.*)$/.exec(line) ?? [];
  return { start: isoDate(first), end: dayAfter(isoDate(last)), summary };
}

function isoDate(date: string): string {
  return date.replace(/^(..)\/(..)\/(....)$/, '$3-$1-$2');
}

function moment(seconds: string | undefined): string {
  return new Date(Number(seconds) * 1000).toISOString().replace('.000Z', 'Z');
}

function dayAfter(date: string): string {
  return new Date(Date.parse(date) + 24 * 3_600_000).toISOString().slice(0, 10);
}

export function inFolder<Result>(work: (folder: string) => Result): Result {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'telecentre-judge-'));
  try {
    return work(folder);
  } finally {
    fs.rmSync(folder, { recursive: true, force: true });
  }
}
