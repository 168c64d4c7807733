import type { JSX } from 'preact';
import { Framed } from '../accounts/framed.js';
import type { Visit } from '../accounts/visit.js';
import { BookButton } from '../booking-forms/book-button.js';
import { bookingKey } from '../booking-forms/booking-keys.js';
import { WishInputs } from '../booking-forms/offer.views.js';
import type { Own } from '../booking-forms/own-bookings.js';
import type { Wish } from '../booking-forms/wish.js';
import { whenInWords } from '../booking-links/link.words.js';
import type { SeenBooking } from '../bookings/booking-record.js';
import { capitalised } from '../platform/i18n/in-words.js';
import type { Language, Words } from '../platform/i18n/language.js';
import { Form } from '../platform/web/form.js';
import type { WishedPlace } from './wished-place.js';
import { WishInShort, wishInWords } from './wish.views.js';

interface AlreadyProps {
  readonly visit: Visit;
  readonly wish: Wish;
  readonly place: WishedPlace;
  readonly own: Own;
  readonly already: readonly SeenBooking[];
}

/** A question: nothing is booked yet, for somebody who has a place at that time may not have meant another one. */
export function AlreadyPage(props: AlreadyProps): JSX.Element {
  const { visit, wish, place, own, already } = props;
  const { language } = visit;
  return (
    <Framed visit={visit} title={WORDS.title[language]}>
      <h1>{WORDS.title[language]}</h1>
      <AlreadyList visit={visit} already={already} />
      <h2>{WORDS.wished[language]}</h2>
      <WishInShort wish={wish} place={place} language={language} />
      <p>{WORDS.nothingYet[language]}</p>
      {already.map((booking) => (
        <Instead key={booking.reference} {...props} booking={booking} />
      ))}
      <div class="aside">
        <BookButton
          visit={visit}
          wish={wish}
          of={wishInWords(wish, place, language)}
          bookingKey={bookingKey(wish, own)}
          again
          look="quiet"
          label={WORDS.also[language]}
        />
      </div>
    </Framed>
  );
}

/** The same booking, here; or where it is. Of several, each says which it is about. */
function Instead({
  visit,
  wish,
  place,
  already,
  booking,
}: AlreadyProps & { readonly booking: SeenBooking }): JSX.Element {
  const { language } = visit;
  const which = already.length > 1 ? ` (${booking.telecentreName}, ${booking.resourceName})` : '';
  const move = WORDS.move[language] + which;
  return (
    <div class="actions main">
      {booking.status === 'confirmed' && (
        <Form action={`/bookings/${booking.reference}/move`} formToken={visit.visitor?.formToken ?? null}>
          <WishInputs wish={wish} />
          <button type="submit" aria-label={`${move}, ${wishInWords(wish, place, language)}`}>
            {move}
          </button>
        </Form>
      )}
      <a class="button quiet" href={`/bookings/${booking.reference}`}>
        {WORDS.keep[language] + which}
      </a>
    </div>
  );
}

export function AlreadyList({
  visit: { language },
  already,
}: {
  readonly visit: Visit;
  readonly already: readonly SeenBooking[];
}): JSX.Element {
  return (
    <div class="warning">
      <p>{WORDS.booked[language]}</p>
      <LinksTo bookings={already} language={language} />
    </div>
  );
}

export function LinksTo({
  bookings,
  language,
}: {
  readonly bookings: readonly SeenBooking[];
  readonly language: Language;
}): JSX.Element {
  return (
    <ul>
      {bookings.map((booking) => (
        <li key={booking.reference}>
          <a href={`/bookings/${booking.reference}`}>
            {`${capitalised(whenInWords(booking, language))}, ${booking.telecentreName}, ${booking.resourceName}`}
          </a>
        </li>
      ))}
    </ul>
  );
}

const WORDS = {
  title: {
    fr: 'Vous avez déjà une réservation à ce moment-là',
    en: 'You already have a booking at that time',
  },
  booked: { fr: 'Vous avez déjà réservé à ce moment-là\u00a0:', en: 'You have booked at that time already:' },
  wished: { fr: 'Ce que vous demandez', en: 'What you are asking for' },
  nothingYet: {
    fr: 'Rien d’autre n’est encore réservé. Que voulez-vous faire de votre réservation\u00a0?',
    en: 'Nothing else is booked yet. What do you want to do with your booking?',
  },
  move: { fr: 'La déplacer ici', en: 'Move it here' },
  keep: { fr: 'Garder l’ancienne', en: 'Keep the earlier one' },
  also: { fr: 'Réserver aussi', en: 'Book as well' },
} satisfies Record<string, Words>;
