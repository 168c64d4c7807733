/**
 * The week of those who receive people: arrow keys go from cell to cell, and a booking is dragged with a mouse onto a free
 * half-day: the answer asks first where more than its place would change. Fingers scroll, and move a booking from its page.
 */
import type { LivePage } from './live.js';

export function moveInWeek(page: LivePage): void {
  if (document.querySelector('[data-cells]') === null) return;
  document.addEventListener('keydown', goByArrows);
  let dragged: HTMLElement | null = null;

  document.addEventListener('dragstart', (event) => {
    dragged = event.target instanceof Element ? event.target.closest<HTMLElement>('[data-booking]') : null;
    if (dragged === null) return;
    dragged.dataset['dragged'] = '';
    event.dataTransfer?.setData('text/plain', referenceOf(dragged));
    document.body.classList.add('is-dragging');
  });
  document.addEventListener('dragover', (event) => {
    if (dragged !== null && cellAt(event) !== null) event.preventDefault();
  });
  document.addEventListener('drop', (event) => {
    const cell = cellAt(event);
    if (dragged === null || cell === null) return;
    event.preventDefault();
    send(referenceOf(dragged), cell);
  });
  document.addEventListener('dragend', () => {
    delete dragged?.dataset['dragged'];
    dragged = null;
    document.body.classList.remove('is-dragging');
    page.look();
  });
}

function referenceOf({ dataset }: HTMLElement): string {
  return dataset['booking'] ?? '';
}

function cellAt({ target }: Event): HTMLElement | null {
  return target instanceof Element ? target.closest<HTMLElement>('[data-drop]') : null;
}

function send(reference: string, cell: HTMLElement): void {
  const form = document.querySelector<HTMLFormElement>('[data-drop-form] form');
  if (form === null) return;
  const [place = '', date = '', dropped = ''] = (cell.dataset['drop'] ?? '').split(' ');
  for (const [name, value] of Object.entries({ place, date, dropped })) {
    const field = form.elements.namedItem(name);
    if (field instanceof HTMLInputElement) field.value = value;
  }
  form.action = `/host/bookings/${reference}/move`;
  form.requestSubmit();
}

const STEPS: Readonly<Record<string, readonly [rows: number, cells: number]>> = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
};

/** To the next cell in that direction in which something can be pressed. */
function goByArrows(event: KeyboardEvent): void {
  const step = STEPS[event.key];
  const cell = event.target instanceof Element ? event.target.closest<HTMLTableCellElement>('td') : null;
  const table = cell?.closest<HTMLTableElement>('table[data-cells]');
  if (step === undefined || cell === null || !table || event.altKey || event.ctrlKey || event.metaKey) return;
  const [rows, cells] = step;
  let row = (cell.parentElement as HTMLTableRowElement).rowIndex;
  let column = cell.cellIndex;
  for (;;) {
    row += rows;
    column += cells;
    const next = table.rows[row]?.cells[column];
    if (next?.tagName !== 'TD') return;
    const way = next.querySelector<HTMLElement>('a, button');
    if (way === null) continue;
    event.preventDefault();
    way.focus();
    return;
  }
}
