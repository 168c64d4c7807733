import type { JSX } from 'preact';
import type { Visit } from '../accounts/visit.js';
import type { Words } from '../platform/i18n/language.js';
import { Form } from '../platform/web/form.js';
import { fieldsOf, type Wish } from './wish.js';

export interface BookButtonProps {
  readonly visit: Visit;
  readonly wish: Wish;
  /** What the button would book, for those who hear the page: `Figeac, mardi 12 janvier, matin`. */
  readonly of: string;
  /** A new number for each intention to book, the same however often it is pressed: see `bookingKey`. */
  readonly bookingKey: string;
  readonly look?: 'quiet';
  readonly label?: string;
  /** Nobody gets it without a host’s agreement. */
  readonly asks?: boolean;
  /** They know that they have booked something at that time already. */
  readonly again?: boolean;
}

/** One press books. Somebody who has not signed in is asked to, and comes back to this very wish. */
export function BookButton({
  visit,
  wish,
  of,
  bookingKey,
  look,
  label,
  again,
  asks = false,
}: BookButtonProps): JSX.Element {
  const { language, visitor } = visit;
  const says = label ?? (asks ? ASK : BOOK)[language];
  return (
    <Form action="/bookings" formToken={visitor?.formToken ?? null}>
      {Object.entries(fieldsOf(wish)).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <input type="hidden" name="key" value={bookingKey} />
      {again === true && <input type="hidden" name="again" value="yes" />}
      <button type="submit" {...(look === undefined ? {} : { class: look })} aria-label={`${says}, ${of}`}>
        {says}
      </button>
    </Form>
  );
}

const BOOK: Words = { fr: 'Réserver', en: 'Book' };
const ASK: Words = { fr: 'Demander', en: 'Ask for it' };
