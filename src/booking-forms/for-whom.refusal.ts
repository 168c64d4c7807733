import { Problem } from '../platform/http/problem.js';
import type { Language } from '../platform/i18n/language.js';
import { FOR_WHOM_WORDS as WORDS } from './for-whom.words.js';

export interface UnknownPerson {
  readonly status: number;
  /** To be said beside the address. */
  readonly message: string;
}

/** What stood in the way of booking for a member by their address, said to a host; null: it is about something else. */
export function unknownPerson(error: unknown, language: Language): UnknownPerson | null {
  if (!(error instanceof Problem)) return null;
  const { name, status, title, detail } = error.content;
  if (name === 'no-such-member') return { status: 422, message: WORDS.noSuchMember[language] };
  if (name !== 'too-many-requests') return null;
  const said = `${title[language]} ${detail?.[language] ?? ''} ${WORDS.asGuestMeanwhile[language]}`;
  return { status, message: said };
}
