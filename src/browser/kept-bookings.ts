/**
 * Pages of bookings of today, as they were read last, in the browser's own cache: the one thing that is kept there. Each
 * knows how long it is good for and whose it is, so that nothing outlives its use or meets another reader.
 */
export interface KeptBooking {
  /** Without the language in front: the same booking in either. */
  readonly path: string;
  readonly reference: string;
  /** Something that differs from person to person and says nothing of them. */
  readonly holder: string;
  /** Of the page. */
  readonly language: string;
  readonly revision: number;
  readonly hasCode: boolean;
  /** By the clock of this device. */
  readonly until: number;
}

const CACHE = 'bookings-of-today';
const ABOUT = 'x-kept';

/** For readers only: no script runs and no form is sent, and the rest of what our pages are allowed. */
export const POLICY =
  "default-src 'none'; style-src 'self'; font-src 'self'; img-src 'self' data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

export function pathWithoutLanguage(path: string): string {
  return path.replace(/^\/(?:en|fr)(?=\/|$)/, '') || '/';
}

export async function keep(kept: KeptBooking, html: string): Promise<void> {
  const headers = {
    'content-type': 'text/html; charset=utf-8',
    'content-security-policy': POLICY,
    'x-robots-tag': 'noindex',
    [ABOUT]: JSON.stringify(kept),
  };
  const cache = await caches.open(CACHE);
  try {
    await cache.put(kept.path, new Response(html, { headers }));
  } catch (error) {
    // Where there is no room for the new one, the old one must not be taken for it.
    await cache.delete(kept.path);
    throw error;
  }
}

/** Those that are not over; what is over goes. */
export async function keptBookings(): Promise<readonly KeptBooking[]> {
  await drop(({ until }) => until <= Date.now());
  return everyKept();
}

export async function pageOf({ path }: KeptBooking): Promise<Response | undefined> {
  return (await caches.open(CACHE)).match(path);
}

export async function drop(isToGo: (kept: KeptBooking) => boolean): Promise<void> {
  const every = await everyKept();
  const going = every.filter(isToGo);
  if (going.length === 0) return;
  if (going.length === every.length) {
    await caches.delete(CACHE);
    return;
  }
  const cache = await caches.open(CACHE);
  await Promise.all(going.map(({ path }) => cache.delete(path)));
}

async function everyKept(): Promise<readonly KeptBooking[]> {
  if (!(await caches.has(CACHE))) return [];
  const cache = await caches.open(CACHE);
  const pages = await Promise.all((await cache.keys()).map((address) => cache.match(address)));
  return pages.flatMap((page) => {
    const about = page?.headers.get(ABOUT);
    return about ? [JSON.parse(about) as KeptBooking] : [];
  });
}
