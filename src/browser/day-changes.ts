/**
 * Hears of a page's changes as they happen, from the address that `data-changes` names, and has it looked at again at once.
 * Where that cannot be, the page looks every few seconds as any other.
 */
import type { LivePage } from './live.js';

/** A browser that was turned away does not come back by itself; the service may have been on the way up. */
const TRIES_AGAIN_MS = 30_000;

export function hearOfChanges(page: LivePage): void {
  const address = document.querySelector<HTMLElement>('[data-changes]')?.dataset['changes'];
  if (address === undefined || !('EventSource' in window)) return;
  let source: EventSource | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;

  document.addEventListener('visibilitychange', listenWhileSeen);
  addEventListener('pagehide', hangUp);
  addEventListener('pageshow', listenWhileSeen);
  addEventListener('online', listenWhileSeen);
  listenWhileSeen();

  /** A browser has few lines to one service: pages that nobody looks at leave theirs to others. */
  function listenWhileSeen(): void {
    if (document.visibilityState !== 'visible') hangUp();
    else if (source === undefined) listen(address ?? '');
  }

  function listen(to: string): void {
    clearTimeout(timer);
    const opened = new EventSource(to);
    source = opened;
    opened.addEventListener('look', () => page.look());
    opened.addEventListener('open', () => page.isTold(true));
    opened.addEventListener('error', () => {
      page.isTold(false);
      if (opened.readyState !== EventSource.CLOSED) return;
      hangUp();
      timer = setTimeout(listenWhileSeen, TRIES_AGAIN_MS);
    });
  }

  function hangUp(): void {
    clearTimeout(timer);
    source?.close();
    source = undefined;
  }
}
