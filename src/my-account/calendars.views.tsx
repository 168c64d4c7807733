import type { JSX } from 'preact';
import { visitorOf, type Visit } from '../accounts/visit.js';
import type { ListedFeed } from '../calendar-feeds/feeds.service.js';
import type { Filled } from '../platform/http/endpoint.js';
import { Choice, Field, Form, WhatIsWrong } from '../platform/web/form.js';
import type { Instant } from '../reservation/period.js';
import { AccountFrame } from './account-frame.js';
import { RESOURCE, type CalendarChoices } from './calendar-choices.js';
import { neverReadInWords, readingInWords } from './calendar-readings.words.js';
import { CALENDAR_WORDS as WORDS, whatItShows } from './calendars.words.js';
import { dateOf } from './day-in-words.js';
import type { Done } from './done.js';
import { LONGEST_LABEL } from './my-account.schemas.js';

export interface CalendarsPageProps {
  readonly visit: Visit;
  /** Newest first, also those that have just stopped. */
  readonly calendars: readonly ListedFeed[];
  readonly choices: CalendarChoices;
  /** The place that somebody comes from. */
  readonly resource: string | undefined;
  readonly now: Instant;
  readonly form: Filled<unknown> | null;
  readonly done: Done | undefined;
}

export function CalendarsPage(props: CalendarsPageProps): JSX.Element {
  const { visit, calendars, form, done } = props;
  const { language } = visit;
  return (
    <AccountFrame visit={visit} section="calendars" done={done}>
      <WhatIsWrong form={form} language={language} labels={{ label: WORDS.name[language] }} />
      <p>{WORDS.what[language]}</p>
      <p>
        {WORDS.nowAndThen[language]} <a href="/help/calendars">{WORDS.help[language]}</a>
      </p>
      {calendars.length > 0 && (
        <ul class="rows">
          {calendars.map((calendar) => (
            <Calendar key={calendar.id} {...props} calendar={calendar} />
          ))}
        </ul>
      )}
      <h2>{calendars.length > 0 ? WORDS.another[language] : WORDS.first[language]}</h2>
      <NewCalendarForm {...props} />
      <p class="aside muted">
        {WORDS.twice[language]} <a href="/account/mails">{WORDS.mails[language]}</a>
      </p>
    </AccountFrame>
  );
}

function Calendar({
  visit,
  now,
  calendar,
}: CalendarsPageProps & { readonly calendar: ListedFeed }): JSX.Element {
  const { language } = visit;
  const { id, label, createdAt, revokedAt } = calendar;
  const shown = whatItShows(calendar, language);
  return (
    <li>
      <div class="told">
        <p>
          <strong>{label}</strong>
          {revokedAt !== null && <span class="mark">{WORDS.stopped[language]}</span>}
          <br />
          <span class="muted">
            {shown !== label && (
              <>
                {shown}
                <br />
              </>
            )}
            {WORDS.madeOn[language]} {dateOf(new Date(createdAt), language)}
          </span>
        </p>
        {revokedAt === null ? (
          <Readings calendar={calendar} now={now} language={language} />
        ) : (
          <p>{WORDS.stillTold[language]}</p>
        )}
      </div>
      {revokedAt === null && (
        <Form action={`/account/calendars/${id}/revocation`} formToken={visitorOf(visit).formToken}>
          <button type="submit" class="quiet" aria-label={`${WORDS.stop[language]} ${label}`}>
            {WORDS.stop[language]}
          </button>
        </Form>
      )}
    </li>
  );
}

function Readings({
  calendar: { createdAt, readings },
  now,
  language,
}: Pick<CalendarsPageProps, 'now'> & {
  readonly calendar: ListedFeed;
  readonly language: Visit['language'];
}): JSX.Element {
  if (readings.length === 0) return <p>{neverReadInWords(createdAt, now, language)}</p>;
  return (
    <>
      {readings.map((reading) => (
        <p key={reading.reader}>{readingInWords(reading, now, language)}</p>
      ))}
    </>
  );
}

function NewCalendarForm({ visit, choices, resource, form }: CalendarsPageProps): JSX.Element {
  const { language } = visit;
  const asked = resource === undefined ? choices.mine.value : `${RESOURCE}${resource}`;
  return (
    <Form action="/account/calendars" formToken={visitorOf(visit).formToken}>
      <Choice
        name="what"
        label={WORDS.whatToSee[language]}
        help={WORDS.whatToSeeHelp[language]}
        options={[choices.mine, ...choices.groups]}
        value={form?.typed['what'] ?? asked}
        error={form?.errors?.['what']}
      />
      <Field
        name="label"
        label={WORDS.label[language]}
        help={WORDS.labelHelp[language]}
        value={form?.typed['label']}
        error={form?.errors?.['label']}
        maxlength={LONGEST_LABEL}
      />
      <button type="submit">{WORDS.make[language]}</button>
    </Form>
  );
}
