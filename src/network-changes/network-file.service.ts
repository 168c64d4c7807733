import { Injectable } from '@nestjs/common';
import { mayEditDepartment } from '../administration/edited-place.js';
import { exportNetwork } from '../network-file/export.js';
import { changesBetween, type NetworkChange } from '../network-file/history.js';
import { importNetwork } from '../network-file/import.js';
import type { LeftOutside } from '../network-file/importing.js';
import { markOf } from '../network-file/outside-hours.js';
import type { FileError } from '../network-file/read.js';
import type { NetworkFile } from '../network-file/schema.js';
import type { Caller } from '../permissions/caller.js';
import { Clock } from '../platform/clock.js';
import { Database, type Sql } from '../platform/database/database.js';

export type Trial =
  | { readonly errors: readonly FileError[]; readonly changes: null; readonly outside: readonly [] }
  | {
      readonly errors: null;
      readonly changes: readonly NetworkChange[];
      /** Bookings that the new hours leave outside, telecentre by telecentre. */
      readonly outside: readonly LeftOutside[];
    };

/** The whole network as a file, to keep, to read, and to bring back. */
@Injectable()
export class NetworkFileService {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /** What the caller administers. */
  async export(caller: Caller): Promise<NetworkFile> {
    const file = await this.database.transaction((sql) => exportNetwork(sql, this.clock.now()));
    return {
      ...file,
      departments: file.departments.filter(({ code }) => mayEditDepartment(caller, code)),
      telecentres: file.telecentres.filter(({ department }) => mayEditDepartment(caller, department)),
    };
  }

  /** Says what an import would do: it is done, looked at and undone. */
  async try(caller: Caller, text: string): Promise<Trial> {
    const { trial } = await this.importUnless(() => true, caller, text);
    return trial;
  }

  /** `seen`: the mark of the bookings outside the new hours that were shown; with others there, nothing is done. */
  import(
    caller: Caller,
    text: string,
    seen: string,
  ): Promise<{ readonly trial: Trial; readonly isDone: boolean }> {
    const isUnseen = (trial: Trial): boolean => {
      const mark = markOfOutside(trial);
      return mark !== '' && mark !== seen;
    };
    return this.importUnless((trial) => trial.errors !== null || isUnseen(trial), caller, text);
  }

  private async importUnless(
    isUndone: (trial: Trial) => boolean,
    caller: Caller,
    text: string,
  ): Promise<{ readonly trial: Trial; readonly isDone: boolean }> {
    try {
      return await this.database.transaction(async (sql) => {
        const trial = await this.importInto(sql, caller, text);
        if (isUndone(trial)) throw new Undone(trial);
        return { trial, isDone: true };
      });
    } catch (undone) {
      if (undone instanceof Undone) return { trial: undone.trial, isDone: false };
      throw undone;
    }
  }

  private async importInto(sql: Sql, caller: Caller, text: string): Promise<Trial> {
    const now = this.clock.now();
    const document = parsed(text);
    if (document === undefined)
      return { errors: [{ place: '', message: 'this is not JSON' }], changes: null, outside: [] };
    const before = await exportNetwork(sql, now);
    const outcome = await importNetwork(sql, document, now, caller.account);
    if (outcome.outcome === 'refused') return { errors: outcome.errors, changes: null, outside: [] };
    const changes = changesBetween(before, await exportNetwork(sql, now));
    return { errors: null, changes, outside: outcome.outside };
  }
}

/** Of all bookings that a trial has found outside; empty when there are none. */
export function markOfOutside({ outside }: Trial): string {
  return markOf(outside.flatMap(({ bookings }) => bookings));
}

/** Takes the transaction back, and what it has found with it. */
class Undone extends Error {
  constructor(readonly trial: Trial) {
    super('tried, and undone');
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}
