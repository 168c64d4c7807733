import type { JSX } from 'preact';
import { Framed } from '../accounts/framed.js';
import type { Visit } from '../accounts/visit.js';
import { BookButton } from '../booking-forms/book-button.js';
import { bookingKey } from '../booking-forms/booking-keys.js';
import type { Own } from '../booking-forms/own-bookings.js';
import type { Wish } from '../booking-forms/wish.js';
import { whenInWords } from '../booking-links/link.words.js';
import type { SeenBooking } from '../bookings/booking-record.js';
import type { Words } from '../platform/i18n/language.js';
import { Alert } from '../platform/web/form.js';
import type { WishedPlace } from './wished-place.js';
import { WishInShort, wishInWords } from './wish.views.js';

/** Nothing is booked yet: somebody who has a place at that time may not have meant another one. */
export function AlreadyPage({
  visit,
  wish,
  place,
  own,
  already,
}: {
  readonly visit: Visit;
  readonly wish: Wish;
  readonly place: WishedPlace;
  readonly own: Own;
  readonly already: readonly SeenBooking[];
}): JSX.Element {
  const { language } = visit;
  return (
    <Framed visit={visit} title={WORDS.title[language]}>
      <h1>{WORDS.title[language]}</h1>
      <Alert>
        <p>{WORDS.nothingYet[language]}</p>
        <Ways visit={visit} already={already} />
      </Alert>
      <h2>{WORDS.asWell[language]}</h2>
      <WishInShort wish={wish} place={place} language={language} />
      <div class="actions main">
        <BookButton
          visit={visit}
          wish={wish}
          of={wishInWords(wish, place, language)}
          bookingKey={place.stay === null ? '' : bookingKey(wish, place.stay, own)}
          again
          look="quiet"
          label={WORDS.also[language]}
        />
      </div>
    </Framed>
  );
}

/** Said before anything is pressed. */
export function AlreadyList({
  visit,
  already,
}: {
  readonly visit: Visit;
  readonly already: readonly SeenBooking[];
}): JSX.Element {
  return (
    <div class="warning">
      <p>{WORDS.title[visit.language]}.</p>
      <Ways visit={visit} already={already} />
    </div>
  );
}

function Ways({
  visit: { language },
  already,
}: {
  readonly visit: Visit;
  readonly already: readonly SeenBooking[];
}): JSX.Element {
  return (
    <ul>
      {already.map((booking) => (
        <li key={booking.reference}>
          <a href={`/bookings/${booking.reference}`}>
            {`${booking.telecentreName}, ${booking.resourceName}${COLON[language]}${whenInWords(booking, language)}`}
          </a>
        </li>
      ))}
    </ul>
  );
}

const COLON: Words = { fr: '\u00a0: ', en: ': ' };

const WORDS = {
  title: {
    fr: 'Vous avez déjà une réservation à ce moment-là',
    en: 'You already have a booking at that time',
  },
  nothingYet: { fr: 'Rien d’autre n’est encore réservé.', en: 'Nothing else is booked yet.' },
  asWell: { fr: 'Réserver aussi cette place\u00a0?', en: 'Book this place as well?' },
  also: { fr: 'Réserver aussi', en: 'Book as well' },
} satisfies Record<string, Words>;
