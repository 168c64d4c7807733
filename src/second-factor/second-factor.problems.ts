import { Problem } from '../platform/http/problem.js';

/** Wrong, too old or used before: which of them is nobody's business. */
export function wrongCode(): Problem {
  return new Problem({
    status: 422,
    name: 'wrong-code',
    title: {
      fr: 'Ce code n’est pas le bon, ou il a déjà servi.',
      en: 'This code is not the right one, or it has been used before.',
    },
    detail: {
      fr: 'Attendez que l’application affiche le code suivant, et vérifiez que votre téléphone est à l’heure.',
      en: 'Wait until the application shows the next code, and check that your phone has the right time.',
    },
  });
}

export function alreadyConfirmed(): Problem {
  return new Problem({
    status: 409,
    name: 'second-factor-confirmed',
    title: {
      fr: 'Votre second facteur est déjà en place.',
      en: 'Your second factor is already set up.',
    },
  });
}

export function noSecondFactor(): Problem {
  return new Problem({
    status: 409,
    name: 'no-second-factor',
    title: {
      fr: 'Mettez d’abord en place votre second facteur.',
      en: 'Set up your second factor first.',
    },
  });
}
