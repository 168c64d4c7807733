/**
 * What people copy as the address of a calendar, as an address of the web: null when it is none. A name and password
 * are refused, as they would lie readable in our database.
 */
export function webAddressOf(text: string, from?: URL): URL | null {
  const written = text.trim().replace(CALENDAR_SCHEME, 'https://');
  const url = URL.canParse(written, from?.href) ? new URL(written, from?.href) : null;
  if (url === null || !SCHEMES.has(url.protocol)) return null;
  if (url.username !== '' || url.password !== '') return null;
  return isPortOfTheWeb(url) ? url : null;
}

/** As in `agenda.example.org:8443`, the port always told: what one address has that another must share. */
export function placeOf(url: URL): string {
  return `${hostnameOf(url)}:${String(portOf(url))}`;
}

/** Without the brackets of an IPv6 address, and without the dot that ends a complete name. */
export function hostnameOf(url: URL): string {
  return url.hostname.replace(/^\[|\]$/g, '').replace(/\.$/, '');
}

/** Apple's own words for "a calendar to subscribe to"; the server behind is an ordinary one. */
const CALENDAR_SCHEME = /^webcals?:\/\//i;
const SCHEMES: ReadonlySet<string> = new Set(['https:', 'http:']);

/** Calendars live on many ports; below 1024 there is, beside the web's two, what understands no HTTP: mail, SSH. */
function isPortOfTheWeb(url: URL): boolean {
  const port = portOf(url);
  return port === 80 || port === 443 || port >= 1024;
}

function portOf(url: URL): number {
  if (url.port !== '') return Number(url.port);
  return url.protocol === 'https:' ? 443 : 80;
}
