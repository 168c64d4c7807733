import type { JSX } from 'preact';
import type { Words } from '../platform/i18n/language.js';
import { Icon } from '../platform/web/icon.js';
import { occupiesTime, statusAt } from '../reservation/booking.js';
import { localDateOf, localTimeOf } from '../reservation/local-time.js';
import type { Instant } from '../reservation/period.js';
import type { OpenedLink } from './link-door.js';

/** To the series of which it is a date; else to the form that repeats it. Behind both they sign in. */
export function SeriesWay({
  link: { booking, telecentre, visit, isOffered },
  now,
}: {
  readonly link: OpenedLink;
  readonly now: Instant;
}): JSX.Element | null {
  const { language } = visit;
  if (booking.series)
    return (
      <p class="aside" data-online>
        <a href={`/series/${booking.series}`}>
          <Icon name="arrow-repeat" /> {WORDS.partOf[language]}
        </a>
      </p>
    );
  const status = statusAt(booking, now);
  // What is offered is answered first.
  const isOpenOffer = isOffered && status === 'held';
  if (telecentre === null || !occupiesTime(status) || isOpenOffer) return null;
  return (
    <p class="actions further" data-online>
      <a class="button quiet" href={repeatPath(booking)}>
        <Icon name="arrow-repeat" /> {WORDS.repeat[language]}
      </a>
    </p>
  );
}

function repeatPath(booking: OpenedLink['booking']): string {
  const { telecentre, kind, resource, start, end, timeZone, halfDay, people } = booking;
  const time =
    halfDay === null ? { from: localTimeOf(start, timeZone), to: localTimeOf(end, timeZone) } : { halfDay };
  // One desk is as good as another; an office or a room they have come to know.
  const where = kind === 'desk' ? { telecentre, kind } : { resource };
  const date = localDateOf(start, timeZone);
  return `/series/new?${new URLSearchParams({ ...where, date, ...time, people: String(people) }).toString()}`;
}

const WORDS = {
  partOf: {
    fr: 'Cette réservation fait partie d’une série\u00a0: la voir',
    en: 'This booking is part of a series: see it',
  },
  repeat: { fr: 'Répéter', en: 'Repeat' },
} satisfies Record<string, Words>;
