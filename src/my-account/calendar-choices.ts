/** What somebody may have as a calendar: names only where they receive people. */
import { MY_BOOKINGS, NETWORK_EVENTS } from '../calendar-feeds/feed.words.js';
import type { WishedSubject } from '../calendar-feeds/feed.js';
import type { Caller } from '../permissions/caller.js';
import { roleAt } from '../permissions/may.js';
import type { Language, Words } from '../platform/i18n/language.js';
import type { Department, Network, Telecentre } from '../telecentres/network.js';

export interface CalendarChoice {
  readonly value: string;
  readonly label: string;
  readonly subject: WishedSubject;
}

export interface CalendarChoices {
  /** Their own bookings: what nearly everybody wants. */
  readonly mine: CalendarChoice;
  /** The others, under their headings; none is empty. */
  readonly groups: readonly { readonly label: string; readonly options: readonly CalendarChoice[] }[];
}

/** `resource`: one that is asked for, and offered also where there are too many to name. */
export function calendarChoices(
  caller: Caller,
  network: Network,
  language: Language,
  resource?: string,
): CalendarChoices {
  const telecentres = [...network.telecentres.values()];
  const receiving = telecentres.filter((telecentre) => receivesAt(caller, telecentre));
  const departments = network.departments.filter(({ code }) =>
    telecentres.some(({ department }) => department.code === code),
  );
  const isShort = network.resources.size <= MOST_RESOURCES;
  const groups = [
    {
      label: WORDS.withNames[language],
      options: [
        ...receiving.map((telecentre) => withNamesAt(telecentre, language)),
        ...departments
          .filter(({ code }) => receivesIn(caller, code))
          .map((department) => ofDepartment(department, true, language)),
      ],
    },
    { label: WORDS.network[language], options: [eventsIn(language)] },
    ...telecentres.map((telecentre) => ({
      label: telecentre.name,
      options: [
        wholeTelecentre(telecentre, language),
        ...resourcesOf(telecentre, ({ id }) => isShort || id === resource),
      ],
    })),
    {
      label: WORDS.departments[language],
      options: departments.map((department) => ofDepartment(department, false, language)),
    },
  ];
  return { mine: mineIn(language), groups: groups.filter(({ options }) => options.length > 0) };
}

/** The one that was chosen; undefined for what was not offered. */
export function chosenOf({ mine, groups }: CalendarChoices, value: string): CalendarChoice | undefined {
  return [mine, ...groups.flatMap(({ options }) => options)].find((choice) => choice.value === value);
}

/** The chosen resource's key, to offer it again. */
export function resourceIn(value: string | undefined): string | undefined {
  return value?.startsWith(RESOURCE) ? value.slice(RESOURCE.length) : undefined;
}

/** What a way in from elsewhere asks for: a place, or who comes to a telecentre; of the latter as much as they may see. */
export function askedFor(
  choices: CalendarChoices,
  {
    resource,
    telecentre,
  }: { readonly resource?: string | undefined; readonly telecentre?: string | undefined },
): string {
  const values = [
    `${RESOURCE}${resource ?? ''}`,
    `telecentre:${telecentre ?? ''}:names`,
    `telecentre:${telecentre ?? ''}`,
  ];
  return values.find((value) => chosenOf(choices, value) !== undefined) ?? choices.mine.value;
}

const RESOURCE = 'resource:';

/** Beyond that a list is no longer read: a place's own page then leads here with the place in hand. */
const MOST_RESOURCES = 300;

function receivesAt(caller: Caller, { id, department }: Telecentre): boolean {
  const place = { telecentreId: id, departmentCode: department.code };
  return roleAt(caller, 'bookings.place.read', place) !== null;
}

/** At a place of the department that nobody hosts: what remains is whose department it is. */
function receivesIn(caller: Caller, departmentCode: string): boolean {
  return roleAt(caller, 'bookings.place.read', { telecentreId: NOWHERE, departmentCode }) !== null;
}

const NOWHERE = 0;

function mineIn(language: Language): CalendarChoice {
  return { value: 'me', label: MY_BOOKINGS[language], subject: { scope: 'me' } };
}

function eventsIn(language: Language): CalendarChoice {
  return { value: 'events', label: NETWORK_EVENTS[language], subject: { scope: 'events' } };
}

/** Its label says so: in a list that is closed, and in somebody's agenda, no heading does. */
function withNamesAt({ slug, commune }: Telecentre, language: Language): CalendarChoice {
  const subject = { scope: 'telecentre', telecentre: slug, names: true } as const;
  return {
    value: `telecentre:${slug}:names`,
    label: `${commune.name}, ${WORDS.whoComes[language]}`,
    subject,
  };
}

function wholeTelecentre({ slug, commune }: Telecentre, language: Language): CalendarChoice {
  const subject = { scope: 'telecentre', telecentre: slug } as const;
  return { value: `telecentre:${slug}`, label: `${commune.name}, ${WORDS.whole[language]}`, subject };
}

/** Each with its commune: a list that is closed shows no heading. */
function resourcesOf(
  { resources, commune }: Telecentre,
  isOffered: (resource: { readonly id: string }) => boolean,
): readonly CalendarChoice[] {
  return resources.filter(isOffered).map(({ id, name }) => ({
    value: `${RESOURCE}${id}`,
    label: `${commune.name}, ${name}`,
    subject: { scope: 'resource', resource: id },
  }));
}

function ofDepartment({ code, name }: Department, names: boolean, language: Language): CalendarChoice {
  const subject = { scope: 'department', department: code, ...(names ? { names } : {}) } as const;
  const shown = (names ? WORDS.whoComes : WORDS.wholeDepartment)[language];
  return {
    value: `department:${code}${names ? ':names' : ''}`,
    label: `${name} (${code}), ${shown}`,
    subject,
  };
}

const WORDS = {
  withNames: {
    fr: 'Qui vient, avec les noms',
    en: 'Who comes, with their names',
  },
  whoComes: { fr: 'qui vient (avec les noms)', en: 'who comes (with names)' },
  network: { fr: 'Le réseau', en: 'The network' },
  whole: { fr: 'tout le télécentre', en: 'the whole telecentre' },
  wholeDepartment: { fr: 'tout le département', en: 'the whole department' },
  departments: { fr: 'Un département entier', en: 'A whole department' },
} as const satisfies Readonly<Record<string, Words>>;
