import { Injectable } from '@nestjs/common';
import { visitorOf, type Visit } from '../accounts/visit.js';
import { AvailabilityService } from '../availability/availability.service.js';
import { HalfDaysAhead } from '../availability/half-days-ahead.js';
import type { Offer } from '../availability/offers.js';
import type { DayCells } from '../booking-forms/day-cells.js';
import { OwnBookings, type Own } from '../booking-forms/own-bookings.js';
import { Clock } from '../platform/clock.js';
import { Database } from '../platform/database/database.js';
import type { HalfDay } from '../reservation/half-day.js';
import type { Kind } from '../reservation/kind.js';
import type { LocalDate } from '../reservation/local-time.js';
import type { Place } from '../telecentres/near.js';
import type { Network } from '../telecentres/network.js';
import { daysNearMe, desksNear, DAYS_READ } from './days-near-me.js';
import { comingHabits, type ComingHabit } from './habits.js';
import { startingPointOf, type StartingPoint } from './starting-point.js';
import { readUsual } from './usual.queries.js';

/** What the first page shows to a member. */
export interface NearMe {
  readonly own: Own;
  readonly habits: readonly OfferedHabit[];
  /** Null when we do not know where they are: then they are asked. */
  readonly start: StartingPoint | null;
  readonly days: readonly DayCells[];
  readonly chosen: Chosen | null;
}

/** The usual place where it is free, else the nearest that is. */
export interface OfferedHabit {
  readonly habit: ComingHabit;
  readonly offer: Offer;
}

export interface Chosen extends ChosenTime {
  readonly offers: readonly Offer[];
}

export interface ChosenTime {
  readonly date: LocalDate;
  readonly halfDay: HalfDay;
}

/** In the address; nothing of it at the first visit. */
export interface Asked {
  readonly date?: LocalDate | undefined;
  readonly halfDay?: HalfDay | undefined;
}

/** Of the nearest, as many as one looks through without thinking. */
const OFFERS_SHOWN = 3;

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
    const [habits, days] = await Promise.all([
      this.offered(comingHabits(usual.habits, own.occupying, network, now)),
      start === null ? [] : this.daysFrom(start, own),
    ]);
    return { own, habits, start, days, chosen: start && (await this.chosen(start, days, asked)) };
  }

  private async offered(habits: readonly ComingHabit[]): Promise<OfferedHabit[]> {
    const found = await Promise.all(
      habits.map(async (habit) => {
        const [offer] = await this.freeNear(habit.telecentre, habit, habit.kind, 1);
        return offer === undefined ? [] : [{ habit, offer }];
      }),
    );
    return found.flat();
  }

  private async daysFrom(start: StartingPoint, { occupying }: Own): Promise<DayCells[]> {
    const wanted = { days: DAYS_READ };
    const near = await this.halfDays.of((network) => desksNear(start, network), wanted);
    return daysNearMe(near ?? [], occupying);
  }

  /** What was asked for; else the next half-day that is free. */
  private async chosen(
    start: StartingPoint,
    days: readonly DayCells[],
    { date, halfDay }: Asked,
  ): Promise<Chosen | null> {
    const time = date === undefined ? firstFree(days) : { date, halfDay: halfDay ?? 'morning' };
    if (time === null) return null;
    return { ...time, offers: await this.freeNear(start.place, time, 'desk', OFFERS_SHOWN) };
  }

  private async freeNear(
    place: Place,
    { date, halfDay }: ChosenTime,
    kind: Kind,
    limit: number,
  ): Promise<readonly Offer[]> {
    const request = { time: { date, halfDay }, kind, people: 1, equipment: [] };
    const within = (network: Network) => ({ telecentres: network.telecentres.values(), place });
    return (await this.availability.search({ request, within, limit })) ?? [];
  }
}

function firstFree(days: readonly DayCells[]): ChosenTime | null {
  for (const day of days)
    for (const halfDay of ['morning', 'afternoon'] as const)
      if (day[halfDay].ahead.state === 'free' && day[halfDay].own === null)
        return { date: day.date, halfDay };
  return null;
}
