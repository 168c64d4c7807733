import type { ComponentChildren, JSX } from 'preact';
import { Framed } from '../accounts/framed.js';
import { visitorOf, type Visit } from '../accounts/visit.js';
import type { GrantedRole } from '../permissions/roles.js';
import type { Filled } from '../platform/http/endpoint.js';
import type { ProblemContent } from '../platform/http/problem.js';
import type { Language } from '../platform/i18n/language.js';
import { Field, Form, WhatIsWrong } from '../platform/web/form.js';
import type { GrantRecord } from './grant-record.js';
import { APPOINT, ENDINGS, endingOf, PAGE_WORDS as WORDS, WHAT_THEY_DO } from './roles.pages.words.js';
import type { OwnRole } from './roles.service.js';
import { grantInWords } from './roles.words.js';
import type { DepartmentPlaces, NamedTelecentre } from './scope.js';

/** A role at the place where it is to be given; an employer is still to be named. */
export interface Office {
  readonly role: GrantedRole;
  readonly telecentre: NamedTelecentre | null;
  readonly department: DepartmentPlaces | null;
}

export function AppointmentPage({
  visit,
  office: { role, telecentre, department },
  form,
}: {
  readonly visit: Visit;
  readonly office: Office;
  readonly form: Filled<unknown> | null;
}): JSX.Element {
  const { language } = visit;
  const place = telecentre?.name ?? department?.name;
  return (
    <SmallPage visit={visit} title={APPOINT[role][language]} place={place}>
      <WhatIsWrong form={form} language={language} labels={labelsIn(language)} />
      <p>{WHAT_THEY_DO[role][language]}</p>
      <Form action="/roles" formToken={visitorOf(visit).formToken}>
        <input type="hidden" name="role" value={role} />
        {telecentre !== null && <input type="hidden" name="telecentre" value={telecentre.slug} />}
        {department !== null && <input type="hidden" name="department" value={department.code} />}
        <EmailField language={language} form={form} />
        {role === 'employer_manager' && (
          <Field
            name="employer"
            label={WORDS.siret[language]}
            help={WORDS.siretHelp[language]}
            value={form?.typed['employer']}
            error={form?.errors?.['employer']}
            inputmode="numeric"
            maxlength={30}
            required
          />
        )}
        <Actions language={language} button={APPOINT[role][language]} />
      </Form>
    </SmallPage>
  );
}

export function LoanPage({
  visit,
  own,
  form,
}: {
  readonly visit: Visit;
  readonly own: OwnRole;
  readonly form: Filled<unknown> | null;
}): JSX.Element {
  const { language } = visit;
  return (
    <SmallPage visit={visit} title={WORDS.lend[language]} place={own.telecentre.name}>
      <WhatIsWrong form={form} language={language} labels={labelsIn(language)} />
      <p>{WORDS.lending[language]}</p>
      <Form action={`/roles/${own.id}/loan`} formToken={visitorOf(visit).formToken}>
        <EmailField language={language} form={form} />
        {(['from', 'until'] as const).map((name) => (
          <Field
            key={name}
            name={name}
            type="date"
            label={WORDS[name][language]}
            value={form?.typed[name]}
            error={form?.errors?.[name]}
            required
          />
        ))}
        <Actions language={language} button={WORDS.lendButton[language]} />
      </Form>
    </SmallPage>
  );
}

/** Asks once more before a role ends. */
export function EndingPage({
  visit,
  grant,
  refusal,
}: {
  readonly visit: Visit;
  readonly grant: GrantRecord;
  readonly refusal: ProblemContent | null;
}): JSX.Element {
  const { language } = visit;
  const { caller, formToken } = visitorOf(visit);
  const { button, what } = ENDINGS[endingOf(grant, caller.account)];
  return (
    <SmallPage visit={visit} title={button[language]}>
      {refusal !== null && (
        <p class="alert" role="alert">
          {refusal.title[language]} {refusal.detail?.[language]}
        </p>
      )}
      <p>
        <strong>{grant.name ?? grant.email}</strong>
        <br />
        {grantInWords(grant, language)}
      </p>
      <p>{what[language]}</p>
      <Form action={`/roles/${grant.id}/revocation`} formToken={formToken}>
        <div class="actions">
          <button type="submit" class="grave">
            {button[language]}
          </button>
          <a href="/roles">{WORDS.keep[language]}</a>
        </div>
      </Form>
    </SmallPage>
  );
}

export function GivenUpPage({ visit }: { readonly visit: Visit }): JSX.Element {
  const { language } = visit;
  return (
    <SmallPage visit={visit} title={WORDS.givenUpTitle[language]}>
      <p>{WORDS.givenUp[language]}</p>
      <p>
        <a href="/account">{WORDS.account[language]}</a>
      </p>
    </SmallPage>
  );
}

function SmallPage({
  visit,
  title,
  place,
  children,
}: {
  readonly visit: Visit;
  readonly title: string;
  readonly place?: string | undefined;
  readonly children: ComponentChildren;
}): JSX.Element {
  return (
    <Framed visit={visit} title={title}>
      <h1>{title}</h1>
      {place !== undefined && <p class="lead">{place}</p>}
      {children}
    </Framed>
  );
}

function EmailField({
  language,
  form,
}: {
  readonly language: Language;
  readonly form: Filled<unknown> | null;
}): JSX.Element {
  return (
    <Field
      name="email"
      type="email"
      label={WORDS.email[language]}
      help={WORDS.emailHelp[language]}
      value={form?.typed['email']}
      error={form?.errors?.['email']}
      autocomplete="off"
      maxlength={254}
      required
    />
  );
}

function Actions({
  language,
  button,
}: {
  readonly language: Language;
  readonly button: string;
}): JSX.Element {
  return (
    <div class="actions">
      <button type="submit">{button}</button>
      <a href="/roles">{WORDS.back[language]}</a>
    </div>
  );
}

function labelsIn(language: Language): Readonly<Record<string, string>> {
  return {
    email: WORDS.email[language],
    from: WORDS.from[language],
    until: WORDS.until[language],
    employer: WORDS.siret[language],
  };
}
