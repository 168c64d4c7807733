import type { JSX } from 'preact';
import type { Visit } from '../accounts/visit.js';
import type { Telecentre } from '../telecentres/network.js';
import type { Stay } from '../reservation/stay.js';
import { BookButton } from './book-button.js';
import { bookingKey } from './booking-keys.js';
import { MoveButton } from './offer.views.js';
import type { Own } from './own-bookings.js';
import { freeThenInWords, periodsInWords, wishedTimeInWords } from './when.words.js';
import type { Wish } from './wish.js';

/** What is free all the same where something is full: `libre l’après-midi, 14 h – 18 h [Réserver]`. */
export function Instead({
  visit,
  telecentre,
  stay,
  wish,
  own,
  moving,
}: {
  readonly visit: Visit;
  readonly telecentre: Telecentre;
  readonly stay: Stay;
  readonly wish: Wish;
  readonly own: Own;
  /** The reference of a booking that would be moved here, instead of another one made. */
  readonly moving?: string | undefined;
}): JSX.Element {
  const { language } = visit;
  const { time } = wish;
  const of = `${telecentre.commune.name}, ${wishedTimeInWords(time, language)}`;
  const hours = periodsInWords(stay.periods, telecentre.opening.timeZone, language);
  return (
    <div class="instead">
      <p>
        {freeThenInWords(time, language)}
        {'halfDay' in time && <span class="muted"> {hours}</span>}
      </p>
      {moving === undefined ? (
        <BookButton {...{ visit, wish, of }} bookingKey={bookingKey(wish, own)} look="quiet" />
      ) : (
        <MoveButton {...{ visit, wish, of, moving }} look="quiet" />
      )}
    </div>
  );
}
