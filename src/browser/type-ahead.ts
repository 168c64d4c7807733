/** Proposes communes while their name is typed (WAI-ARIA 1.2, combobox with a list). The field takes any text without it. */
import Combobox from '@github/combobox-nav';
import { announce } from './announce.js';

interface Commune {
  readonly label: string;
}

/** People type several letters a second; a request for each would be late for all on a slow line. */
const PAUSE_MS = 200;
const SHORTEST = 2;

export function proposeCommunes(): void {
  for (const place of document.querySelectorAll<HTMLElement>('[data-communes]')) {
    const input = place.querySelector('input');
    if (input !== null) proposeIn(place, input);
  }
}

function proposeIn(place: HTMLElement, input: HTMLInputElement): void {
  const list = document.createElement('ul');
  list.id = `${input.id}-proposals`;
  list.className = 'proposals';
  list.hidden = true;
  list.setAttribute('role', 'listbox');
  list.setAttribute('aria-label', input.labels?.[0]?.textContent ?? '');
  input.insertAdjacentElement('afterend', list);
  const combobox = new Combobox(input, list, { tabInsertsSuggestions: false });
  let asking: AbortController | undefined;
  let pause: ReturnType<typeof setTimeout> | undefined;

  input.addEventListener('input', () => {
    clearTimeout(pause);
    asking?.abort();
    const typed = input.value.trim();
    if (typed.length < SHORTEST) close();
    else pause = setTimeout(() => void propose(typed), PAUSE_MS);
  });
  input.addEventListener('blur', () => {
    clearTimeout(pause);
    asking?.abort();
    close();
  });
  input.addEventListener('keydown', (event) => {
    if (event.key !== 'Escape' || list.hidden) return;
    // Some browsers would empty the field.
    event.preventDefault();
    close();
  });
  // A press takes the focus from the field, and the list away, before it is a click.
  list.addEventListener('mousedown', (event) => event.preventDefault());
  list.addEventListener('combobox-commit', (event) => {
    input.value = (event.target as HTMLElement).textContent;
    close();
  });

  async function propose(typed: string): Promise<void> {
    asking = new AbortController();
    const communes = await communesLike(typed, asking.signal);
    if (communes === null || document.activeElement !== input) return;
    show(communes);
  }

  function show(communes: readonly Commune[]): void {
    const { one = '', many = '', none = '' } = place.dataset;
    combobox.stop();
    list.replaceChildren(...communes.map(optionOf));
    list.hidden = communes.length === 0;
    if (communes.length > 0) combobox.start();
    const count = communes.length;
    announce(count === 0 ? none : count === 1 ? one : many.replace('{count}', String(count)));
  }

  function close(): void {
    if (list.hidden) return;
    combobox.stop();
    list.hidden = true;
    list.replaceChildren();
  }
}

/** Null when something newer has been typed, or the line is down: then nothing is proposed, and nothing lost. */
async function communesLike(typed: string, signal: AbortSignal): Promise<readonly Commune[] | null> {
  try {
    const answer = await fetch(`/api/v1/communes?q=${encodeURIComponent(typed)}`, { signal });
    if (!answer.ok) return null;
    const { communes } = (await answer.json()) as { communes: readonly Commune[] };
    return communes;
  } catch {
    return null;
  }
}

function optionOf({ label }: Commune, index: number): HTMLElement {
  const option = document.createElement('li');
  option.id = `commune-${String(index)}`;
  option.setAttribute('role', 'option');
  option.textContent = label;
  return option;
}
