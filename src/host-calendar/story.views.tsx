import type { JSX } from 'preact';
import { actedAs } from '../bookings/standing.js';
import { dayInWords, timeInWords } from '../platform/i18n/in-words.js';
import type { Language } from '../platform/i18n/language.js';
import { localDateOf, localTimeOf } from '../reservation/local-time.js';
import type { BookingMoment } from './host-booking.queries.js';
import type { ReceivedBooking } from './host-booking.service.js';
import { BOOKING_WORDS as WORDS, BY_WHOM, MOMENT_IN_WORDS } from './host-booking.words.js';

/** What has happened to a booking, in short. */
export function Story({
  received,
  language,
}: {
  readonly received: ReceivedBooking;
  readonly language: Language;
}): JSX.Element {
  const { booking, story } = received;
  return (
    <section>
      <h2>{WORDS.story[language]}</h2>
      <ol class="story">
        {story.map((moment) => (
          <li key={moment.at}>
            {momentInWords(moment, received, language)}
            <span class="muted">
              {' '}
              {dayInWords(localDateOf(moment.at, booking.timeZone), language)},{' '}
              {timeInWords(localTimeOf(moment.at, booking.timeZone), language)}
            </span>
          </li>
        ))}
      </ol>
    </section>
  );
}

function momentInWords(
  { kind, actor, isHolders }: BookingMoment,
  received: ReceivedBooking,
  language: Language,
): string {
  const what = MOMENT_IN_WORDS[kind]?.[language] ?? kind;
  const who = isHolders ? 'holder' : actedAs(actor, received);
  return who === null ? what : `${what}, ${BY_WHOM[who][language]}`;
}
