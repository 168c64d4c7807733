import { Injectable } from '@nestjs/common';
import { remember } from '../audit/audit-trail.js';
import { Clock } from '../platform/clock.js';
import { Database, type Sql } from '../platform/database/database.js';
import { SecretBox } from '../platform/secrets/secret-box.js';
import type { Instant } from '../reservation/period.js';
import type { Telecentre } from '../telecentres/network.js';
import {
  doorCodeState,
  SHOWN_HOURS_BEFORE,
  shownFrom,
  waysShown,
  type DoorCodeState,
  type Means,
  type Stay,
} from './door-code.js';
import {
  dropWays,
  keepWay,
  listDoorCodes,
  waysTo,
  type Door,
  type DoorCodeLine,
} from './door-codes.queries.js';
import { PURPOSE } from './purpose.js';
import { rememberShowing, type ShownFor } from './showings.queries.js';

/** What opens one door, as its holder reads it. */
export interface ShownWay {
  readonly means: Means;
  /** Of whose door; null: of the telecentre. */
  readonly resourceName: string | null;
  readonly words: string;
  /** When it begins to open the door within the stay, and when it ceases to; null: before it, and not before its end. */
  readonly from: Instant | null;
  readonly until: Instant | null;
}

export interface SetOptions {
  readonly resource?: string | null;
  readonly means?: Means;
  /** From when on it opens the door; now, when nothing is said. */
  readonly from?: Instant | null;
  readonly shownMinutesBefore?: number;
}

/** Keeps what opens doors so that only whoever comes can read it, and remembers each time that it was shown. */
@Injectable()
export class DoorCodes {
  constructor(
    private readonly database: Database,
    private readonly box: SecretBox,
    private readonly clock: Clock,
  ) {}

  /** By the operator; what was before ends with it. False when there is no such telecentre, or nothing of that name there. */
  async set(telecentre: string, code: string, options: SetOptions = {}): Promise<boolean> {
    const { resource = null, means = 'code', shownMinutesBefore = SHOWN_HOURS_BEFORE * 60 } = options;
    const sealed = this.box.seal(code, PURPOSE);
    return this.database.transaction(async (sql) => {
      const now = this.clock.now();
      const validFrom = Math.max(options.from ?? now, now);
      const way = { sealed, shownMinutesBefore, validFrom };
      const kept = await keepWay(sql, { telecentre, resource, means }, way, now);
      const entry = { action: 'door-code.set', actor: null, subject: null, place: telecentre } as const;
      if (kept) await remember(sql, { ...entry, details: { resource, means, shownMinutesBefore } }, now);
      return kept;
    });
  }

  /** By the operator. False when there was none. */
  async remove(telecentre: string, resource: string | null = null, means: Means = 'code'): Promise<boolean> {
    const door: Door = { telecentre, resource, means };
    return this.database.transaction(async (sql) => {
      const removed = await dropWays(sql, door);
      const entry = { action: 'door-code.removed', actor: null, subject: null, place: telecentre } as const;
      if (removed) await remember(sql, { ...entry, details: { resource, means } }, this.clock.now());
      return removed;
    });
  }

  /** Which doors have one; never the code. */
  async list(): Promise<DoorCodeLine[]> {
    return listDoorCodes(this.database);
  }

  /** Whether what opens a stay's door can be seen now; null when it opens none, or no code opens the door there. */
  async stateFor(stay: Stay, telecentre: Telecentre | null): Promise<DoorCodeState | null> {
    const state = doorCodeState(await waysTo(this.database, stay), stay, this.clock.now());
    return state?.kind === 'unset' && telecentre?.access.regime !== 'code' ? null : state;
  }

  /** From when on it can be seen, as told in a mail of this transaction; null when none is kept here. */
  async shownFrom(
    sql: Sql,
    stay: Pick<Stay, 'telecentre' | 'resource' | 'start' | 'end'>,
  ): Promise<Instant | null> {
    return shownFrom(await waysTo(sql, stay), stay);
  }

  /** For the person of this pseudonym whose stay it is, their room's first; null when it is not the time for it. */
  async showFor(stay: Stay, shownFor: ShownFor, pseudonym: string): Promise<readonly ShownWay[] | null> {
    return this.database.transaction(async (sql) => {
      const now = this.clock.now();
      const ways = waysShown(await waysTo(sql, stay), stay, now);
      if (ways.length === 0) return null;
      const shown = ways.map(({ means, resourceName, sealed, validFrom, validUntil }) => ({
        means,
        resourceName,
        words: this.box.open(sealed, PURPOSE),
        from: validFrom > Math.max(now, stay.start) ? validFrom : null,
        until: validUntil !== null && validUntil < stay.end ? validUntil : null,
      }));
      const place = stay.telecentre;
      await remember(sql, { action: 'door-code.shown', actor: pseudonym, subject: pseudonym, place }, now);
      await rememberShowing(sql, place, shownFor, now);
      return shown;
    });
  }
}
