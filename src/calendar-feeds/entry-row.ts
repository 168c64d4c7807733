import type { WalkInCategory } from '../bookings/walk-in.js';
import type { Instant } from '../reservation/period.js';

/** A row of a feed, whatever it comes from. What does not concern it is null. */
export interface EntryRow {
  readonly uid: string;
  readonly sequence: number;
  readonly stamp: Instant;
  readonly created: Instant | null;
  readonly start: Instant;
  readonly end: Instant;
  /** First and last day, when it is about whole days. */
  readonly days: readonly [string, string] | null;
  /** Its slug. */
  readonly telecentre: string;
  readonly telecentreName: string;
  readonly resourceName: string | null;
  readonly reference: string | null;
  readonly title: string | null;
  readonly people: number | null;
  /** Where names are told: of whoever comes, or of the calendar that takes the time. */
  readonly name: string | null;
  /** Of somebody who came without a booking: what brings them. */
  readonly walkIn: WalkInCategory | null;
  readonly reason: string | null;
}

/** As a row travels: its names a thousand times over would be half of what is read. */
export const COLUMNS = [
  'uid',
  'sequence',
  'stamp',
  'created',
  'start',
  'end',
  'days',
  'telecentre',
  'telecentreName',
  'resourceName',
  'reference',
  'title',
  'people',
  'name',
  'walkIn',
  'reason',
] as const satisfies readonly (keyof EntryRow)[];
type RowOf<Columns extends readonly (keyof EntryRow)[]> = {
  readonly [Index in keyof Columns]: EntryRow[Columns[Index]];
};
export type Travelling = RowOf<typeof COLUMNS>;

export function arrived(row: Travelling): EntryRow {
  const [
    uid,
    sequence,
    stamp,
    created,
    start,
    end,
    days,
    telecentre,
    telecentreName,
    resourceName,
    reference,
    title,
    people,
    name,
    walkIn,
    reason,
  ] = row;
  return {
    uid,
    sequence,
    stamp,
    created,
    start,
    end,
    days,
    telecentre,
    telecentreName,
    resourceName,
    reference,
    title,
    people,
    name,
    walkIn,
    reason,
  };
}
