import fs from 'node:fs';
import path from 'node:path';
import ts from 'typescript';

/**
 * Who may import whom: the house in one table. A folder may use itself, `reservation` and `platform`, and what stands
 * here. Read downwards: nobody uses what comes later.
 */
const MAY_USE: Readonly<Record<string, readonly string[]>> = {
  reservation: [],
  platform: [],
  // Who people are, and what they may
  permissions: [],
  audit: ['permissions'],
  outbox: [],
  accounts: ['permissions', 'audit', 'outbox'],
  oidc: [],
  'second-factor': ['permissions', 'audit', 'accounts'],
  'sign-in': ['permissions', 'audit', 'accounts', 'outbox', 'oidc'],
  // What can be booked, and the bookings
  telecentres: [],
  availability: ['telecentres'],
  colleagues: ['permissions', 'audit', 'accounts'],
  bookings: ['permissions', 'audit', 'accounts', 'telecentres', 'availability', 'colleagues'],
  // For those who receive people
  'host-frame': ['permissions', 'accounts', 'telecentres'],
  attendance: ['permissions', 'audit', 'accounts', 'telecentres', 'availability', 'bookings', 'host-frame'],
  approvals: ['permissions', 'audit', 'accounts', 'telecentres', 'availability', 'bookings', 'host-frame'],
  occupancy: ['permissions', 'audit', 'accounts', 'telecentres', 'availability', 'bookings', 'host-frame'],
  'door-codes': ['permissions', 'audit', 'accounts', 'telecentres', 'host-frame'],
  'booking-links': [
    'attendance',
    'permissions',
    'audit',
    'accounts',
    'telecentres',
    'availability',
    'bookings',
    'door-codes',
    'tariffs',
  ],
  // How places are asked for and shown on pages
  'booking-forms': ['permissions', 'accounts', 'telecentres', 'availability', 'bookings'],
  // A booking's whole life
  series: ['permissions', 'audit', 'accounts', 'telecentres', 'availability', 'colleagues', 'bookings'],
  'series-changes': ['permissions', 'audit', 'accounts', 'telecentres', 'availability', 'bookings', 'series'],
  teams: [
    'permissions',
    'audit',
    'accounts',
    'telecentres',
    'availability',
    'bookings',
    'booking-links',
    'booking-forms',
  ],
  waitlist: [
    'permissions',
    'audit',
    'accounts',
    'telecentres',
    'availability',
    'bookings',
    'booking-links',
    'booking-forms',
  ],
  handovers: ['permissions', 'audit', 'accounts', 'telecentres', 'colleagues', 'bookings', 'booking-links'],
  'new-series': [
    'permissions',
    'accounts',
    'telecentres',
    'availability',
    'colleagues',
    'bookings',
    'booking-links',
    'booking-forms',
    'series',
  ],
  'series-pages': [
    'accounts',
    'telecentres',
    'availability',
    'colleagues',
    'bookings',
    'host-frame',
    'booking-links',
    'booking-forms',
    'series',
    'series-changes',
    'new-series',
  ],
  'usual-week': [
    'permissions',
    'accounts',
    'telecentres',
    'availability',
    'bookings',
    'booking-links',
    'booking-forms',
  ],
  tariffs: ['permissions', 'audit', 'accounts', 'telecentres', 'bookings', 'host-frame'],
  rentals: [
    'permissions',
    'audit',
    'outbox',
    'accounts',
    'telecentres',
    'availability',
    'colleagues',
    'bookings',
    'host-frame',
    'door-codes',
    'booking-links',
    'notifications',
    'tariffs',
  ],
  search: ['permissions', 'accounts', 'telecentres', 'availability', 'bookings', 'booking-forms'],
  'telecentre-pages': [
    'permissions',
    'accounts',
    'telecentres',
    'availability',
    'bookings',
    'booking-forms',
    'search',
    'tariffs',
  ],
  // The host's pages
  'host-calendar': [
    'permissions',
    'audit',
    'accounts',
    'telecentres',
    'availability',
    'bookings',
    'host-frame',
    'attendance',
    'occupancy',
    'booking-links',
    'booking-forms',
  ],
  'day-sheet': [
    'permissions',
    'audit',
    'accounts',
    'telecentres',
    'availability',
    'bookings',
    'host-frame',
    'occupancy',
  ],
  door: [
    'permissions',
    'audit',
    'accounts',
    'telecentres',
    'availability',
    'bookings',
    'host-frame',
    'attendance',
    'booking-links',
    'network-file',
  ],
  closures: [
    'permissions',
    'audit',
    'accounts',
    'telecentres',
    'availability',
    'bookings',
    'host-frame',
    'booking-links',
    'booking-forms',
  ],
  'host-day': [
    'permissions',
    'audit',
    'accounts',
    'telecentres',
    'availability',
    'bookings',
    'host-frame',
    'occupancy',
    'attendance',
    'approvals',
    'closures',
    'booking-forms',
    'waitlist',
  ],
  figures: ['permissions', 'audit', 'accounts', 'telecentres', 'availability', 'bookings', 'host-frame'],
  statements: [
    'permissions',
    'audit',
    'accounts',
    'telecentres',
    'bookings',
    'host-frame',
    'day-sheet',
    'rentals',
    'tariffs',
  ],
  // What is told of them
  icalendar: [],
  'booking-letters': ['outbox', 'icalendar', 'telecentres', 'bookings', 'booking-links'],
  notifications: [
    'permissions',
    'audit',
    'accounts',
    'outbox',
    'telecentres',
    'bookings',
    'occupancy',
    'day-sheet',
    'door-codes',
    'booking-links',
    'booking-letters',
  ],
  'inbound-mail': [
    'outbox',
    'telecentres',
    'bookings',
    'series-changes',
    'teams',
    'booking-links',
    'booking-letters',
  ],
  'calendar-feeds': [
    'permissions',
    'audit',
    'accounts',
    'icalendar',
    'telecentres',
    'availability',
    'bookings',
    'booking-letters',
  ],
  'free-busy': ['accounts', 'icalendar', 'telecentres', 'availability', 'calendar-feeds'],
  caldav: ['icalendar', 'telecentres', 'calendar-feeds'],
  'booking-pages': [
    'permissions',
    'accounts',
    'outbox',
    'icalendar',
    'telecentres',
    'availability',
    'bookings',
    'booking-links',
    'handovers',
    'booking-letters',
    'booking-forms',
    'waitlist',
    'rentals',
    'series',
    'usual-week',
    'tariffs',
  ],
  // What is heard from elsewhere
  'outside-web': [],
  'busy-times': [],
  'external-calendars': [
    'permissions',
    'audit',
    'accounts',
    'outbox',
    'telecentres',
    'availability',
    'bookings',
    'notifications',
    'calendar-feeds',
    'outside-web',
    'busy-times',
  ],
  // Around them
  roles: ['permissions', 'audit', 'accounts', 'telecentres', 'availability'],
  'personal-data': ['permissions', 'audit', 'accounts', 'outbox'],
  'my-account': [
    'permissions',
    'audit',
    'accounts',
    'second-factor',
    'sign-in',
    'colleagues',
    'roles',
    'personal-data',
    'notifications',
    'telecentres',
    'calendar-feeds',
  ],
  demo: [
    'permissions',
    'accounts',
    'second-factor',
    'sign-in',
    'telecentres',
    'bookings',
    'attendance',
    'roles',
    'personal-data',
  ],
  mailbox: ['accounts', 'outbox'],
  home: [
    'permissions',
    'accounts',
    'telecentres',
    'availability',
    'bookings',
    'booking-forms',
    'usual-week',
    'telecentre-pages',
    'demo',
  ],
  // Runs in browsers
  browser: [],
  help: ['accounts', 'sign-in', 'telecentres', 'door-codes', 'calendar-feeds'],
  'network-file': ['telecentres'],
  administration: ['permissions', 'accounts', 'telecentres', 'network-file'],
  'hours-pages': ['accounts', 'availability', 'network-file', 'administration'],
  'resource-pages': ['permissions', 'accounts', 'telecentres', 'network-file', 'administration'],
  'place-pages': [
    'permissions',
    'accounts',
    'telecentres',
    'booking-forms',
    'roles',
    'network-file',
    'administration',
    'hours-pages',
  ],
  'network-changes': [
    'permissions',
    'accounts',
    'telecentres',
    'network-file',
    'administration',
    'hours-pages',
    'resource-pages',
    'place-pages',
  ],
  'tariff-pages': ['permissions', 'accounts', 'availability', 'bookings', 'administration', 'tariffs'],
  doctor: [],
  // On top
  jobs: [
    'accounts',
    'sign-in',
    'bookings',
    'series',
    'attendance',
    'handovers',
    'personal-data',
    'notifications',
    'inbound-mail',
    'calendar-feeds',
    'external-calendars',
    'waitlist',
    'rentals',
  ],
  operations: ['permissions', 'audit', 'accounts', 'outbox', 'jobs'],
  identity: ['permissions', 'audit', 'accounts', 'operations'],
  legal: [
    'permissions',
    'accounts',
    'sign-in',
    'calendar-feeds',
    'external-calendars',
    'personal-data',
    'identity',
  ],
  cli: [
    'permissions',
    'audit',
    'accounts',
    'identity',
    'outbox',
    'second-factor',
    'sign-in',
    'roles',
    'personal-data',
    'demo',
    'network-file',
    'doctor',
    'door-codes',
    'jobs',
    '(top)',
  ],
  '(top)': [
    'permissions',
    'accounts',
    'outbox',
    'mailbox',
    'second-factor',
    'sign-in',
    'telecentres',
    'availability',
    'colleagues',
    'bookings',
    'host-frame',
    'attendance',
    'approvals',
    'occupancy',
    'host-day',
    'host-calendar',
    'day-sheet',
    'door',
    'closures',
    'figures',
    'series',
    'series-changes',
    'new-series',
    'series-pages',
    'usual-week',
    'teams',
    'waitlist',
    'handovers',
    'rentals',
    'tariffs',
    'tariff-pages',
    'statements',
    'administration',
    'hours-pages',
    'resource-pages',
    'place-pages',
    'network-changes',
    'roles',
    'personal-data',
    'my-account',
    'demo',
    'home',
    'booking-forms',
    'search',
    'telecentre-pages',
    'booking-pages',
    'identity',
    'legal',
    'booking-links',
    'door-codes',
    'notifications',
    'inbound-mail',
    'calendar-feeds',
    'free-busy',
    'caldav',
    'outside-web',
    'external-calendars',
    'help',
    'jobs',
    'operations',
    'cli',
  ],
};

const SRC = path.resolve(import.meta.dirname, '../src');
const files = fs
  .readdirSync(SRC, { recursive: true, encoding: 'utf8' })
  .filter((file) => /\.tsx?$/.test(file))
  .map((file) => file.split(path.sep).join('/'));
const imports = new Map(files.map((file) => [file, importsOf(file)]));

describe('The house', () => {
  it('has the rooms of the table and no others', () => {
    expect([...new Set(files.map(roomOf))].sort()).toEqual(Object.keys(MAY_USE).sort());
  });

  it.each(Object.entries(MAY_USE))('%s uses only what it may', (room, allowed) => {
    const always = room === 'reservation' || room === 'platform' ? [] : ['reservation', 'platform'];
    const trespasses = files
      .filter((file) => roomOf(file) === room)
      .flatMap((file) => ours(file).map((target) => ({ file, target })))
      .filter(({ target }) => ![room, ...always, ...allowed].includes(roomOf(target)))
      .map(({ file, target }) => `${file} imports ${target}`);
    expect(trespasses).toEqual([]);
  });

  it('keeps its core pure: plain functions, one file that knows the time-zone library, one that knows that of rules', () => {
    const outside = files
      .filter((file) => roomOf(file) === 'reservation')
      .flatMap((file) => packages(file).map((name) => `${file} imports ${name}`));
    expect(outside.sort()).toEqual([
      'reservation/local-time.ts imports luxon',
      'reservation/recurrence.ts imports rrule-temporal',
      'reservation/recurrence.ts imports temporal-polyfill',
    ]);
  });

  it('has no import cycle, not even of types', () => {
    expect(cycles()).toEqual([]);
  });

  it('has no barrels and no rooms for odds and ends', () => {
    const odd = files.filter(
      (file) =>
        /(^|\/)(utils?|helpers?|common|misc|shared)(\/|\.)/.test(file) ||
        (file.endsWith('/index.ts') && !file.endsWith('migrations/index.ts')),
    );
    expect(odd).toEqual([]);
  });

  it('reads the environment in one place', () => {
    const readers = files.filter((file) => /process\.env/.test(read(file)));
    expect(readers).toEqual(['main.ts']);
  });
});

function roomOf(file: string): string {
  return file.includes('/') ? file.slice(0, file.indexOf('/')) : '(top)';
}

function ours(file: string): string[] {
  return (imports.get(file) ?? [])
    .filter((target) => target.startsWith('.'))
    .map((target) => resolve(file, target));
}

function packages(file: string): string[] {
  return (imports.get(file) ?? []).filter((target) => !target.startsWith('.'));
}

function resolve(file: string, target: string): string {
  const stem = path.posix.join(path.posix.dirname(file), target).replace(/\.js$/, '');
  return files.find((one) => one === `${stem}.ts` || one === `${stem}.tsx`) ?? `${stem}.ts`;
}

function importsOf(file: string): string[] {
  return ts.preProcessFile(read(file), true, true).importedFiles.map(({ fileName }) => fileName);
}

function read(file: string): string {
  return fs.readFileSync(path.join(SRC, file), 'utf8');
}

function cycles(): string[] {
  const done = new Set<string>();
  const found: string[] = [];
  for (const file of files) visit(file, []);
  return found;

  function visit(file: string, trail: readonly string[]): void {
    if (trail.includes(file)) found.push([...trail.slice(trail.indexOf(file)), file].join(' > '));
    if (done.has(file) || trail.includes(file)) return;
    for (const target of ours(file)) if (imports.has(target)) visit(target, [...trail, file]);
    done.add(file);
  }
}
