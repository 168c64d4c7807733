import type { JSX } from 'preact';
import type { Visit } from '../accounts/visit.js';
import type { Words } from '../platform/i18n/language.js';
import { Form } from '../platform/web/form.js';
import { fieldsOf, type Wish } from './wish.js';

/** One press waits in line for what is taken. Somebody who has not signed in is asked to, and comes back to this very wish. */
export function WaitButton({
  visit: { language, visitor },
  wish,
  of,
}: {
  readonly visit: Visit;
  readonly wish: Wish;
  /** What the button would wait for, for those who hear the page: `Figeac, mardi 12 janvier, matin`. */
  readonly of: string;
}): JSX.Element {
  return (
    <Form action="/waitlist" formToken={visitor?.formToken ?? null}>
      {Object.entries(fieldsOf(wish)).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <button type="submit" class="quiet" aria-label={`${WAIT[language]}, ${of}`}>
        {WAIT[language]}
      </button>
    </Form>
  );
}

const WAIT: Words = { fr: 'Me prévenir si une place se libère', en: 'Tell me if a place becomes free' };
