import { invalidRequest, Problem, type FieldError } from '../platform/http/problem.js';
import type { Language } from '../platform/i18n/language.js';
import type { WishedSubject } from './feed.js';
import {
  ALREADY_MADE,
  NAMES_NOT_TOLD,
  NEEDS_SUBJECT,
  TOO_MANY_FEEDS,
  UNNEEDED_SUBJECT,
} from './feed.words.js';

/** Each scope comes with the name of what it is about, and with no other. */
export function refuseMismatch(subject: WishedSubject, language: Language): void {
  const errors = (['telecentre', 'resource', 'department'] as const).flatMap((field): FieldError[] => {
    const [given, wanted] = [subject[field] !== undefined, subject.scope === field];
    if (given === wanted) return [];
    return [{ field, message: (wanted ? NEEDS_SUBJECT : UNNEEDED_SUBJECT)[language] }];
  });
  if (errors.length > 0) throw invalidRequest(errors);
}

export function namesNotTold(language: Language): Problem {
  return new Problem({
    status: 422,
    name: 'names-not-told',
    title: NAMES_NOT_TOLD,
    members: { errors: [{ field: 'names', message: NAMES_NOT_TOLD[language] }] },
  });
}

/** `feed`: the one that was made. */
export function feedAlreadyMade(feed: string): Problem {
  return new Problem({ status: 409, name: FEED_ALREADY_MADE, title: ALREADY_MADE, members: { feed } });
}

export const FEED_ALREADY_MADE = 'feed-already-made';

export function tooManyFeeds(): Problem {
  return new Problem({ status: 409, name: 'too-many-feeds', title: TOO_MANY_FEEDS });
}
