import type ICAL from 'ical.js';
import { Temporal } from 'temporal-polyfill';
import type { Instant } from '../reservation/period.js';
import type { Zone } from './zone.js';
import { plain, valuesOf } from './written.js';
import { UTC, type Zones } from './zones.js';

/** A moment as a calendar writes it: what the clocks of a zone show. */
export interface CalendarTime {
  /** Of a whole day, its midnight. */
  readonly wall: Temporal.PlainDateTime;
  readonly zone: Zone;
  readonly isDate: boolean;
}

export function instantOf({ wall, zone }: CalendarTime): Instant {
  return zone.instantOf(wall);
}

/** All times of a property; what is none is passed by. `floating` is the zone of those that name none. */
export function timesOf(
  property: ICAL.Property,
  zones: Zones,
  floating: Zone = zones.floating,
): CalendarTime[] {
  return valuesOf(property).flatMap((value) => {
    const written = plain(Array.isArray(value) ? value[0] : value);
    return timeOf(written, zoneNameOf(property), zones, floating) ?? [];
  });
}

/** Of a period (RFC 5545, 3.3.9), beginning and end, or beginning and duration. */
export interface WrittenPeriod {
  readonly start: CalendarTime;
  readonly end: CalendarTime | Temporal.Duration;
}

export function periodsOf(property: ICAL.Property, zones: Zones): WrittenPeriod[] {
  const time = (written: string) => timeOf(written, zoneNameOf(property), zones, zones.floating);
  return valuesOf(property).flatMap((value) => {
    if (!Array.isArray(value)) return [];
    const [start, until] = [time(plain(value[0])), plain(value[1])];
    const end = durationOf(until) ?? time(until);
    return start && end ? [{ start, end }] : [];
  });
}

export function durationOf(written: string): Temporal.Duration | null {
  if (!/^[+-]?P/i.test(written)) return null;
  return possible(() => Temporal.Duration.from(written));
}

function timeOf(written: string, zoneName: string | null, zones: Zones, floating: Zone): CalendarTime | null {
  // What is too short for a moment, the parser fills with colons: a day, or a time without seconds.
  const told = written.replace(/T?:+$/, '');
  const isDate = !told.includes('T');
  const wall = possible(() => Temporal.PlainDateTime.from(told.replace(/Z$/, '')));
  if (wall === null) return null;
  if (told.endsWith('Z')) return { wall, zone: UTC, isDate };
  // A whole day is the same day everywhere; with a zone or without.
  return { wall, zone: zoneName === null || isDate ? floating : zones.of(zoneName), isDate };
}

function zoneNameOf(property: ICAL.Property): string | null {
  return property.getFirstParameter('tzid') || null;
}

/** Null: of times and durations that no calendar has. */
export function possible<Result>(attempt: () => Result): Result | null {
  try {
    return attempt();
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}
