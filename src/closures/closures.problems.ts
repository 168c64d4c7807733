import { Problem } from '../platform/http/problem.js';

/** Something else than a booking holds this time and does not let go of it. */
export function timeNotFree(): Problem {
  return new Problem({
    status: 409,
    name: 'time-not-free',
    title: {
      fr: 'Tout change trop vite à cet endroit\u00a0: recommencez dans un instant.',
      en: 'Everything changes too fast there: try again in a moment.',
    },
  });
}

export function closingOver(): Problem {
  return new Problem({
    status: 409,
    name: 'closing-over',
    title: {
      fr: 'Cette fermeture est déjà levée ou terminée.',
      en: 'This closing has been lifted or is over.',
    },
  });
}
