/** A wish in words, for the pages that ask about it. */
import type { JSX } from 'preact';
import { wishedTimeInWords, periodsInWords } from '../booking-forms/when.words.js';
import type { Wish } from '../booking-forms/wish.js';
import { KIND } from '../bookings/kind.words.js';
import { HALF_DAY_IN_WORDS } from '../bookings/half-day.words.js';
import { clockInWords } from '../platform/i18n/clock-in-words.js';
import { capitalised, dateInWords, hoursInWords } from '../platform/i18n/in-words.js';
import type { Language, Words } from '../platform/i18n/language.js';
import { Icon } from '../platform/web/icon.js';
import { HOURS_TO_BE_CONFIRMED } from '../telecentres/telecentres.words.js';
import type { WishedPlace } from './wished-place.js';

/** Day, hours, what and where; on the clock of the telecentre, which is named where it is not that of the mainland. */
export function WishInShort({
  wish,
  place,
  language,
  canBeHad = true,
}: {
  readonly wish: Wish;
  readonly place: WishedPlace;
  readonly language: Language;
  /** What cannot be booked need not be known any closer. */
  readonly canBeHad?: boolean;
}): JSX.Element {
  const { telecentre, tariff } = place;
  return (
    <div class="ticket">
      <p class="lead">
        <Icon name="calendar" /> <strong>{capitalised(dateInWords(wish.time.date, language))}</strong>
      </p>
      <p>
        <Icon name="clock" /> {capitalised(hoursOf(wish, place, language))}
      </p>
      <p>
        <Icon name="geo-alt" /> <a href={`/telecentres/${telecentre.slug}`}>{telecentre.commune.name}</a>,{' '}
        {telecentre.name}
      </p>
      <p>
        <Icon name="laptop" /> {whatOf(wish, place, language)}
      </p>
      {tariff !== null && (
        <p>
          <Icon name="credit-card" /> {tariff[language]}
        </p>
      )}
      {canBeHad && !telecentre.hoursConfirmed && (
        <p class="muted">
          <Icon name="info-circle" /> {HOURS_TO_BE_CONFIRMED[language]}
        </p>
      )}
    </div>
  );
}

/** For those who hear a button: `Figeac, mardi 12 janvier · matin`. */
export function wishInWords({ time }: Wish, { telecentre }: WishedPlace, language: Language): string {
  return `${telecentre.commune.name}, ${wishedTimeInWords(time, language)}`;
}

/** `matin, 9 h – 12 h (heure de La Réunion)`. */
function hoursOf({ time }: Wish, { stay, telecentre }: WishedPlace, language: Language): string {
  const { timeZone } = telecentre.opening;
  const clock = clockInWords(timeZone, language);
  const hours =
    stay !== null
      ? periodsInWords(stay.periods, timeZone, language)
      : 'from' in time
        ? hoursInWords(time.from, time.to, language)
        : null;
  const parts = ['halfDay' in time ? HALF_DAY_IN_WORDS[time.halfDay][language] : null, hours];
  const said = parts.filter((part) => part !== null).join(', ');
  return clock === undefined ? said : `${said} (${clock})`;
}

/** `poste, au choix du télécentre`; `Salle visio (salle de réunion), 8 personnes`. */
function whatOf({ people }: Wish, { kind, resource }: WishedPlace, language: Language): string {
  const kindInWords = KIND[language][kind];
  const named =
    resource === null
      ? capitalised(kindInWords)
      : resource.name.toLowerCase().includes(kindInWords)
        ? resource.name
        : `${resource.name} (${kindInWords})`;
  return people > 1 ? `${named}, ${people}\u00a0${PEOPLE[language]}` : named;
}

const PEOPLE: Words = { fr: 'personnes', en: 'people' };
