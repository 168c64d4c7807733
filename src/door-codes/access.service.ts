import { Injectable } from '@nestjs/common';
import { remember, rememberReading } from '../audit/audit-trail.js';
import { placeFor, type ReceivedPlace } from '../host-frame/received-place.js';
import type { Caller } from '../permissions/caller.js';
import { Clock } from '../platform/clock.js';
import { Database } from '../platform/database/database.js';
import { invalidRequest, notFound } from '../platform/http/problem.js';
import type { Language } from '../platform/i18n/language.js';
import { SecretBox } from '../platform/secrets/secret-box.js';
import { DAY, MINUTE, type Instant } from '../reservation/period.js';
import { NetworkDirectory } from '../telecentres/network-directory.js';
import type { Telecentre } from '../telecentres/network.js';
import { NO_SUCH_DOOR } from './access.words.js';
import type { Means } from './door-code.js';
import { dropWay, keepWay, waysAt, type KeptWay } from './door-codes.queries.js';
import { PURPOSE } from './purpose.js';
import { concerns, reasonsToChange, type ReasonToChange } from './reasons-to-change.js';
import { listShowings, rememberShowing, type Showing } from './showings.queries.js';

/** What opens one door, without the words themselves. */
export interface SeenWay extends Omit<KeptWay, 'sealed'> {
  /** Null while it opens nothing yet. */
  readonly reasons: readonly ReasonToChange[] | null;
}

export interface AccessOfPlace {
  readonly telecentre: Telecentre;
  readonly ways: readonly SeenWay[];
  /** Of the last thirty days, latest first. */
  readonly showings: readonly Showing[];
  readonly now: Instant;
}

export interface NewWayIn {
  /** Id of what it opens; null: the telecentre. */
  readonly resource: string | null;
  readonly means: Means;
  readonly words: string;
  /** Null: at once. */
  readonly from: Instant | null;
  readonly shownMinutesBefore: number;
}

const SHOWINGS_LISTED_FOR = 30 * DAY;
/** Longer than anything should stay as it is. */
const LOOKED_BACK = 400 * DAY;

/** What opens the doors of a place, for those who receive people there. */
@Injectable()
export class AccessService {
  constructor(
    private readonly database: Database,
    private readonly directory: NetworkDirectory,
    private readonly box: SecretBox,
    private readonly clock: Clock,
  ) {}

  async of(caller: Caller, slug: string): Promise<AccessOfPlace> {
    const { telecentre, role } = await this.placeFor(caller, slug);
    const now = this.clock.now();
    const [kept, showings] = await Promise.all([
      waysAt(this.database, slug),
      listShowings(this.database, slug, now - LOOKED_BACK, now),
    ]);
    const listed = showings.filter(({ at }) => at >= now - SHOWINGS_LISTED_FOR);
    const ways = kept
      .filter(({ validUntil }) => validUntil === null || validUntil > now)
      .map(({ sealed: _sealed, ...way }) => ({
        ...way,
        reasons: way.validFrom > now ? null : reasonsToChange(way, showings, now),
      }));
    const named = showings.filter((one) => listed.includes(one) || ways.some((way) => concerns(one, way)));
    const subjects = named.flatMap(({ pseudonym }) => (pseudonym === null ? [] : [pseudonym]));
    await rememberReading(this.database, { reader: caller.pseudonym, role, subjects, place: slug }, now);
    return { telecentre, ways, showings: listed, now };
  }

  /** What opened that door before ends when this begins. */
  async set(caller: Caller, slug: string, way: NewWayIn, language: Language): Promise<void> {
    const { telecentre, role } = await this.placeFor(caller, slug);
    const { resource, means, words, from, shownMinutesBefore } = way;
    const sealed = this.box.seal(words, PURPOSE);
    await this.database.transaction(async (sql) => {
      const now = this.clock.now();
      const validFrom = Math.max(from ?? now, now);
      const door = { telecentre: slug, resource, means };
      if (!(await keepWay(sql, door, { sealed, validFrom, shownMinutesBefore }, now)))
        throw invalidRequest([{ field: 'door', message: NO_SUCH_DOOR[language] }]);
      await remember(
        sql,
        {
          action: 'door-code.set',
          actor: caller.pseudonym,
          actorRole: role,
          subject: null,
          place: telecentre.slug,
          details: { resource, means, inMinutes: Math.round((validFrom - now) / MINUTE) },
        },
        now,
      );
    });
  }

  /** Once more is the same as once. */
  async remove(caller: Caller, slug: string, id: string): Promise<void> {
    const { role } = await this.placeFor(caller, slug);
    await this.database.transaction(async (sql) => {
      const now = this.clock.now();
      if (!(await dropWay(sql, slug, id, now))) return;
      const entry = { action: 'door-code.removed', actor: caller.pseudonym, actorRole: role } as const;
      await remember(sql, { ...entry, subject: null, place: slug }, now);
    });
  }

  /** The words themselves, for a host who asks; that they did is remembered, and shown to the others. */
  async reveal(caller: Caller, slug: string, id: string): Promise<string> {
    const { role } = await this.placeFor(caller, slug);
    return this.database.transaction(async (sql) => {
      const now = this.clock.now();
      const way = (await waysAt(sql, slug)).find((one) => one.id === id);
      if (way === undefined) throw notFound();
      const entry = { action: 'door-code.shown', actor: caller.pseudonym, actorRole: role } as const;
      await remember(sql, { ...entry, subject: null, place: slug }, now);
      await rememberShowing(sql, slug, { host: caller.account }, now);
      return this.box.open(way.sealed, PURPOSE);
    });
  }

  private async placeFor(caller: Caller, slug: string): Promise<ReceivedPlace> {
    return placeFor(caller, 'access-codes', await this.directory.fresh(), slug);
  }
}
