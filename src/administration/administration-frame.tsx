import type { ComponentChildren, JSX } from 'preact';
import { Framed } from '../accounts/framed.js';
import { visitorOf, type Visit } from '../accounts/visit.js';
import { mayAnywhere } from '../permissions/may.js';
import type { Words } from '../platform/i18n/language.js';
import { SectionLinks, type Section } from '../platform/web/sections.js';
import { ADMINISTRATION_WORDS as WORDS, DONE_IN_WORDS, type Done } from './administration.words.js';

const NETWORK_SECTIONS = {
  overview: named('/administration', 'Télécentres', 'Telecentres'),
  policies: named('/administration/policies', 'Règles', 'Rules'),
  tariffs: named('/administration/tariffs', 'Tarifs', 'Tariffs'),
  equipment: named('/administration/equipment', 'Équipements', 'Equipment'),
  history: named('/administration/history', 'Historique', 'History'),
  file: named('/administration/network-file', 'Fichier du réseau', 'Network file'),
  roles: named('/roles', 'Rôles', 'Roles'),
} as const satisfies Readonly<Record<string, Section>>;

/** A page about the whole network, or about some department of it. */
export function NetworkFrame({
  visit,
  section,
  title,
  done,
  children,
}: {
  readonly visit: Visit;
  readonly section: keyof typeof NETWORK_SECTIONS;
  readonly title: string;
  readonly done?: Done | undefined;
  readonly children: ComponentChildren;
}): JSX.Element {
  const { language } = visit;
  const isAdministrator = mayAnywhere(visitorOf(visit).caller, 'network.settings');
  const sections = Object.values(NETWORK_SECTIONS).filter(
    (one) => isAdministrator || one !== NETWORK_SECTIONS.equipment,
  );
  return (
    <Framed visit={visit} title={title}>
      <SectionLinks
        sections={sections}
        current={NETWORK_SECTIONS[section]}
        name={WORDS.title}
        language={language}
      />
      <h1>{title}</h1>
      <DoneNotice done={done} visit={visit} />
      {children}
    </Framed>
  );
}

/** A page about one telecentre. */
export function PlaceFrame({
  visit,
  place,
  section,
  title,
  done,
  children,
}: {
  readonly visit: Visit;
  readonly place: { readonly slug: string; readonly name: string };
  readonly section: PlaceSection;
  readonly title: string;
  readonly done?: Done | undefined;
  readonly children: ComponentChildren;
}): JSX.Element {
  const { language } = visit;
  const sections = sectionsOf(place.slug);
  return (
    <Framed visit={visit} title={`${title}, ${place.name}`}>
      <SectionLinks
        sections={Object.values(sections)}
        current={sections[section]}
        name={{ fr: place.name, en: place.name }}
        language={language}
      />
      <p class="kicker">
        <a href="/administration">{WORDS.title[language]}</a> · {place.name}
      </p>
      <h1>{title}</h1>
      <DoneNotice done={done} visit={visit} />
      {children}
    </Framed>
  );
}

export type PlaceSection = keyof ReturnType<typeof sectionsOf>;

export function placePath(slug: string, page = ''): string {
  return `/administration/telecentres/${slug}${page === '' ? '' : `/${page}`}`;
}

function sectionsOf(slug: string) {
  return {
    overview: named(placePath(slug), 'Vue d’ensemble', 'Overview'),
    place: named(placePath(slug, 'place'), 'Lieu et contact', 'Place and contact'),
    hours: named(placePath(slug, 'hours'), 'Horaires', 'Hours'),
    seasons: named(placePath(slug, 'seasons'), 'Saisons', 'Seasons'),
    holidays: named(placePath(slug, 'holidays'), 'Jours fériés', 'Public holidays'),
    openings: named(placePath(slug, 'openings'), 'Ouvertures exceptionnelles', 'Exceptional openings'),
    resources: named(placePath(slug, 'resources'), 'Places et salles', 'Places and rooms'),
  } as const satisfies Readonly<Record<string, Section>>;
}

export function DoneNotice({
  done,
  visit,
}: {
  readonly done: Done | undefined;
  readonly visit: Visit;
}): JSX.Element | null {
  return done === undefined ? null : (
    <p class="notice" role="status">
      {DONE_IN_WORDS[done][visit.language]}
    </p>
  );
}

function named(href: string, fr: string, en: string): Section {
  const label: Words = { fr, en };
  return { href, label, title: label };
}
