import { Problem } from '../platform/http/problem.js';
import type { Words } from '../platform/i18n/language.js';
import type { Language } from '../platform/i18n/language.js';
import { JUST_READ } from './external-calendars.words.js';
import { MOST_OF_A_RESOURCE, MOST_OF_A_TELECENTRE, type ReadingFailure } from './external-calendar.js';
import { refusalInWords } from './failure.words.js';

/** It was asked for, and cannot be used; nothing of it stays. */
export function calendarUnusable(why: ReadingFailure, language: Language): Problem {
  return aboutTheAddress(422, 'calendar-unusable', language, {
    fr: refusalInWords(why, 'fr'),
    en: refusalInWords(why, 'en'),
  });
}

export function attachedBefore(language: Language): Problem {
  return aboutTheAddress(409, 'calendar-attached-before', language, {
    fr: 'Cet agenda est déjà attaché à cette place.',
    en: 'This calendar is attached to this place already.',
  });
}

export function tooManyCalendars(): Problem {
  return new Problem({
    status: 409,
    name: 'too-many-calendars',
    title: {
      fr: `Une place a ${MOST_OF_A_RESOURCE} agendas au plus, et un télécentre ${MOST_OF_A_TELECENTRE}. Détachez-en un qui ne sert plus.`,
      en: `A place has ${MOST_OF_A_RESOURCE} calendars at most, and a telecentre ${MOST_OF_A_TELECENTRE}. Detach one that is no longer used.`,
    },
  });
}

/** To press again and again tells nothing new, and is a burden on other people's servers. */
export function readJustNow(retryAfterSeconds: number): Problem {
  return new Problem({
    status: 429,
    name: 'too-many-requests',
    title: JUST_READ,
    headers: { 'retry-after': String(retryAfterSeconds) },
  });
}

export function isTooSoon(refusal: unknown): boolean {
  return refusal instanceof Problem && refusal.content.name === 'too-many-requests';
}

function aboutTheAddress(status: number, name: string, language: Language, title: Words): Problem {
  return new Problem({
    status,
    name,
    title,
    members: { errors: [{ field: 'url', message: title[language] }] },
  });
}
