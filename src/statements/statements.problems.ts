import { invalidRequest, Problem } from '../platform/http/problem.js';
import type { Language, Words } from '../platform/i18n/language.js';

/** It is not over yet, it is closed already, another one comes first, or nothing was due there yet. */
export function cannotBeClosed(): Problem {
  return new Problem({
    status: 409,
    name: 'month-cannot-be-closed',
    title: { fr: 'Ce mois ne peut pas être arrêté.', en: 'This month cannot be closed.' },
    detail: {
      fr: 'Il n’est pas terminé, il est déjà arrêté, un mois plus ancien est à arrêter d’abord, ou rien n’était encore dû ici.',
      en: 'It is not over, it is closed already, an earlier month is to be closed first, or nothing was due there yet.',
    },
  });
}

/** The first month that is closed leaves those before it out for ever: that is for people to say. */
export function earlierMonthsHoldSomething(language: Language): Problem {
  return invalidRequest([{ field: 'earlierElsewhere', message: TICK[language] }]);
}

const TICK: Words = {
  fr: 'arrêtez d’abord les mois précédents, ou cochez cette case',
  en: 'close the earlier months first, or tick this box',
};
