import { Injectable } from '@nestjs/common';
import { placeFor, placesOf } from '../host-frame/received-place.js';
import type { Caller } from '../permissions/caller.js';
import { grantsFor } from '../permissions/may.js';
import { Clock } from '../platform/clock.js';
import { Database } from '../platform/database/database.js';
import { MAINLAND_ZONE } from '../platform/i18n/in-words.js';
import { localDateOf, localTimeOf, openingInstant, type LocalDate } from '../reservation/local-time.js';
import type { Instant } from '../reservation/period.js';
import { NetworkDirectory } from '../telecentres/network-directory.js';
import type { Network, Telecentre } from '../telecentres/network.js';
import { areasOf, type AreaOfPlaces, type PlaceUse } from './areas.js';
import {
  countPeople,
  countPeopleOfAreas,
  countVisits,
  listSince,
  listStays,
  listUnits,
  type SinceRow,
  type StaysRow,
  type UnitRow,
} from './figures.queries.js';
import { occupancyOf, type Occupancy, type Unit } from './occupancy.js';
import { peopleOf, totalOf, type People } from './people.js';
import { daysOf, halfDaysOf, type CalendarDay } from './place-half-days.js';
import { told, type Told } from './small-numbers.js';
import { countedUntil, yearBefore, yearsAfter, type Span } from './span.js';
import { wallMinuteAt, type WallMinute } from './wall-minutes.js';

export interface Figures {
  readonly telecentre: Telecentre;
  readonly span: Span;
  /** The last day that is counted, while the span is under way. */
  readonly until: LocalDate | null;
  readonly occupancy: Occupancy;
  readonly people: People;
  /** The same days a year earlier, as far into them as it is now. */
  readonly before: { readonly span: Span; readonly occupancy: Occupancy; readonly people: Told };
}

export interface AreaFigures {
  readonly span: Span;
  readonly until: LocalDate | null;
  readonly before: Span;
  readonly areas: readonly AreaOfPlaces[];
}

/** How much places are used. */
@Injectable()
export class FiguresService {
  constructor(
    private readonly database: Database,
    private readonly directory: NetworkDirectory,
    private readonly clock: Clock,
  ) {}

  async ofTelecentre(caller: Caller, slug: string, span: Span): Promise<Figures> {
    const { telecentre } = placeFor(caller, 'figures', await this.directory.fresh(), slug);
    const [now, before] = [this.clock.now(), yearBefore(span)];
    const then = aYearBefore(now, telecentre);
    const ids = [telecentre.id];
    const [units, sinceRows, stays, staysBefore, counts, countsBefore, visits] = await Promise.all([
      listUnits(this.database, ids),
      listSince(this.database, ids),
      listStays(this.database, ids, span, now),
      listStays(this.database, ids, before, then),
      countPeople(this.database, ids, span, now),
      countPeople(this.database, ids, before, then),
      countVisits(this.database, telecentre.id, span, now),
    ]);
    const since = byTelecentre(sinceRows);
    return {
      telecentre,
      span,
      until: countedUntil(span, localDateOf(now, telecentre.opening.timeZone)),
      occupancy: occupancyAt(telecentre, withStays(units, stays), since, daysOf(span), now),
      people: peopleOf({ counts, ...visits }),
      before: {
        span: before,
        occupancy: occupancyAt(telecentre, withStays(units, staysBefore), since, daysOf(before), then),
        people: told(totalOf(countsBefore)),
      },
    };
  }

  /** Departments and the network for those who look after them; for a host the places at which they receive people. */
  async ofAreas(caller: Caller, span: Span): Promise<AreaFigures> {
    const network = await this.directory.fresh();
    const telecentres = placesOf(caller, 'figures', network).map(({ telecentre }) => telecentre);
    const [now, before] = [this.clock.now(), yearBefore(span)];
    const ids = telecentres.map(({ id }) => id);
    const then = aYearBefore(now, telecentres[0]);
    const [units, sinceRows, stays, staysBefore, people] = await Promise.all([
      listUnits(this.database, ids),
      listSince(this.database, ids),
      listStays(this.database, ids, span, now),
      listStays(this.database, ids, before, then),
      countPeopleOfAreas(this.database, ids, span, now),
    ]);
    const [nowThere, thenThere] = [withStays(units, stays), withStays(units, staysBefore)];
    const [days, daysBefore, since] = [daysOf(span), daysOf(before), byTelecentre(sinceRows)];
    const uses: PlaceUse[] = telecentres.map((telecentre) => ({
      telecentre,
      now: occupancyAt(telecentre, nowThere, since, days, now),
      before: occupancyAt(telecentre, thenThere, since, daysBefore, then),
    }));
    const until = countedUntil(span, localDateOf(now, MAINLAND_ZONE));
    return { span, until, before, areas: areasOf(uses, people, lookedAfter(caller, network)) };
  }
}

/** On the clock of the place: where it is noon today, it was noon then. */
function aYearBefore(now: Instant, telecentre: Telecentre | undefined): Instant {
  const zone = telecentre?.opening.timeZone ?? 'UTC';
  return openingInstant(yearsAfter(localDateOf(now, zone), -1), localTimeOf(now, zone), zone);
}

function occupancyAt(
  { id, opening }: Telecentre,
  units: ReadonlyMap<number, readonly Unit[]>,
  since: ReadonlyMap<number, WallMinute>,
  days: readonly CalendarDay[],
  now: Instant,
): Occupancy {
  const halfDays = halfDaysOf(opening, days, since.get(id));
  return occupancyOf(halfDays, units.get(id) ?? [], wallMinuteAt(now, opening.timeZone));
}

function byTelecentre(rows: readonly SinceRow[]): ReadonlyMap<number, WallMinute> {
  return new Map(rows.map(({ telecentreId, since }) => [telecentreId, since]));
}

/** By telecentre. */
function withStays(units: readonly UnitRow[], rows: readonly StaysRow[]): ReadonlyMap<number, Unit[]> {
  const staysOf = new Map(
    rows.map(({ resourceId, starts, ends }) => [
      resourceId,
      starts.map((start, index) => ({ start, end: ends[index] ?? start })),
    ]),
  );
  const unitsThere = new Map<number, Unit[]>();
  for (const { telecentreId, bookedAs, ...unit } of units) {
    const stays = bookedAs.flatMap((resource) => staysOf.get(resource) ?? []);
    const there = unitsThere.get(telecentreId);
    if (there) there.push({ ...unit, stays });
    else unitsThere.set(telecentreId, [{ ...unit, stays }]);
  }
  return unitsThere;
}

/** The departments of which the caller may know all, in order; and whether that is the network. */
function lookedAfter(
  caller: Caller,
  network: Network,
): { readonly departments: readonly string[]; readonly network: boolean } {
  const grants = grantsFor(caller, 'figures');
  const isAll = grants.some(({ role }) => role === 'administrator');
  const departments = network.departments
    .map(({ code }) => code)
    .filter(
      (code) => isAll || grants.some((one) => one.role === 'coordinator' && one.departmentCode === code),
    );
  return { departments, network: isAll };
}
