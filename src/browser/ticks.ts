/**
 * Ticks of a host's day are sent without leaving the page; without a connection they are kept, shown as kept, and sent in
 * their order when it is back, also after the page was opened again. What is refused is said in words.
 */
import { announce } from './announce.js';
import {
  alone,
  dropTick,
  keepTick,
  refuseTick,
  ticksOf,
  whenTicksChange,
  type KeptTick,
} from './kept-ticks.js';
import { EXCHANGED, type LivePage } from './live.js';

const TRIES_AGAIN_MS = 15_000;
const PATIENCE_MS = 8_000;
/** Of our forms: see `endpoint.ts`. */
const FORM_TOKEN = 'formToken';

export function keepTicks(page: LivePage): void {
  const found = document.getElementById('ticks');
  const { reader } = document.body.dataset;
  if (found === null || reader === undefined || !canKeep()) return;
  const words = found;
  const own = reader;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let said = '';

  document.addEventListener('submit', (event) => {
    const form = event.target as HTMLFormElement;
    if (!form.matches('[data-ticks] > form:not(.places)')) return;
    event.preventDefault();
    keep(form);
  });
  document.addEventListener(EXCHANGED, show);
  addEventListener('online', send);
  whenTicksChange(show);
  show();
  send();

  function keep(form: HTMLFormElement): void {
    const { pathname } = new URL(form.action);
    const fields = Object.fromEntries(
      [...new FormData(form)].flatMap(([name, value]) =>
        name !== FORM_TOKEN && typeof value === 'string' ? [[name, value]] : [],
      ),
    );
    const id = `${String(Date.now())}-${Math.random().toString(36).slice(2)}`;
    keepTick({ id, action: pathname, fields, at: Date.now(), reader: own });
    form.querySelector('button')?.setAttribute('aria-busy', 'true');
    send();
    // Whoever has pressed knows within a second that nothing is lost.
    setTimeout(show, 1_000);
  }

  function send(): void {
    clearTimeout(timer);
    if (waiting().length > 0) void alone(sendAll).then(afterwards);
  }

  function afterwards(): void {
    show();
    if (waiting().length > 0) timer = setTimeout(send, TRIES_AGAIN_MS);
  }

  /** In their order: somebody arrives, and then it was somebody else. */
  async function sendAll(): Promise<void> {
    for (const tick of waiting()) {
      const outcome = await sendOne(tick);
      if (outcome === 'unsent') break;
      if (outcome === 'taken') dropTick(tick.id);
      else refuseTick(tick.id, outcome.refused);
    }
    page.look();
  }

  function waiting(): readonly KeptTick[] {
    return ticksOf(own).filter(({ refused }) => refused === undefined);
  }

  function show(): void {
    for (const one of document.querySelectorAll('[data-added]')) one.remove();
    for (const one of document.querySelectorAll('[data-ticks] [aria-busy]')) one.removeAttribute('aria-busy');
    const ticks = ticksOf(own);
    for (const tick of waiting()) markRow(tick);
    words.replaceChildren(...ticks.flatMap((tick) => (tick.refused === undefined ? [] : [refusalOf(tick)])));
    const count = waiting().length;
    if (count > 0) words.append(paragraph(countInWords(count)));
    words.hidden = words.childElementCount === 0;
    if (!words.hidden && words.textContent !== said) announce(words.textContent);
    said = words.textContent;
  }

  function markRow({ id, action }: KeptTick): void {
    const form = [...document.forms].find((one) => new URL(one.action).pathname === action);
    const row = form?.closest('[data-booking-row]');
    if (form === undefined || !row) return;
    const done = form.querySelector('button')?.textContent.trim() ?? '';
    const mark = paragraph(`${done}${words.dataset['colon'] ?? ': '}${words.dataset['kept'] ?? ''} `);
    mark.className = 'kept-tick';
    mark.dataset['added'] = '';
    mark.append(
      button(words.dataset['forget'] ?? '', () => {
        dropTick(id);
        show();
      }),
    );
    row.append(mark);
  }

  function refusalOf({ id, action, refused }: KeptTick): HTMLElement {
    const part = document.createElement('div');
    part.className = 'alert';
    const reference = /\/day\/([^/]+)\//.exec(action)?.[1] ?? '';
    part.append(
      paragraph(
        `${words.dataset['refused'] ?? ''} (${reference})${words.dataset['colon'] ?? ': '}${refused ?? ''}`,
      ),
      button(words.dataset['understood'] ?? '', () => {
        dropTick(id);
        show();
      }),
    );
    return part;
  }

  function countInWords(count: number): string {
    const { one = '', many = '', signedOut = '' } = words.dataset;
    const said = count === 1 ? one : many.replace('{count}', String(count));
    return isSignedOut ? `${said} ${signedOut}` : said;
  }
}

let isSignedOut = false;

type Outcome = 'taken' | 'unsent' | { readonly refused: string };

/** What is neither taken nor refused by the service itself waits for a better moment. */
async function sendOne({ action, fields, at }: KeptTick): Promise<Outcome> {
  const token = document.querySelector<HTMLInputElement>(`input[name="${FORM_TOKEN}"]`)?.value ?? '';
  const secondsAgo = Math.max(0, Math.round((Date.now() - at) / 1000));
  // What was sent at once is of now, by the better clock.
  const moment: Readonly<Record<string, string>> = secondsAgo > 5 ? { secondsAgo: String(secondsAgo) } : {};
  try {
    const answer = await fetch(action, {
      method: 'POST',
      headers: { accept: 'application/problem+json' },
      body: new URLSearchParams({ ...fields, ...moment, [FORM_TOKEN]: token }),
      redirect: 'manual',
      // Should it have arrived all the same: once more is the same as once.
      signal: AbortSignal.timeout(PATIENCE_MS),
    });
    isSignedOut = SIGNED_OUT.includes(answer.status);
    if (answer.type === 'opaqueredirect') return 'taken';
    return REFUSED.includes(answer.status) ? { refused: await whyRefused(answer) } : 'unsent';
  } catch {
    return 'unsent';
  }
}

/** The session has ended, or the page is of an earlier one. */
const SIGNED_OUT: readonly number[] = [401, 403];
const REFUSED: readonly number[] = [400, 404, 409, 422];

async function whyRefused(answer: Response): Promise<string> {
  try {
    const { title, detail } = (await answer.json()) as { title?: string; detail?: string };
    return [title, detail].filter((one) => one !== undefined).join(' ');
  } catch {
    return String(answer.status);
  }
}

function canKeep(): boolean {
  try {
    localStorage.getItem('');
    return true;
  } catch {
    return false;
  }
}

function paragraph(text: string): HTMLElement {
  const made = document.createElement('p');
  made.textContent = text;
  return made;
}

function button(text: string, press: () => void): HTMLElement {
  const made = document.createElement('button');
  made.type = 'button';
  made.className = 'quiet';
  made.textContent = text;
  made.addEventListener('click', press);
  return made;
}
