import type { JSX } from 'preact';
import type { Coming, PlaceState } from '../occupancy/day.js';
import type { Language } from '../platform/i18n/language.js';
import { may } from '../reservation/booking.js';
import { CALENDAR_WORDS as WORDS, nameOf, periodInWords, STATE_IN_A_WORD } from './host-calendar.words.js';

export interface Standing {
  readonly look: 'free' | 'booked' | 'taken' | 'closed';
  /** Null where names say it. */
  readonly says: string | null;
  /** Why it is shut, where that is said. */
  readonly why: string;
}

/** What a cell says when one looks at it from afar. `closed`: why the whole half-day is. */
export function whatStandsThere(
  place: PlaceState | null,
  closed: string | null,
  language: Language,
): Standing {
  if (place === null) return { look: 'closed', says: WORDS.closed[language], why: '' };
  const shut = closed ?? place.closed.find(({ times }) => times === null)?.why;
  if (shut !== undefined) return { look: 'closed', says: WORDS.closed[language], why: shut };
  const [busy] = place.busy;
  if (busy !== undefined)
    return {
      look: 'taken',
      says: `${WORDS.elsewhere[language]}${busy.why || WORDS.taken[language]}`,
      why: '',
    };
  const [rented] = place.rented;
  if (rented !== undefined)
    return {
      look: 'taken',
      says: rented.why === '' ? WORDS.rentedOut[language] : `${WORDS.rented[language]}${rented.why}`,
      why: '',
    };
  if (place.free === 'all') return { look: 'free', says: WORDS.free[language], why: '' };
  if (place.coming.length > 0) return { look: 'booked', says: null, why: '' };
  return { look: 'taken', says: WORDS.taken[language], why: '' };
}

/** Everybody who is booked there, each a way to their booking. */
export function Comers({
  place,
  zone,
  language,
}: {
  readonly place: PlaceState;
  readonly zone: string;
  readonly language: Language;
}): JSX.Element {
  return (
    <>
      {place.coming.map((coming) => (
        <Comer key={coming.known.booking.reference} coming={coming} zone={zone} language={language} />
      ))}
    </>
  );
}

export function Comer({
  coming,
  zone,
  language,
}: {
  readonly coming: Coming;
  readonly zone: string;
  readonly language: Language;
}): JSX.Element {
  const { known, state, times } = coming;
  const { reference, status } = known.booking;
  const word = STATE_IN_A_WORD[state];
  return (
    <a
      class={`comer ${state}`}
      href={`/host/bookings/${reference}`}
      {...(may(status, 'move') ? { 'data-booking': reference } : {})}
    >
      <span class="name">{nameOf(coming, language)}</span>
      {times !== null && <small> {periodInWords(times, zone, language)}</small>}
      {word !== null && <small class="word"> {word[language]}</small>}
    </a>
  );
}
