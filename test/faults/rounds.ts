/** One round of breaking something while members book, and of looking afterwards whether every promise was kept. */
import { setTimeout as pause } from 'node:timers/promises';
import { broken, doctor, doubles, rush, type Ledger } from './ledger.js';
import { postmasterOf, serve, type Environment, type Serving } from './serving.js';

export interface Scene {
  readonly env: Environment & { readonly DATA_DIR: string };
  readonly tokens: readonly string[];
  readonly ledger: Ledger;
}

/** Kills the service in the middle of it all and starts it again; the service that then runs. */
export async function killService(serving: Serving, scene: Scene, seed: number): Promise<Serving> {
  const { tokens, ledger, env } = scene;
  const known = ledger.size;
  const members = rush(serving, tokens, ledger, seed);
  await pause(1000 + 100 * (seed % 10));
  await serving.kill();
  await members.end();
  expect(ledger.size).toBeGreaterThan(known);
  expect(unforeseen(members.statuses, [0])).toEqual([]);

  const again = await serve(env);
  await expectPromisesKept(again, scene);
  return again;
}

/** Kills the postmaster in the middle of it all; the service is to find the database again by itself. */
export async function killPostmaster(serving: Serving, scene: Scene, seed: number): Promise<void> {
  const { tokens, ledger, env } = scene;
  const members = rush(serving, tokens, ledger, seed);
  await pause(800 + 100 * (seed % 10));
  const before = ledger.size;
  const postmaster = postmasterOf(env.DATA_DIR);
  process.kill(postmaster, 'SIGKILL');
  await pause(500);
  await untilReady(serving);
  const recovered = ledger.size;
  await pause(700);
  await members.end();
  expect(before).toBeGreaterThan(0);
  expect(ledger.size).toBeGreaterThan(recovered);
  expect(postmasterOf(env.DATA_DIR)).not.toBe(postmaster);
  expect(unforeseen(members.statuses, [503])).toEqual([]);
  await expectPromisesKept(serving, scene);
}

/** The service's life goes on without an end that nobody asked for. */
export async function untilReady(serving: Serving): Promise<void> {
  for (let time = 0; time < 300; time++) {
    if (!serving.isRunning()) break;
    const { status } = await serving.anybody().get('/health/ready');
    if (status === 200) return;
    expect(status).toBe(503);
    await pause(100);
  }
  throw new Error(`the service did not recover:\n${serving.output()}`);
}

async function expectPromisesKept(serving: Serving, { ledger, tokens, env }: Scene): Promise<void> {
  expect(await broken(serving, ledger)).toEqual([]);
  expect(await doubles(serving, tokens)).toEqual([]);
  const { code, out } = await doctor(env);
  expect(out).toContain('All is well.');
  expect(code).toBe(0);
}

/** Statuses that a member never gets: `500 (3 times)`. */
function unforeseen(statuses: Record<number, number>, alsoExpected: readonly number[]): string[] {
  const expected = [200, 201, 409, 422, ...alsoExpected];
  return Object.entries(statuses)
    .filter(([status]) => !expected.includes(Number(status)))
    .map(([status, count]) => `${status} (${count} times)`);
}
