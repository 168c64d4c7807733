import { Injectable } from '@nestjs/common';
import { remember, rememberReading } from '../audit/audit-trail.js';
import { placeFor } from '../host-frame/received-place.js';
import type { Caller } from '../permissions/caller.js';
import { Clock } from '../platform/clock.js';
import { Database, type Sql } from '../platform/database/database.js';
import type { Instant } from '../reservation/period.js';
import { NetworkDirectory } from '../telecentres/network-directory.js';
import type { Network, Telecentre } from '../telecentres/network.js';
import { carryOut, type Doing } from './carry-out.js';
import type { Choices, Decided } from './closing.js';
import { asItIs } from './closures.service.js';
import { fatesOf } from './fates.js';
import { holdEverythingStill } from './in-the-way.queries.js';
import { countOutsideHours } from './outside-count.js';
import { bookingsOutsideHours } from './outside-hours.js';
import { readSurroundings } from './surroundings.js';

export interface LeftBehind {
  readonly telecentre: Telecentre;
  readonly decided: readonly Decided[];
}

/** What could not be done as it was decided is decided once more. */
const ROUNDS = 2;

/** Settles what stands outside the hours of a place, booking by booking, as a closing would. */
@Injectable()
export class OutsideHoursService {
  constructor(
    private readonly database: Database,
    private readonly directory: NetworkDirectory,
    private readonly clock: Clock,
  ) {}

  async list(caller: Caller, slug: string): Promise<LeftBehind> {
    const network = await this.directory.fresh();
    const { telecentre, role } = placeFor(caller, 'closures', network, slug);
    const now = this.clock.now();
    const decided = await decideIn(this.database, network, telecentre, null, now);
    const subjects = decided.flatMap(({ one: { holder } }) =>
      holder.kind === 'member' ? [holder.pseudonym] : [],
    );
    await rememberReading(this.database, { reader: caller.pseudonym, role, subjects, place: slug }, now);
    return { telecentre, decided };
  }

  /** How many there are. */
  async count(telecentre: Telecentre): Promise<number> {
    const counts = await countOutsideHours(this.database, [telecentre], this.clock.now());
    return counts.get(telecentre.id) ?? 0;
  }

  /** Those that are chosen; the others stay as they are, and on the list. False: so did some of the chosen. */
  async settle(caller: Caller, slug: string, choices: Choices, reason: string): Promise<boolean> {
    const known = await this.directory.fresh();
    placeFor(caller, 'closures', known, slug);
    return this.database.transaction(async (sql) => {
      await holdEverythingStill(sql);
      const now = this.clock.now();
      const network = await asItIs(sql, known);
      const { telecentre, role } = placeFor(caller, 'closures', network, slug);
      const doing = { actor: caller.account, reason, now };
      const { settled, left } = await settleAll(sql, network, telecentre, choices, doing);
      if (settled > 0) {
        const entry = { action: 'outside-hours.settled', subject: null, place: slug } as const;
        const details = { bookings: settled };
        await remember(sql, { ...entry, actor: caller.pseudonym, actorRole: role, details }, now);
      }
      return left === 0;
    });
  }
}

/** How many are settled, and how many could not be. */
async function settleAll(
  sql: Sql,
  network: Network,
  telecentre: Telecentre,
  choices: Choices,
  doing: Doing,
): Promise<{ readonly settled: number; readonly left: number }> {
  let [settled, left] = [0, 0];
  for (let round = 1; round <= ROUNDS; round++) {
    left = 0;
    for (const one of await decideIn(sql, network, telecentre, choices, doing.now)) {
      const done = await carryOut(sql, one, doing);
      if (done === null) left += 1;
      else settled += 1;
    }
    if (left === 0) break;
  }
  return { settled, left };
}

/** `choices`: only of these, and locked; null: of all. */
async function decideIn(
  sql: Sql,
  network: Network,
  telecentre: Telecentre,
  choices: Choices | null,
  now: Instant,
): Promise<Decided[]> {
  const outside = await bookingsOutsideHours(sql, telecentre, now, choices !== null);
  const concerned = outside.filter(({ booking }) => choices?.has(booking.reference) ?? true);
  const around = await readSurroundings(sql, network, telecentre.slug, concerned, now);
  return around === null ? [] : fatesOf(concerned, around, { closesAt: null, choices });
}
