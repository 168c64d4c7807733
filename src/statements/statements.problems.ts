import { Problem } from '../platform/http/problem.js';

/** It is not over yet, it is closed already, or another one comes first. */
export function cannotBeClosed(): Problem {
  return new Problem({
    status: 409,
    name: 'month-cannot-be-closed',
    title: { fr: 'Ce mois ne peut pas être arrêté.', en: 'This month cannot be closed.' },
    detail: {
      fr: 'Il n’est pas terminé, il est déjà arrêté, ou un mois plus ancien est à arrêter d’abord.',
      en: 'It is not over, it is closed already, or an earlier month is to be closed first.',
    },
  });
}
