/**
 * A row of a host's day is dragged with a mouse onto a free place: the same form as that of its list of places is sent.
 * Fingers scroll, and use the list.
 */
import { EXCHANGED, type LivePage } from './live.js';

export function dragToPlaces(page: LivePage): void {
  if (document.querySelector('[data-changes]') === null || !matchMedia('(pointer: fine)').matches) return;
  let dragged: HTMLElement | null = null;

  makeDraggable();
  document.addEventListener(EXCHANGED, makeDraggable);
  document.addEventListener('dragstart', (event) => {
    dragged = (event.target as HTMLElement).closest<HTMLElement>('[data-booking-row]');
    if (dragged === null) return;
    dragged.dataset['dragged'] = '';
    event.dataTransfer?.setData('text/plain', dragged.dataset['bookingRow'] ?? '');
    for (const place of places()) place.classList.toggle('takes', buttonFor(place) !== null);
  });
  document.addEventListener('dragover', (event) => {
    if (buttonFor(placeAt(event)) !== null) event.preventDefault();
  });
  document.addEventListener('drop', (event) => {
    const button = buttonFor(placeAt(event));
    if (button === null) return;
    event.preventDefault();
    button.form?.requestSubmit(button);
  });
  document.addEventListener('dragend', () => {
    delete dragged?.dataset['dragged'];
    dragged = null;
    for (const place of places()) place.classList.remove('takes');
    page.look();
  });

  /** That of the row's own list that says the same; null where it could not sit. */
  function buttonFor(place: HTMLElement | null): HTMLButtonElement | null {
    const isNear = place !== null && dragged?.closest('section') === place.closest('section');
    const buttons = dragged?.querySelectorAll<HTMLButtonElement>('button[name="resource"]') ?? [];
    return isNear ? ([...buttons].find(({ value }) => value === place.dataset['free']) ?? null) : null;
  }
}

function makeDraggable(): void {
  for (const row of document.querySelectorAll<HTMLElement>('[data-booking-row]'))
    row.draggable = row.querySelector('button[name="resource"]') !== null;
}

function places(): NodeListOf<HTMLElement> {
  return document.querySelectorAll<HTMLElement>('[data-free]');
}

function placeAt({ target }: Event): HTMLElement | null {
  return target instanceof Element ? target.closest<HTMLElement>('[data-free]') : null;
}
