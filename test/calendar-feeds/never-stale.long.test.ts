import { startService, type TestService } from '../support/service.js';
import { race, TWO_PLACES } from './never-stale.js';

let first: TestService;
let second: TestService;
beforeEach(async () => {
  first = await startService({ network: TWO_PLACES });
  second = await startService({ network: null, databaseUrl: first.databaseUrl });
});
afterEach(async () => {
  await second.close();
  await first.close();
});

test('Fifty thousand times, of two instances, nobody hears that nothing has changed when something had', async () => {
  const { unchanged, changed, changes, stale } = await race({ services: [first, second], requests: 50_000 });
  expect(stale).toEqual([]);
  expect([unchanged > 5_000, changed > 5_000, changes > 1_000]).toEqual([true, true, true]);
});
