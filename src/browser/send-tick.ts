/** Sends what was ticked, and says what became of it. */
import type { KeptTick } from './kept-ticks.js';

/** Of our forms: see `endpoint.ts`. */
export const FORM_TOKEN = 'formToken';
const PATIENCE_MS = 8_000;

/** `later`: the service stumbles over this one; `no line` and `signed out`: the others need not be tried either. */
export type Outcome = 'taken' | 'later' | 'no line' | 'signed out' | { readonly refused: string };

export async function sendTick({ action, fields, at, reader }: KeptTick): Promise<Outcome> {
  const token = document.querySelector<HTMLInputElement>(`input[name="${FORM_TOKEN}"]`)?.value ?? '';
  const secondsAgo = Math.max(0, Math.round((Date.now() - at) / 1000));
  // What was sent at once is of now, by the better clock.
  const moment: Readonly<Record<string, string>> = secondsAgo > 5 ? { secondsAgo: String(secondsAgo) } : {};
  try {
    const answer = await fetch(action, {
      method: 'POST',
      headers: { accept: 'application/problem+json' },
      body: new URLSearchParams({ ...fields, ...moment, reader, [FORM_TOKEN]: token }),
      redirect: 'manual',
      // Should it have arrived all the same: once more is the same as once.
      signal: AbortSignal.timeout(PATIENCE_MS),
    });
    if (answer.type === 'opaqueredirect') return 'taken';
    if (SIGNED_OUT.includes(answer.status)) return 'signed out';
    if (answer.status === TOO_MANY) return 'no line';
    return REFUSED.includes(answer.status) ? { refused: await whyRefused(answer) } : 'later';
  } catch {
    return 'no line';
  }
}

/** The session has ended, or the page is of an earlier one, or of somebody else. */
const SIGNED_OUT: readonly number[] = [401, 403];
const REFUSED: readonly number[] = [400, 404, 409, 422];
const TOO_MANY = 429;

async function whyRefused(answer: Response): Promise<string> {
  try {
    const { title, detail } = (await answer.json()) as { title?: string; detail?: string };
    return [title, detail].filter((one) => one !== undefined).join(' ');
  } catch {
    return String(answer.status);
  }
}
