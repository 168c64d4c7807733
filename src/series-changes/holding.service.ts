import { Injectable } from '@nestjs/common';
import { allOrNothing, Undo } from '../bookings/all-or-nothing.js';
import { comeBeforeOthers } from '../bookings/together.queries.js';
import type { Caller } from '../permissions/caller.js';
import { Clock } from '../platform/clock.js';
import { Database, type Sql } from '../platform/database/database.js';
import type { Instant } from '../reservation/period.js';
import type { UnitId } from '../reservation/resource.js';
import { takeSeriesInHand } from '../series/known-series.js';
import type { SeriesInHand } from '../series/known-series.js';
import type { SeriesRecord } from '../series/series-record.js';
import { lockSeries } from '../series/series.queries.js';
import { NetworkDirectory } from '../telecentres/network-directory.js';
import type { Network } from '../telecentres/network.js';
import { staleSeries } from './series-changes.problems.js';
import { lockBookingsOf, unitsHeldBy } from './series-changes.queries.js';

export interface HeldSeries extends SeriesInHand {
  readonly caller: Caller;
  readonly network: Network;
  readonly now: Instant;
}

/** Throw it within, and all is decided anew: something is not as it was. */
export class DecideAgain extends Undo {
  constructor() {
    super(AGAIN);
  }
}

const AGAIN = Symbol('again');

/** Others changed the series or its bookings between our reading and our holding them: look again, but not for ever. */
const ATTEMPTS = 5;

/** Holds a series still, with its bookings and all the places that a change of it may need. */
@Injectable()
export class HoldingService {
  constructor(
    private readonly database: Database,
    private readonly directory: NetworkDirectory,
    private readonly clock: Clock,
  ) {}

  /**
   * All of the work, or none: none as well when it is only to be told what would become of it. `unitsWanted`: besides those
   * that its bookings have.
   */
  async whileHeld<Answer>(
    caller: Caller,
    id: string,
    {
      unitsWanted,
      dryRun,
    }: { readonly unitsWanted: (held: HeldSeries) => UnitId[]; readonly dryRun: boolean },
    work: (sql: Sql, held: HeldSeries) => Promise<Answer>,
  ): Promise<Answer> {
    for (let attempt = 1; ; attempt++) {
      const network = await this.directory.fresh();
      const known = await takeSeriesInHand(this.database, caller, id);
      const about = { caller, network, now: this.clock.now() };
      const units = [...(await unitsHeldBy(this.database, id)), ...unitsWanted({ ...known, ...about })];
      const answer = await allOrNothing<Answer | typeof AGAIN>(this.database, async (sql) => {
        if (!(await comeBeforeOthers(sql, network.version, units))) return AGAIN;
        await lockSeries(sql, id);
        await lockBookingsOf(sql, id);
        const held = await takeSeriesInHand(sql, caller, id);
        if (stateOf(held.series) !== stateOf(known.series)) return AGAIN;
        const done = await work(sql, { ...held, ...about });
        if (dryRun) throw new Undo(done);
        return done;
      });
      if (answer !== AGAIN) return answer;
      if (attempt === ATTEMPTS) throw staleSeries(known.series.revision);
    }
  }
}

/** Changes with whatever changes of it, or of what is booked for it. */
function stateOf({ revision, dates }: SeriesRecord): string {
  const ofDates = dates.map(({ date, fate, booking }) => [date, fate, booking?.id, booking?.revision]);
  return JSON.stringify([revision, ofDates]);
}
