import { killPostmaster, killService, type Scene } from './rounds.js';
import { dataFolder, endAll, serve, tokens } from './serving.js';

afterEach(endAll);

describe('What was promised is there', () => {
  test('after the service was killed in the middle of many bookings, and after its database was', async () => {
    const env = { DATA_DIR: dataFolder() };
    const serving = await serve(env);
    const scene: Scene = { env, tokens: await tokens(env, 2), ledger: new Map() };
    const again = await killService(serving, scene, 1);
    await killPostmaster(again, scene, 2);
    expect(await again.stop()).toBe(0);
  }, 120_000);
});
