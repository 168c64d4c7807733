import { Injectable } from '@nestjs/common';
import { countOutsideHours } from '../closures/outside-count.js';
import type { ReceivedPlace } from '../host-frame/received-place.js';
import { nextHalfDays, type NextHalfDay } from '../occupancy/half-days-next.js';
import { countsOf, type HalfDayState } from '../occupancy/day.js';
import { DayService, type SeenDay } from '../occupancy/day.service.js';
import type { Caller } from '../permissions/caller.js';
import { Clock } from '../platform/clock.js';
import { Database } from '../platform/database/database.js';
import { localDateOf, type LocalDate } from '../reservation/local-time.js';

/** A telecentre now: this half-day and the next. */
export interface PlaceNow {
  readonly place: ReceivedPlace;
  readonly today: SeenDay;
  readonly shown: readonly { readonly day: SeenDay; readonly half: HalfDayState }[];
  /** How many bookings of the days to come stand outside the hours. */
  readonly outside: number;
}

/** The same in one line, for those who look after many. */
export interface PlaceInShort {
  readonly place: ReceivedPlace;
  readonly today: LocalDate;
  readonly next: NextHalfDay | null;
  readonly counts: ReturnType<typeof countsOf> | null;
}

export interface HostsPlaces {
  readonly own: readonly PlaceNow[];
  readonly others: readonly PlaceInShort[];
}

/** Fewer are shown whole, whoever looks: more would be a page that nobody reads between two phone calls. */
const FEW = 3;

@Injectable()
export class HostDayService {
  constructor(
    private readonly days: DayService,
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /** Where she is the host, who comes; where she coordinates, how many, and nobody's name is read for that. */
  async placesOf(caller: Caller): Promise<HostsPlaces> {
    const places = await this.days.placesOf(caller);
    const isOwn = ({ role }: ReceivedPlace): boolean => role === 'host' || places.length <= FEW;
    const [own, others] = [places.filter(isOwn), places.filter((one) => !isOwn(one))];
    const outside = await this.countOutside(own);
    return {
      own: await Promise.all(
        own.map((place) => this.placeNow(caller, place, outside.get(place.telecentre.id) ?? 0)),
      ),
      others: await Promise.all(others.map((place) => this.placeInShort(place))),
    };
  }

  /** By the ids of the telecentres: whatever their number, one statement. */
  async countOutside(
    places: readonly Pick<ReceivedPlace, 'telecentre'>[],
  ): Promise<ReadonlyMap<number, number>> {
    const telecentres = places.map(({ telecentre }) => telecentre);
    return countOutsideHours(this.database, telecentres, this.clock.now());
  }

  private async placeNow(caller: Caller, place: ReceivedPlace, outside: number): Promise<PlaceNow> {
    const now = this.clock.now();
    const today = localDateOf(now, place.telecentre.opening.timeZone);
    const next = nextHalfDays(place.telecentre, now, 2);
    const dates = [...new Set(next.map(({ date }) => date))];
    const days = await Promise.all(dates.map((date) => this.days.seenDay(caller, place, date)));
    const shown = next.flatMap((one) => {
      const day = days.find(({ state }) => state.date === one.date);
      const half = day && halfOf(day.state.halfDays, one);
      return day && half ? [{ day, half }] : [];
    });
    const known = days.find(({ state }) => state.date === today);
    return { place, shown, outside, today: known ?? (await this.days.unseenDay(place, today)) };
  }

  private async placeInShort(place: ReceivedPlace): Promise<PlaceInShort> {
    const now = this.clock.now();
    const today = localDateOf(now, place.telecentre.opening.timeZone);
    const next = nextHalfDays(place.telecentre, now, 1)[0] ?? null;
    if (next === null) return { place, today, next, counts: null };
    const { state } = await this.days.unseenDay(place, next.date);
    const half = halfOf(state.halfDays, next);
    return { place, today, next, counts: half === undefined ? null : countsOf(half) };
  }
}

export function halfOf(
  halfDays: readonly HalfDayState[],
  { halfDay }: Pick<NextHalfDay, 'halfDay'>,
): HalfDayState | undefined {
  return halfDays.find((one) => one.halfDay === halfDay);
}
