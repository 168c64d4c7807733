import type { JSX } from 'preact';
import { visitorOf, type Visit } from '../accounts/visit.js';
import type { Colleagues } from '../colleagues/colleagues.service.js';
import type { Filled } from '../platform/http/endpoint.js';
import type { Words } from '../platform/i18n/language.js';
import { Field, Form, WhatIsWrong } from '../platform/web/form.js';
import { AccountFrame } from './account-frame.js';
import type { Done } from './done.js';

export interface ColleaguesPageProps {
  readonly visit: Visit;
  readonly colleagues: Colleagues;
  readonly form: Filled<unknown> | null;
  readonly done: Done | undefined;
}

export function ColleaguesPage({ visit, colleagues, form, done }: ColleaguesPageProps): JSX.Element {
  const { language } = visit;
  const { formToken } = visitorOf(visit);
  const { allowed, allowing } = colleagues;
  return (
    <AccountFrame visit={visit} section="colleagues" done={done}>
      <WhatIsWrong form={form} language={language} />
      <h2>{WORDS.allowed[language]}</h2>
      <p>{WORDS.what[language]}</p>
      {allowed.length > 0 && (
        <ul class="rows">
          {allowed.map(({ id, email }) => (
            <li key={id}>
              <Person name={null} email={email} />
              <Form action={`/account/colleagues/${id}/withdrawal`} formToken={formToken}>
                <button type="submit" class="quiet" aria-label={`${WORDS.withdrawFrom[language]} ${email}`}>
                  {WORDS.withdraw[language]}
                </button>
              </Form>
            </li>
          ))}
        </ul>
      )}
      <Form action="/account/colleagues" formToken={formToken}>
        <Field
          name="email"
          type="email"
          label={WORDS.email[language]}
          help={WORDS.emailHelp[language]}
          value={form?.typed['email']}
          error={form?.errors?.['email']}
          maxlength={254}
          required
        />
        <button type="submit">{WORDS.allow[language]}</button>
      </Form>
      <h2>{WORDS.allowing[language]}</h2>
      {allowing.length === 0 && <p>{WORDS.nobody[language]}</p>}
      {allowing.length > 0 && (
        <ul class="rows">
          {allowing.map(({ name, email }) => (
            <li key={email}>
              <Person name={name} email={email} />
            </li>
          ))}
        </ul>
      )}
    </AccountFrame>
  );
}

function Person({ name, email }: { readonly name: string | null; readonly email: string }): JSX.Element {
  return (
    <p>
      <strong>{name ?? email}</strong>
      {name !== null && (
        <>
          <br />
          <span class="muted">{email}</span>
        </>
      )}
    </p>
  );
}

const WORDS = {
  allowed: { fr: 'Ils peuvent réserver pour moi', en: 'They may book for me' },
  what: {
    fr: 'Une personne de confiance peut réserver en votre nom\u00a0; elle voit, déplace et annule ce qu’elle a réservé pour vous, et rien d’autre.',
    en: 'Somebody you trust can book in your name; they see, move and cancel what they have booked for you, and nothing else.',
  },
  withdraw: { fr: 'Ne plus permettre', en: 'No longer allow' },
  withdrawFrom: { fr: 'Ne plus permettre à', en: 'No longer allow' },
  email: { fr: 'Adresse de votre collègue', en: 'Your colleague’s address' },
  emailHelp: {
    fr: 'Celle avec laquelle cette personne se connecte ici. Relisez-la\u00a0: nous ne disons à personne qui est membre du réseau.',
    en: 'The one with which this person signs in here. Read it again: we tell nobody who is a member of the network.',
  },
  allow: { fr: 'Permettre de réserver pour moi', en: 'Let them book for me' },
  allowing: { fr: 'Je peux réserver pour eux', en: 'I may book for them' },
  nobody: {
    fr: 'Personne ne vous l’a permis pour le moment. Chacun le fait depuis son propre compte.',
    en: 'Nobody has allowed you to yet. Each person does so from their own account.',
  },
} as const satisfies Readonly<Record<string, Words>>;
