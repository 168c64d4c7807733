/** Keeps the page of a booking of today for when there is no network, and drops it when it has had its day. */
import { drop, keep, keptBookings, pathWithoutLanguage, type KeptBooking } from './kept-bookings.js';

const WORKER = '/service-worker.js';

/** In a private window, or where there is no room, nothing can be kept: the page is there all the same. */
export function keepBookingsOfToday(): void {
  if (!('caches' in window) || !('serviceWorker' in navigator)) return;
  for (const form of document.querySelectorAll('form[action$="/sign-out"], form[action$="/account/erasure"]'))
    form.addEventListener('submit', () => void forgetEverything().catch(ignore));
  void look().catch(ignore);
}

async function look(): Promise<void> {
  const path = pathWithoutLanguage(location.pathname).replace(/\/door-code$/, '');
  const { reader } = document.body.dataset;
  // Whoever has signed in since is not shown what another kept here, whichever way the other's session ended.
  if (reader !== undefined) await drop((kept) => kept.holder !== reader);
  const mark = document.querySelector<HTMLElement>('[data-booking]');
  if (mark === null) await drop((kept) => kept.path === path);
  else await lookAt(path, mark);
  await tidy();
}

/** `data-keep-for` is there when the booking is one of today: the milliseconds that are left of it. */
async function lookAt(path: string, mark: HTMLElement): Promise<void> {
  const { booking: reference = '', holder = '', revision, keepFor, code } = mark.dataset;
  const hasCode = code !== undefined;
  const left = Number(keepFor ?? 0);
  const { lang: language } = document.documentElement;
  const until = Date.now() + left;
  const shown = { path, reference, holder, language, revision: Number(revision), hasCode, until };
  const html = readable();
  // With the code in it, the page is the answer to a form: reloaded, it would ask for the code once more.
  if (hasCode) history.replaceState(null, '', location.pathname.replace(/\/door-code$/, ''));

  const isBetter = (kept: KeptBooking): boolean =>
    left > 0 && kept.path === path && kept.revision === shown.revision && kept.hasCode && !hasCode;
  const isWorse = (kept: KeptBooking): boolean =>
    (kept.reference === reference || kept.path === path) && !isBetter(kept);
  // What is kept below takes the place of what was there: another page that looks meanwhile never finds nothing, and ends all.
  const isToGo = (kept: KeptBooking): boolean => isWorse(kept) && (left <= 0 || kept.path !== path);
  await drop((kept) => kept.holder !== holder || isToGo(kept));
  if (left <= 0) return;
  if (!(await keptBookings()).some(isBetter)) await keep(shown, html);
  await navigator.serviceWorker.register(WORKER);
  setTimeout(() => void tidy().catch(ignore), left + MOMENT);
}

/** After the end, to the second. */
const MOMENT = 50;

/** The page without what needs the network, and with the word that says from when it is. */
function readable(): string {
  const page = document.documentElement.cloneNode(true) as HTMLElement;
  for (const one of page.querySelectorAll('script, form, nav, footer, .actions, [data-online]')) one.remove();
  page.querySelector('[data-booking]')?.removeAttribute('hidden');
  return `<!doctype html>${page.outerHTML}`;
}

async function tidy(): Promise<void> {
  if ((await keptBookings()).length === 0) await forgetEverything();
}

async function forgetEverything(): Promise<void> {
  await drop(() => true);
  const workers = await navigator.serviceWorker.getRegistrations();
  await Promise.all(workers.map((worker) => worker.unregister()));
}

function ignore(): void {
  // Said above: what cannot be kept is not missed.
}
