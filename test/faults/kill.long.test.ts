import { killPostmaster, killService, type Scene } from './rounds.js';
import { dataFolder, databaseProcesses, endAll, serve, tokens } from './serving.js';

const ROUNDS = 8;

afterEach(endAll);

describe('What was promised is there, round after round on the same data', () => {
  test('after the service was killed in the middle of many bookings', async () => {
    const env = { DATA_DIR: dataFolder() };
    let serving = await serve(env);
    const scene: Scene = { env, tokens: await tokens(env, 3), ledger: new Map() };
    for (let round = 0; round < ROUNDS; round++) {
      serving = await killService(serving, scene, round);
      forget(scene);
    }
    expect(await serving.stop()).toBe(0);
    expect(databaseProcesses(env.DATA_DIR)).toEqual([]);
  });

  test('after its database was killed under a service that goes on', async () => {
    const env = { DATA_DIR: dataFolder() };
    const serving = await serve(env);
    const scene: Scene = { env, tokens: await tokens(env, 3), ledger: new Map() };
    for (let round = 0; round < ROUNDS; round++) {
      await killPostmaster(serving, scene, round);
      forget(scene);
    }
    expect(await serving.stop()).toBe(0);
    expect(databaseProcesses(env.DATA_DIR)).toEqual([]);
  });

  /** Holds lapse after ten minutes, and some rounds last longer: those promises are no longer asked after. */
  function forget({ ledger }: Scene): void {
    for (const [reference, { status }] of ledger) if (status === 'held') ledger.delete(reference);
  }
});
