import type { JSX } from 'preact';
import { Framed } from '../accounts/framed.js';
import type { Visit } from '../accounts/visit.js';
import type { Filled } from '../platform/http/endpoint.js';
import { Field, Form, WhatIsWrong } from '../platform/web/form.js';
import { awaitedAt, awaitsInWords } from './awaited.js';
import type { SeenLink } from './sign-in-links.queries.js';
import { SIGN_IN_WORDS as WORDS } from './sign-in.words.js';
import { withWayBack } from './way-back.js';

export interface SignInPageProps {
  readonly visit: Visit;
  readonly to: string;
  readonly form: Filled<unknown> | null;
  /** Name of an identity provider, where there is one. */
  readonly provider: string | null;
  readonly trouble: 'away' | 'refused' | null;
}

export function SignInPage({ visit, to, form, provider, trouble }: SignInPageProps): JSX.Element {
  const { language } = visit;
  const awaited = awaitedAt(to);
  return (
    <Framed visit={visit} title={WORDS.title[language]}>
      <h1>{WORDS.title[language]}</h1>
      {(visit.sessionIsOver || awaited !== null) && (
        <div class="notice">
          {visit.sessionIsOver && <p>{WORDS.sessionIsOver[language]}</p>}
          {awaited !== null && <p>{awaitsInWords(awaited, language)}</p>}
        </div>
      )}
      {trouble !== null && provider !== null && (
        <p class="alert" role="alert">
          {provider} {(trouble === 'away' ? WORDS.providerAway : WORDS.providerRefused)[language]}
        </p>
      )}
      <WhatIsWrong form={form} language={language} labels={{ email: WORDS.email[language] }} />
      <p>{WORDS.how[language]}</p>
      <Form action="/sign-in" formToken={visit.visitor?.formToken ?? null}>
        <input type="hidden" name="to" value={to} />
        <Field
          name="email"
          type="email"
          label={WORDS.email[language]}
          value={form?.typed['email']}
          error={form?.errors?.['email']}
          autocomplete="email"
          required
        />
        <button type="submit">{WORDS.send[language]}</button>
      </Form>
      {provider !== null && (
        <>
          <h2>{WORDS.or[language]}</h2>
          <p>
            <a class="button" href={`/sign-in/provider?to=${encodeURIComponent(to)}`}>
              {WORDS.with[language]} {provider}
            </a>
          </p>
        </>
      )}
    </Framed>
  );
}

export function LinkSentPage({
  visit,
  to,
  hasMailbox,
}: {
  readonly visit: Visit;
  readonly to: string;
  readonly hasMailbox: boolean;
}): JSX.Element {
  const { language } = visit;
  return (
    <Framed visit={visit} title={WORDS.sentTitle[language]}>
      <h1>{WORDS.sentTitle[language]}</h1>
      <p>{WORDS.sent[language]}</p>
      {hasMailbox && (
        <div class="demo">
          <p>{WORDS.mailbox[language]}</p>
          <p>
            <a href="/mailbox">{WORDS.openMailbox[language]}</a>
          </p>
        </div>
      )}
      <p>{WORDS.notArrived[language]}</p>
      <p>
        <a href={withWayBack('/sign-in', to)}>{WORDS.again[language]}</a>
      </p>
    </Framed>
  );
}

/** Programs that look into mails follow links; none presses a button. */
export function PressPage({
  visit,
  token,
  link: { email, linking },
  provider,
}: {
  readonly visit: Visit;
  readonly token: string;
  readonly link: SeenLink;
  readonly provider: string | null;
}): JSX.Element {
  const { language } = visit;
  return (
    <Framed visit={visit} title={WORDS.pressTitle[language]}>
      <h1>{WORDS.pressTitle[language]}</h1>
      {linking === 'here' && provider !== null ? (
        <p>
          {WORDS.pressLinks[language]} {provider}.
        </p>
      ) : (
        <p>{WORDS.press[language]}</p>
      )}
      {linking === 'elsewhere' && provider !== null && (
        <p>
          {WORDS.pressElsewhere[language]} {provider}.
        </p>
      )}
      <p>
        {WORDS.pressFor[language]} <strong>{veiled(email)}</strong>
      </p>
      <Form action={`/sign-in/link/${token}`} formToken={visit.visitor?.formToken ?? null}>
        <button type="submit">{WORDS.pressButton[language]}</button>
      </Form>
    </Framed>
  );
}

export function DeadLinkPage({ visit, to }: { readonly visit: Visit; readonly to: string }): JSX.Element {
  const { language } = visit;
  return (
    <Framed visit={visit} title={WORDS.deadTitle[language]}>
      <h1>{WORDS.deadTitle[language]}</h1>
      <p>{WORDS.dead[language]}</p>
      <p>
        <a class="button" href={withWayBack('/sign-in', to)}>
          {WORDS.again[language]}
        </a>
      </p>
    </Framed>
  );
}

export function ProveAddressPage({
  visit,
  hasMailbox,
}: {
  readonly visit: Visit;
  readonly hasMailbox: boolean;
}): JSX.Element {
  const { language } = visit;
  return (
    <Framed visit={visit} title={WORDS.proveTitle[language]}>
      <h1>{WORDS.proveTitle[language]}</h1>
      <p>{WORDS.prove[language]}</p>
      {hasMailbox && (
        <p>
          <a href="/mailbox">{WORDS.openMailbox[language]}</a>
        </p>
      )}
    </Framed>
  );
}

export function SignedOutPage({
  visit,
  elsewhere,
}: {
  readonly visit: Visit;
  /** The provider that still knows them, and its way out. */
  readonly elsewhere: { readonly name: string; readonly url: string } | null;
}): JSX.Element {
  const { language } = visit;
  return (
    <Framed visit={visit} title={WORDS.signedOutTitle[language]}>
      <h1>{WORDS.signedOutTitle[language]}</h1>
      <p>{WORDS.signedOut[language]}</p>
      {elsewhere !== null && (
        <p>
          <a class="button" href={elsewhere.url}>
            {WORDS.signOutThere[language]} {elsewhere.name}
          </a>
        </p>
      )}
    </Framed>
  );
}

/** Enough to recognise one's own: `c…e@exemple.fr`. */
function veiled(email: string): string {
  const at = email.lastIndexOf('@');
  const name = email.slice(0, at);
  return `${name.slice(0, 1)}…${name.length > 2 ? name.slice(-1) : ''}${email.slice(at)}`;
}
