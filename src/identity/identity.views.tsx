import type { JSX } from 'preact';
import { visitorOf, type Visit } from '../accounts/visit.js';
import { OperationsFrame } from '../operations/operations-frame.js';
import type { Filled } from '../platform/http/endpoint.js';
import type { Accent } from '../platform/web/accent.js';
import { Field, Form, WhatIsWrong } from '../platform/web/form.js';
import type { Identity } from './identity.queries.js';
import type { Done } from './identity.schemas.js';
import { DONE_IN_WORDS, IDENTITY_WORDS as WORDS, missingInWords } from './identity.words.js';
import { LEGAL_FACT_WORDS, LEGAL_FACTS, missingIn, type LegalFacts } from './legal-facts.js';
import { LookFields } from './look-fields.views.js';

export interface IdentityPageProps {
  readonly visit: Visit;
  readonly identity: Identity;
  /** Refused, or to be looked at first. */
  readonly look: Filled<unknown> | null;
  readonly preview: Accent | null;
  readonly legal: Filled<unknown> | null;
  readonly done: Done | undefined;
}

export function IdentityPage(props: IdentityPageProps): JSX.Element {
  const { visit, identity, look, preview, legal, done } = props;
  const { language } = visit;
  const missing = missingIn(identity.legal).length;
  return (
    <OperationsFrame visit={visit} section="identity">
      {done !== undefined && (
        <div class="notice" role="status">
          <p>{DONE_IN_WORDS[done][language]}</p>
        </div>
      )}
      <h2>{WORDS.look[language]}</h2>
      <WhatIsWrong form={look} language={language} labels={LOOK_LABELS[language]} />
      <LookFields visit={visit} identity={identity} form={look} preview={preview} />
      <h2>{WORDS.logo[language]}</h2>
      <Logo visit={visit} />
      <h2>{WORDS.legal[language]}</h2>
      <p>{WORDS.legalHelp[language]}</p>
      <p>
        {WORDS.seePages[language]} <a href="/legal">{WORDS.legalPage[language]}</a>,{' '}
        <a href="/privacy">{WORDS.privacyPage[language]}</a>,{' '}
        <a href="/accessibility">{WORDS.accessibilityPage[language]}</a>.
      </p>
      {missing > 0 && <p class="warning">{missingInWords(missing, language)}</p>}
      <LegalFields visit={visit} facts={identity.legal} form={legal} />
    </OperationsFrame>
  );
}

function Logo({ visit }: { readonly visit: Visit }): JSX.Element {
  const { language, look } = visit;
  return (
    <>
      {look.logo !== null && (
        <p>
          <img class="logo large" src={look.logo.address} alt={WORDS.theLogo[language]} />
        </p>
      )}
      <p>{(look.logo === null ? WORDS.noLogo : WORDS.otherLogo)[language]}</p>
      <p>
        <code>telecentre identity --logo logo.svg</code>
      </p>
      <p class="muted">{WORDS.logoRules[language]}</p>
      {look.logo !== null && (
        <Form action="/operations/identity/logo/removal" formToken={visitorOf(visit).formToken}>
          <button type="submit" class="quiet">
            {WORDS.removeLogo[language]}
          </button>
        </Form>
      )}
    </>
  );
}

function LegalFields({
  visit,
  facts,
  form,
}: {
  readonly visit: Visit;
  readonly facts: LegalFacts;
  readonly form: Filled<unknown> | null;
}): JSX.Element {
  const { language } = visit;
  const labels = Object.fromEntries(LEGAL_FACTS.map((fact) => [fact, LEGAL_FACT_WORDS[fact][language]]));
  return (
    <>
      <WhatIsWrong form={form} language={language} labels={labels} />
      <Form action="/operations/identity/legal-facts" formToken={visitorOf(visit).formToken}>
        {LEGAL_FACTS.map((fact) => (
          <Field
            key={fact}
            name={fact}
            label={LEGAL_FACT_WORDS[fact][language]}
            value={form?.typed[fact] ?? facts[fact]}
            error={form?.errors?.[fact]}
          />
        ))}
        <button type="submit">{WORDS.save[language]}</button>
      </Form>
    </>
  );
}

const LOOK_LABELS = {
  fr: { name: WORDS.name.fr, accent: WORDS.accent.fr, darkAccent: WORDS.darkAccent.fr },
  en: { name: WORDS.name.en, accent: WORDS.accent.en, darkAccent: WORDS.darkAccent.en },
} as const;
