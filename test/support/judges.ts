/** Debian packages that are there to judge what we write: see ensure-judges.mjs. */
const FOUND = new Set((process.env['TEST_JUDGES'] ?? '').split(' '));

/** A test that needs these packages: skipped, in plain sight, where one is missing. */
export function asking(...packages: readonly string[]): jest.It {
  return packages.every((name) => FOUND.has(name)) ? test : test.skip;
}
