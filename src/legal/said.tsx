import type { JSX } from 'preact';
import type { Language, Words } from '../platform/i18n/language.js';

/** What the operator has said, with the way there where it is one; or that they have not. */
export function Said({
  fact,
  language,
}: {
  readonly fact: string | undefined;
  readonly language: Language;
}): JSX.Element {
  if (fact === undefined) return <span class="muted">{TO_COMPLETE[language]}</span>;
  if (EMAIL.test(fact)) return <a href={`mailto:${fact}`}>{fact}</a>;
  if (PHONE.test(fact)) return <a href={`tel:${fact.replace(/[^\d+]/g, '')}`}>{fact}</a>;
  return <>{fact}</>;
}

const EMAIL = /^[^\s@:/?&]+@[^\s@:/?&]+$/;
const PHONE = /^\+?[\d\s.()-]{4,25}$/u;

const TO_COMPLETE: Words = { fr: 'à compléter par l’exploitant', en: 'to be completed by the operator' };
