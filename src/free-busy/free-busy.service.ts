import { Injectable } from '@nestjs/common';
import { Clock } from '../platform/clock.js';
import { Database } from '../platform/database/database.js';
import { addDays, localDateOf, openingInstant } from '../reservation/local-time.js';
import type { Instant, Period } from '../reservation/period.js';
import type { Resource } from '../reservation/resource.js';
import { NetworkDirectory } from '../telecentres/network-directory.js';
import type { Telecentre } from '../telecentres/network.js';
import { divide, type Division } from './free-busy.js';
import { occupiedTime } from './free-busy.queries.js';

export interface FreeBusyFacts {
  /** Of the network. */
  readonly version: number;
  readonly telecentre: Telecentre;
  readonly resource: Resource;
  readonly now: Instant;
  /** From this day's midnight. */
  readonly division: Division;
  /** Since when all this is so, as far as anybody has written it down; never before this day began. */
  readonly changedAt: Instant;
}

/** A season: nobody plans a meeting further ahead, and Outlook, which asks most, looks two months ahead. */
const DAYS_AHEAD = 90;

@Injectable()
export class FreeBusyService {
  constructor(
    private readonly database: Database,
    private readonly directory: NetworkDirectory,
    private readonly clock: Clock,
  ) {}

  /** Null when no such place is published. */
  async of(key: string): Promise<FreeBusyFacts | null> {
    return this.directory.upToDate(async (network) => {
      const place = network.resources.get(key);
      if (place === undefined) return null;
      const { telecentre, resource } = place;
      const now = this.clock.now();
      const window = windowFrom(now, telecentre.opening.timeZone);
      const question = { telecentre: telecentre.id, units: resource.units, window };
      const { version, occupied, changedAt } = await occupiedTime(this.database, question, now);
      return {
        version,
        telecentre,
        resource,
        now,
        division: divide(telecentre.opening, resource.closures, occupied, window),
        changedAt: Math.max(window.start, changedAt),
      };
    });
  }

  /** What the database knows it by; null when no such place is published. */
  async idOf(key: string): Promise<number | null> {
    const [row] = await this.database.query<{ id: number }>(
      `select r.id from resource r join telecentre t on t.id = r.telecentre_id
where r.key = $1 and not r.withdrawn and t.published`,
      [key],
    );
    return row?.id ?? null;
  }
}

function windowFrom(now: Instant, zone: string): Period {
  const today = localDateOf(now, zone);
  return {
    start: openingInstant(today, '00:00', zone),
    end: openingInstant(addDays(today, DAYS_AHEAD), '00:00', zone),
  };
}
