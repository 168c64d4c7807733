import type { JSX } from 'preact';
import type { FileError } from '../network-file/read.js';
import { Problem, type ProblemContent } from '../platform/http/problem.js';
import { dayInWords, hoursInWords } from '../platform/i18n/in-words.js';
import type { Language, Words } from '../platform/i18n/language.js';
import { html, seeOther, type Answer } from '../platform/web/answer.js';
import { Alert } from '../platform/web/form.js';
import { localDateOf, localTimeOf } from '../reservation/local-time.js';
import type { OutsideBooking } from '../network-file/outside-hours.js';
import { refusalInWords } from './refusals.words.js';

/** Does it and leads on; or shows the form again, with why it could not be done above what was typed. */
export async function doneOrAgain(
  work: () => Promise<string>,
  again: (refusal: ProblemContent) => JSX.Element | Promise<JSX.Element>,
): Promise<Answer> {
  try {
    return seeOther(await work());
  } catch (refusal) {
    if (!(refusal instanceof Problem) || !SHOWN_AGAIN.includes(refusal.content.name)) throw refusal;
    return html(await again(refusal.content), refusal.content.status);
  }
}

const SHOWN_AGAIN = ['changed-meanwhile', 'network-refused', 'bookings-outside-hours'];

export function Refusal({
  refusal,
  timeZone,
  language,
}: {
  readonly refusal: ProblemContent | null;
  readonly timeZone: string;
  readonly language: Language;
}): JSX.Element | null {
  if (refusal === null) return null;
  const { title, detail, members = {} } = refusal;
  const refusals = (members['refusals'] ?? []) as readonly FileError[];
  const bookings = bookingsIn(refusal);
  return (
    <Alert>
      <p>
        <strong>{title[language]}</strong>
      </p>
      {detail !== undefined && <p>{detail[language]}</p>}
      {refusals.length > 0 && (
        <ul>
          {refusals.map((one) => (
            <li>{refusalInWords(one, language)}</li>
          ))}
        </ul>
      )}
      {bookings.length > 0 && <Outside bookings={bookings} timeZone={timeZone} language={language} open />}
    </Alert>
  );
}

/** Of a refusal because bookings would be outside the new hours. */
export function bookingsIn(refusal: ProblemContent | null): readonly OutsideBooking[] {
  return (refusal?.members?.['bookings'] ?? []) as readonly OutsideBooking[];
}

export function Outside({
  bookings,
  timeZone,
  language,
  open = false,
}: {
  readonly bookings: readonly OutsideBooking[];
  readonly timeZone: string;
  readonly language: Language;
  /** Before somebody decides they are to be seen; afterwards they wait, folded. */
  readonly open?: boolean;
}): JSX.Element {
  return (
    <details open={open}>
      <summary>{countInWords(bookings.length, language)}</summary>
      <ul class="outside-hours">
        {bookings.slice(0, TOLD).map((one) => (
          <li key={one.reference}>
            {dayInWords(localDateOf(one.start, timeZone), language)},{' '}
            {hoursInWords(localTimeOf(one.start, timeZone), localTimeOf(one.end, timeZone), language)},{' '}
            {one.resource}, <a href={`/host/bookings/${one.reference}`}>{one.reference}</a>
          </li>
        ))}
      </ul>
      {bookings.length > TOLD && <p>{MORE[language].replace('#', String(bookings.length - TOLD))}</p>}
    </details>
  );
}

/** Nobody reads a longer list before they decide; all of them are on the page of closures afterwards. */
const TOLD = 50;
const MORE: Words = { fr: 'et # autres', en: 'and # more' };

function countInWords(count: number, language: Language): string {
  if (language === 'fr')
    return count === 1
      ? '1\u00a0réservation en dehors des horaires\u00a0:'
      : `${count}\u00a0réservations en dehors des horaires\u00a0:`;
  return count === 1 ? '1 booking outside the hours:' : `${count} bookings outside the hours:`;
}
