/** Says something to those who hear the page, once they have finished listening to what they are at. */
export function announce(text: string): void {
  const place = said ?? document.body.appendChild(newPlace());
  said = place;
  // The same words twice are a change only when they have been gone meanwhile.
  place.textContent = '';
  setTimeout(() => (place.textContent = text), SOON_MS);
}

const SOON_MS = 100;
let said: HTMLElement | undefined;

function newPlace(): HTMLElement {
  const place = document.createElement('p');
  place.className = 'unseen';
  place.setAttribute('role', 'status');
  return place;
}
