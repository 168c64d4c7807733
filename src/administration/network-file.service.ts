import { Injectable } from '@nestjs/common';
import { exportNetwork } from '../network-file/export.js';
import { changesBetween, type NetworkChange } from '../network-file/history.js';
import { importNetwork } from '../network-file/import.js';
import type { FileError } from '../network-file/read.js';
import type { NetworkFile } from '../network-file/schema.js';
import type { Caller } from '../permissions/caller.js';
import { Clock } from '../platform/clock.js';
import { Database } from '../platform/database/database.js';
import { mayEditDepartment } from './edited-place.js';

export type Trial =
  | { readonly errors: readonly FileError[]; readonly changes: null }
  | { readonly errors: null; readonly changes: readonly NetworkChange[] };

/** The whole network as a file, to keep, to read, and to bring back. */
@Injectable()
export class NetworkFileService {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /** What the caller administers. */
  async export(caller: Caller): Promise<NetworkFile> {
    const file = await this.database.transaction(exportNetwork);
    return {
      ...file,
      departments: file.departments.filter(({ code }) => mayEditDepartment(caller, code)),
      telecentres: file.telecentres.filter(({ department }) => mayEditDepartment(caller, department)),
    };
  }

  /** Says what an import would do: it is done, looked at and undone. */
  async try(caller: Caller, text: string): Promise<Trial> {
    try {
      return await this.database.transaction(async (sql) => {
        throw new Undone(await this.importInto(sql, caller, text));
      });
    } catch (undone) {
      if (undone instanceof Undone) return undone.trial;
      throw undone;
    }
  }

  import(caller: Caller, text: string): Promise<Trial> {
    return this.database.transaction((sql) => this.importInto(sql, caller, text));
  }

  private async importInto(
    sql: Parameters<Parameters<Database['transaction']>[0]>[0],
    caller: Caller,
    text: string,
  ): Promise<Trial> {
    const document = parsed(text);
    if (document === undefined)
      return { errors: [{ place: '', message: 'this is not JSON' }], changes: null };
    const before = await exportNetwork(sql);
    const outcome = await importNetwork(sql, document, this.clock.now(), caller.account);
    if (outcome.outcome === 'refused') return { errors: outcome.errors, changes: null };
    return { errors: null, changes: changesBetween(before, await exportNetwork(sql)) };
  }
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
