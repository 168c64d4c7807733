import type { JSX } from 'preact';
import type { Visit } from '../accounts/visit.js';
import { takeInWords, whichInWords } from '../booking-links/link.words.js';
import type { Words } from '../platform/i18n/language.js';
import { Icon, type IconName } from '../platform/web/icon.js';
import { occupiesTime, statusAt } from '../reservation/booking.js';
import type { Instant } from '../reservation/period.js';
import type { BookingOnList } from './booking-on-list.js';

/** Links only: what they lead to asks before it does anything. What is over can only be had once more. */
export function Ways({
  visit: { language },
  one: { booking, page, again, commune, isOffered, hasWaited },
  now,
}: {
  readonly visit: Visit;
  readonly one: BookingOnList;
  readonly now: Instant;
}): JSX.Element | null {
  const status = statusAt(booking, now);
  const of = `${commune ?? booking.telecentreName}, ${whichInWords(booking, language)}`;
  const way = (href: string, icon: IconName, label: Words): JSX.Element => (
    <li>
      <a href={href} aria-label={`${label[language]}, ${of}`}>
        <Icon name={icon} /> {label[language]}
      </a>
    </li>
  );
  const isComing = occupiesTime(status) && booking.end > now;
  if (!isComing) return <ul class="ways">{way(again, 'arrow-repeat', WORDS.again)}</ul>;
  if (status === 'checked_in') return null;
  const isAsked = status === 'held' && booking.awaitsApproval;
  const isToConfirm = status === 'held' && !booking.awaitsApproval;
  const isOffer = isToConfirm && isOffered;
  return (
    <ul class="ways">
      {isOffer && way(page, 'check-circle', takeInWords({ isOffered, hasWaited }))}
      {isToConfirm &&
        !isOffer &&
        way(`/bookings/${booking.reference}/completion`, 'check-circle', WORDS.confirm)}
      {!isAsked && !isOffer && way(`${page}/move`, 'calendar-week', WORDS.move)}
      {way(
        `${page}/cancellation`,
        'x-lg',
        isAsked ? WORDS.withdraw : isOffer ? WORDS.noThanks : WORDS.cancel,
      )}
    </ul>
  );
}

const WORDS = {
  confirm: { fr: 'Confirmer', en: 'Confirm' },
  move: { fr: 'Déplacer', en: 'Move' },
  cancel: { fr: 'Annuler', en: 'Cancel' },
  noThanks: { fr: 'Non merci', en: 'No, thank you' },
  withdraw: { fr: 'Retirer la demande', en: 'Withdraw the request' },
  again: { fr: 'Réserver de nouveau', en: 'Book again' },
} satisfies Record<string, Words>;
