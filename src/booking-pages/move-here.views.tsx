import type { JSX } from 'preact';
import { Framed } from '../accounts/framed.js';
import type { Visit } from '../accounts/visit.js';
import type { Own } from '../booking-forms/own-bookings.js';
import { whenInWords } from '../booking-links/link.words.js';
import type { BookingRecord } from '../bookings/booking-record.js';
import type { Words } from '../platform/i18n/language.js';
import { Alert } from '../platform/web/form.js';
import { Proposals } from './proposals.views.js';
import type { Look } from './wish-looks.service.js';

/** The booking is not moved, and stays where it was. */
export function MoveHerePage({
  visit,
  booking,
  page,
  look,
  messages,
  own,
}: {
  readonly visit: Visit;
  readonly booking: BookingRecord;
  /** Of the booking. */
  readonly page: string;
  /** What was wished; null when it is not the place that stands in the way. */
  readonly look: Look | null;
  readonly messages: readonly string[];
  readonly own: Own;
}): JSX.Element {
  const { language } = visit;
  return (
    <Framed visit={visit} title={WORDS.title[language]}>
      <h1>{WORDS.title[language]}</h1>
      <Alert>
        {messages.map((message) => (
          <p key={message}>{message}</p>
        ))}
      </Alert>
      <p>
        {WORDS.stays[language]} <strong>{whenInWords(booking, language)}</strong>, {booking.resourceName},{' '}
        {booking.telecentreName}.
      </p>
      <p class="aside">
        <a href={page}>{WORDS.see[language]}</a>
      </p>
      {look?.refusal != null && (
        <Proposals
          visit={visit}
          wish={look.wish}
          near={look.place.telecentre.slug}
          kind={look.place.kind}
          proposals={look.refusal.proposals}
          own={own}
          moving={booking.reference}
        />
      )}
    </Framed>
  );
}

const WORDS = {
  title: { fr: 'Votre réservation n’est pas déplacée', en: 'Your booking has not been moved' },
  stays: { fr: 'Votre place actuelle vous est gardée\u00a0:', en: 'Your present place is kept:' },
  see: { fr: 'Voir cette réservation', en: 'See this booking' },
} satisfies Record<string, Words>;
