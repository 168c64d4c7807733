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
import { isLineGone, whenLineChanges } from './line.js';
import { FORM_TOKEN, sendTick } from './send-tick.js';

const TRIES_AGAIN_MS = 15_000;

export function keepTicks(page: LivePage): void {
  const found = document.getElementById('ticks');
  const { reader } = document.body.dataset;
  if (found === null || reader === undefined) return;
  const words = found;
  const own = reader;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let isSignedOut = false;
  let said = '';

  document.addEventListener('submit', (event) => {
    const form = event.target as HTMLFormElement;
    if (!form.matches('[data-ticks] > form:not(.places)')) return;
    // What cannot be kept is sent as any other form is: the page that answers says what became of it.
    if (keep(form)) event.preventDefault();
  });
  document.addEventListener(EXCHANGED, show);
  addEventListener('online', send);
  whenLineChanges(show);
  whenTicksChange(show);
  show();
  send();

  function keep(form: HTMLFormElement): boolean {
    const { pathname } = new URL(form.action);
    const fields = Object.fromEntries(
      [...new FormData(form)].flatMap(([name, value]) =>
        name !== FORM_TOKEN && typeof value === 'string' ? [[name, value]] : [],
      ),
    );
    const id = `${String(Date.now())}-${Math.random().toString(36).slice(2)}`;
    const tick = { id, action: pathname, says: deedOf(form), fields, at: Date.now(), reader: own };
    if (!keepTick(tick)) return false;
    form.querySelector('button')?.setAttribute('aria-busy', 'true');
    send();
    // Whoever has pressed knows within a second that nothing is lost.
    setTimeout(show, 1_000);
    return true;
  }

  function send(): void {
    clearTimeout(timer);
    if (waiting().length > 0) void alone(sendAll).then(afterwards);
  }

  function afterwards(): void {
    show();
    if (waiting().length > 0) timer = setTimeout(send, TRIES_AGAIN_MS);
  }

  /** Those of one booking in their order: somebody arrives, and then it was somebody else. One that is stuck keeps no other back. */
  async function sendAll(): Promise<void> {
    const stuck = new Set<string>();
    for (const tick of waiting()) {
      if (stuck.has(referenceOf(tick))) continue;
      const outcome = await sendTick(tick);
      isSignedOut = outcome === 'signed out';
      if (outcome === 'no line' || outcome === 'signed out') break;
      if (outcome === 'taken') dropTick(tick.id);
      else if (outcome === 'later') stuck.add(referenceOf(tick));
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
    const kept = waiting();
    for (const tick of kept) markRow(tick);
    const refused = ticksOf(own).filter((tick) => tick.refused !== undefined);
    const refusals = refused.map(refusalOf);
    const isUnfolded = words.querySelector('details')?.open ?? false;
    const banner = isLineGone() ? [noLine()] : [];
    words.replaceChildren(...banner, ...refusals, ...(kept.length === 0 ? [] : [listOf(kept, isUnfolded)]));
    words.hidden = words.childElementCount === 0;
    const news = [
      ...[...banner, ...refusals].map(({ textContent }) => textContent),
      countInWords(kept.length),
    ]
      .join(' ')
      .trim();
    // What is no longer so is not left to be heard either.
    if (news !== said) announce(news);
    said = news;
  }

  function markRow(tick: KeptTick): void {
    const form = [...document.forms].find((one) => new URL(one.action).pathname === tick.action);
    const row = form?.closest('[data-booking-row]');
    if (form === undefined || !row) return;
    const mark = keptInWords(tick, deedOf(form));
    mark.dataset['added'] = '';
    row.append(mark);
  }

  function noLine(): HTMLElement {
    const said = paragraph(words.dataset['offline'] ?? '');
    said.className = 'warning';
    return said;
  }

  /** All of them, whichever day this page shows: none can get stuck where nobody finds it. */
  function listOf(kept: readonly KeptTick[], isUnfolded: boolean): HTMLElement {
    const list = document.createElement('details');
    list.open = isUnfolded;
    const count = document.createElement('summary');
    count.textContent = countInWords(kept.length);
    list.append(count, ...kept.map((tick) => keptInWords(tick, `${tick.says} (${referenceOf(tick)})`)));
    return list;
  }

  function keptInWords({ id }: KeptTick, what: string): HTMLElement {
    const { colon = ': ', kept = '', forget = '' } = words.dataset;
    const said = paragraph(`${what}${colon}${kept} `);
    said.className = 'kept-tick';
    said.append(button(forget, () => forgetTick(id)));
    return said;
  }

  function refusalOf(tick: KeptTick): HTMLElement {
    const { refused = '', colon = ': ', understood = '' } = words.dataset;
    const part = document.createElement('div');
    part.className = 'alert';
    part.append(
      paragraph(`${refused} (${referenceOf(tick)})${colon}${tick.refused ?? ''}`),
      button(understood, () => forgetTick(tick.id)),
    );
    return part;
  }

  function forgetTick(id: string): void {
    dropTick(id);
    show();
  }

  function countInWords(count: number): string {
    if (count === 0) return '';
    const { one = '', many = '', signedOut = '' } = words.dataset;
    const counted = count === 1 ? one : many.replace('{count}', String(count));
    return isSignedOut ? `${counted} ${signedOut}` : counted;
  }
}

function deedOf(form: HTMLFormElement): string {
  return form.querySelector('button')?.textContent.trim() ?? '';
}

function referenceOf({ action }: KeptTick): string {
  return /\/day\/([^/]+)\//.exec(action)?.[1] ?? '';
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
