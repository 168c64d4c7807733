import type { Language } from '../i18n/language.js';
import { inLanguage } from '../http/language-in-address.js';
import type { Frame } from './layout.js';
import { localPath } from './local-path.js';
import { linksOf, WAYS_OF_ANYBODY } from './navigation.js';
import type { SiteLook } from './site.js';
import { STYLESHEET } from './static.js';

/** Around what is shown before it is known who looks, or while nobody can be asked: it needs no database. */
export function frameOfAnybody(
  url: string,
  language: Language,
  look: SiteLook | undefined,
): Omit<Frame, 'title'> {
  const address = inEveryLanguage(localPath(url, '/'));
  const [path = '/'] = address.split('?', 1);
  return { language, look: look ?? NO_LOOK, address, links: linksOf(WAYS_OF_ANYBODY, path, language) };
}

/** What is no page is not there in another language either. */
function inEveryLanguage(address: string): string {
  return inLanguage(address, 'fr') === address ? '/' : address;
}

const NO_LOOK: SiteLook = { name: '', stylesheet: STYLESHEET, logo: null };
