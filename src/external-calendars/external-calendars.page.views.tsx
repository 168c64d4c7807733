import type { JSX } from 'preact';
import { Framed } from '../accounts/framed.js';
import { visitorOf, type Visit } from '../accounts/visit.js';
import type { Filled } from '../platform/http/endpoint.js';
import type { Language } from '../platform/i18n/language.js';
import { Choice, Field, Form, WhatIsWrong } from '../platform/web/form.js';
import type { Instant } from '../reservation/period.js';
import type { Telecentre } from '../telecentres/network.js';
import { AttachedCalendar } from './attached-calendar.views.js';
import { pageOf } from './external-calendar.mails.js';
import type { ShownCalendar } from './external-calendars.service.js';
import { DONE_IN_WORDS, PAGE_WORDS as WORDS, WHERE_TO_FIND, type Done } from './external-calendars.words.js';

export interface ExternalCalendarsPageProps {
  readonly visit: Visit;
  readonly telecentre: Telecentre;
  readonly calendars: readonly ShownCalendar[];
  readonly now: Instant;
  readonly form: Filled<unknown> | null;
  readonly done: Done | undefined;
}

export function ExternalCalendarsPage(props: ExternalCalendarsPageProps): JSX.Element {
  const { visit, telecentre, calendars, now, form, done } = props;
  const { language } = visit;
  const title = `${WORDS.title[language]}, ${telecentre.commune.name}`;
  return (
    <Framed visit={visit} title={title}>
      <h1>{title}</h1>
      <WhatIsWrong form={form} language={language} />
      {done !== undefined && (
        <p class="notice" role="status">
          {DONE_IN_WORDS[done][language]}
        </p>
      )}
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
      <WhereToFind language={language} />
    </Framed>
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
      <button type="submit">{WORDS.add[language]}</button>
    </Form>
  );
}

function WhereToFind({ language }: { readonly language: Language }): JSX.Element {
  return (
    <details>
      <summary>{WORDS.where[language]}</summary>
      <dl>
        {WHERE_TO_FIND.map(({ program, steps }) => (
          <>
            <dt>{program}</dt>
            <dd>{steps[language]}</dd>
          </>
        ))}
      </dl>
    </details>
  );
}
