/**
 * Keeps what a page shows as free up to date while somebody looks at it: parts marked `data-live` are fetched again with
 * their page, and put in place only if they have changed. Focus, scroll and what is folded out stay as they are.
 */
import { announce } from './announce.js';
import { lineAnswers } from './line.js';
import { tellOtherClocks } from './zones.js';

const EVERY_MS = 15_000;
/** Where the service says when there is something to see: only in case its word was lost. */
const EVERY_MS_WHEN_TOLD = 120_000;

export interface LivePage {
  /** At once. */
  look(): void;
  /** Whether somebody says when there is something to see. */
  isTold(told: boolean): void;
}

/** Null where nothing on the page changes by itself. */
export function keepUpToDate(): LivePage | null {
  const part = document.querySelector<HTMLElement>('[data-live]');
  if (part === null) return null;
  const { address } = part.dataset;
  // The answer to a form that was refused: at the form's own address there is nothing to fetch again.
  if (address !== undefined) history.replaceState(null, '', address);
  let every = EVERY_MS;
  let again = false;
  let version: string | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let isLooking = false;

  document.addEventListener('visibilitychange', lookOrRest);
  addEventListener('online', lookOrRest);
  addEventListener('pageshow', (event) => {
    // Brought back as it was: it may be hours old.
    if (event.persisted) lookOrRest();
  });
  rest();
  return {
    look: lookOrRest,
    isTold: (told) => {
      every = told ? EVERY_MS_WHEN_TOLD : EVERY_MS;
      rest();
    },
  };

  function lookOrRest(): void {
    clearTimeout(timer);
    if (document.visibilityState === 'visible' && navigator.onLine) void look();
  }

  function rest(): void {
    clearTimeout(timer);
    timer = setTimeout(lookOrRest, every);
  }

  async function look(): Promise<void> {
    // What changed while the page was on its way is not in it yet.
    again = isLooking;
    if (isLooking) return;
    isLooking = true;
    try {
      const answer = await fetch(location.href, {
        headers: { accept: 'text/html', ...(version === null ? {} : { 'if-none-match': version }) },
      });
      lineAnswers(true);
      // Signed out meanwhile, or something broke: what is shown stays, and pressing says what is the matter.
      if (answer.status === 200 && !answer.redirected) {
        const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
        // Nothing moves away under a finger: it is fetched again.
        const isDragged = document.querySelector('[data-dragged]') !== null;
        version = isDragged ? null : answer.headers.get('etag');
        if (isDragged) return;
        if (isAnother(page)) location.replace(withoutFragment());
        else putInPlace(page);
      }
    } catch {
      // The next time.
      lineAnswers(false);
    } finally {
      isLooking = false;
      if (again) lookOrRest();
      else rest();
    }
  }
}

/**
 * Somebody else has signed in here since, and nothing of theirs is mixed with what stood here; or midnight has passed, and
 * what is above the live part is of yesterday.
 */
function isAnother(page: Document): boolean {
  const { reader } = document.body.dataset;
  if (reader !== undefined && reader !== page.body.dataset['reader']) return true;
  return [...document.querySelectorAll<HTMLElement>('[data-live]')].some(({ id, dataset: { date } }) => {
    const fresh = page.getElementById(id)?.dataset['date'];
    return fresh !== undefined && fresh !== date;
  });
}

/** To the same address with its fragment, a browser would only scroll. */
function withoutFragment(): string {
  return location.pathname + location.search;
}

function putInPlace(page: Document): void {
  for (const shown of document.querySelectorAll<HTMLElement>('[data-live]')) {
    const fresh = page.getElementById(shown.id);
    if (fresh !== null && textOf(fresh) !== textOf(shown)) exchange(shown, fresh);
  }
}

/** Without what our own scripts have done to it. */
function textOf(part: HTMLElement): string {
  const copy = part.cloneNode(true) as HTMLElement;
  for (const one of copy.querySelectorAll('[data-added]')) one.remove();
  for (const one of copy.querySelectorAll('[draggable]')) one.removeAttribute('draggable');
  for (const one of copy.querySelectorAll('details')) one.removeAttribute('open');
  for (const one of copy.querySelectorAll('[data-zone]')) one.setAttribute('hidden', '');
  return copy.innerHTML;
}

function exchange(shown: HTMLElement, fresh: HTMLElement): void {
  const gone = namesGone(shown, fresh);
  const focused = shown.contains(document.activeElement) ? focusOf(document.activeElement) : null;
  const unfolded = new Set([...shown.querySelectorAll('details[open] > summary')].map(markOf));
  shown.replaceChildren(...[...fresh.childNodes].map((node) => document.importNode(node, true)));
  for (const summary of shown.querySelectorAll('details > summary'))
    if (unfolded.has(markOf(summary))) summary.parentElement?.setAttribute('open', '');
  tellOtherClocks();
  shown.dispatchEvent(new Event(EXCHANGED, { bubbles: true }));
  if (focused !== null) refocus(shown, focused);
  const { updated = '', gone: goneWords = '' } = shown.dataset;
  announce(gone.length > 0 ? gone.map((name) => goneWords.replace('{name}', name)).join(' ') : updated);
}

/** Told on a part of the page that has just been put in place, for scripts that add something to it. */
export const EXCHANGED = 'exchanged';

/** Offers that were there and are no more. */
function namesGone(shown: HTMLElement, fresh: HTMLElement): string[] {
  const left = new Set(
    [...fresh.querySelectorAll<HTMLElement>('[data-offer]')].map(({ dataset }) => dataset['offer']),
  );
  return [...shown.querySelectorAll<HTMLElement>('[data-offer]')]
    .filter(({ dataset }) => !left.has(dataset['offer']))
    .map(({ dataset }) => dataset['name'] ?? '');
}

/** What an element is for somebody who uses it: it is the same one when it does the same under the same name. */
function markOf(element: Element | null): string {
  if (element === null) return '';
  const name = element.getAttribute('aria-label') ?? element.textContent;
  return `${element.tagName} ${element.getAttribute('href') ?? ''} ${name}`;
}

interface Focus {
  readonly mark: string;
  /** The id of the row that it is in. */
  readonly row: string | undefined;
}

function focusOf(element: Element | null): Focus {
  return { mark: markOf(element), row: element?.closest('[data-booking-row]')?.id };
}

/**
 * To the same button; or, when a press has exchanged it for others, to the first of its row; or, when that has gone with
 * its offer, to the part itself and not to the top of the page.
 */
function refocus(part: HTMLElement, { mark, row }: Focus): void {
  const home = row === undefined ? null : part.querySelector<HTMLElement>(`#${CSS.escape(row)}`);
  const usable = [...(home ?? part).querySelectorAll<HTMLElement>('a, button, summary, input, select')];
  const same = usable.find((one) => markOf(one) === mark);
  const next = same ?? (home === null ? undefined : usable.find((one) => one.matches('a, button, summary')));
  if (next === undefined) part.tabIndex = -1;
  (next ?? part).focus({ preventScroll: true });
}
