import { setTimeout as pause } from 'node:timers/promises';

/** Looks again and again until it is so (true) or the patience, in milliseconds, is over (false). */
export async function waitUntil(isSo: () => boolean, patience: number): Promise<boolean> {
  const deadline = Date.now() + patience;
  while (!isSo()) {
    if (Date.now() > deadline) return false;
    await pause(20);
  }
  return true;
}
