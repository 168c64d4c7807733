// Our calendars, mails and sheets are read by programs that nobody here wrote. Where the run is root's on Debian, it installs
// them; elsewhere the tests for which one is missing are skipped, and say so.
import { execFileSync } from 'node:child_process';
import fs from 'node:fs';

const PACKAGES = [
  'php-cli',
  'php-sabre-vobject',
  'python3-gi',
  'gir1.2-ical-3.0',
  'python3-caldav',
  'python3-icalendar',
  'python3-recurring-ical-events',
  'python3-vobject',
  'ruby',
  'ruby-icalendar',
  'khal',
  'vdirsyncer',
  'calcurse',
  'radicale',
  'dovecot-imapd',
  'poppler-utils',
];
/** For the long runs only: a quarter of a gigabyte, which is for whoever wants it to install. */
const HEAVY = ['evolution-data-server', 'gir1.2-ecal-2.0', 'dbus'];

export function ensureJudges() {
  if (missing().length > 0 && process.getuid?.() === 0 && fs.existsSync('/usr/bin/apt-get')) install();
  const absent = missing();
  process.env.TEST_JUDGES = installedPackages().join(' ');
  if (absent.length > 0)
    process.stderr.write(
      `Without ${absent.join(', ')} the tests that ask them are skipped. "apt-get install ${absent.join(' ')}" brings them.\n`,
    );
}

function missing() {
  const installed = new Set(installedPackages());
  return PACKAGES.filter((name) => !installed.has(name));
}

/** Of those that it does not know it complains, and still tells of the others. */
function installedPackages() {
  const asked = ['-W', '-f', '${db:Status-Status} ${Package}\n', ...PACKAGES, ...HEAVY];
  let answer;
  try {
    answer = execFileSync('dpkg-query', asked, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });
  } catch (error) {
    answer = String(error.stdout ?? '');
  }
  return [...answer.matchAll(/^installed (\S+)$/gm)].map(([, name]) => name);
}

function install() {
  process.stderr.write('Installing the programs that judge our calendars and mails (a minute, once)\n');
  // RUNLEVEL=1: what is installed is not started.
  const environment = { ...process.env, DEBIAN_FRONTEND: 'noninteractive', RUNLEVEL: '1' };
  const quiet = { stdio: 'ignore', env: environment };
  try {
    execFileSync('apt-get', ['update'], quiet);
    execFileSync('apt-get', ['install', '-y', '--no-install-recommends', ...PACKAGES], quiet);
  } catch (error) {
    process.stderr.write(`They could not be installed: ${String(error)}\n`);
  }
}
