import type { JSX } from 'preact';
import { whichInWords } from '../booking-links/link.words.js';
import { giverInWords, type HandoverOffer } from '../handovers/handover-offer.js';
import { offerPath } from '../handovers/offer.views.js';
import type { Language, Words } from '../platform/i18n/language.js';
import { Icon } from '../platform/web/icon.js';

/** Offers between colleagues that nobody has answered yet: first those that wait for the reader. */
export function OffersWaiting({
  offers,
  language,
}: {
  readonly offers: readonly HandoverOffer[];
  readonly language: Language;
}): JSX.Element | null {
  if (offers.length === 0) return null;
  const sorted = [...offers].sort((one, other) => other.direction.localeCompare(one.direction));
  return (
    <>
      {sorted.map((offer) => (
        <p key={offer.id} class="notice">
          <Icon name="arrow-left-right" /> <a href={offerPath(offer)}>{sentence(offer, language)}</a>
        </p>
      ))}
    </>
  );
}

/** `Léa vous propose une réservation : mardi 24 novembre, matin, Figeac`. */
function sentence(
  { direction, giver, to, inExchangeFor, booking }: HandoverOffer,
  language: Language,
): string {
  const isSwap = inExchangeFor !== null;
  const what = `${whichInWords(booking, language)}, ${booking.telecentreName}`;
  const colon = language === 'fr' ? '\u00a0: ' : ': ';
  if (direction === 'given')
    return `${(isSwap ? WORDS.swapTo : WORDS.offeredTo)[language]} ${to}${colon}${what}`;
  return `${giverInWords(giver)} ${(isSwap ? WORDS.swapsWithYou : WORDS.offersYou)[language]}${colon}${what}`;
}

const WORDS = {
  offeredTo: { fr: 'Vous avez proposé une réservation à', en: 'You have offered a booking to' },
  swapTo: { fr: 'Vous avez proposé un échange à', en: 'You have offered a swap to' },
  offersYou: { fr: 'vous propose une réservation', en: 'offers you a booking' },
  swapsWithYou: { fr: 'vous propose un échange', en: 'offers you a swap' },
} satisfies Record<string, Words>;
