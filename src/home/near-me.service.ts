import { Injectable } from '@nestjs/common';
import { visitorOf, type Visit } from '../accounts/visit.js';
import { AvailabilityService } from '../availability/availability.service.js';
import { HalfDaysAhead, type Ahead } from '../availability/half-days-ahead.js';
import type { Offer } from '../availability/offers.js';
import type { DayCells } from '../booking-forms/day-cells.js';
import { OwnBookings, type Own } from '../booking-forms/own-bookings.js';
import { Clock } from '../platform/clock.js';
import { Database } from '../platform/database/database.js';
import type { HalfDay } from '../reservation/half-day.js';
import type { Kind } from '../reservation/kind.js';
import { localDateOf, type LocalDate } from '../reservation/local-time.js';
import { MAINLAND_ZONE } from '../platform/i18n/in-words.js';
import type { Place } from '../telecentres/near.js';
import type { Network } from '../telecentres/network.js';
import { daysNearMe, desksNear, DAYS_READ, OFFERS_SHOWN, type DesksNear } from './days-near-me.js';
import { comingHabits, type ComingHabit } from './habits.js';
import { startingPointOf, type StartingPoint } from './starting-point.js';
import { fullPlace, type FullPlace } from './usual-place.js';
import { readUsual } from './usual.queries.js';

/** What the first page shows to a member. */
export interface NearMe {
  readonly own: Own;
  readonly habits: readonly OfferedHabit[];
  /** Null when we do not know where they are: then they are asked. */
  readonly start: StartingPoint | null;
  readonly days: readonly DayCells[];
  /** The first of them that was asked for; null: today. */
  readonly from: LocalDate | null;
  readonly chosen: Chosen | null;
}

/** The usual place where it is free, else the nearest that is. */
export interface OfferedHabit {
  readonly habit: ComingHabit;
  readonly offer: Offer;
  /** What is free at the usual place on that day, where it is not free when it usually is. */
  readonly instead: FullPlace['instead'];
}

export interface Chosen extends ChosenTime {
  readonly offers: readonly Offer[];
  /** Where they would look first, when it is full then. */
  readonly full: FullPlace | null;
}

export interface ChosenTime {
  readonly date: LocalDate;
  readonly halfDay: HalfDay;
}

/** In the address; nothing of it at the first visit. */
export interface Asked {
  readonly date?: LocalDate | undefined;
  readonly halfDay?: HalfDay | undefined;
  readonly from?: LocalDate | undefined;
}

/** Finds what a member most likely came for, so that one press more is enough. */
@Injectable()
export class NearMeService {
  constructor(
    private readonly database: Database,
    private readonly availability: AvailabilityService,
    private readonly halfDays: HalfDaysAhead,
    private readonly ownBookings: OwnBookings,
    private readonly clock: Clock,
  ) {}

  async of(visit: Visit, network: Network, asked: Asked): Promise<NearMe> {
    const now = this.clock.now();
    const [own, usual] = await Promise.all([
      this.ownBookings.of(visit),
      readUsual(this.database, visitorOf(visit).caller.account, now),
    ]);
    const start = startingPointOf(usual, network);
    const from = asked.from !== undefined && asked.from > localDateOf(now, MAINLAND_ZONE) ? asked.from : null;
    const [habits, near] = await Promise.all([
      this.offered(comingHabits(usual.habits, own.occupying, network, now)),
      start === null ? [] : this.desksFrom(start, from),
    ]);
    const days = daysNearMe(near, own.occupying, from);
    const time = start && chosenTime(days, from, asked);
    const offers = time && (await this.freeNear(start.place, time, 'desk', OFFERS_SHOWN, slugsOf(near)));
    const chosen = time && { ...time, offers: offers ?? [], full: fullPlace(near, usual.telecentre, time) };
    return { own, habits, start, days, from, chosen };
  }

  private async offered(habits: readonly ComingHabit[]): Promise<OfferedHabit[]> {
    const found = await Promise.all(
      habits.map(async (habit) => {
        const [offer] = await this.freeNear(habit.telecentre, habit, habit.kind, 1);
        if (offer === undefined) return [];
        const isThere = offer.telecentre.slug === habit.telecentre.slug;
        return [{ habit, offer, instead: isThere ? null : await this.otherHalf(habit) }];
      }),
    );
    return found.flat();
  }

  private async otherHalf({ telecentre, kind, date, halfDay }: ComingHabit): Promise<FullPlace['instead']> {
    for (const half of (['morning', 'afternoon'] as const).filter((one) => one !== halfDay)) {
      const only = new Set([telecentre.slug]);
      const [offer] = await this.freeNear(telecentre, { date, halfDay: half }, kind, 1, only);
      if (offer !== undefined) return { halfDay: half, stay: offer.stay };
    }
    return null;
  }

  private async desksFrom(
    start: StartingPoint,
    from: LocalDate | null,
  ): Promise<readonly Ahead<DesksNear>[]> {
    const wanted = { days: DAYS_READ };
    return (await this.halfDays.of((network) => desksNear(start, from, network), wanted)) ?? [];
  }

  /** `among`: the same telecentres as somewhere else on the page, so that nothing is told in two ways. */
  private async freeNear(
    place: Place,
    { date, halfDay }: ChosenTime,
    kind: Kind,
    limit: number,
    among?: ReadonlySet<string>,
  ): Promise<readonly Offer[]> {
    const request = { time: { date, halfDay }, kind, people: 1, equipment: [] };
    const within = ({ telecentres }: Network) => ({
      telecentres: [...telecentres.values()].filter(({ slug }) => among?.has(slug) ?? true),
      place,
    });
    return (await this.availability.search({ request, within, limit })) ?? [];
  }
}

/** What was asked for; else the next half-day that is free, and of a day that was asked for its first. */
function chosenTime(
  days: readonly DayCells[],
  from: LocalDate | null,
  { date, halfDay }: Asked,
): ChosenTime | null {
  if (date !== undefined) return { date, halfDay: halfDay ?? 'morning' };
  if (from === null) return firstFree(days);
  return firstFree(days.filter((day) => day.date === from)) ?? { date: from, halfDay: 'morning' };
}

function slugsOf(near: readonly Ahead<DesksNear>[]): ReadonlySet<string> {
  return new Set(near.map(({ sought }) => sought.telecentre.slug));
}

function firstFree(days: readonly DayCells[]): ChosenTime | null {
  for (const day of days)
    for (const halfDay of ['morning', 'afternoon'] as const)
      if (day[halfDay].ahead.state === 'free' && day[halfDay].own === null)
        return { date: day.date, halfDay };
  return null;
}
