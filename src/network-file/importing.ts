/** What the steps of an import hand to each other. */
import type { Instant } from '../reservation/period.js';
import type { Sql } from '../platform/database/database.js';
import type { OutsideBooking } from './outside-hours.js';
import type { FileError } from './read.js';
import type { TelecentreRow } from './rows.js';
import type { Kept, KeptClosure, KeptResource } from './tables.js';

export interface Importing {
  readonly sql: Sql;
  readonly now: Instant;
  /** What was there when the import began. */
  readonly telecentres: readonly Kept<TelecentreRow>[];
  readonly resources: readonly KeptResource[];
  readonly closures: readonly KeptClosure[];
  /** Gathered while importing: one is enough for nothing to remain. */
  readonly errors: FileError[];
  readonly changes: { -readonly [Name in keyof Changes]: Changes[Name] };
  readonly outside: LeftOutside[];
}

/** Bookings of a telecentre whose hours have changed, for which its doors are now shut. They stay as they are. */
export interface LeftOutside {
  readonly name: string;
  readonly timeZone: string;
  readonly bookings: readonly OutsideBooking[];
}

export interface Changes {
  /** Departments, telecentres and resources that are new. */
  readonly created: number;
  readonly changed: number;
  /** Resources no longer offered. */
  readonly withdrawn: number;
  /** Resources offered again. */
  readonly returned: number;
  readonly closuresAdded: number;
  readonly closuresChanged: number;
  readonly closuresLifted: number;
}
