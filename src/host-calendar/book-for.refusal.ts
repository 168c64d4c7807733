/** Why nothing was booked for whoever calls: beside its field where it is about one, and with what can be had instead. */
import { refusalOf } from '../booking-links/refusal.js';
import { fieldErrorsOf, Problem } from '../platform/http/problem.js';
import type { Typed } from '../platform/http/endpoint.js';
import type { Language } from '../platform/i18n/language.js';
import { alternativesIn } from './alternatives.js';
import { BOOK_FOR_WORDS as WORDS } from './book-for.words.js';
import type { Wrong } from './host-booking.props.js';

export interface Refused {
  readonly wrong: Wrong;
  readonly status: number;
}

/** Anything that the host can do nothing about is thrown on. */
export function refusedFor(error: unknown, typed: Typed, telecentre: string, language: Language): Refused {
  const nothing = { typed, errors: {}, messages: [], instead: [] };
  if (!(error instanceof Problem)) throw error;
  const { name, status, title, detail } = error.content;
  if (name === 'no-such-member')
    return { wrong: { ...nothing, errors: { email: WORDS.noSuchMember[language] } }, status: 422 };
  if (name === 'too-many-requests') {
    const said = `${title[language]} ${detail?.[language] ?? ''} ${WORDS.asGuestMeanwhile[language]}`;
    return { wrong: { ...nothing, errors: { email: said } }, status };
  }
  const { messages } = refusalOf(error, language);
  const errors = errorsIn(error);
  const others = messages.filter((message) => !Object.values(errors).includes(message));
  const isField = Object.keys(errors).length > 0;
  const instead = alternativesIn(error, telecentre);
  return {
    wrong: { typed, errors, messages: isField && others.length === 0 ? [] : others, instead },
    status,
  };
}

function errorsIn({ content }: Problem): Readonly<Record<string, string>> {
  const violations = (content.members?.['violations'] ?? []) as readonly AboutField[];
  return Object.fromEntries(
    [...fieldErrorsOf(content), ...violations].flatMap(({ field = '', message }) => {
      const here = FIELDS[field];
      return here === undefined ? [] : [[here, message]];
    }),
  );
}

interface AboutField {
  readonly field?: string;
  readonly message: string;
}

/** What the engine calls them, and the page. */
const FIELDS: Readonly<Record<string, string>> = {
  'for.member': 'email',
  'for.guest.name': 'name',
  halfDay: 'part',
  start: 'from',
  end: 'to',
  kind: 'place',
  resource: 'place',
  people: 'people',
};
