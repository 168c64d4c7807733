import { HttpException } from '@nestjs/common';
import type { Language, Words } from '../i18n/language.js';

/**
 * A refusal as RFC 9457 describes it. `type` is `/problems/` and a name that programs may rely on; title and detail are
 * for people, in their language; further members carry what a program can act on.
 */
export interface ProblemDocument {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly detail?: string;
  readonly [member: string]: unknown;
}

export interface ProblemContent {
  readonly status: number;
  /** In kebab-case: `slot-taken`. */
  readonly name: string;
  readonly title: Words;
  readonly detail?: Words;
  readonly members?: Readonly<Record<string, unknown>>;
  readonly headers?: Readonly<Record<string, string>>;
  /** Where somebody who looks at a page is sent instead. */
  readonly instead?: string;
}

export class Problem extends HttpException {
  constructor(readonly content: ProblemContent) {
    super(content.name, content.status);
  }
}

export function documentOf(content: ProblemContent, language: Language): ProblemDocument {
  return {
    type: `/problems/${content.name}`,
    title: content.title[language],
    status: content.status,
    ...(content.detail ? { detail: content.detail[language] } : {}),
    ...content.members,
  };
}

/** Something in the request cannot be read. `field` is a path such as `start` or `equipment[1]`. */
export interface FieldError {
  readonly field: string;
  readonly message: string;
}

/** What a refusal says of single fields; nothing when it is about something else. */
export function fieldErrorsOf({ members }: ProblemContent): readonly FieldError[] {
  return (members?.['errors'] ?? []) as readonly FieldError[];
}

export function invalidRequest(errors: readonly FieldError[]): Problem {
  return new Problem({
    status: 400,
    name: 'invalid-request',
    title: { fr: 'La demande ne peut pas être lue.', en: 'The request cannot be read.' },
    members: { errors },
  });
}

/** Not there, or not yours to know of: the two look the same. */
export function notFound(): Problem {
  return new Problem({
    status: 404,
    name: 'not-found',
    title: { fr: 'Rien ne se trouve à cette adresse.', en: 'There is nothing at this address.' },
  });
}

/** Programs send JSON, browsers forms; neither is read in the other's place. */
export function notJson(language: Language): Problem {
  return unsupported(
    { fr: 'Le corps de la demande doit être en JSON.', en: 'The body of the request must be JSON.' },
    language,
  );
}

export function notForm(language: Language): Problem {
  return unsupported(
    {
      fr: 'Le corps de la demande doit être un formulaire.',
      en: 'The body of the request must be a form.',
    },
    language,
  );
}

function unsupported(title: Words, language: Language): Problem {
  const errors: FieldError[] = [{ field: 'body', message: title[language] }];
  return new Problem({ status: 415, name: 'unsupported-media-type', title, members: { errors } });
}
