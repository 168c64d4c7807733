/** A file that somebody chooses is read into the field that it would otherwise be pasted into; it goes nowhere by itself. */
export function readFilesIntoFields(): void {
  for (const place of document.querySelectorAll<HTMLElement>('[data-reads-file]')) {
    const field = place.querySelector('textarea');
    if (field !== null) offerFileIn(place, field);
  }
}

function offerFileIn(place: HTMLElement, field: HTMLTextAreaElement): void {
  const label = document.createElement('label');
  label.textContent = place.dataset['readsFile'] ?? '';
  const input = document.createElement('input');
  input.type = 'file';
  input.accept = '.json,application/json';
  label.append(input);
  place.append(label);
  input.addEventListener('change', () => {
    const [file] = input.files ?? [];
    if (file !== undefined) void file.text().then((text) => (field.value = text));
  });
}
