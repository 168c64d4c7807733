import { Injectable } from '@nestjs/common';
import { rememberReading } from '../audit/audit-trail.js';
import { placeFor, type ReceivedPlace } from '../host-frame/received-place.js';
import { comingOn, type DayFacts, type StateOfDay } from '../occupancy/day.js';
import { readDay } from '../occupancy/day.queries.js';
import { membersAmong } from '../occupancy/expected-day.js';
import type { Caller } from '../permissions/caller.js';
import { Clock } from '../platform/clock.js';
import { Database } from '../platform/database/database.js';
import { addDays, localDateOf, openingInstant, type LocalDate } from '../reservation/local-time.js';
import type { Instant, Period } from '../reservation/period.js';
import { NetworkDirectory } from '../telecentres/network-directory.js';
import type { Telecentre } from '../telecentres/network.js';
import { daysOf, firstOfMonth, mondayOf, weeksOfMonth } from './week.js';

export interface SeenDays {
  readonly telecentre: Telecentre;
  readonly today: LocalDate;
  /** Its first day: a Monday, or the first of the month. */
  readonly from: LocalDate;
  readonly days: readonly StateOfDay[];
  readonly now: Instant;
}

/** Weeks and months of a telecentre, for whoever receives people there. */
@Injectable()
export class HostCalendarService {
  constructor(
    private readonly database: Database,
    private readonly directory: NetworkDirectory,
    private readonly clock: Clock,
  ) {}

  /** The week in which the day is, today’s when none is said. That the names in it were seen is remembered. */
  async weekAt(caller: Caller, slug: string, wanted: LocalDate | undefined): Promise<SeenDays> {
    const place = await this.placeOf(caller, slug);
    const today = this.todayAt(place.telecentre);
    const from = mondayOf(wanted ?? today);
    const dates = Array.from({ length: 7 }, (_, day) => addDays(from, day));
    const { telecentre, days, tenants, now } = await this.read(place, dates);
    const comers = membersAmong(days.flatMap((day) => comingOn(day).map(({ known }) => known)));
    const subjects = [...comers, ...tenants];
    const reading = { reader: caller.pseudonym, role: place.role, subjects, place: slug };
    await rememberReading(this.database, reading, this.clock.now());
    return { telecentre, today, from, days, now };
  }

  /** How full, and nobody’s name. */
  async monthAt(caller: Caller, slug: string, wanted: LocalDate | undefined): Promise<SeenDays> {
    const place = await this.placeOf(caller, slug);
    const today = this.todayAt(place.telecentre);
    const from = firstOfMonth(wanted ?? today);
    const { telecentre, days, now } = await this.read(place, weeksOfMonth(from).flat());
    return { telecentre, today, from, days, now };
  }

  private async placeOf(caller: Caller, slug: string): Promise<ReceivedPlace> {
    return placeFor(caller, 'bookings.place.read', await this.directory.fresh(), slug);
  }

  private todayAt({ opening }: Telecentre): LocalDate {
    return localDateOf(this.clock.now(), opening.timeZone);
  }

  /** One statement, whatever the number of days. */
  private async read(
    { telecentre: { slug } }: ReceivedPlace,
    dates: readonly LocalDate[],
  ): Promise<Pick<SeenDays, 'telecentre' | 'days' | 'now'> & { readonly tenants: readonly string[] }> {
    const now = this.clock.now();
    const found = await this.directory.upToDate(async (network) => {
      const telecentre = network.telecentres.get(slug);
      if (telecentre === undefined) return null;
      const { version, ...facts } = await readDay(
        this.database,
        telecentre,
        windowOf(telecentre, dates),
        now,
      );
      return { version, facts: facts satisfies DayFacts, telecentre };
    });
    if (found === null) throw new Error(`${slug} was there a moment ago`);
    const { telecentre, facts } = found;
    const tenants = facts.rented.flatMap(({ pseudonym }) => (pseudonym === null ? [] : [pseudonym]));
    return { telecentre, days: daysOf(telecentre, dates, facts, now), tenants, now };
  }
}

function windowOf({ opening: { timeZone } }: Telecentre, dates: readonly LocalDate[]): Period {
  const [first = '2000-01-01', last = first] = [dates[0], dates.at(-1)];
  return {
    start: openingInstant(first, '00:00', timeZone),
    end: openingInstant(addDays(last, 1), '00:00', timeZone),
  };
}
