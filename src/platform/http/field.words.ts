/** What is wrong with a field, in words for people: the library's own are for programmers. */
import type { z } from 'zod';
import type { Words } from '../i18n/language.js';

export function wordsFor(issue: z.core.$ZodRawIssue): Words {
  switch (issue.code) {
    case 'invalid_type':
      return issue.input === undefined
        ? MISSING
        : mustBe(TYPES[issue.expected] ?? TYPES['unknown'] ?? UNREADABLE);
    case 'too_small':
      return issue.origin === 'string'
        ? { fr: 'ne peut pas être vide', en: 'cannot be empty' }
        : { fr: `doit être au moins ${issue.minimum}`, en: `must be at least ${issue.minimum}` };
    case 'too_big':
      return tooBig(issue.origin, Number(issue.maximum));
    case 'invalid_value':
      return {
        fr: `doit être l’un de\u00a0: ${issue.values.join(', ')}`,
        en: `must be one of: ${issue.values.join(', ')}`,
      };
    case 'unrecognized_keys':
      return { fr: 'n’est pas un champ connu', en: 'is not a known field' };
    case 'custom':
      return (issue.params as Words | undefined) ?? UNREADABLE;
    default:
      return UNREADABLE;
  }
}

/** The same beside a field of a form, where nobody has typed names of values. */
export function wordsForPeople(issue: z.core.$ZodRawIssue): Words {
  if (issue.code === 'invalid_value') return CHOOSE;
  if (issue.code === 'invalid_type' && issue.input === undefined) return TO_FILL_IN;
  if (issue.code === 'too_small' && issue.origin === 'string') return TO_FILL_IN;
  return wordsFor(issue);
}

const CHOOSE: Words = { fr: 'choisissez dans la liste', en: 'choose from the list' };
const TO_FILL_IN: Words = { fr: 'à remplir', en: 'to be filled in' };

export const MISSING: Words = { fr: 'manque', en: 'is missing' };
const UNREADABLE: Words = { fr: 'ne peut pas être lu', en: 'cannot be read' };

const TYPES: Readonly<Record<string, Words>> = {
  string: { fr: 'un texte', en: 'a text' },
  number: { fr: 'un nombre', en: 'a number' },
  int: { fr: 'un nombre entier', en: 'a whole number' },
  boolean: { fr: 'vrai ou faux', en: 'true or false' },
  array: { fr: 'une liste', en: 'a list' },
  object: { fr: 'un objet', en: 'an object' },
  unknown: { fr: 'd’une autre sorte', en: 'of another sort' },
};

function mustBe(what: Words): Words {
  return { fr: `doit être ${what.fr}`, en: `must be ${what.en}` };
}

function tooBig(origin: string, most: number): Words {
  if (origin === 'string')
    return { fr: `doit compter ${most}\u00a0caractères au plus`, en: `must have at most ${most} characters` };
  if (origin === 'array')
    return { fr: `doit compter ${most}\u00a0éléments au plus`, en: `must have at most ${most} items` };
  return { fr: `doit être au plus ${most}`, en: `must be at most ${most}` };
}
