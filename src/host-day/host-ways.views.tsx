import type { JSX } from 'preact';
import type { Language, Words } from '../platform/i18n/language.js';
import type { UnconfirmedPlace } from './unconfirmed.queries.js';

/** What of a telecentre is looked at less often than its day, in a quiet line. */
export function SisterWays({
  slug,
  name,
  language,
}: {
  readonly slug: string;
  readonly name: string;
  readonly language: Language;
}): JSX.Element {
  return (
    <ul class="sister-ways">
      {SISTERS.map(({ page, label }) => (
        <li key={page}>
          <a href={`/telecentres/${slug}/${page}`} aria-label={`${label[language]}, ${name}`}>
            {label[language]}
          </a>
        </li>
      ))}
    </ul>
  );
}

const SISTERS = [
  { page: 'week', label: { fr: 'Semaine', en: 'Week' } },
  { page: 'requests', label: { fr: 'Demandes', en: 'Requests' } },
  { page: 'figures', label: { fr: 'Chiffres', en: 'Figures' } },
] as const;

/** Nobody finds a telecentre before its host has said that its hours are right. */
export function HoursToConfirm({
  slug,
  name,
  language,
}: UnconfirmedPlace & { readonly language: Language }): JSX.Element {
  return (
    <p class="warning">
      {name}
      {language === 'fr' ? '\u00a0: ' : ': '}
      <a href={`/administration/telecentres/${slug}/hours-confirmation`}>{TO_CONFIRM[language]}</a>
    </p>
  );
}

const TO_CONFIRM: Words = { fr: 'horaires à confirmer', en: 'hours to be confirmed' };
