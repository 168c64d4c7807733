import { holderInWords } from '../bookings/walk-in.js';
import type { JSX } from 'preact';
import { visitorOf, type Visit } from '../accounts/visit.js';
import type { Language } from '../platform/i18n/language.js';
import { Form } from '../platform/web/form.js';
import type { Instant } from '../reservation/period.js';
import { isStale, type Conflict, type ExternalCalendar } from './external-calendar.js';
import { pageOf } from './external-calendar.mails.js';
import type { ShownCalendar } from './external-calendars.service.js';
import {
  detachingInWords,
  droppedInWords,
  heldBackInWords,
  PAGE_WORDS as WORDS,
  readInWords,
  staysInWords,
  warningInWords,
} from './external-calendars.words.js';
import { failureInWords } from './failure.words.js';
import { agoInWords, momentInWords, periodInWords } from './time.words.js';

/** One calendar: what has come of it, what collides, and what can be done. */
export function AttachedCalendar({
  visit,
  shown: { calendar, conflicts },
  now,
}: {
  readonly visit: Visit;
  readonly shown: ShownCalendar;
  readonly now: Instant;
}): JSX.Element {
  const { language } = visit;
  return (
    <li>
      <div class="told">
        <p>
          <strong>{calendar.label}</strong> <span class="muted">{calendar.host}</span>
          <br />
          <State calendar={calendar} now={now} language={language} />
        </p>
        <Warnings calendar={calendar} language={language} />
        {conflicts.length > 0 && (
          <Conflicts conflicts={conflicts} zone={calendar.at.timeZone} language={language} />
        )}
        <Deeds visit={visit} calendar={calendar} />
        <Detaching visit={visit} calendar={calendar} />
      </div>
    </li>
  );
}

function State({
  calendar,
  now,
  language,
}: {
  readonly calendar: ExternalCalendar;
  readonly now: Instant;
  readonly language: Language;
}): JSX.Element {
  const { at, failing, heldBack, lastSuccessAt, busyTimes } = calendar;
  const moment = (instant: Instant): string => momentInWords(instant, at.timeZone, language);
  if (failing !== null)
    return (
      <>
        <strong>
          {WORDS.failing[language]} {moment(failing.since)}
        </strong>
        <br />
        {failureInWords(failing.why, language)}
        {lastSuccessAt !== null && (
          <>
            <br />
            <span class="muted">
              {staysInWords(agoInWords(lastSuccessAt, now, at.timeZone, language), language)}
            </span>
          </>
        )}
        {isStale(calendar, now) && (
          <>
            <br />
            {WORDS.stale[language]}
          </>
        )}
      </>
    );
  return (
    <>
      {lastSuccessAt !== null &&
        readInWords(agoInWords(lastSuccessAt, now, at.timeZone, language), busyTimes, language)}
      {heldBack !== null && (
        <>
          <br />
          <strong>{droppedInWords(heldBack, language)}</strong> {heldBackInWords(heldBack, language)}
        </>
      )}
      {isStale(calendar, now) && (
        <>
          <br />
          {WORDS.stale[language]}
        </>
      )}
    </>
  );
}

function Warnings({
  calendar: { warnings },
  language,
}: {
  readonly calendar: ExternalCalendar;
  readonly language: Language;
}): JSX.Element | null {
  if (warnings.length === 0) return null;
  return (
    <>
      <p>{WORDS.warnings[language]}</p>
      <ul>
        {warnings.map((warning) => (
          <li>{warningInWords(warning, language)}</li>
        ))}
      </ul>
    </>
  );
}

function Conflicts({
  conflicts,
  zone,
  language,
}: {
  readonly conflicts: readonly Conflict[];
  readonly zone: string;
  readonly language: Language;
}): JSX.Element {
  return (
    <div class="alert">
      <p>
        <strong>{WORDS.conflicts[language]}</strong>
        <br />
        {WORDS.conflictsHelp[language]}
      </p>
      <ul>
        {conflicts.map(({ event, booking }) => (
          <li>
            {WORDS.inCalendar[language]}
            {language === 'fr' ? '\u00a0: ' : ': '}
            {event.title || WORDS.untitled[language]}, {periodInWords(event, zone, language)}
            <br />
            {WORDS.bookedHere[language]}
            {language === 'fr' ? '\u00a0: ' : ': '}
            {holderInWords(booking, language) ?? WORDS.erased[language]},{' '}
            <a class="whole-words" href={`/host/bookings/${booking.reference}`}>
              {booking.reference}
            </a>
            , {periodInWords(booking, zone, language)}
          </li>
        ))}
      </ul>
    </div>
  );
}

function Deeds({
  visit,
  calendar: { id, at, label, heldBack },
}: {
  readonly visit: Visit;
  readonly calendar: ExternalCalendar;
}): JSX.Element {
  const { language } = visit;
  const deeds = [
    ...(heldBack === null ? [] : [{ path: 'confirmation', words: WORDS.confirm, look: undefined }]),
    { path: 'reading', words: WORDS.readNow, look: 'quiet' },
  ];
  return (
    <div class="actions">
      {deeds.map(({ path, words, look }) => (
        <Form key={path} action={`${pageOf(at.slug)}/${id}/${path}`} formToken={visitorOf(visit).formToken}>
          <button
            type="submit"
            {...(look === undefined ? {} : { class: look })}
            aria-label={`${words[language]}, ${label}`}
          >
            {words[language]}
          </button>
        </Form>
      ))}
    </div>
  );
}

/** Asked for twice: nothing brings back what it blocked but its address. */
function Detaching({
  visit,
  calendar: { id, at, label, busyTimes },
}: {
  readonly visit: Visit;
  readonly calendar: ExternalCalendar;
}): JSX.Element {
  const { language } = visit;
  return (
    <details>
      <summary aria-label={`${WORDS.detach[language]}, ${label}`}>{WORDS.detach[language]}</summary>
      <p>{detachingInWords(busyTimes, language)}</p>
      <Form
        class="actions"
        action={`${pageOf(at.slug)}/${id}/detachment`}
        formToken={visitorOf(visit).formToken}
      >
        <button type="submit" class="quiet" aria-label={`${WORDS.detachNow[language]}, ${label}`}>
          {WORDS.detachNow[language]}
        </button>
      </Form>
    </details>
  );
}
