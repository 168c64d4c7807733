import { Injectable } from '@nestjs/common';
import { createHash } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import { exportNetwork } from '../network-file/export.js';
import { keptHours } from '../network-file/hours.js';
import { importNetwork } from '../network-file/import.js';
import { markOf, type OutsideBooking } from '../network-file/outside-hours.js';
import type { FileTelecentre, NetworkFile } from '../network-file/schema.js';
import type { Caller } from '../permissions/caller.js';
import type { Permission } from '../permissions/permissions.js';
import { Clock } from '../platform/clock.js';
import { Database, type Sql } from '../platform/database/database.js';
import { notFound } from '../platform/http/problem.js';
import type { OpeningHours } from '../reservation/opening-hours.js';
import type { Instant } from '../reservation/period.js';
import { changedMeanwhile, leavesBookingsOutside, networkRefused } from './administration.problems.js';
import { editedPlace, type EditedPlace } from './edited-place.js';
import { latestChangeOf } from './history.queries.js';
import { withTrueMarks } from './true-marks.js';

/** A telecentre as somebody sees it who is about to change it. */
export interface OpenTelecentre {
  readonly place: EditedPlace;
  readonly file: FileTelecentre;
}

/** The part of a telecentre that a page shows: two who change different parts are not in each other's way. */
export type Part = (file: FileTelecentre) => unknown;

export interface Edit {
  readonly part: Part;
  /** The version of that part which was shown. */
  readonly shown: string;
  readonly change: (file: FileTelecentre, place: EditedPlace) => FileTelecentre;
  /** An earlier version comes back, and its marks with it. */
  readonly keepsMarks?: boolean;
  /** Of the bookings outside the new hours that were shown; undefined where hours do not change. */
  readonly seen?: string;
  readonly permission?: Permission;
}

/**
 * The one door for changes from pages: a telecentre is taken as the network file says it, changed, and imported again, so
 * that every rule of the file is asked and every obstacle found. Each change is remembered.
 */
@Injectable()
export class EditingService {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  async open(caller: Caller, slug: string, permission: Permission = 'network.edit'): Promise<OpenTelecentre> {
    const place = await editedPlace(this.database, caller, permission, slug);
    return { place, file: telecentreOf(await exportNetwork(this.database, this.clock.now()), slug) };
  }

  async change(caller: Caller, slug: string, edit: Edit): Promise<void> {
    const now = this.clock.now();
    await this.database.transaction(async (sql) => {
      const place = await editedPlace(sql, caller, edit.permission ?? 'network.edit', slug);
      const network = await lockedNetwork(sql, now);
      const before = telecentreOf(network, slug);
      if (versionOf(before, edit.part) !== edit.shown) throw changedMeanwhile();
      const changed = edit.change(before, place);
      const after = edit.keepsMarks ? changed : withTrueMarks(before, changed);
      const outside = await importOrRefuse(sql, { ...network, telecentres: [after] }, caller, now);
      if (edit.seen === undefined) return;
      if (outside.length > 0 && markOf(outside) !== edit.seen) throw leavesBookingsOutside(outside);
    });
  }

  /** Several at once, or none; brings one of the changes that this makes, or null where all was so already. */
  async changeAll(
    caller: Caller,
    slugs: readonly string[],
    change: (file: FileTelecentre) => FileTelecentre,
  ): Promise<string | null> {
    const now = this.clock.now();
    return this.database.transaction(async (sql) => {
      for (const slug of slugs) await editedPlace(sql, caller, 'network.edit', slug);
      const network = await lockedNetwork(sql, now);
      const changed = slugs.flatMap((slug) => {
        const before = telecentreOf(network, slug);
        const after = withTrueMarks(before, change(before));
        return isDeepStrictEqual(before, after) ? [] : [after];
      });
      if (changed.length === 0) return null;
      await importOrRefuse(sql, { ...network, telecentres: changed }, caller, now);
      return latestChangeOf(sql, caller.account, new Date(now));
    });
  }

  /**
   * A new telecentre, or what a network file says of departments: `addition` sees the whole network, which nobody else
   * changes meanwhile, and says what is to be new.
   */
  async add(caller: Caller, addition: (network: NetworkFile) => object): Promise<void> {
    const now = this.clock.now();
    await this.database.transaction(async (sql) => {
      const network = await lockedNetwork(sql, now);
      await importOrRefuse(sql, { ...network, telecentres: [], ...addition(network) }, caller, now);
    });
  }
}

export function versionOf(file: FileTelecentre, part: Part): string {
  return fingerprintOf(part(file));
}

export function fingerprintOf(value: unknown): string {
  // In a list, what is not there has a fingerprint too.
  const text = JSON.stringify([value]);
  return createHash('sha256').update(text).digest('hex').slice(0, 16);
}

export function openingOf(file: FileTelecentre): OpeningHours {
  const { timeZone, holidayZone, closedOnPublicHolidays, openingHours } = file;
  return { ...keptHours(openingHours), timeZone, holidayZone, closedOnPublicHolidays };
}

async function lockedNetwork(sql: Sql, now: Instant): Promise<NetworkFile> {
  // The same row that an import locks: who comes second finds what the first has made of it.
  await sql.query('select from network for update');
  return exportNetwork(sql, now);
}

function telecentreOf({ telecentres }: NetworkFile, slug: string): FileTelecentre {
  const telecentre = telecentres.find((one) => one.slug === slug);
  if (telecentre === undefined) throw notFound();
  return telecentre;
}

/** Brings the bookings that are now outside the hours. */
async function importOrRefuse(
  sql: Sql,
  file: object,
  caller: Caller,
  now: Instant,
): Promise<OutsideBooking[]> {
  const outcome = await importNetwork(sql, file, now, caller.account);
  if (outcome.outcome === 'refused') throw networkRefused(outcome.errors);
  return outcome.outside.flatMap(({ bookings }) => bookings);
}
