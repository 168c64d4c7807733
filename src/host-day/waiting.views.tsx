import type { JSX } from 'preact';
import { HALF_DAY_IN_WORDS } from '../bookings/half-day.words.js';
import type { Language, Words } from '../platform/i18n/language.js';
import { Icon } from '../platform/web/icon.js';
import type { WaitingThen } from '../waitlist/waitlist.queries.js';
import { periodInWords } from './host-day.words.js';

/** How many wait for a place on this day: who they are is nobody's business until they come. */
export function WaitingOnDay({
  waiting,
  zone,
  language,
}: {
  readonly waiting: readonly WaitingThen[];
  readonly zone: string;
  readonly language: Language;
}): JSX.Element | null {
  if (waiting.length === 0) return null;
  const said = waiting.map(({ halfDay, people, ...period }) => {
    const when =
      halfDay === null ? periodInWords(period, zone, language) : HALF_DAY_IN_WORDS[halfDay][language];
    return `${when}, ${String(people)}\u00a0${(people > 1 ? WORDS.people : WORDS.person)[language]}`;
  });
  return (
    <p class="muted">
      <Icon name="hourglass-split" /> {WORDS.inLine[language]} {said.join('\u00a0; ')}
    </p>
  );
}

const WORDS = {
  inLine: { fr: 'Dans la file d’attente\u00a0:', en: 'Waiting in line:' },
  person: { fr: 'personne', en: 'person' },
  people: { fr: 'personnes', en: 'people' },
} satisfies Record<string, Words>;
