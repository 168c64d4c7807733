import { Problem } from '../platform/http/problem.js';
import { dateInWords } from '../platform/i18n/in-words.js';
import type { LocalDate } from '../reservation/local-time.js';

/** Of people's names only whoever receives them there is told, which everybody is who asks. */
export function inTheWay(members: Readonly<Record<string, unknown>>): Problem {
  return new Problem({
    status: 409,
    name: 'in-the-way',
    title: {
      fr: 'Cette place n’est pas libre tout ce temps\u00a0: rien n’est enregistré.',
      en: 'This place is not free all that time: nothing is recorded.',
    },
    members,
  });
}

export function changedMeanwhile(): Problem {
  return new Problem({
    status: 409,
    name: 'rental-changed',
    title: {
      fr: 'Tout change trop vite à cet endroit\u00a0: recommencez dans un instant.',
      en: 'Everything changes too fast there: try again in a moment.',
    },
  });
}

export function rentalEnds(endsOn: LocalDate): Problem {
  return new Problem({
    status: 409,
    name: 'rental-ends',
    title: {
      fr: `La fin de cette location est déjà fixée\u00a0: la place est libre à partir du ${dateInWords(endsOn, 'fr')}.`,
      en: `The end of this rental is set already: the place is free from ${dateInWords(endsOn, 'en')} on.`,
    },
    members: { endsOn },
  });
}
