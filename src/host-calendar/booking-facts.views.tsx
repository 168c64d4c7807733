import type { JSX } from 'preact';
import { asSeenAtThePlace } from '../bookings/people.js';
import type { Language } from '../platform/i18n/language.js';
import { Fact } from '../platform/web/fact.js';
import type { ReceivedBooking } from './host-booking.service.js';
import { BOOKING_WORDS as WORDS, missedInWords } from './host-booking.words.js';

/** Who it is, how to reach them, and what they said. */
export function BookingFacts({
  received: { booking, holder, booker, phone },
  missed,
  language,
}: {
  readonly received: ReceivedBooking;
  readonly missed: number;
  readonly language: Language;
}): JSX.Element {
  const { email, firstVisit } = asSeenAtThePlace(holder);
  return (
    <dl class="facts">
      <Fact icon="laptop" label={WORDS.place[language]}>
        {booking.resourceName}
      </Fact>
      {phone !== null && (
        <Fact icon="telephone" label={WORDS.phone[language]}>
          <a href={`tel:${phone.replaceAll(/[^+\d]/g, '')}`}>{phone}</a>
        </Fact>
      )}
      {email !== undefined && (
        <Fact icon="envelope" label={WORDS.email[language]}>
          <a href={`mailto:${encodeURIComponent(email).replace('%40', '@')}`}>{email}</a>
        </Fact>
      )}
      {firstVisit === true && (
        <Fact icon="star" label={WORDS.firstVisit[language]}>
          {WORDS.firstVisitHere[language]}
        </Fact>
      )}
      {missed > 0 && (
        <Fact icon="calendar-x" label={WORDS.missed[language]}>
          {missedInWords(missed, language)}
        </Fact>
      )}
      <Fact icon="people" label={WORDS.people[language]}>
        {booking.people}
      </Fact>
      {booking.title !== null && (
        <Fact icon="pencil" label={WORDS.title[language]}>
          {booking.title}
        </Fact>
      )}
      {booking.message !== null && (
        <Fact icon="info-circle" label={WORDS.message[language]}>
          {booking.message}
        </Fact>
      )}
      {booker !== null && booker.name !== null && (
        <Fact icon="person" label={WORDS.bookedBy[language]}>
          {booker.name}
        </Fact>
      )}
      <Fact icon="file-earmark-text" label={WORDS.reference[language]}>
        <span class="code">{booking.reference}</span>
      </Fact>
      {booking.cancellationReason !== null && (
        <Fact icon="x-lg" label={WORDS.reason[language]}>
          {booking.cancellationReason}
        </Fact>
      )}
    </dl>
  );
}
