/** Why nothing was booked for whoever calls: beside its field where it is about one, and with what can be had instead. */
import { unknownPerson } from '../booking-forms/for-whom.refusal.js';
import { refusalOf } from '../booking-links/refusal.js';
import { fieldErrorsOf, Problem } from '../platform/http/problem.js';
import type { Typed } from '../platform/http/endpoint.js';
import type { Language } from '../platform/i18n/language.js';
import { alternativesIn } from './alternatives.js';
import type { Wrong } from './host-booking.props.js';

export interface Refused {
  readonly wrong: Wrong;
  readonly status: number;
}

/** Anything that the host can do nothing about is thrown on. */
export function refusedFor(error: unknown, typed: Typed, telecentre: string, language: Language): Refused {
  const nothing = { typed, errors: {}, messages: [], instead: [] };
  if (!(error instanceof Problem)) throw error;
  const { status } = error.content;
  const unknown = unknownPerson(error, language);
  if (unknown) return { wrong: { ...nothing, errors: { email: unknown.message } }, status: unknown.status };
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
