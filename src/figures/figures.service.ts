import { Injectable } from '@nestjs/common';
import { placeFor, placesOf } from '../host-frame/received-place.js';
import type { Caller } from '../permissions/caller.js';
import { grantsFor } from '../permissions/may.js';
import { Clock } from '../platform/clock.js';
import { Database } from '../platform/database/database.js';
import { localDateOf, localTimeOf, openingInstant } from '../reservation/local-time.js';
import type { Instant } from '../reservation/period.js';
import { NetworkDirectory } from '../telecentres/network-directory.js';
import type { Network, Telecentre } from '../telecentres/network.js';
import { areasOf, type AreaOfPlaces, type PlaceUse } from './areas.js';
import {
  countPeople,
  countPeopleOfAreas,
  countVisits,
  listStays,
  listUnits,
  type StaysRow,
  type UnitRow,
} from './figures.queries.js';
import { occupancyOf, type Occupancy, type Unit } from './occupancy.js';
import { peopleOf, totalOf, type People } from './people.js';
import { daysOf, halfDaysOf, type CalendarDay } from './place-half-days.js';
import { told, type Told } from './small-numbers.js';
import { yearBefore, yearsAfter, type Span } from './span.js';
import { wallMinuteAt } from './wall-minutes.js';

export interface Figures {
  readonly telecentre: Telecentre;
  readonly span: Span;
  readonly occupancy: Occupancy;
  readonly people: People;
  /** The same days a year earlier, as far into them as it is now. */
  readonly before: { readonly span: Span; readonly occupancy: Occupancy; readonly people: Told };
}

export interface AreaFigures {
  readonly span: Span;
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
    const [units, stays, staysBefore, counts, countsBefore, visits] = await Promise.all([
      listUnits(this.database, ids),
      listStays(this.database, ids, span, now),
      listStays(this.database, ids, before, then),
      countPeople(this.database, ids, span, now),
      countPeople(this.database, ids, before, then),
      countVisits(this.database, telecentre.id, span, now),
    ]);
    return {
      telecentre,
      span,
      occupancy: occupancyAt(telecentre, withStays(units, stays), daysOf(span), now),
      people: peopleOf({ counts, ...visits }),
      before: {
        span: before,
        occupancy: occupancyAt(telecentre, withStays(units, staysBefore), daysOf(before), then),
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
    const [units, stays, staysBefore, people] = await Promise.all([
      listUnits(this.database, ids),
      listStays(this.database, ids, span, now),
      listStays(this.database, ids, before, then),
      countPeopleOfAreas(this.database, ids, span, now),
    ]);
    const [nowThere, thenThere] = [withStays(units, stays), withStays(units, staysBefore)];
    const [days, daysBefore] = [daysOf(span), daysOf(before)];
    const uses: PlaceUse[] = telecentres.map((telecentre) => ({
      telecentre,
      now: occupancyAt(telecentre, nowThere, days, now),
      before: occupancyAt(telecentre, thenThere, daysBefore, then),
    }));
    return { span, before, areas: areasOf(uses, people, lookedAfter(caller, network)) };
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
  days: readonly CalendarDay[],
  now: Instant,
): Occupancy {
  return occupancyOf(halfDaysOf(opening, days), units.get(id) ?? [], wallMinuteAt(now, opening.timeZone));
}

/** By telecentre. */
function withStays(units: readonly UnitRow[], rows: readonly StaysRow[]): ReadonlyMap<number, Unit[]> {
  const staysOf = new Map(
    rows.map(({ resourceId, starts, ends }) => [
      resourceId,
      starts.map((start, index) => ({ start, end: ends[index] ?? start })),
    ]),
  );
  const byTelecentre = new Map<number, Unit[]>();
  for (const { telecentreId, bookedAs, ...unit } of units) {
    const stays = bookedAs.flatMap((resource) => staysOf.get(resource) ?? []);
    const there = byTelecentre.get(telecentreId);
    if (there) there.push({ ...unit, stays });
    else byTelecentre.set(telecentreId, [{ ...unit, stays }]);
  }
  return byTelecentre;
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
