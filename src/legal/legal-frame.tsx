import type { ComponentChildren, JSX } from 'preact';
import { Framed } from '../accounts/framed.js';
import type { Visit } from '../accounts/visit.js';
import { LEGAL_FACT_WORDS, type LegalFact, type LegalFacts } from '../identity/legal-facts.js';
import { mayAnywhere } from '../permissions/may.js';
import type { Language, Words } from '../platform/i18n/language.js';
import { SectionLinks, type Section as OneSection } from '../platform/web/sections.js';

export type Section = keyof typeof SECTIONS;

/** The way to the other legal pages; and for an administrator, what is still to be said on this one. */
export function LegalFrame({
  visit,
  section,
  facts,
  needs,
  children,
}: {
  readonly visit: Visit;
  readonly section: Section;
  readonly facts: LegalFacts;
  /** What this page tells of them. */
  readonly needs: readonly LegalFact[];
  readonly children: ComponentChildren;
}): JSX.Element {
  const { language } = visit;
  const title = SECTIONS[section].title[language];
  const missing = needs.filter((fact) => facts[fact] === undefined);
  return (
    <Framed visit={visit} title={title}>
      <SectionLinks
        sections={Object.values(SECTIONS)}
        current={SECTIONS[section]}
        name={LEGAL}
        language={language}
      />
      <h1>{title}</h1>
      {mayComplete(visit) && missing.length > 0 && <Missing missing={missing} language={language} />}
      {children}
    </Framed>
  );
}

function mayComplete({ visitor }: Visit): boolean {
  return visitor !== null && mayAnywhere(visitor.caller, 'network.settings');
}

function Missing({
  missing,
  language,
}: {
  readonly missing: readonly LegalFact[];
  readonly language: Language;
}): JSX.Element {
  return (
    <div class="warning">
      <p>{TO_COMPLETE_HERE[language]}</p>
      <ul>
        {missing.map((fact) => (
          <li key={fact}>
            <a href={`/operations/identity#${fact}`}>{LEGAL_FACT_WORDS[fact][language]}</a>
          </li>
        ))}
      </ul>
    </div>
  );
}

const LEGAL: Words = { fr: 'Pages légales', en: 'Legal pages' };

const TO_COMPLETE_HERE: Words = {
  fr: 'Il manque sur cette page, et c’est à vous de le dire\u00a0:',
  en: 'Missing on this page, and yours to say:',
};

const SECTIONS = {
  legal: {
    href: '/legal',
    label: { fr: 'Mentions légales', en: 'Legal notice' },
    title: { fr: 'Mentions légales', en: 'Legal notice' },
  },
  privacy: {
    href: '/privacy',
    label: { fr: 'Confidentialité', en: 'Privacy' },
    title: { fr: 'Vos données personnelles', en: 'Your personal data' },
  },
  accessibility: {
    href: '/accessibility',
    label: { fr: 'Accessibilité', en: 'Accessibility' },
    title: { fr: 'Déclaration d’accessibilité', en: 'Accessibility statement' },
  },
} as const satisfies Readonly<Record<string, OneSection>>;
