import type { ComponentChildren, JSX } from 'preact';
import { Framed } from '../accounts/framed.js';
import { visitorOf, type Visit } from '../accounts/visit.js';
import type { Filled } from '../platform/http/endpoint.js';
import type { Language } from '../platform/i18n/language.js';
import { Field, Form, WhatIsWrong } from '../platform/web/form.js';
import type { Enrolment, RecoveryCodes } from './second-factor.service.js';
import { recoveryCodesLeftInWords, SECOND_FACTOR_WORDS as WORDS } from './second-factor.words.js';

interface StepProps {
  readonly visit: Visit;
  readonly to: string;
  readonly form: Filled<unknown> | null;
  /** What the telephone would show, where somebody tries the service out. */
  readonly demoCode: string | null;
}

export function WhyPage({
  visit,
  to,
  isRequired,
}: {
  readonly visit: Visit;
  readonly to: string;
  readonly isRequired: boolean;
}): JSX.Element {
  const { language } = visit;
  return (
    <StepFrame visit={visit}>
      <p>{(isRequired ? WORDS.why : WORDS.whyOptional)[language]}</p>
      <Form action="/second-factor/enrolment" formToken={visitorOf(visit).formToken}>
        <input type="hidden" name="to" value={to} />
        <button type="submit">{WORDS.begin[language]}</button>
      </Form>
    </StepFrame>
  );
}

export function EnrolmentPage({
  visit,
  to,
  form,
  demoCode,
  enrolment,
}: StepProps & { readonly enrolment: Enrolment }): JSX.Element {
  const { language } = visit;
  const { formToken } = visitorOf(visit);
  return (
    <StepFrame visit={visit}>
      <WhatIsWrong form={form} language={language} />
      <p>{WORDS.scan[language]}</p>
      <div class="qr" dangerouslySetInnerHTML={{ __html: enrolment.qrSvg }} />
      <p>
        {WORDS.typeInstead[language]}
        <br />
        <code class="secret">{enrolment.secret}</code>
      </p>
      <DemoCode code={demoCode} language={language} />
      <Form action="/second-factor/confirmation" formToken={formToken}>
        <input type="hidden" name="to" value={to} />
        <Field
          name="code"
          label={WORDS.firstCode[language]}
          error={form?.errors?.['code']}
          autocomplete="one-time-code"
          inputmode="numeric"
          maxlength={20}
          required
        />
        <button type="submit">{WORDS.confirm[language]}</button>
      </Form>
      <Form action="/second-factor/enrolment" formToken={formToken} class="aside">
        <input type="hidden" name="to" value={to} />
        <button type="submit" class="quiet">
          {WORDS.beginAnew[language]}
        </button>
      </Form>
    </StepFrame>
  );
}

export function CodePage({ visit, to, form, demoCode }: StepProps): JSX.Element {
  const { language } = visit;
  return (
    <StepFrame visit={visit}>
      <WhatIsWrong form={form} language={language} />
      <DemoCode code={demoCode} language={language} />
      <Form action="/second-factor" formToken={visitorOf(visit).formToken}>
        <input type="hidden" name="to" value={to} />
        <Field
          name="code"
          label={WORDS.code[language]}
          help={WORDS.codeHint[language]}
          error={form?.errors?.['code']}
          autocomplete="one-time-code"
          maxlength={40}
          required
        />
        <button type="submit">{WORDS.verify[language]}</button>
      </Form>
      <p class="aside muted">{WORDS.lostPhone[language]}</p>
    </StepFrame>
  );
}

export function RecoveryCodesPage({
  visit,
  codes: { recoveryCodes },
  next,
}: {
  readonly visit: Visit;
  readonly codes: RecoveryCodes;
  readonly next: string;
}): JSX.Element {
  const { language } = visit;
  const title = WORDS.recoveryCodes[language];
  return (
    <Framed visit={visit} title={title}>
      <h1>{title}</h1>
      <p>{WORDS.recoveryCodesOnce[language]}</p>
      <ol class="codes">
        {recoveryCodes.map((code) => (
          <li key={code}>
            <code>{code}</code>
          </li>
        ))}
      </ol>
      <p>
        <a class="button" href={next}>
          {WORDS.goOn[language]}
        </a>
      </p>
    </Framed>
  );
}

export function GivenPage({
  visit,
  codesLeft,
  isRequired,
}: {
  readonly visit: Visit;
  readonly codesLeft: number;
  readonly isRequired: boolean;
}): JSX.Element {
  const { language } = visit;
  const { formToken } = visitorOf(visit);
  return (
    <StepFrame visit={visit}>
      <p>{WORDS.given[language]}</p>
      <p class="actions">
        <a href="/account/devices">{WORDS.toAccount[language]}</a>
      </p>
      <h2>{WORDS.recoveryCodes[language]}</h2>
      <p>
        {recoveryCodesLeftInWords(codesLeft)[language]} {WORDS.renewalVoidsOldOnes[language]}
      </p>
      <Form action="/second-factor/recovery-codes" formToken={formToken}>
        <button type="submit" class="quiet">
          {WORDS.renewRecoveryCodes[language]}
        </button>
      </Form>
      <h2>{WORDS.changeOrRemove[language]}</h2>
      <p>
        {WORDS.removal[language]} {isRequired && WORDS.roleSleeps[language]}
      </p>
      <Form action="/second-factor/removal" formToken={formToken}>
        <button type="submit" class="grave">
          {WORDS.remove[language]}
        </button>
      </Form>
    </StepFrame>
  );
}

function StepFrame({
  visit,
  children,
}: {
  readonly visit: Visit;
  readonly children: ComponentChildren;
}): JSX.Element {
  const title = WORDS.title[visit.language];
  return (
    <Framed visit={visit} title={title}>
      <h1>{title}</h1>
      {children}
    </Framed>
  );
}

function DemoCode({
  code,
  language,
}: {
  readonly code: string | null;
  readonly language: Language;
}): JSX.Element | null {
  if (code === null) return null;
  return (
    <div class="demo">
      <p>{WORDS.demo[language]}</p>
      <p>
        {WORDS.demoCode[language]} <code class="secret">{code}</code>
      </p>
    </div>
  );
}
