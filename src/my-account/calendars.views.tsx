import type { JSX } from 'preact';
import { visitorOf, type Visit } from '../accounts/visit.js';
import type { ListedFeed } from '../calendar-feeds/feeds.service.js';
import type { Filled } from '../platform/http/endpoint.js';
import { Choice, Field, Form, WhatIsWrong } from '../platform/web/form.js';
import type { Instant } from '../reservation/period.js';
import { AccountFrame } from './account-frame.js';
import type { CalendarChoices } from './calendar-choices.js';
import { Readings } from './calendar-readings.views.js';
import { CALENDAR_WORDS as WORDS, whatItShows } from './calendars.words.js';
import { dateOf } from './day-in-words.js';
import type { Done } from './done.js';
import { LONGEST_LABEL } from './my-account.schemas.js';
import { StopCalendar } from './stop-calendar.views.js';

export interface CalendarsPageProps {
  readonly visit: Visit;
  /** Newest first, also those that have just stopped. */
  readonly calendars: readonly ListedFeed[];
  readonly choices: CalendarChoices;
  /** What is chosen on the form to begin with. */
  readonly asked: string;
  /** Of this one form, so that it makes one calendar. */
  readonly formId: string;
  /** They come with the mails. */
  readonly invitations: boolean;
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
        {props.invitations ? (
          <>
            {WORDS.twice[language]} <a href="/account/mails">{WORDS.fewerMails[language]}</a>
          </>
        ) : (
          <>
            {WORDS.noInvitations[language]} <a href="/account/mails">{WORDS.mails[language]}</a>
          </>
        )}
      </p>
      <p class="muted">
        {WORDS.onlyLook[language]} <a href="/#telecentres">{WORDS.places[language]}</a>
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
  const { label, createdAt, revokedAt } = calendar;
  const shown = whatItShows(calendar, language);
  const made = `${WORDS.madeOn[language]} ${dateOf(new Date(createdAt), language)}`;
  return (
    <li>
      <div class="told">
        <p>
          <strong>{label}</strong>
          {revokedAt !== null && (
            <>
              {' '}
              <span class="mark">{WORDS.stopped[language]}</span>
            </>
          )}
          <br />
          <span class="muted">
            {shown !== label && (
              <>
                {shown}
                <br />
              </>
            )}
            {made}
          </span>
        </p>
        {revokedAt === null ? (
          <Readings calendar={calendar} now={now} language={language} />
        ) : (
          <p>{WORDS.stillTold[language]}</p>
        )}
      </div>
      {revokedAt === null && (
        <StopCalendar
          visit={visit}
          calendar={calendar}
          called={[...new Set([label, shown, made])].join(', ')}
        />
      )}
    </li>
  );
}

function NewCalendarForm({ visit, choices, asked, formId, form }: CalendarsPageProps): JSX.Element {
  const { language } = visit;
  return (
    <Form action="/account/calendars" formToken={visitorOf(visit).formToken}>
      <input type="hidden" name="form" value={formId} />
      <Choice
        name="what"
        label={WORDS.whatToSee[language]}
        help={WORDS.whatToSeeHelp[language]}
        options={[choices.mine, ...choices.groups]}
        value={asked}
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
