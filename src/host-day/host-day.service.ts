import { Injectable } from '@nestjs/common';
import type { ReceivedPlace } from '../host-frame/received-place.js';
import { nextHalfDays, type NextHalfDay } from '../occupancy/half-days-next.js';
import { countsOf, type HalfDayState } from '../occupancy/day.js';
import { DayService, type SeenDay } from '../occupancy/day.service.js';
import type { Caller } from '../permissions/caller.js';
import { grantsFor } from '../permissions/may.js';
import { Clock } from '../platform/clock.js';
import { Database } from '../platform/database/database.js';
import { localDateOf, type LocalDate } from '../reservation/local-time.js';
import type { Instant } from '../reservation/period.js';
import { waitingBetween, type WaitingThen } from '../waitlist/waitlist.queries.js';
import { readNotices, type PlaceNotices } from './place-notices.js';
import { unconfirmedAmong, type UnconfirmedPlace } from './unconfirmed.queries.js';

/** A telecentre now: this half-day and the next, and while somebody is there also one that has just been closed. */
export interface PlaceNow {
  readonly place: ReceivedPlace;
  readonly today: SeenDay;
  readonly shown: readonly { readonly day: SeenDay; readonly half: HalfDayState }[];
  readonly notices: PlaceNotices;
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
  /** Hers, and not to be found yet: she is to say that their hours are right. */
  readonly unconfirmed: readonly UnconfirmedPlace[];
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
    const noticesOf = await this.readNotices(own);
    const now = await Promise.all(
      own.map((place) => this.placeNow(caller, place, noticesOf(place.telecentre))),
    );
    const inShort = await Promise.all(others.map((place) => this.placeInShort(place)));
    return {
      own: openFirst(now, ({ today }) => today.state.halfDays.some(({ closed }) => closed === null)),
      others: openFirst(inShort, ({ today, next }) => next?.date === today),
      unconfirmed: await unconfirmedAmong(this.database, telecentresToConfirm(caller)),
    };
  }

  /** By telecentre: whatever their number, one statement of each sort. */
  readNotices(places: readonly Pick<ReceivedPlace, 'telecentre'>[]): ReturnType<typeof readNotices> {
    const telecentres = places.map(({ telecentre }) => telecentre);
    return readNotices(this.database, telecentres, this.clock.now());
  }

  /** How many wait for a place on that day, by when. */
  async waitingOn({ telecentre, state }: SeenDay): Promise<readonly WaitingThen[]> {
    const [first, last] = [state.halfDays[0], state.halfDays.at(-1)];
    if (first === undefined || last === undefined) return [];
    return waitingBetween(this.database, telecentre.id, { start: first.hours.start, end: last.hours.end });
  }

  private async placeNow(caller: Caller, place: ReceivedPlace, notices: PlaceNotices): Promise<PlaceNow> {
    const now = this.clock.now();
    const today = localDateOf(now, place.telecentre.opening.timeZone);
    const next = nextHalfDays(place.telecentre, now, 2);
    const unseen = await this.days.unseenDay(place, today);
    const closing = halfClosedUpon(unseen, next, now);
    const wanted = closing === undefined ? next : [{ date: today, halfDay: closing.halfDay }, ...next];
    const dates = [...new Set(wanted.map(({ date }) => date))];
    const days = await Promise.all(dates.map((date) => this.days.seenDay(caller, place, date)));
    const shown = wanted.flatMap((one) => {
      const day = days.find(({ state }) => state.date === one.date);
      const half = day && halfOf(day.state.halfDays, one);
      return day && half ? [{ day, half }] : [];
    });
    const known = days.find(({ state }) => state.date === today);
    return { place, shown, notices, today: known ?? unseen };
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

/** The half-day that runs, where its doors have been shut upon somebody who had come: they are still inside. */
function halfClosedUpon(
  { state: { halfDays, date } }: SeenDay,
  next: readonly NextHalfDay[],
  now: Instant,
): HalfDayState | undefined {
  return halfDays.find(
    ({ halfDay, hours, places }) =>
      hours.start <= now &&
      now < hours.end &&
      !next.some((one) => one.date === date && one.halfDay === halfDay) &&
      places.some(({ coming }) => coming.some((one) => one.state === 'arrived')),
  );
}

/** What is open today before what is not, and among each other as they were, which is by name. */
function openFirst<Place>(places: readonly Place[], isOpen: (place: Place) => boolean): readonly Place[] {
  return [...places.filter(isOpen), ...places.filter((one) => !isOpen(one))];
}

function telecentresToConfirm(caller: Caller): readonly number[] {
  return grantsFor(caller, 'network.confirm').flatMap((grant) =>
    grant.role === 'host' && grant.telecentreId !== null ? [grant.telecentreId] : [],
  );
}

export function halfOf(
  halfDays: readonly HalfDayState[],
  { halfDay }: Pick<NextHalfDay, 'halfDay'>,
): HalfDayState | undefined {
  return halfDays.find((one) => one.halfDay === halfDay);
}
