import type { JSX } from 'preact';
import type { Words } from '../platform/i18n/language.js';
import type { Instant } from '../reservation/period.js';
import { whyUnchangeable } from './changeable.js';
import type { OpenedLink } from './link-door.js';
import { clockInWords } from './link.words.js';
import { DeedPage, InShort, Press } from './parts.views.js';
import type { Refusal } from './refusal.js';

interface DeedProps {
  readonly link: OpenedLink;
  readonly refusal: Refusal | null;
}

export function CancellationPage({ link, refusal, now }: DeedProps & { readonly now: Instant }): JSX.Element {
  const { language } = link.visit;
  const why = whyUnchangeable(link, now, language);
  const isHeld = link.booking.status === 'held';
  const title = (isHeld ? WORDS.givingBack : WORDS.cancellation)[language];
  return (
    <DeedPage link={link} title={title} refusal={refusal}>
      <InShort link={link} />
      {why !== null && refusal === null && <p>{why}</p>}
      {why === null && (
        <>
          <p>
            {(link.hasWaited && isHeld ? WORDS.next : WORDS.freed)[language]}{' '}
            {link.booking.status === 'confirmed' && WORDS.undo[language]}
          </p>
          <Press link={link} to="cancellation" look="grave">
            {(isHeld ? WORDS.giveBack : WORDS.cancel)[language]}
          </Press>
        </>
      )}
    </DeedPage>
  );
}

export function RestorationPage({
  link,
  refusal,
  restorableUntil,
}: DeedProps & { readonly restorableUntil: Instant | null }): JSX.Element {
  const { booking, visit } = link;
  const { language } = visit;
  return (
    <DeedPage link={link} title={WORDS.restoration[language]} refusal={refusal}>
      <InShort link={link} />
      {restorableUntil === null && refusal === null && <p>{whyNotRestorable(link)}</p>}
      {restorableUntil !== null && (
        <>
          <p>
            {WORDS.restorable[language]} {clockInWords(restorableUntil, booking.timeZone, language)}.
          </p>
          <Press link={link} to="restoration">
            {WORDS.restore[language]}
          </Press>
        </>
      )}
    </DeedPage>
  );
}

function whyNotRestorable({ booking, cancelledBy, visit: { language } }: OpenedLink): string {
  if (booking.status !== 'cancelled') return WORDS.stands[language];
  return (cancelledBy === 'receiver' ? WORDS.byTelecentre : WORDS.notRestorable)[language];
}

const WORDS = {
  cancellation: { fr: 'Annuler cette réservation\u00a0?', en: 'Cancel this booking?' },
  givingBack: { fr: 'Rendre cette place\u00a0?', en: 'Give this place back?' },
  giveBack: { fr: 'Rendre la place', en: 'Give the place back' },
  freed: {
    fr: 'La place sera aussitôt libre pour d’autres.',
    en: 'The place will be free for others at once.',
  },
  next: {
    fr: 'Si quelqu’un attend après vous, elle lui sera proposée aussitôt.',
    en: 'If somebody is waiting after you, they will be offered it at once.',
  },
  undo: {
    fr: 'Vous pourrez la reprendre pendant un quart d’heure, si personne ne l’a réservée entre-temps.',
    en: 'You can take it back for a quarter of an hour, unless somebody has booked it meanwhile.',
  },
  cancel: { fr: 'Annuler cette réservation', en: 'Cancel this booking' },
  restoration: { fr: 'Rétablir cette réservation\u00a0?', en: 'Restore this booking?' },
  restorable: {
    fr: 'Vous pouvez la rétablir, si personne n’a pris la place, jusqu’à',
    en: 'You can restore it, unless somebody has taken the place, until',
  },
  notRestorable: {
    fr: 'Elle ne peut plus être rétablie\u00a0: on reprend sa propre annulation dans le quart d’heure, et avant la fin de la réservation. Réservez de nouveau.',
    en: 'It can no longer be restored: one takes back one’s own cancellation within a quarter of an hour, and before the booking is over. Book again.',
  },
  byTelecentre: {
    fr: 'Le télécentre l’a annulée\u00a0: elle ne peut pas être rétablie.',
    en: 'The telecentre has cancelled it: it cannot be restored.',
  },
  stands: { fr: 'Elle n’est pas annulée.', en: 'It is not cancelled.' },
  restore: { fr: 'Rétablir la réservation', en: 'Restore the booking' },
} satisfies Record<string, Words>;
