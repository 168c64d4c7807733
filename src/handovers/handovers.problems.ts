/** The refusals of this room as problems. None of them tells whose an address or a reference is. */
import { invalidRequest, Problem } from '../platform/http/problem.js';
import type { Language, Words } from '../platform/i18n/language.js';
import type { OfferStatus } from './handover-offer.js';

export function notToBeHandedOver(): Problem {
  return new Problem({
    status: 409,
    name: 'not-to-be-handed-over',
    title: {
      fr: 'Seule une réservation confirmée, qui n’a pas commencé, peut être cédée.',
      en: 'Only a confirmed booking that has not begun can be handed over.',
    },
  });
}

/** The host has agreed to a person, and not to whomever they choose. */
export function givenOnRequest(): Problem {
  return new Problem({
    status: 409,
    name: 'given-on-request',
    title: {
      fr: 'Cette place est donnée sur demande\u00a0: l’accueil l’a accordée à une personne précise.',
      en: 'This place is given on request: the host has agreed to one person.',
    },
    detail: {
      fr: 'Demandez à l’hôte du télécentre de la céder pour vous.',
      en: 'Ask the host of the telecentre to hand it over for you.',
    },
  });
}

export function alreadyOffered(): Problem {
  return new Problem({
    status: 409,
    name: 'already-offered',
    title: {
      fr: 'Cette réservation est déjà proposée à quelqu’un.',
      en: 'This booking is offered to somebody already.',
    },
    detail: {
      fr: 'Retirez d’abord cette proposition, ou attendez la réponse.',
      en: 'First withdraw that offer, or wait for the answer.',
    },
  });
}

export function offerIsOver(status: OfferStatus): Problem {
  return new Problem({
    status: 409,
    name: 'offer-over',
    title: { fr: 'Cette proposition n’est plus ouverte.', en: 'This offer is no longer open.' },
    members: { offerStatus: status },
  });
}

export function yourself(language: Language): Problem {
  return invalidRequest([{ field: 'to', message: YOURSELF[language] }]);
}

const YOURSELF: Words = {
  fr: 'est l’adresse de la personne qui a déjà cette réservation',
  en: 'is the address of whoever has this booking already',
};

export function sameBooking(language: Language): Problem {
  return invalidRequest([{ field: 'inExchangeFor', message: SAME[language] }]);
}

const SAME: Words = {
  fr: 'est la réservation que vous proposez\u00a0: indiquez celle de l’autre personne',
  en: 'is the booking that you offer: say that of the other person',
};
