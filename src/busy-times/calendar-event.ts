import type ICAL from 'ical.js';
import { createHash } from 'node:crypto';
import { Temporal } from 'temporal-polyfill';
import { durationOf, periodsOf, timesOf, type CalendarTime } from './calendar-time.js';
import { textsOf } from './written.js';
import { lengthBetween, type EventLength } from './event-length.js';
import type { WrittenRule } from './rule.js';
import type { Zones } from './zones.js';

/** A VEVENT: one event, a series, or what has become of one of its occurrences. */
export interface CalendarEvent {
  readonly uid: string;
  readonly title: string;
  /** Of two that tell of the same, the higher holds: SEQUENCE, then when it was written. */
  readonly version: readonly [number, string];
  readonly component: ICAL.Component;
  readonly start: CalendarTime;
  readonly length: EventLength;
  readonly rules: readonly WrittenRule[];
  /** Occurrences that no rule brings, perhaps with a length of their own. */
  readonly added: readonly { readonly start: CalendarTime; readonly length: EventLength | null }[];
  readonly removed: readonly CalendarTime[];
  /** The occurrence, as its series had it, that this tells of; with it all later ones, or not. */
  readonly instead: { readonly of: CalendarTime; readonly andLater: boolean } | null;
}

/** Null: it tells no beginning that can be read. */
export function eventOf(component: ICAL.Component, zones: Zones): CalendarEvent | null {
  const start = firstTime(component, 'dtstart', zones);
  if (start === null) return null;
  const title = titleOf(component);
  return {
    uid: uidOf(component, start, title),
    title,
    version: versionOf(component),
    component,
    start,
    length: lengthOf(component, start, zones),
    rules: component.getAllProperties('rrule').map(ruleOf),
    added: component.getAllProperties('rdate').flatMap((property) => additionsOf(property, start, zones)),
    removed: component.getAllProperties('exdate').flatMap((property) => timesOf(property, zones, start.zone)),
    instead: insteadOf(component, start, zones),
  };
}

/** Enough for a title; a screen of text is none. */
const LONGEST_TITLE = 200;
/** RFC 7986, 5.3; longer ones are known by their digest. */
const LONGEST_UID = 255;

export function titleOf(component: ICAL.Component): string {
  const [first = ''] = textsOf(component, 'summary');
  const line = first.replace(/[\p{Cc}\p{Zl}\p{Zp}\s]+/gu, ' ').trim();
  return Array.from(line).slice(0, LONGEST_TITLE).join('');
}

/** Every event has one; where it is forgotten, what it tells takes its place. */
function uidOf(component: ICAL.Component, start: CalendarTime, title: string): string {
  const [uid = ''] = textsOf(component, 'uid');
  const told = uid === '' ? `${start.wall.toString()} ${title}` : uid;
  return told.length <= LONGEST_UID ? told : createHash('sha256').update(told).digest('hex');
}

function versionOf(component: ICAL.Component): readonly [number, string] {
  const [sequence = '0'] = textsOf(component, 'sequence');
  const [written = ''] = [...textsOf(component, 'last-modified'), ...textsOf(component, 'dtstamp')];
  return [Number.parseInt(sequence, 10) || 0, written];
}

/** RFC 5545, 3.6.1: without end a day is a whole day, and a moment is no time at all. */
function lengthOf(component: ICAL.Component, start: CalendarTime, zones: Zones): EventLength {
  const end = firstTime(component, 'dtend', zones, start);
  const told = end ? lengthBetween(start, end) : textsOf(component, 'duration').map(durationOf)[0];
  if (!start.isDate) return told ?? 0;
  if (typeof told === 'number' && told !== 0) return told;
  // Whole days that end where they begin are meant to be one, and 86,400 seconds a day: many programs write them so.
  const days = told instanceof Temporal.Duration ? told.total({ unit: 'days', relativeTo: start.wall }) : 0;
  return Temporal.Duration.from({ days: Math.ceil(days) || 1 });
}

function additionsOf(property: ICAL.Property, start: CalendarTime, zones: Zones): CalendarEvent['added'] {
  if (property.type !== 'period')
    return timesOf(property, zones, start.zone).map((time) => ({ start: time, length: null }));
  return periodsOf(property, zones).map((period) => ({
    start: period.start,
    length: 'wall' in period.end ? lengthBetween(period.start, period.end) : period.end,
  }));
}

function insteadOf(component: ICAL.Component, start: CalendarTime, zones: Zones): CalendarEvent['instead'] {
  const of = firstTime(component, 'recurrence-id', zones, start);
  if (of === null) return null;
  const range = component.getFirstProperty('recurrence-id')?.getFirstParameter('range');
  return { of, andLater: /^THISANDFUTURE$/i.test(range ?? '') };
}

function firstTime(
  component: ICAL.Component,
  name: string,
  zones: Zones,
  beside?: CalendarTime,
): CalendarTime | null {
  const property = component.getFirstProperty(name);
  return (property && timesOf(property, zones, floatingBeside(beside, zones))[0]) ?? null;
}

/** A time without zone beside one with a zone is of the same; beside one in UTC it is of the calendar's. */
function floatingBeside(beside: CalendarTime | undefined, zones: Zones) {
  return beside === undefined || beside.isDate ? zones.floating : beside.zone;
}

function ruleOf(property: ICAL.Property): WrittenRule {
  return (property.toJSON() as readonly WrittenRule[])[3] ?? {};
}
