/** What the list of requests and the page of one have in common. */
import type { JSX } from 'preact';
import { asSeenAtThePlace, calledAtThePlace } from '../bookings/people.js';
import type { Language } from '../platform/i18n/language.js';
import { Icon } from '../platform/web/icon.js';
import { APPROVALS_WORDS as WORDS, momentInWords, whenInWords } from './approvals.words.js';
import type { Request } from './request.js';

export interface OfRequest {
  readonly request: Request;
  readonly language: Language;
}

export function InShort({ request, language }: OfRequest): JSX.Element {
  const { booking } = request;
  return (
    <>
      <h3>{nameOf(request, language)}</h3>
      <p>
        {whenInWords(booking, language)} · {booking.resourceName}
        {booking.people > 1 && ` · ${booking.people}\u00a0${WORDS.people[language].toLowerCase()}`}
      </p>
      {booking.title !== null && <p class="muted">{booking.title}</p>}
    </>
  );
}

/** When, by whom, and with what word. */
export function Answered({ request: { answer, booking }, language }: OfRequest): JSX.Element | null {
  if (answer === null) return null;
  const who = answer.by === null ? '' : ` ${WORDS.by[language]} ${answer.by}`;
  return (
    <>
      <p class="muted">
        {WORDS.on[language]} {momentInWords(answer.at, booking.timeZone, language)}
        {who}
      </p>
      {answer.word !== null && (
        <p class="muted">
          {WORDS.yourWord[language]}
          {WORDS.colon[language]}
          {answer.word}
        </p>
      )}
    </>
  );
}

export function Deadline({ request: { booking }, language }: OfRequest): JSX.Element | null {
  if (booking.expiresAt === null) return null;
  return (
    <p class="deadline">
      <Icon name="hourglass-split" /> {WORDS.answerBefore[language]}{' '}
      <strong>{momentInWords(booking.expiresAt, booking.timeZone, language)}</strong>
    </p>
  );
}

export function nameOf({ holder }: Request, language: Language): string {
  return calledAtThePlace(asSeenAtThePlace(holder), language) ?? WORDS.nobodyKnown[language];
}
