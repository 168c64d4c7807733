/** What the pages of offers say. */
import { clockInWords } from '../booking-links/link.words.js';
import { dayInWords } from '../platform/i18n/in-words.js';
import type { Language, Words } from '../platform/i18n/language.js';
import { localDateOf } from '../reservation/local-time.js';
import type { Instant } from '../reservation/period.js';
import type { HandoverOffer, OfferStatus } from './handover-offer.js';
import type { Done } from './handovers.schemas.js';

export const DONE_IN_WORDS: Readonly<Record<Done, Words>> = {
  offered: {
    fr: 'C’est proposé. Si un membre a cette adresse, un courriel lui est envoyé.',
    en: 'It is offered. If a member has this address, a mail is sent to them.',
  },
  accepted: { fr: 'C’est fait\u00a0: la réservation est à vous.', en: 'Done: the booking is yours.' },
  refused: {
    fr: 'C’est noté\u00a0: vous ne prenez pas cette réservation.',
    en: 'Noted: you do not take this booking.',
  },
  withdrawn: {
    fr: 'Votre proposition est retirée\u00a0: la réservation reste à vous.',
    en: 'Your offer is withdrawn: the booking stays yours.',
  },
};

/** To whoever made it, and to whom it was made. */
export function standingInWords({ direction, inExchangeFor }: HandoverOffer, status: OfferStatus): Words {
  const isSwap = inExchangeFor !== null && direction === 'received' && status === 'open';
  return isSwap ? SWAP_TO_ANSWER : STATUS_IN_WORDS[status][direction];
}

const SWAP_TO_ANSWER: Words = {
  fr: 'Si vous acceptez, chacun a aussitôt la place de l’autre.',
  en: 'If you accept, each of you has the place of the other at once.',
};

const STATUS_IN_WORDS: Readonly<Record<OfferStatus, Readonly<Record<HandoverOffer['direction'], Words>>>> = {
  open: {
    given: {
      fr: 'Tant que personne n’a accepté, la place reste à vous.',
      en: 'As long as nobody has accepted, the place stays yours.',
    },
    received: {
      fr: 'Si vous acceptez, la place est aussitôt à vous, au même endroit et à la même heure.',
      en: 'If you accept, the place is yours at once, at the same place and time.',
    },
  },
  accepted: {
    given: {
      fr: 'Votre collègue a accepté\u00a0: la réservation n’est plus à vous.',
      en: 'Your colleague has accepted: the booking is no longer yours.',
    },
    received: {
      fr: 'Vous avez accepté cette proposition.',
      en: 'You have accepted this offer.',
    },
  },
  refused: {
    given: {
      fr: 'Votre collègue ne la prend pas\u00a0: la réservation reste à vous.',
      en: 'Your colleague does not take it: the booking stays yours.',
    },
    received: { fr: 'Vous avez refusé cette proposition.', en: 'You have declined this offer.' },
  },
  withdrawn: {
    given: { fr: 'Vous avez retiré cette proposition.', en: 'You have withdrawn this offer.' },
    received: {
      fr: 'Cette proposition a été retirée\u00a0: rien n’a changé pour vous.',
      en: 'This offer has been withdrawn: nothing has changed for you.',
    },
  },
  void: {
    given: {
      fr: 'Une réservation a changé depuis\u00a0: cette proposition ne tient plus. Vous pouvez en faire une autre.',
      en: 'A booking has changed since: this offer no longer stands. You can make another one.',
    },
    received: {
      fr: 'Une réservation a changé depuis\u00a0: cette proposition ne tient plus.',
      en: 'A booking has changed since: this offer no longer stands.',
    },
  },
  lapsed: {
    given: {
      fr: 'Personne n’a répondu à temps\u00a0: la réservation reste à vous.',
      en: 'Nobody answered in time: the booking stays yours.',
    },
    received: {
      fr: 'Le délai pour répondre est passé.',
      en: 'The time to answer has run out.',
    },
  },
};

/** `mardi 24 novembre à 9 h`. */
export function deadlineInWords(moment: Instant, timeZone: string, language: Language): string {
  const day = dayInWords(localDateOf(moment, timeZone), language);
  return `${day}${language === 'fr' ? ' à ' : ' at '}${clockInWords(moment, timeZone, language)}`;
}
