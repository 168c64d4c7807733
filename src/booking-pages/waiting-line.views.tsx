import type { JSX } from 'preact';
import type { Language, Words } from '../platform/i18n/language.js';
import { Icon } from '../platform/web/icon.js';

export interface InLine {
  readonly waiting: number;
  readonly offered: number;
}

/** That they wait somewhere; and before all, that something is kept for them. */
export function WaitingLine({
  inLine: { waiting, offered },
  language,
}: {
  readonly inLine: InLine;
  readonly language: Language;
}): JSX.Element | null {
  if (offered === 0 && waiting === 0) return null;
  const words = offered > 0 ? WORDS.offered : waiting > 1 ? WORDS.several : WORDS.one;
  return (
    <p class={offered > 0 ? 'warning' : 'aside'}>
      <Icon name="hourglass-split" />{' '}
      <a href="/waitlist">{words[language].replace('{count}', String(waiting))}</a>
    </p>
  );
}

const WORDS = {
  offered: {
    fr: 'Une place que vous attendiez est libre pour vous\u00a0: répondez',
    en: 'A place that you were waiting for is free for you: answer',
  },
  one: { fr: 'Vous attendez qu’une place se libère', en: 'You are waiting for a place to become free' },
  several: {
    fr: 'Vous attendez qu’une place se libère dans {count} files',
    en: 'You are waiting in {count} lines for a place to become free',
  },
} satisfies Record<string, Words>;
