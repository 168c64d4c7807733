import type { ComponentChildren, JSX } from 'preact';
import { visitorOf, type Visit } from '../accounts/visit.js';
import { NetworkFrame, PlaceFrame, placePath } from '../administration/administration-frame.js';
import type { Done } from '../administration/administration.words.js';
import type { EditedDepartment, EditedPlace } from '../administration/edited-place.js';
import { versionOf, type OpenTelecentre } from '../administration/editing.service.js';
import { Refusal } from '../administration/refusal.views.js';
import { LeftOutside } from '../hours-pages/hours.views.js';
import { WeekInWords } from '../hours-pages/week-fields.views.js';
import type { OutsideBooking } from '../network-file/outside-hours.js';
import { mayAnywhere } from '../permissions/may.js';
import type { Filled } from '../platform/http/endpoint.js';
import type { ProblemContent } from '../platform/http/problem.js';
import { Field, Form, WhatIsWrong } from '../platform/web/form.js';
import { Icon } from '../platform/web/icon.js';
import { PUBLICATION_PART } from './opening-up.service.js';
import { OVERVIEW_WORDS as WORDS, stateInWords } from './overview.words.js';

export function NetworkOverviewPage({
  visit,
  departments,
  places,
  done,
}: {
  readonly visit: Visit;
  readonly departments: readonly EditedDepartment[];
  readonly places: readonly EditedPlace[];
  readonly done: Done | undefined;
}): JSX.Element {
  const { language } = visit;
  const isAdministrator = mayAnywhere(visitorOf(visit).caller, 'network.settings');
  return (
    <NetworkFrame visit={visit} section="overview" title={WORDS.network[language]} done={done}>
      <p>
        <a class="button" href={placePath('new')}>
          {WORDS.add[language]}
        </a>
      </p>
      {departments.map((department) => (
        <section key={department.code}>
          <h2>
            {department.name} <span class="muted">({department.code})</span>
          </h2>
          <p class="muted">
            {department.coordinator}{' '}
            <a href={`/administration/departments/${department.code}`}>
              {WORDS.change[language]}
              <span class="unseen">, {department.name}</span>
            </a>
          </p>
          <ul class="rows">
            {places
              .filter(({ departmentCode }) => departmentCode === department.code)
              .map((place) => (
                <li key={place.slug}>
                  <a class="place-row" href={placePath(place.slug)}>
                    {place.name}
                  </a>
                  <span class="mark first">{stateInWords(place, language)}</span>
                </li>
              ))}
          </ul>
        </section>
      ))}
      {isAdministrator && (
        <p>
          <a class="button quiet" href="/administration/departments/new">
            {WORDS.addDepartment[language]}
          </a>
        </p>
      )}
    </NetworkFrame>
  );
}

interface PlaceOverviewProps extends OpenTelecentre {
  readonly visit: Visit;
  readonly hosts: number;
  readonly outside: readonly OutsideBooking[];
  readonly form?: Filled<unknown>;
  readonly refusal?: ProblemContent;
  readonly done?: Done | undefined;
}

export function PlaceOverviewPage(props: PlaceOverviewProps): JSX.Element {
  const { visit, place, file, hosts, form, refusal, done } = props;
  const { language } = visit;
  const isOpenSometimes = Object.values(file.openingHours.week).some(({ segments }) => segments.length > 0);
  const isReady = place.resources > 0 && isOpenSometimes;
  return (
    <PlaceFrame visit={visit} place={place} section="overview" title={place.name} done={done}>
      <WhatIsWrong form={form ?? null} language={language} />
      <Refusal refusal={refusal ?? null} timeZone={file.timeZone} language={language} />
      <LeftOutside {...props} />
      <p>
        <span class="mark first">{stateInWords(place, language)}</span>{' '}
        {place.published && <a href={`/telecentres/${place.slug}`}>{WORDS.seePublic[language]}</a>}
      </p>
      <ol class="checklist">
        <Step isDone>
          <a href={placePath(place.slug, 'place')}>{WORDS.stepPlace[language]}</a>
        </Step>
        <Step isDone={place.resources > 0}>
          <a href={placePath(place.slug, 'resources')}>{WORDS.stepResources[language]}</a>{' '}
          <span class="muted">({place.resources})</span>
        </Step>
        <Step isDone={isOpenSometimes}>
          <a href={placePath(place.slug, 'hours')}>{WORDS.stepHours[language]}</a>
        </Step>
        <Step isDone={hosts > 0}>
          <a href="#email">{WORDS.stepHost[language]}</a> <span class="muted">({hosts})</span>
        </Step>
        <Step isDone={place.hoursConfirmed}>
          {isReady ? (
            <a href={placePath(place.slug, 'hours-confirmation')}>{WORDS.stepConfirm[language]}</a>
          ) : (
            WORDS.stepConfirm[language]
          )}
        </Step>
      </ol>
      {isOpenSometimes && <WeekInWords week={file.openingHours.week} language={language} />}
      <Hosts {...props} />
      <Publication {...props} />
      <p>
        <a href={`/administration/history?telecentre=${place.slug}`}>{WORDS.history[language]}</a>
      </p>
    </PlaceFrame>
  );
}

function Step({
  isDone,
  children,
}: {
  readonly isDone: boolean;
  readonly children: ComponentChildren;
}): JSX.Element {
  return (
    <li class={isDone ? 'done' : 'open'}>
      {isDone && <Icon name="check-lg" />}
      <span>{children}</span>
    </li>
  );
}

function Hosts({ visit, place, hosts, form }: PlaceOverviewProps): JSX.Element {
  const { language } = visit;
  const { formToken } = visitorOf(visit);
  return (
    <section>
      <h2>{WORDS.hosts[language]}</h2>
      <Form action={placePath(place.slug, 'invitation')} formToken={formToken}>
        <Field
          name="email"
          type="email"
          label={WORDS.email[language]}
          help={(place.hoursConfirmed ? WORDS.emailHelp : WORDS.emailHelpAndHours)[language]}
          value={form?.typed['email']}
          error={form?.errors?.['email']}
          autocomplete="off"
          maxlength={254}
          required
        />
        <p class="actions">
          <button type="submit">{WORDS.invite[language]}</button>
          <a class="button quiet" href="/roles">
            {WORDS.seeRoles[language]}
          </a>
        </p>
      </Form>
      {hosts > 0 && !place.hoursConfirmed && (
        <Form action={placePath(place.slug, 'confirmation-request')} formToken={formToken}>
          <button type="submit" class="quiet">
            {WORDS.askAgain[language]}
          </button>
        </Form>
      )}
    </section>
  );
}

function Publication({ visit, place, file }: PlaceOverviewProps): JSX.Element {
  const { language } = visit;
  return (
    <section>
      <h2>{WORDS.publication[language]}</h2>
      <p>
        {
          (place.published
            ? WORDS.isPublished
            : place.opensWithHours
              ? WORDS.opensWithHours
              : WORDS.isHidden)[language]
        }
      </p>
      {place.published && (
        <p class="muted">
          {WORDS.hiding[language]}{' '}
          <a href={`/telecentres/${place.slug}/closures/new`}>{WORDS.closeFirst[language]}</a>
        </p>
      )}
      <Form action={placePath(place.slug, 'publication')} formToken={visitorOf(visit).formToken}>
        <input type="hidden" name="shown" value={versionOf(file, PUBLICATION_PART)} />
        <input type="hidden" name="published" value={place.published ? 'no' : 'yes'} />
        <button type="submit" class="quiet">
          {(place.published ? WORDS.hide : WORDS.publish)[language]}
        </button>
      </Form>
    </section>
  );
}
