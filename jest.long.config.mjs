import base from './jest.config.mjs';

/** The long runs: storms, kills and judges that do not fit the ten minutes of the everyday suite. */
export default {
  ...base,
  testMatch: [
    '<rootDir>/test/**/*.long.test.ts',
    '<rootDir>/test/bookings/conflicts.test.ts',
    '<rootDir>/test/bookings/storms.test.ts',
    '<rootDir>/test/browser/journeys.test.ts',
  ],
  globals: { shareOfRounds: 1 },
  testPathIgnorePatterns: ['/node_modules/'],
  testTimeout: 600_000,
  // One after the other: what measures how fast a page is wants the machine to itself.
  maxWorkers: 1,
};
