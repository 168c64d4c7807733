// The longest files begin first, so that at the end no process is still at one of them while the other has nothing to do.
// Jest knows how long each took where it ran before; where it has not, it would go by their sizes.
import path from 'node:path';
import Sequencer from '@jest/test-sequencer';

const TESTS = path.resolve(import.meta.dirname, '..');

/** Longest first; what mostly waits beside what is always busy, as the two processes share two cores. */
const SLOWEST = [
  'browser/pages',
  'cli/demo',
  'faults/kill',
  'faults/starting',
  'browser/journeys',
  'faults/database-frozen',
  'browser/offline',
  'bookings/conflicts',
  'faults/database-away',
  'permissions/table',
  'outside-web/fetching',
  'personal-data/erasure',
  'platform/embedded-postgres',
  'demo/demo',
  'inbound-mail/reading',
  'browser/first-load',
  'host-day/in-browser',
  'host-day/changes',
  'busy-times/reading-apart',
  'busy-times/judges',
  'closures/storm',
  'waitlist/storm',
  'calendar-feeds/never-stale',
].map((name) => path.join(TESTS, `${name}.test.ts`));

export default class extends Sequencer {
  sort(tests) {
    return super.sort(tests).sort((one, other) => placeOf(one) - placeOf(other));
  }
}

function placeOf({ path: file, duration }) {
  const place = duration === undefined ? SLOWEST.indexOf(file) : -1;
  return place === -1 ? SLOWEST.length : place;
}
