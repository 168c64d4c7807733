/** The refusals of this module as problems. None of them names a person. */
import { offerView } from '../availability/availability.views.js';
import type { Offer } from '../availability/offers.js';
import { invalidRequest, Problem } from '../platform/http/problem.js';
import type { Language, Words } from '../platform/i18n/language.js';
import type { Status } from '../reservation/booking.js';
import type { Violation } from '../reservation/refusal.js';
import { violationView } from './violations.words.js';

export function slotTaken(alternatives: readonly Offer[]): Problem {
  return new Problem({
    status: 409,
    name: 'slot-taken',
    title: { fr: 'Cette place vient d’être prise.', en: 'This time has just been taken.' },
    members: { alternatives: alternatives.map(offerView) },
  });
}

/** For pages, which then ask: no program is refused this. */
export function alreadyBooked(): Problem {
  return new Problem({
    status: 409,
    name: 'already-booked',
    title: {
      fr: 'Vous avez déjà une réservation à ce moment-là.',
      en: 'You already have a booking at that time.',
    },
  });
}

export function ruleBroken(violations: readonly Violation[], timeZone: string, language: Language): Problem {
  return new Problem({
    status: 422,
    name: 'rule-broken',
    title: {
      fr: 'Cette demande ne respecte pas les règles du télécentre.',
      en: 'This request breaks the rules of the telecentre.',
    },
    members: { violations: violations.map((one) => violationView(one, timeZone, language)) },
  });
}

export function holdLapsed(): Problem {
  return new Problem({
    status: 409,
    name: 'hold-lapsed',
    title: {
      fr: 'Le délai pour confirmer est passé\u00a0; la place a été rendue.',
      en: 'The time to confirm has run out; the place has been given back.',
    },
  });
}

export function wrongState(status: Status): Problem {
  return new Problem({
    status: 409,
    name: 'wrong-state',
    title: {
      fr: 'Cette réservation ne peut plus être changée ainsi.',
      en: 'The booking is no longer in a state that allows this.',
    },
    members: { bookingStatus: status },
  });
}

/** For whoever asked: only a host makes a booking of it. */
export function awaitsApproval(): Problem {
  return new Problem({
    status: 409,
    name: 'awaits-approval',
    title: {
      fr: 'Cette demande attend l’accord de l’accueil. Pour un autre moment ou une autre place, retirez-la et demandez de nouveau.',
      en: 'This request is waiting for the host to agree. For another time or place, withdraw it and ask anew.',
    },
  });
}

/** An offer waits until its deadline where it is: others wait behind whoever has it. */
export function acceptItFirst(): Problem {
  return new Problem({
    status: 409,
    name: 'accept-first',
    title: {
      fr: 'Acceptez d’abord cette proposition, puis déplacez-la.',
      en: 'Accept this offer first, then move it.',
    },
  });
}

export function reasonNotYours(language: Language): Problem {
  return invalidRequest([{ field: 'reason', message: ONLY_AT_THE_PLACE[language] }]);
}

const ONLY_AT_THE_PLACE: Words = {
  fr: 'est réservé à l’hôte du télécentre',
  en: 'is only for the host of the telecentre',
};

export function reasonMissing(language: Language): Problem {
  return invalidRequest([{ field: 'reason', message: IT_WILL_BE_READ[language] }]);
}

const IT_WILL_BE_READ: Words = {
  fr: 'manque\u00a0: la personne qui devait venir la lira',
  en: 'is missing: the person who was to come will read it',
};

export function cancelledByOthers(): Problem {
  return new Problem({
    status: 409,
    name: 'cancelled-by-others',
    title: {
      fr: 'Seule la personne qui a annulé peut rétablir cette réservation.',
      en: 'Only whoever cancelled this booking can restore it.',
    },
  });
}

export function stale(revision: number): Problem {
  return new Problem({
    status: 409,
    name: 'stale',
    title: {
      fr: 'La réservation a changé entre-temps\u00a0; regardez-la avant de recommencer.',
      en: 'The booking has changed meanwhile; look at it before you try again.',
    },
    members: { revision },
  });
}

export function keyUsedBefore(): Problem {
  return new Problem({
    status: 422,
    name: 'idempotency-key-reused',
    title: {
      fr: 'Cette clé Idempotency-Key a déjà servi pour une autre demande.',
      en: 'This Idempotency-Key has been used for another request.',
    },
    members: { errors: [{ field: 'idempotency-key', message: 'Idempotency-Key' }] },
  });
}
