import { Injectable } from '@nestjs/common';
import { remember } from '../audit/audit-trail.js';
import { Clock } from '../platform/clock.js';
import { Database, type Sql } from '../platform/database/database.js';
import { SecretBox } from '../platform/secrets/secret-box.js';
import type { Instant } from '../reservation/period.js';
import {
  beginningOf,
  doorCodeState,
  SHOWN_HOURS_BEFORE,
  type DoorCodeState,
  type Stay,
} from './door-code.js';
import {
  dropDoorCode,
  findDoorCode,
  keepDoorCode,
  listDoorCodes,
  type DoorCodeLine,
} from './door-codes.queries.js';

/** What the codes are sealed for. */
const PURPOSE = 'door code';

/** Keeps the codes of doors so that only whoever comes can read them, and remembers each time that one was shown. */
@Injectable()
export class DoorCodes {
  constructor(
    private readonly database: Database,
    private readonly box: SecretBox,
    private readonly clock: Clock,
  ) {}

  /** By the operator; the code before is forgotten. False when there is no such telecentre. */
  async set(
    telecentre: string,
    code: string,
    shownMinutesBefore = SHOWN_HOURS_BEFORE * 60,
  ): Promise<boolean> {
    const sealed = this.box.seal(code, PURPOSE);
    return this.database.transaction(async (sql) => {
      const now = this.clock.now();
      const kept = await keepDoorCode(sql, telecentre, { sealed, shownMinutesBefore }, now);
      const entry = { action: 'door-code.set', actor: null, subject: null, place: telecentre } as const;
      if (kept) await remember(sql, { ...entry, details: { shownMinutesBefore } }, now);
      return kept;
    });
  }

  /** By the operator. False when there was none. */
  async remove(telecentre: string): Promise<boolean> {
    return this.database.transaction(async (sql) => {
      const removed = await dropDoorCode(sql, telecentre);
      const entry = { action: 'door-code.removed', actor: null, subject: null, place: telecentre } as const;
      if (removed) await remember(sql, entry, this.clock.now());
      return removed;
    });
  }

  /** Which telecentres have one; never the code. */
  async list(): Promise<DoorCodeLine[]> {
    return listDoorCodes(this.database);
  }

  /** Whether a stay's code can be seen now; null when it opens no door. */
  async stateFor(stay: Stay): Promise<DoorCodeState | null> {
    const kept = await findDoorCode(this.database, stay.telecentre);
    return doorCodeState(kept?.shownMinutesBefore, stay, this.clock.now());
  }

  /** From when a stay's code can be seen, as told in a mail of this transaction; null when none is kept here. */
  async shownFrom(
    sql: Sql,
    { telecentre, start }: Pick<Stay, 'telecentre' | 'start'>,
  ): Promise<Instant | null> {
    const kept = await findDoorCode(sql, telecentre);
    return kept === undefined ? null : beginningOf(kept.shownMinutesBefore, start);
  }

  /** The code, for the person of this pseudonym whose stay it is; null when it is not the time for it. */
  async showFor(stay: Stay, pseudonym: string): Promise<string | null> {
    return this.database.transaction(async (sql) => {
      const now = this.clock.now();
      const kept = await findDoorCode(sql, stay.telecentre);
      const state = doorCodeState(kept?.shownMinutesBefore, stay, now);
      if (kept === undefined || state?.kind !== 'now') return null;
      const code = this.box.open(kept.sealed, PURPOSE);
      const place = stay.telecentre;
      await remember(sql, { action: 'door-code.shown', actor: pseudonym, subject: pseudonym, place }, now);
      return code;
    });
  }
}
