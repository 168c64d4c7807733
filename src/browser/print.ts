/** A button that prints the page; telephones have no keys for it. */
export function offerPrinting(): void {
  for (const button of document.querySelectorAll<HTMLElement>('[data-prints]')) {
    button.hidden = false;
    button.addEventListener('click', () => window.print());
  }
}
