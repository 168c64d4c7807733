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

test('Seven hundred times, of two instances, nobody hears that nothing has changed when something had', async () => {
  const { unchanged, changed, changes, stale } = await race({ services: [first, second], requests: 700 });
  expect(stale).toEqual([]);
  expect([unchanged > 70, changed > 70, changes > 20]).toEqual([true, true, true]);
});
