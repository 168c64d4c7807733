import type { Filled } from '../http/endpoint.js';
import { fieldErrorsOf, Problem } from '../http/problem.js';
import type { Language } from '../i18n/language.js';

/**
 * A form that could be read and was refused all the same, to be shown again: what the service found wrong stands beside
 * its field. `fieldOf` says which field a problem is about; a problem about none of them is thrown on.
 */
export function refusedForm(
  { typed }: Filled<unknown>,
  refusal: unknown,
  language: Language,
  fieldOf: Readonly<Record<string, string>> = {},
): Filled<never> {
  if (!(refusal instanceof Problem)) throw refusal;
  const { name, title } = refusal.content;
  const field = fieldOf[name];
  if (field !== undefined) return { value: null, errors: { [field]: title[language] }, typed };
  if (name !== 'invalid-request') throw refusal;
  const errors = fieldErrorsOf(refusal.content);
  return { value: null, errors: Object.fromEntries(errors.map((one) => [one.field, one.message])), typed };
}
