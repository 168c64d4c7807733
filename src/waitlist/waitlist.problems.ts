/** The refusals of this room as problems. */
import { Problem } from '../platform/http/problem.js';

export function freeNow(): Problem {
  return new Problem({
    status: 409,
    name: 'free-now',
    title: {
      fr: 'Cette place est libre\u00a0: réservez-la sans attendre.',
      en: 'This place is free: book it right away.',
    },
  });
}

export function tooManyEntries(most: number): Problem {
  return new Problem({
    status: 409,
    name: 'too-many-entries',
    title: {
      fr: `Vous attendez déjà dans ${most} files\u00a0: quittez-en une d’abord.`,
      en: `You are already waiting in ${most} lines: leave one of them first.`,
    },
  });
}

export function offerLapsed(): Problem {
  return new Problem({
    status: 409,
    name: 'offer-lapsed',
    title: {
      fr: 'Le délai pour accepter est passé\u00a0: la place n’est plus gardée pour vous.',
      en: 'The time to accept has run out: the place is no longer kept for you.',
    },
  });
}
