import type { ComponentChildren, JSX } from 'preact';
import { Framed } from '../accounts/framed.js';
import type { Visit } from '../accounts/visit.js';
import type { Words } from '../platform/i18n/language.js';
import { SectionLinks, type Section as OneSection } from '../platform/web/sections.js';

export type Section = keyof typeof SECTIONS;

/** A page for whoever looks after the service: the way to the other ones, and its name. */
export function OperationsFrame({
  visit,
  section,
  children,
}: {
  readonly visit: Visit;
  readonly section: Section;
  readonly children: ComponentChildren;
}): JSX.Element {
  const { language } = visit;
  const title = SECTIONS[section].title[language];
  return (
    <Framed visit={visit} title={title}>
      <SectionLinks
        sections={Object.values(SECTIONS)}
        current={SECTIONS[section]}
        name={OPERATIONS}
        language={language}
      />
      <h1>{title}</h1>
      {children}
    </Framed>
  );
}

const OPERATIONS: Words = { fr: 'Exploitation', en: 'Operations' };

const SECTIONS = {
  outbox: {
    href: '/operations/outbox',
    label: { fr: 'Courriels', en: 'Mails' },
    title: { fr: 'Courriels du service', en: 'Mails of the service' },
  },
  jobs: {
    href: '/operations/jobs',
    label: { fr: 'Travaux', en: 'Jobs' },
    title: { fr: 'Travaux du service', en: 'Jobs of the service' },
  },
  identity: {
    href: '/operations/identity',
    label: { fr: 'Identité', en: 'Identity' },
    title: { fr: 'Identité du réseau', en: 'Identity of the network' },
  },
} as const satisfies Readonly<Record<string, OneSection>>;
