// Pages are tried in a real browser. Where the run is root's on Debian, it installs one; elsewhere, without one, those
// tests are skipped, and say so.
import { execFileSync } from 'node:child_process';
import fs from 'node:fs';

const CANDIDATES = [
  process.env.CHROMIUM,
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
];

export function ensureChromium() {
  if (find() === undefined && process.getuid?.() === 0 && fs.existsSync('/usr/bin/apt-get')) install();
  const found = find();
  if (found !== undefined) process.env.TEST_CHROMIUM = found;
  else
    process.stderr.write(
      'No Chromium: the tests in a browser are skipped. "apt-get install chromium" brings one.\n',
    );
}

function find() {
  return CANDIDATES.find((file) => file !== undefined && fs.existsSync(file));
}

function install() {
  process.stderr.write('Installing Chromium for the tests in a browser (about a minute, once)\n');
  const quiet = { stdio: 'ignore', env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } };
  try {
    execFileSync('apt-get', ['update'], quiet);
    execFileSync('apt-get', ['install', '-y', '--no-install-recommends', 'chromium'], quiet);
  } catch (error) {
    process.stderr.write(`Chromium could not be installed: ${String(error)}\n`);
  }
}
