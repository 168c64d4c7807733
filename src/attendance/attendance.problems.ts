/** The refusals of this room as problems. */
import { invalidRequest, Problem } from '../platform/http/problem.js';
import type { Language, Words } from '../platform/i18n/language.js';
import { withOffset } from '../reservation/local-time.js';
import type { Instant, Period } from '../reservation/period.js';

export function selfCheckInOff(): Problem {
  return new Problem({
    status: 409,
    name: 'self-check-in-off',
    title: {
      fr: 'Ici, c’est l’hôte qui note les arrivées\u00a0: présentez-vous à l’accueil.',
      en: 'Here the host notes who has come: please go to the reception.',
    },
  });
}

export function notItsTime({ start, end }: Period, now: Instant, timeZone: string): Problem {
  return new Problem({
    status: 409,
    name: 'outside-check-in-time',
    title: now < start ? TOO_EARLY : TOO_LATE,
    members: { from: withOffset(start, timeZone), until: withOffset(end, timeZone) },
  });
}

const TOO_EARLY: Words = {
  fr: 'Il est trop tôt pour le noter.',
  en: 'It is too early to note that.',
};

const TOO_LATE: Words = {
  fr: 'Il est trop tard pour le noter.',
  en: 'It is too late to note that.',
};

export function wrongMoment(language: Language): Problem {
  return invalidRequest([{ field: 'at', message: NOT_THEN[language] }]);
}

const NOT_THEN: Words = {
  fr: 'doit être un moment déjà passé, au plus tôt le jour de la réservation',
  en: 'must be a moment that has passed, on the day of the booking or later',
};

/** A page that was left open is about a half-day which is no longer the one that people walk into. */
export function halfDayPassed(): Problem {
  return new Problem({
    status: 409,
    name: 'half-day-passed',
    title: {
      fr: 'Cette page était ouverte depuis une autre demi-journée, et personne n’est encore noté. Vérifiez la demi-journée écrite ci-dessous, puis appuyez de nouveau.',
      en: 'This page was opened in another half-day, and nobody has been noted yet. Check the half-day that is written below, then press again.',
    },
  });
}

export function notThatDay(language: Language): Problem {
  return invalidRequest([{ field: 'date', message: TODAY_OR_YESTERDAY[language] }]);
}

const TODAY_OR_YESTERDAY: Words = {
  fr: 'doit être aujourd’hui ou hier\u00a0: ailleurs, on réserve',
  en: 'must be today or yesterday: for other days, book',
};
