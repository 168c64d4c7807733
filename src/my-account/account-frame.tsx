import type { ComponentChildren, JSX } from 'preact';
import { Framed } from '../accounts/framed.js';
import type { Visit } from '../accounts/visit.js';
import type { Words } from '../platform/i18n/language.js';
import { SectionLinks, type Section as OneSection } from '../platform/web/sections.js';
import { DONE_IN_WORDS, type Done } from './done.js';

export type Section = keyof typeof SECTIONS;

/** A page of the account: the ways to the others, its name, and what was just done. */
export function AccountFrame({
  visit,
  section,
  done,
  children,
}: {
  readonly visit: Visit;
  readonly section: Section;
  readonly done?: Done | undefined;
  readonly children: ComponentChildren;
}): JSX.Element {
  const { language } = visit;
  const title = SECTIONS[section].title[language];
  return (
    <Framed visit={visit} title={title}>
      <SectionLinks
        sections={Object.values(SECTIONS)}
        current={SECTIONS[section]}
        name={MY_ACCOUNT}
        language={language}
      />
      <h1>{title}</h1>
      {done !== undefined && (
        <p class="notice" role="status">
          {DONE_IN_WORDS[done][language]}
        </p>
      )}
      {children}
    </Framed>
  );
}

const MY_ACCOUNT: Words = { fr: 'Mon compte', en: 'My account' };

const SECTIONS = {
  profile: {
    href: '/account',
    label: { fr: 'Profil', en: 'Profile' },
    title: { fr: 'Mon profil', en: 'My profile' },
  },
  calendars: {
    href: '/account/calendars',
    label: { fr: 'Calendriers', en: 'Calendars' },
    title: { fr: 'Mes calendriers', en: 'My calendars' },
  },
  mails: {
    href: '/account/mails',
    label: { fr: 'Courriels', en: 'Mails' },
    title: { fr: 'Mes courriels', en: 'My mails' },
  },
  devices: {
    href: '/account/devices',
    label: { fr: 'Appareils', en: 'Devices' },
    title: { fr: 'Mes appareils', en: 'My devices' },
  },
  colleagues: {
    href: '/account/colleagues',
    label: { fr: 'Collègues', en: 'Colleagues' },
    title: { fr: 'Mes collègues', en: 'My colleagues' },
  },
  programs: {
    href: '/account/programs',
    label: { fr: 'Programmes', en: 'Programs' },
    title: { fr: 'Accès pour un programme', en: 'Access for a program' },
  },
  statements: {
    href: '/statements',
    label: { fr: 'Relevés', en: 'Statements' },
    title: { fr: 'Mes relevés', en: 'My statements' },
  },
  data: {
    href: '/account/data',
    label: { fr: 'Données', en: 'Data' },
    title: { fr: 'Mes données', en: 'My data' },
  },
} as const satisfies Readonly<Record<string, OneSection>>;
