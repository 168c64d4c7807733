import type { ComponentChildren, JSX } from 'preact';
import { Framed, MY_DAY } from '../accounts/framed.js';
import type { Visit } from '../accounts/visit.js';
import { SectionLinks, type Section } from '../platform/web/sections.js';
import type { Telecentre } from '../telecentres/network.js';

/** A page about one telecentre for whoever receives people there: the ways to the others, and its name. */
export function HostFrame({
  visit,
  telecentre,
  section,
  title,
  children,
}: {
  readonly visit: Visit;
  readonly telecentre: Pick<Telecentre, 'slug' | 'name'>;
  readonly section: HostSection;
  /** At the head of the page; the telecentre's name stands above it. */
  readonly title: string;
  readonly children: ComponentChildren;
}): JSX.Element {
  const { language } = visit;
  const sections = sectionsOf(telecentre.slug);
  return (
    <Framed visit={visit} title={`${title}, ${telecentre.name}`} within={MY_DAY}>
      <SectionLinks
        sections={Object.values(sections)}
        current={sections[section]}
        name={{ fr: telecentre.name, en: telecentre.name }}
        language={language}
      />
      <p class="kicker">{telecentre.name}</p>
      <h1>{title}</h1>
      {children}
    </Framed>
  );
}

export type HostSection = keyof ReturnType<typeof sectionsOf>;

function sectionsOf(slug: string) {
  const at = (page: string): string => `/telecentres/${slug}/${page}`;
  return {
    day: named(at('day'), 'Jour', 'Day'),
    week: named(at('week'), 'Semaine', 'Week'),
    month: named(at('month'), 'Mois', 'Month'),
    requests: named(at('requests'), 'Demandes', 'Requests'),
    closures: named(at('closures'), 'Fermetures', 'Closures'),
    rentals: named(at('rentals'), 'Locations', 'Rentals'),
    access: named(at('access'), 'Accès', 'Access'),
    attendance: named(at('attendance'), 'À la porte', 'At the door'),
    calendars: named(at('external-calendars'), 'Agendas', 'Calendars'),
    statements: named(at('statements'), 'Relevés', 'Statements'),
    figures: named(at('figures'), 'Chiffres', 'Figures'),
  } as const satisfies Readonly<Record<string, Section>>;
}

function named(href: string, fr: string, en: string): Section {
  return { href, label: { fr, en }, title: { fr, en } };
}
