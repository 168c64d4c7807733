import { Fragment, type JSX } from 'preact';
import { Framed } from '../accounts/framed.js';
import { visitorOf, type Visit } from '../accounts/visit.js';
import type { Filled } from '../platform/http/endpoint.js';
import type { Language } from '../platform/i18n/language.js';
import { Alert, Choice, Field, Form, WhatIsWrong } from '../platform/web/form.js';
import type { Instant } from '../reservation/period.js';
import type { Telecentre } from '../telecentres/network.js';
import { AttachedCalendar } from './attached-calendar.views.js';
import { pageOf } from './external-calendar.mails.js';
import type { ShownCalendar } from './external-calendars.service.js';
import {
  NOT_DONE,
  OUTCOME_IN_WORDS,
  PAGE_WORDS as WORDS,
  WHERE_TO_FIND,
  type Outcome,
} from './external-calendars.words.js';
import { failureInWords } from './failure.words.js';

/** What came of what was just asked for, and for which calendar. */
export interface Said {
  readonly done?: Outcome | undefined;
  readonly calendar?: string | undefined;
}

export interface ExternalCalendarsPageProps {
  readonly visit: Visit;
  readonly telecentre: Telecentre;
  readonly calendars: readonly ShownCalendar[];
  readonly now: Instant;
  readonly form: Filled<unknown> | null;
  readonly said: Said;
}

export function ExternalCalendarsPage(props: ExternalCalendarsPageProps): JSX.Element {
  const { visit, telecentre, calendars, now, form, said } = props;
  const { language } = visit;
  const title = `${WORDS.title[language]}, ${telecentre.commune.name}`;
  return (
    <Framed visit={visit} title={title}>
      <h1>{title}</h1>
      <Refused form={form} language={language} />
      <WhatCameOfIt said={said} calendars={calendars} language={language} />
      <p>{WORDS.lead[language]}</p>
      {calendars.length === 0 && <p class="muted">{WORDS.none[language]}</p>}
      {resourcesOf(calendars).map(({ key, name, shown }) => (
        <section key={key}>
          <h2>{name}</h2>
          <ul class="rows">
            {shown.map((one) => (
              <AttachedCalendar key={one.calendar.id} visit={visit} shown={one} now={now} />
            ))}
          </ul>
        </section>
      ))}
      <h2>{WORDS.attach[language]}</h2>
      <NewCalendarForm {...props} />
    </Framed>
  );
}

/** A long reason stands beside its field, once. */
function Refused({
  form,
  language,
}: Pick<ExternalCalendarsPageProps, 'form'> & InLanguage): JSX.Element | null {
  const fields = Object.keys(form?.errors ?? {});
  if (fields.length !== 1) return <WhatIsWrong form={form} language={language} labels={labelsIn(language)} />;
  return (
    <Alert>
      <p>
        <a href={`#${fields.join('')}`}>{WORDS.unusable[language]}</a>
      </p>
    </Alert>
  );
}

function WhatCameOfIt({
  said: { done, calendar: id },
  calendars,
  language,
}: Pick<ExternalCalendarsPageProps, 'said' | 'calendars'> & InLanguage): JSX.Element | null {
  if (done === undefined) return null;
  const about = calendars.find(({ calendar }) => calendar.id === id)?.calendar;
  const words = OUTCOME_IN_WORDS[done][language];
  if (!NOT_DONE.some((one) => one === done))
    return (
      <p class="notice" role="status">
        {words}
      </p>
    );
  return (
    <Alert>
      {about !== undefined && (
        <p>
          <strong>{about.label}</strong>
        </p>
      )}
      <p>
        {words} {done === 'unread' && about?.failing && failureInWords(about.failing.why, language)}
      </p>
    </Alert>
  );
}

/** In the order in which they come. */
function resourcesOf(
  calendars: readonly ShownCalendar[],
): { readonly key: string; readonly name: string; readonly shown: readonly ShownCalendar[] }[] {
  const names = new Map(calendars.map(({ calendar: { at } }) => [at.resource, at.resourceName]));
  return [...names].map(([key, name]) => ({
    key,
    name,
    shown: calendars.filter(({ calendar }) => calendar.at.resource === key),
  }));
}

function NewCalendarForm({ visit, telecentre, form }: ExternalCalendarsPageProps): JSX.Element {
  const { language } = visit;
  return (
    <Form action={pageOf(telecentre.slug)} formToken={visitorOf(visit).formToken}>
      <Choice
        name="resource"
        label={WORDS.resource[language]}
        options={telecentre.resources.map(({ id, name }) => ({ value: id, label: name }))}
        unchosen={WORDS.choose[language]}
        value={form?.typed['resource']}
        error={form?.errors?.['resource']}
      />
      <Field
        name="label"
        label={WORDS.label[language]}
        help={WORDS.labelHelp[language]}
        value={form?.typed['label']}
        error={form?.errors?.['label']}
        maxlength={100}
        required
      />
      <Field
        name="url"
        label={WORDS.url[language]}
        help={WORDS.urlHelp[language]}
        value={form?.typed['url']}
        error={form?.errors?.['url']}
        maxlength={2000}
        autocomplete="off"
        required
      />
      <WhereToFind language={language} isOpen={form?.errors?.['url'] !== undefined} />
      <button type="submit">{WORDS.add[language]}</button>
    </Form>
  );
}

interface InLanguage {
  readonly language: Language;
}

function labelsIn(language: Language): Readonly<Record<string, string>> {
  return { resource: WORDS.resource[language], label: WORDS.label[language], url: WORDS.url[language] };
}

function WhereToFind({ language, isOpen }: InLanguage & { readonly isOpen: boolean }): JSX.Element {
  return (
    <details class="field" open={isOpen}>
      <summary>{WORDS.where[language]}</summary>
      <dl class="facts stacked">
        {WHERE_TO_FIND.map(({ program, steps }) => (
          <Fragment key={program}>
            <dt>{program}</dt>
            <dd>{steps[language]}</dd>
          </Fragment>
        ))}
      </dl>
    </details>
  );
}
