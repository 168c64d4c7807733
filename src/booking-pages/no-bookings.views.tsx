import type { JSX } from 'preact';
import type { Language, Words } from '../platform/i18n/language.js';
import { Icon } from '../platform/web/icon.js';

/** What to do, said to whoever has nothing booked. */
export function NoBookings({
  language,
  when,
}: {
  readonly language: Language;
  readonly when: 'coming' | 'past';
}): JSX.Element {
  return (
    <div class="empty">
      <p class="lead">{(when === 'past' ? WORDS.noPast : WORDS.none)[language]}</p>
      <p>{WORDS.whatToDo[language]}</p>
      <p class="actions">
        <a class="button" href="/search">
          <Icon name="search" /> {WORDS.search[language]}
        </a>
        <a class="button quiet" href="/telecentres">
          {WORDS.telecentres[language]}
        </a>
      </p>
    </div>
  );
}

const WORDS = {
  none: { fr: 'Vous n’avez aucune réservation à venir.', en: 'You have no booking to come.' },
  noPast: { fr: 'Vous n’avez aucune réservation passée.', en: 'You have no past booking.' },
  whatToDo: {
    fr: 'Choisissez un jour et un lieu\u00a0: un geste suffit ensuite pour réserver.',
    en: 'Choose a day and a place: then one press is enough to book.',
  },
  search: { fr: 'Chercher une place', en: 'Look for a place' },
  telecentres: { fr: 'Voir les télécentres', en: 'See the telecentres' },
} satisfies Record<string, Words>;
