import type { ComponentChildren, JSX } from 'preact';
import { Framed } from '../accounts/framed.js';
import type { Visit } from '../accounts/visit.js';
import type { Words } from '../platform/i18n/language.js';

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
      <nav class="sections" aria-label={OPERATIONS[language]}>
        <ul>
          {Object.entries(SECTIONS).map(([name, { href, label }]) => (
            <li key={name}>
              <a href={href} {...(name === section ? { 'aria-current': 'page' as const } : {})}>
                {label[language]}
              </a>
            </li>
          ))}
        </ul>
      </nav>
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
} as const satisfies Readonly<
  Record<string, { readonly href: string; readonly label: Words; readonly title: Words }>
>;
