/**
 * Which events a program asks for (RFC 4791, 9.7): by time, or by what one of their properties says. What cannot be
 * told truly is refused: an answer with too few events would be taken for cancellations.
 */
import ICAL from 'ical.js';
import type { FeedEntry } from '../calendar-feeds/feed.js';
import { Refused, unreadable } from './refusal.js';
import { textMatch } from './text-match.js';
import { caldav, childOf, childrenOf, type Read } from './xml.js';

export type EventFilter = (entry: FeedEntry) => boolean;

/** Elements: a dozen conditions, each with its words. Programs ask for one or two, and each is looked for in every event. */
const MOST_ELEMENTS = 25;

const COMPONENT = caldav('comp-filter');
const PROPERTY = caldav('prop-filter');
const TIME_RANGE = caldav('time-range');
const ABSENT = caldav('is-not-defined');

/** `filter` has one comp-filter, for the calendar object as a whole. */
export function eventFilter(filter: Read): EventFilter {
  if (elementsIn(filter) > MOST_ELEMENTS) throw new Refused(403, caldav('supported-filter'));
  const [calendar, ...others] = childrenOf(filter, COMPONENT);
  if (calendar === undefined || others.length > 0) throw new Refused(403, caldav('valid-filter'));
  if (nameOf(calendar) !== 'VCALENDAR') throw new Refused(403, caldav('valid-filter'));
  return every(
    calendar.children.map((condition) => {
      if (condition.name !== COMPONENT) throw notSupported(condition);
      return componentFilter(condition);
    }),
  );
}

/** Each of our objects is one event, and nothing else. */
function componentFilter(component: Read): EventFilter {
  const absent = childOf(component, ABSENT) !== undefined;
  if (nameOf(component) !== 'VEVENT' || absent) return () => absent && nameOf(component) !== 'VEVENT';
  return every(component.children.map(conditionOnEvent));
}

function conditionOnEvent(condition: Read): EventFilter {
  if (condition.name === TIME_RANGE) return timeRange(condition);
  if (condition.name === PROPERTY) return propertyFilter(condition);
  // Our events ring nobody: of what stands within them, only its absence can be found.
  if (condition.name === COMPONENT) return () => childOf(condition, ABSENT) !== undefined;
  throw notSupported(condition);
}

function timeRange({ attributes }: Read): EventFilter {
  const [start, end] = [instantIn(attributes.get('start')), instantIn(attributes.get('end'))];
  if (start === undefined && end === undefined) throw new Refused(403, caldav('valid-filter'));
  const from = start ?? -Infinity;
  const to = end ?? Infinity;
  return (entry) => entry.start < to && from < entry.end;
}

function propertyFilter(property: Read): EventFilter {
  const name = nameOf(property);
  const conditions = property.children.map((condition) => {
    if (condition.name !== caldav('text-match')) return null;
    return textMatch(condition);
  });
  if (childOf(property, ABSENT)) return (entry) => valuesOf(entry, name).length === 0;
  const matches = conditions.filter((match) => match !== null);
  if (matches.length < conditions.length) throw notSupported(property);
  return (entry) => valuesOf(entry, name).some((value) => matches.every((match) => match(value)));
}

/** Of the lines that we have written ourselves, only those are parsed that are looked for. */
function valuesOf({ text }: FeedEntry, name: string): string[] {
  if (!text.includes(`\r\n${name}`)) return [];
  const lines = text.replaceAll('\r\n ', '').split('\r\n');
  return lines
    .filter((line) => line.startsWith(`${name}:`) || line.startsWith(`${name};`))
    .map((line) => ICAL.Property.fromString(line).getValues().map(String).join(','));
}

const UTC = /^(\d{4})(\d{2})(\d{2})T(\d{2})(\d{2})(\d{2})Z$/;

function instantIn(text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  const [, year, month, day, hour, minute, second] = UTC.exec(text) ?? [];
  const instant = Date.parse(`${year}-${month}-${day}T${hour}:${minute}:${second}Z`);
  if (Number.isNaN(instant)) throw new Refused(403, caldav('valid-filter'));
  return instant;
}

function elementsIn({ children }: Read): number {
  return children.reduce((sum, child) => sum + elementsIn(child), children.length);
}

function nameOf({ attributes }: Read): string {
  const name = attributes.get('name');
  if (name === undefined) throw unreadable();
  return name.toUpperCase();
}

function every(filters: readonly EventFilter[]): EventFilter {
  return (entry) => filters.every((filter) => filter(entry));
}

function notSupported({ name, attributes }: Read): Refused {
  return new Refused(403, caldav('supported-filter'), {
    name,
    attributes: Object.fromEntries(attributes),
    children: [],
  });
}
