/**
 * When there is no network, shows the kept page of a booking of today, and for every other page of ours that there is one.
 * It does nothing else: files, and what programs read, are the browser's own business.
 */
import { keptBookings, pageOf, pathWithoutLanguage, type KeptBooking } from './kept-bookings.js';
import { noNetworkPage } from './no-network.js';

/** On a line this slow somebody before a closed door wants what we have. */
const PATIENCE_MS = 5000;

interface Waiting extends Event {
  respondWith(answer: Promise<Response>): void;
  readonly request: Request;
}

// A newer one takes over at once: all that they have in common are the kept pages, and those say what they are.
self.addEventListener('install', () => void (self as unknown as { skipWaiting(): unknown }).skipWaiting());

self.addEventListener('fetch', (event) => {
  const waiting = event as Waiting;
  const { request } = waiting;
  const path = pathWithoutLanguage(new URL(request.url).pathname);
  if (request.mode !== 'navigate' || NO_PAGE.test(path)) return;
  if (request.method !== 'GET') waiting.respondWith(sent(request));
  else waiting.respondWith(LEADS_TO_A_BOOKING.test(path) ? answer(request, path) : pageOrWhyNot(request));
});

/** Read by programs, or files; opened by hand they are the browser's. */
const NO_PAGE =
  /^\/(?:api|caldav|calendars|health|photos|static|service-worker\.js|\.well-known)(?:\/|$)|\.\w+$/;

/** The page of a booking, or what is opened to get there: the first page, the list, the address in calendars. */
const LEADS_TO_A_BOOKING = /^(?:\/|\/bookings(?:\/[\w-]+)?|\/booking\/[\w-]+)$/;

async function answer(request: Request, path: string): Promise<Response> {
  const kept = await keptBookings();
  const here = kept.find((one) => one.path === path);
  if (here !== undefined) return Promise.race([networkOr(request, () => pageOrError(here)), inTime(here)]);
  const there = path.startsWith('/bookings/')
    ? kept.find(({ reference }) => path.endsWith(`/${reference}`))
    : path.startsWith('/booking/')
      ? undefined
      : kept[0];
  if (there === undefined) return pageOrWhyNot(request);
  return networkOr(request, () => Promise.resolve(Response.redirect(there.path)));
}

async function pageOrWhyNot(request: Request): Promise<Response> {
  try {
    return await fetch(request);
  } catch {
    return noNetworkPage('not-read', request.url, await keptBookings());
  }
}

/** A form is sent once, and never by the worker again. */
async function sent(request: Request): Promise<Response> {
  const hasNetwork = navigator.onLine;
  try {
    return await fetch(request);
  } catch {
    return noNetworkPage(hasNetwork ? 'not-answered' : 'not-sent', request.url, await keptBookings());
  }
}

async function networkOr(request: Request, otherwise: () => Promise<Response>): Promise<Response> {
  try {
    const heard = await fetch(request);
    // Whoever stands between us and them says so.
    return GATEWAY_ERRORS.includes(heard.status) ? await otherwise() : heard;
  } catch {
    return otherwise();
  }
}

const GATEWAY_ERRORS = [502, 503, 504];

async function inTime(kept: KeptBooking): Promise<Response> {
  await new Promise((resolve) => setTimeout(resolve, PATIENCE_MS));
  return pageOrError(kept);
}

async function pageOrError(kept: KeptBooking): Promise<Response> {
  return (await pageOf(kept)) ?? Response.error();
}
