import type { JSX } from 'preact';
import type { Visit } from '../accounts/visit.js';
import type { LegalFact, LegalFacts } from '../identity/legal-facts.js';
import type { Words } from '../platform/i18n/language.js';
import { LegalFrame } from './legal-frame.js';
import { LEGAL_NOTICE_WORDS as WORDS, SOURCES } from './legal-notice.words.js';
import { Said } from './said.js';

/** LCEN (loi n° 2004-575), article 1-1: who publishes, who answers for it, who hosts it. */
export function LegalNoticePage({
  visit,
  facts,
}: {
  readonly visit: Visit;
  readonly facts: LegalFacts;
}): JSX.Element {
  const { language } = visit;
  return (
    <LegalFrame visit={visit} section="legal" facts={facts} needs={NEEDS}>
      {PARTS.map(({ title, lines }) => (
        <section key={title.fr}>
          <h2>{title[language]}</h2>
          <dl class="facts stacked">
            {lines.map(({ label, fact }) => (
              <div key={fact}>
                <dt>{label[language]}</dt>
                <dd>
                  <Said fact={facts[fact]} language={language} />
                </dd>
              </div>
            ))}
          </dl>
        </section>
      ))}
      <h2>{WORDS.sources[language]}</h2>
      <ul>
        {SOURCES.map((source) => (
          <li key={source.fr}>{source[language]}</li>
        ))}
      </ul>
      <p class="muted">{WORDS.law[language]}</p>
    </LegalFrame>
  );
}

interface Line {
  readonly label: Words;
  readonly fact: LegalFact;
}

const PARTS: readonly { readonly title: Words; readonly lines: readonly Line[] }[] = [
  {
    title: WORDS.publisher,
    lines: [
      { label: WORDS.name, fact: 'publisher' },
      { label: WORDS.address, fact: 'publisherAddress' },
      { label: WORDS.phone, fact: 'publisherPhone' },
      { label: WORDS.email, fact: 'publisherEmail' },
      { label: WORDS.director, fact: 'director' },
    ],
  },
  {
    title: WORDS.host,
    lines: [
      { label: WORDS.name, fact: 'hostName' },
      { label: WORDS.address, fact: 'hostAddress' },
      { label: WORDS.phone, fact: 'hostPhone' },
    ],
  },
];

const NEEDS: readonly LegalFact[] = PARTS.flatMap(({ lines }) => lines.map(({ fact }) => fact));
