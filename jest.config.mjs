/** Every test file talks to its own clone of a migrated template database: see test/support. */
export default {
  testEnvironment: '<rootDir>/test/support/environment.mjs',
  testEnvironmentOptions: { globalsCleanup: 'off' },
  transformIgnorePatterns: [],
  testMatch: ['<rootDir>/test/**/*.test.ts'],
  testPathIgnorePatterns: ['/node_modules/', '\\.long\\.test\\.ts$'],
  globalSetup: '<rootDir>/test/support/start-postgres.mjs',
  globalTeardown: '<rootDir>/test/support/stop-postgres.mjs',
  testTimeout: 60_000,
  testSequencer: '<rootDir>/test/support/slowest-first.mjs',
  // A contest that is won by chance is won again in the long runs, with all its rounds.
  globals: { shareOfRounds: 1 / 3 },
  // One process alone grows slower with each file that it has loaded: two, each made anew when it has grown fat.
  maxWorkers: 2,
  workerIdleMemoryLimit: '1500MB',
  extensionsToTreatAsEsm: ['.ts', '.tsx'],
  moduleNameMapper: { '^(\\.{1,2}/.*)\\.js$': '$1' },
  transform: {
    // Of these, tests get what one process has loaded once. This provider knows its own settings only where it is loaded with them.
    [`^${import.meta.dirname}/(src/(?!browser/)|node_modules/(?!oidc-provider/)).*\\.([cm]?js|tsx?)$`]:
      '<rootDir>/test/support/load-once.mjs',
    '^.+\\.tsx?$': [
      '@swc/jest',
      {
        jsc: {
          target: 'es2022',
          parser: { syntax: 'typescript', decorators: true, tsx: true },
          transform: {
            legacyDecorator: true,
            decoratorMetadata: true,
            react: { runtime: 'automatic', importSource: 'preact' },
          },
          keepClassNames: true,
          experimental: { keepImportAttributes: true },
        },
        module: { type: 'es6' },
      },
    ],
  },
};
