import type { JSX } from 'preact';
import { dateInWords } from '../platform/i18n/in-words.js';
import type { Language, Words } from '../platform/i18n/language.js';
import { Icon } from '../platform/web/icon.js';
import type { RentalRecord } from '../rentals/rental-record.js';
import { lastDayInWords } from '../rentals/rentals.words.js';

/** What they have for months: a line each, before what they have for a day. */
export function RentalsOfMine({
  rentals,
  language,
}: {
  readonly rentals: readonly RentalRecord[];
  readonly language: Language;
}): JSX.Element | null {
  if (rentals.length === 0) return null;
  return (
    <>
      {rentals.map((rental) => (
        <p key={rental.id} class="aside">
          <a href={`/rentals/${rental.reference}`}>
            <Icon name="key" />
            <span>{inWords(rental, language)}</span>
          </a>
        </p>
      ))}
    </>
  );
}

function inWords(rental: RentalRecord, language: Language): string {
  const { resourceName, telecentreName, startsOn, endsOn } = rental;
  const when =
    endsOn === null
      ? `${WORDS.since[language]} ${dateInWords(startsOn, language)}`
      : `${WORDS.until[language]} ${lastDayInWords(rental, language)}`;
  return `${WORDS.rented[language]} ${resourceName}, ${telecentreName}, ${when}`;
}

const WORDS = {
  rented: { fr: 'Vous louez', en: 'You rent' },
  since: { fr: 'à partir du', en: 'from' },
  until: { fr: 'jusqu’au', en: 'until' },
} satisfies Record<string, Words>;
