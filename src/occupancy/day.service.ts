import { Injectable } from '@nestjs/common';
import { rememberReading } from '../audit/audit-trail.js';
import { placeFor, placesOf, type ReceivedPlace } from '../host-frame/received-place.js';
import type { Caller } from '../permissions/caller.js';
import { Clock } from '../platform/clock.js';
import { Database } from '../platform/database/database.js';
import { localDateOf, type LocalDate } from '../reservation/local-time.js';
import type { Period } from '../reservation/period.js';
import { NetworkDirectory } from '../telecentres/network-directory.js';
import type { Telecentre } from '../telecentres/network.js';
import { comingOn, stateOfDay, type DayFacts, type StateOfDay } from './day.js';
import { readDay } from './day.queries.js';
import { membersAmong, wholeDay } from './expected-day.js';

export interface SeenDay extends ReceivedPlace {
  readonly state: StateOfDay;
  readonly facts: DayFacts;
}

/** What is at each place of a telecentre on a day, for whoever receives people there. */
@Injectable()
export class DayService {
  constructor(
    private readonly database: Database,
    private readonly directory: NetworkDirectory,
    private readonly clock: Clock,
  ) {}

  /** Today when no date is said. That their names were seen is remembered for the members among those who come. */
  async dayAt(caller: Caller, slug: string, wanted: LocalDate | undefined): Promise<SeenDay> {
    const place = await this.placeAt(caller, slug);
    const today = localDateOf(this.clock.now(), place.telecentre.opening.timeZone);
    return this.seenDay(caller, place, wanted ?? today);
  }

  /** Of somebody who does not receive people there it is not there. */
  async placeAt(caller: Caller, slug: string): Promise<ReceivedPlace> {
    return placeFor(caller, 'bookings.place.read', await this.directory.fresh(), slug);
  }

  /** Where the caller receives people, by the names of the telecentres. */
  async placesOf(caller: Caller): Promise<readonly ReceivedPlace[]> {
    return placesOf(caller, 'bookings.place.read', await this.directory.fresh());
  }

  async seenDay(caller: Caller, place: ReceivedPlace, date: LocalDate): Promise<SeenDay> {
    const seen = await this.unseenDay(place, date);
    const tenants = seen.facts.rented.flatMap(({ pseudonym }) => (pseudonym === null ? [] : [pseudonym]));
    const subjects = [...membersAmong(comingOn(seen.state).map(({ known }) => known)), ...tenants];
    const reading = { reader: caller.pseudonym, role: place.role, subjects, place: place.telecentre.slug };
    await rememberReading(this.database, reading, this.clock.now());
    return seen;
  }

  /** For those who show how many, and nobody's name. */
  async unseenDay({ telecentre: { slug }, role }: ReceivedPlace, date: LocalDate): Promise<SeenDay> {
    const now = this.clock.now();
    const found = await this.directory.upToDate(async (network) => {
      const telecentre = network.telecentres.get(slug);
      if (telecentre === undefined) return null;
      const { version, ...facts } = await readDay(this.database, telecentre, windowOn(telecentre, date), now);
      return { version, facts, telecentre };
    });
    if (found === null) throw new Error(`${slug} was there a moment ago`);
    const { telecentre, facts } = found;
    return { telecentre, role, facts, state: stateOfDay(telecentre, date, facts, now) };
  }
}

function windowOn({ opening }: Telecentre, date: LocalDate): Period {
  return wholeDay(date, opening.timeZone);
}
