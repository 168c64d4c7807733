import type { JSX } from 'preact';
import type { Visit } from '../accounts/visit.js';
import type { LegalFact, LegalFacts } from '../identity/legal-facts.js';
import { dateInWords } from '../platform/i18n/in-words.js';
import type { Language } from '../platform/i18n/language.js';
import { ACCESSIBILITY_WORDS as WORDS, DECLARED_ON, TECHNOLOGIES, TOOLS } from './accessibility.words.js';
import { LegalFrame } from './legal-frame.js';
import { Said } from './said.js';

/** RGAA 4.1, declaration of accessibility: its plan and its headings are imposed. */
export function AccessibilityPage({
  visit,
  facts,
  address,
}: {
  readonly visit: Visit;
  readonly facts: LegalFacts;
  readonly address: string;
}): JSX.Element {
  const { language } = visit;
  return (
    <LegalFrame visit={visit} section="accessibility" facts={facts} needs={NEEDS}>
      <p>
        {facts.publisher ?? (
          <>
            {WORDS.publisher[language]} (<Said fact={undefined} language={language} />)
          </>
        )}{' '}
        {WORDS.commits[language]} <span class="whole-address">{address}</span>.
      </p>
      <h2>{WORDS.state[language]}</h2>
      <p>
        {WORDS.is[language]} <strong>{WORDS.notCompliant[language]}</strong> {WORDS.withRgaa[language]}
      </p>
      <h3>{WORDS.results[language]}</h3>
      <p>{WORDS.noAudit[language]}</p>
      <h2>{WORDS.contents[language]}</h2>
      <p>{WORDS.unknown[language]}</p>
      <p>{WORDS.exempt[language]}</p>
      <p>{WORDS.plan[language]}</p>
      <Made language={language} />
      <h2>{WORDS.contact[language]}</h2>
      <p>{WORDS.tellUs[language]}</p>
      <dl class="facts stacked">
        <dt>{WORDS.contactIs[language]}</dt>
        <dd>
          <Said fact={facts.accessibility} language={language} />
        </dd>
      </dl>
      <p>{WORDS.byPhoneToo[language]}</p>
      <Remedies language={language} />
    </LegalFrame>
  );
}

function Made({ language }: { readonly language: Language }): JSX.Element {
  return (
    <>
      <h2>{WORDS.made[language]}</h2>
      <p>
        {WORDS.madeOn[language]} {dateInWords(DECLARED_ON, language)}.
      </p>
      <dl class="facts stacked">
        <dt>{WORDS.technologies[language]}</dt>
        <dd>{TECHNOLOGIES.join(', ')}</dd>
        <dt>{WORDS.tools[language]}</dt>
        <dd>{TOOLS.join(', ')}</dd>
        <dt>{WORDS.pages[language]}</dt>
        <dd>{WORDS.checkedPages[language]}</dd>
      </dl>
    </>
  );
}

function Remedies({ language }: { readonly language: Language }): JSX.Element {
  return (
    <>
      <h2>{WORDS.remedies[language]}</h2>
      <p>{WORDS.ifNoAnswer[language]}</p>
      <ul>
        <li>
          <a href="https://formulaire.defenseurdesdroits.fr/" rel="noreferrer">
            {WORDS.write[language]}
          </a>
        </li>
        <li>
          <a href="https://www.defenseurdesdroits.fr/saisir/delegues" rel="noreferrer">
            {WORDS.delegate[language]}
          </a>
        </li>
        <li>{WORDS.post[language]}</li>
      </ul>
    </>
  );
}

const NEEDS: readonly LegalFact[] = ['publisher', 'accessibility'];
