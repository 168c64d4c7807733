import type { JSX } from 'preact';
import { readerTag } from '../accounts/reader-tag.js';
import type { Language } from '../platform/i18n/language.js';
import { occupiesTime } from '../reservation/booking.js';
import { localDateOf } from '../reservation/local-time.js';
import type { Instant } from '../reservation/period.js';
import { linkPath } from './booking-links.js';
import type { OpenedLink } from './link-door.js';
import { clockInWords } from './link.words.js';

/**
 * For the script that keeps the page of a booking of today readable without network: whose it is, which version, and for
 * how long. The sentence in it is seen on the kept page only.
 */
export function KeptToday({
  link,
  now,
  hasCode,
}: {
  readonly link: OpenedLink;
  readonly now: Instant;
  /** The door's code stands on the page: worth more than the same page without. */
  readonly hasCode: boolean;
}): JSX.Element {
  const { booking, holder, token, visit } = link;
  const { language } = visit;
  return (
    <p
      class="warning"
      hidden
      data-booking={booking.reference}
      data-revision={booking.revision}
      data-holder={readerTag(holder.pseudonym)}
      {...(isOfToday(link, now) ? { 'data-keep-for': booking.end - now } : {})}
      {...(hasCode ? { 'data-code': '' } : {})}
    >
      {asItWasAt(clockInWords(now, booking.timeZone, language), language)}{' '}
      <a href={linkPath(token)}>{AGAIN[language]}</a>
    </p>
  );
}

/** On the clock of the telecentre, and not over. */
function isOfToday({ booking }: OpenedLink, now: Instant): boolean {
  const { start, end, timeZone, status } = booking;
  if (!occupiesTime(status) || status === 'held' || now >= end) return false;
  return localDateOf(start, timeZone) <= localDateOf(now, timeZone);
}

function asItWasAt(time: string, language: Language): string {
  return language === 'fr'
    ? `Sans réseau\u00a0: page telle qu’elle était à ${time}.`
    : `No network: the page as it was at ${time}.`;
}

const AGAIN = { fr: 'Réessayer', en: 'Try again' } as const;
