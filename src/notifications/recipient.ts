import type { Language } from '../platform/i18n/language.js';
import type { Topic } from './topics.js';

/** Somebody with an account, as far as a mail to them needs to know. */
export interface Recipient {
  readonly account: string;
  readonly pseudonym: string;
  readonly email: string;
  readonly name: string | null;
  /** French until they have chosen. */
  readonly language: Language;
  readonly declined: readonly Topic[];
  /** One of the people to try the service as. */
  readonly demo: boolean;
}

/** A recipient as JSON, for the row of an account. `account` is its name in the statement. */
export function recipientAsJson(account: string): string {
  return `jsonb_build_object('account', ${account}.id, 'pseudonym', ${account}.pseudonym, 'email', ${account}.email,
    'name', ${account}.name, 'language', coalesce(${account}.language, 'fr'), 'declined', ${account}.declined_mail,
    'demo', ${account}.demo)`;
}
