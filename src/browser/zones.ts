/** Times on pages are those of the telecentre's clock; whoever has another one is told so. */
export function tellOtherClocks(): void {
  const own = clocksOf(Intl.DateTimeFormat().resolvedOptions().timeZone);
  for (const note of document.querySelectorAll<HTMLElement>('[data-zone]')) {
    const zones = (note.dataset['zone'] ?? '').split(' ').filter((zone) => zone !== '');
    note.hidden = zones.every((zone) => clocksOf(zone) === own);
  }
}

/** What the clocks of the zone show, in winter and in summer: what counts is that, and not what the zone is called. */
function clocksOf(timeZone: string): string {
  const shown = new Intl.DateTimeFormat('en', { timeZone, dateStyle: 'short', timeStyle: 'short' });
  return `${shown.format(WINTER)} ${shown.format(SUMMER)}`;
}

const YEAR = new Date().getFullYear();
const WINTER = new Date(YEAR, 0, 15);
const SUMMER = new Date(YEAR, 6, 15);
