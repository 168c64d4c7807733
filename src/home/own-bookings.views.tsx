import type { JSX } from 'preact';
import { ConfirmHeld, heldInWords, isHeld, ownBookingPath } from '../booking-forms/held.views.js';
import { periodsInWords } from '../booking-forms/when.words.js';
import { HALF_DAY_IN_WORDS } from '../bookings/half-day.words.js';
import type { SeenBooking } from '../bookings/booking-record.js';
import { capitalised, dayInWords } from '../platform/i18n/in-words.js';
import type { Language } from '../platform/i18n/language.js';
import { Icon } from '../platform/web/icon.js';
import { localDateOf } from '../reservation/local-time.js';
import type { Instant } from '../reservation/period.js';
import { HOME_WORDS as WORDS } from './home.words.js';

interface OwnProps {
  readonly bookings: readonly SeenBooking[];
  readonly now: Instant;
  readonly language: Language;
}

/** Whoever has booked for today wants to know where and how to get in, before anything else. */
export function Today({ bookings, now, language }: OwnProps): JSX.Element | null {
  const today = bookings.filter((booking) => isOfToday(booking, now));
  if (today.length === 0) return null;
  return (
    <section class="notice today" aria-labelledby="today">
      <h2 id="today">{WORDS.today[language]}</h2>
      <ul>
        {today.map((booking) => (
          <li key={booking.reference}>
            <a href={ownBookingPath(booking)}>
              <strong>{booking.telecentreName}</strong>
              <span>
                {partOf(booking, language)}
                {booking.halfDay !== null && ` · ${hoursOf(booking, language)}`}
              </span>
              {!isHeld(booking) && (
                <span class="muted">
                  {WORDS.todaySee[language]} <Icon name="arrow-right" />
                </span>
              )}
            </a>
            <Held booking={booking} now={now} language={language} />
          </li>
        ))}
      </ul>
    </section>
  );
}

/** A few; the page of all of them is one tap away. */
const SHOWN = 3;

export function Coming({ bookings, now, language }: OwnProps): JSX.Element {
  const coming = bookings.filter((booking) => !isOfToday(booking, now));
  return (
    <section aria-labelledby="coming">
      <h2 id="coming">{WORDS.coming[language]}</h2>
      {bookings.length === 0 && <p>{WORDS.nothingComing[language]}</p>}
      {coming.length > 0 && (
        <ul class="rows coming">
          {coming.slice(0, SHOWN).map((booking) => (
            <li key={booking.reference}>
              <a href={ownBookingPath(booking)}>
                <strong>
                  {capitalised(dayInWords(localDateOf(booking.start, booking.timeZone), language))}
                </strong>
                <span>
                  {partOf(booking, language)} · {booking.telecentreName}
                </span>
              </a>
              <Held booking={booking} now={now} language={language} />
            </li>
          ))}
        </ul>
      )}
      <p class="actions">
        <a href="/bookings">{WORDS.allBookings[language]}</a>
        <a href="/account/calendars">{WORDS.calendars[language]}</a>
      </p>
    </section>
  );
}

/** It goes back to others by itself, unless they say that they want it. */
function Held({
  booking,
  now,
  language,
}: {
  readonly booking: SeenBooking;
  readonly now: Instant;
  readonly language: Language;
}): JSX.Element | null {
  if (!isHeld(booking)) return null;
  const day = dayInWords(localDateOf(booking.start, booking.timeZone), language);
  const of = [booking.telecentreName, day, partOf(booking, language)].join(', ');
  return (
    <p class="actions held">
      <span>{heldInWords(booking, now, language)}</span>
      <ConfirmHeld booking={booking} of={of} language={language} />
    </p>
  );
}

function isOfToday({ start, timeZone }: SeenBooking, now: Instant): boolean {
  return localDateOf(start, timeZone) <= localDateOf(now, timeZone);
}

function partOf(booking: SeenBooking, language: Language): string {
  return booking.halfDay === null ? hoursOf(booking, language) : HALF_DAY_IN_WORDS[booking.halfDay][language];
}

function hoursOf(booking: SeenBooking, language: Language): string {
  return periodsInWords([booking], booking.timeZone, language);
}
