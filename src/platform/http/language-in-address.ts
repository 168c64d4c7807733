/**
 * `/en/search` is the page `/search` in English, whatever browser or account would rather have: a choice that needs no
 * cookie, and that can be sent to somebody else. Pages know nothing of it: it is taken off when a request comes in, and put
 * back in front of the ways that the answer shows.
 */
import type { IncomingMessage } from 'node:http';
import { LANGUAGES, type Language } from '../i18n/language.js';

/** What is no page is in no language, or is asked for by programs; and what has a language already keeps it. */
const NOT_PAGES = new Set<string>([
  ...LANGUAGES,
  'api',
  'caldav',
  'calendars',
  'health',
  'photos',
  'service-worker.js',
  'static',
  '.well-known',
]);

const chosen = new WeakMap<IncomingMessage, Language>();

/** The address as our routes know it. */
export function withoutLanguage(raw: IncomingMessage): string {
  const url = raw.url ?? '/';
  const [, named, rest = ''] = PREFIXED.exec(url) ?? [];
  const language = LANGUAGES.find((one) => one === named);
  const address = rest.startsWith('/') ? rest : `/${rest}`;
  if (language === undefined || !isPage(address)) return url;
  chosen.set(raw, language);
  return address;
}

const PREFIXED = /^\/(\w\w)((?:[/?].*)?)$/;

export function languageInAddress(raw: IncomingMessage): Language | undefined {
  return chosen.get(raw);
}

/** A way of ours in the language of the address that shows it; every other way as it is. */
export function inLanguage(address: string, language: Language | undefined): string {
  return language !== undefined && isPage(address) ? `/${language}${address}` : address;
}

/** All ways that a page shows: links, and where its forms are sent. Text between them has its quotes escaped. */
export function waysInLanguage(page: string, language: Language): string {
  return page.replaceAll(
    WAY,
    (_, name: string, address: string) => ` ${name}="${inLanguage(address, language)}"`,
  );
}

const WAY = / (href|action|formaction)="(\/[^"]*)"/g;

/** Two slashes, or what browsers read as two, would lead to somebody else's site. */
function isPage(address: string): boolean {
  if (!/^\/(?![/\\])/.test(address)) return false;
  const [first = ''] = address.slice(1).split(/[/?#]/, 1);
  // Nothing of ours begins with an escaped letter; routes would read it, and this list would not.
  return !NOT_PAGES.has(first) && !first.includes('%');
}
