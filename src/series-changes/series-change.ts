/** What is to change of a series, of which of its dates, and what became of each. */
import type { BookingVersion } from '../bookings/booking-record.js';
import type { Where, WhereFields } from '../bookings/target.js';
import type { LocalDate } from '../reservation/local-time.js';
import type { Violation } from '../reservation/refusal.js';
import type { SeriesInHand } from '../series/known-series.js';
import type { SeriesRecord, SeriesTemplate, SeriesTime } from '../series/series-record.js';
import type { Network } from '../telecentres/network.js';
import { FIELDS, isSameSet, type Field } from './own-fields.js';

export const SCOPES = ['one', 'following', 'all'] as const;

/** Of which dates; a date is named as the series has it, wherever its booking has been moved. */
export type Scope = { readonly of: 'one' | 'following'; readonly date: LocalDate } | { readonly of: 'all' };

/** What is undefined or null stays. */
export interface SeriesChange {
  readonly where: WhereFields;
  readonly time: SeriesTime | null;
  readonly people: number | undefined;
  readonly equipment: readonly string[] | undefined;
  /** Null takes the title away. */
  readonly title: string | null | undefined;
  readonly message: string | null | undefined;
}

export interface HowToChange {
  /** What to do where a date cannot follow: leave it as it is, or change nothing at all. */
  readonly onConflict: 'skip' | 'refuse';
  /** Only tell what would become of each date. */
  readonly dryRun: boolean;
}

export interface SeriesChangeWish extends HowToChange {
  readonly scope: Scope;
  readonly change: SeriesChange;
  /** The revision that the caller knows. */
  readonly revision: number | undefined;
}

export interface SeriesCancellationWish extends HowToChange {
  readonly scope: Scope;
  /** Told to whoever was to come. */
  readonly reason: string | null;
  /** Of what is booked nothing but these, as they are known; undefined: all. */
  readonly onlyThese?: readonly BookingVersion[];
}

export const DEEDS = [
  'changed',
  'cancelled',
  /** It could not be had before, and could be now. */
  'booked',
  /** It was to follow and could not, for the reason that is told: it is as it was. */
  'kept',
  /** It could not be had before, nor now. */
  'not-had',
  /** Waited for until its place can be booked so far ahead. */
  'waiting',
  /** Not wanted any more before anything was booked. */
  'left-out',
  /** Over, given back before, or with nothing to change that is not its own. */
  'unchanged',
] as const;
export type DateDeed = (typeof DEEDS)[number];

export const REASONS = ['taken', 'closed', 'refused', 'too-late', 'awaits-approval', 'not-yours'] as const;
export type KeptReason = (typeof REASONS)[number];

export interface DateOutcome {
  readonly date: LocalDate;
  readonly deed: DateDeed;
  /** Of one that was kept or not had. */
  readonly why?: KeptReason;
  /** The rules in its way. */
  readonly violations?: readonly Violation[];
  /** What stays its own of what was to change. */
  readonly own?: readonly Field[];
  /** The id of the booking to which something was done. */
  readonly booking?: string;
}

export interface ChangedSeries {
  /** As it is after; after "following", the part that was changed. */
  readonly after: SeriesInHand;
  /** One for each date in the scope, in order. */
  readonly outcomes: readonly DateOutcome[];
  /** The id of the series from which it was parted by this change. */
  readonly parted: string | null;
}

/** What all dates have in common once the change is made. */
export function changedTemplate(
  series: SeriesRecord,
  change: SeriesChange,
  network: Network,
): SeriesTemplate {
  const { time, people, equipment, title, message } = change;
  return {
    where: whereTo(series, change.where, network),
    time: time ?? series.time,
    people: people ?? series.people,
    equipment: equipment ?? series.equipment,
    title: title === undefined ? series.title : title,
    message: message === undefined ? series.message : message,
  };
}

/** In what two templates differ. */
export function changedFields(before: SeriesTemplate, after: SeriesTemplate): Field[] {
  const isSame: Record<Field, boolean> = {
    place: isSameWhere(before.where, after.where),
    time: isSameTime(before.time, after.time),
    people: before.people === after.people,
    equipment: isSameSet(before.equipment, after.equipment),
    title: before.title === after.title,
    message: before.message === after.message,
  };
  return FIELDS.filter((field) => !isSame[field]);
}

function whereTo({ where, telecentre: slug }: SeriesRecord, to: WhereFields, network: Network): Where {
  const { telecentre, kind, resource } = to;
  if (resource !== undefined) return { resource };
  if (telecentre === undefined && kind === undefined) return where;
  const present = 'kind' in where ? where.kind : network.resources.get(where.resource)?.resource.kind;
  return { telecentre: telecentre ?? slug, kind: kind ?? present ?? 'desk' };
}

function isSameWhere(one: Where, other: Where): boolean {
  if ('resource' in one || 'resource' in other)
    return 'resource' in one && 'resource' in other && one.resource === other.resource;
  return one.telecentre === other.telecentre && one.kind === other.kind;
}

function isSameTime(one: SeriesTime, other: SeriesTime): boolean {
  if ('halfDay' in one || 'halfDay' in other)
    return 'halfDay' in one && 'halfDay' in other && one.halfDay === other.halfDay;
  return one.startTime === other.startTime && one.endTime === other.endTime;
}
