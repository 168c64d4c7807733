import { Problem } from '../platform/http/problem.js';
import type { Language } from '../platform/i18n/language.js';

/** What stood in the way of a deed, to be said on the page where it was asked for. */
export interface Refusal {
  readonly status: number;
  readonly messages: readonly string[];
}

/** Statuses of what the reader of a page can understand and act upon; anything else is thrown on. */
const ANSWERABLE: readonly number[] = [400, 409, 422];

export function refusalOf(error: unknown, language: Language): Refusal {
  if (!(error instanceof Problem) || !ANSWERABLE.includes(error.content.status)) throw error;
  const { status, title, members } = error.content;
  const violations = (members?.['violations'] ?? []) as readonly { readonly message: string }[];
  const messages = violations.map(({ message }) => message);
  return { status, messages: messages.length > 0 ? messages : [title[language]] };
}
