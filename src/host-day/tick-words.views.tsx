import type { JSX } from 'preact';
import type { Language } from '../platform/i18n/language.js';
import { TICK_WORDS } from './host-day.words.js';

/** Where the script says what it keeps; outside of what is fetched again, so that it stays. */
export function TickWords({ language }: { readonly language: Language }): JSX.Element {
  const words = Object.entries(TICK_WORDS).map(([name, said]) => [
    `data-${KEBAB[name] ?? name}`,
    said[language],
  ]);
  return <div id="ticks" hidden {...(Object.fromEntries(words) as Readonly<Record<string, string>>)} />;
}

const KEBAB: Readonly<Record<string, string>> = { signedOut: 'signed-out' };
